namespace Credex.CoCreate.Standards.Consensus;

/// <summary>One number behind a finding, not rounded.</summary>
public sealed record Statistic(StatisticKind Kind, double Value);
