namespace Credex.CoCreate.Workshops.Record;

/// <summary>Names the texts of the record, for <c>IStringLocalizer</c>.</summary>
public sealed class RecordTexts;
