namespace Credex.CoCreate.Charts;

/// <summary>Names the texts of charts, marks and verdicts: ChartTexts.resx and ChartTexts.fr.resx.</summary>
public sealed class ChartTexts;
