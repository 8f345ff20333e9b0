namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>Names the texts of practice questions, for <c>IStringLocalizer</c>.</summary>
public sealed class WarmUpTexts;
