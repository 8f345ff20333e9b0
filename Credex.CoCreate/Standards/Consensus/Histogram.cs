using System.Text.Json.Serialization;

namespace Credex.CoCreate.Standards.Consensus;

/// <summary>How many people chose each value of a scale: <c>Counts[value - 1]</c>. Never negative.</summary>
public sealed record Histogram
{
    [JsonConstructor]
    public Histogram(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Any(count => count < 0))
        {
            throw new ArgumentOutOfRangeException(nameof(counts), "A count cannot be negative.");
        }

        Counts = [.. counts];
    }

    public IReadOnlyList<int> Counts { get; }

    /// <summary>Everybody who answered, abstentions included.</summary>
    [JsonIgnore]
    public int Total => Counts.Sum();

    public int this[int value] => Counts[value - 1];

    public static Histogram Empty(Scale scale) => new(new int[scale.Size()]);

    /// <summary>Counts values 1..Size of the scale. A value outside it is an error of the caller.</summary>
    public static Histogram Of(Scale scale, IEnumerable<int> values)
    {
        var counts = new int[scale.Size()];
        foreach (var value in values)
        {
            counts[value - 1]++;
        }

        return new Histogram(counts);
    }

    public static Histogram operator +(Histogram left, Histogram right) =>
        new([.. left.Counts.Zip(right.Counts, (one, other) => one + other)]);

    public bool Equals(Histogram? other) => other is not null && Counts.SequenceEqual(other.Counts);

    public override int GetHashCode() => Counts.Aggregate(Counts.Count, HashCode.Combine);
}
