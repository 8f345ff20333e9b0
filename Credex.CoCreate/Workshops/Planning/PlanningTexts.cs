namespace Credex.CoCreate.Workshops.Planning;

/// <summary>Names the texts of preparing and announcing workshops, for <c>IStringLocalizer</c>.</summary>
public sealed class PlanningTexts;
