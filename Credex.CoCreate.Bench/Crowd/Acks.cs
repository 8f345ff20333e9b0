namespace Credex.CoCreate.Bench.Crowd;

/// <summary>How long the acknowledgements of a burst took.</summary>
internal sealed class Acks
{
    private readonly List<double> sorted;

    public Acks(IReadOnlyCollection<Vote> votes)
    {
        sorted = [.. votes.Where(vote => vote.IsAcknowledged).Select(vote => vote.Milliseconds).Order()];
        Failed = votes.Count - sorted.Count;
        Last = votes.Where(vote => vote.IsAcknowledged).Select(vote => vote.Answered).DefaultIfEmpty().Max();
        SentWithin = votes.Count == 0 ? 0 : Timing.Between(votes.Min(vote => vote.Sent), votes.Max(vote => vote.Sent));
        Refusals = string.Join(", ", votes.Where(vote => !vote.IsAcknowledged).CountBy(vote => vote.Status).Select(pair => $"{pair.Value} x {pair.Key}"));
    }

    public int Count => sorted.Count;

    public int Failed { get; }

    /// <summary>What the failed ones got; 0 is a broken connection.</summary>
    public string Refusals { get; }

    public long Last { get; }

    /// <summary>Over how many milliseconds they were really sent: longer than the burst when this machine could not keep up.</summary>
    public double SentWithin { get; }

    public double At(double share) => Timing.Percentile(sorted, share);
}
