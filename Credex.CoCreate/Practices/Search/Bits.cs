using System.Numerics;

namespace Credex.CoCreate.Practices.Search;

/// <summary>A set of cases, by their places in the snapshot: one bit each.</summary>
public sealed class Bits(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) / 64];

    public int Length => length;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool IsEmpty => Array.TrueForAll(words, word => word == 0);

    public static Bits All(int length)
    {
        var all = new Bits(length);
        Array.Fill(all.words, ulong.MaxValue);
        if (length % 64 != 0)
        {
            all.words[^1] = ulong.MaxValue >> (64 - (length % 64));
        }

        return all;
    }

    public void Add(int place) => words[place / 64] |= 1UL << (place % 64);

    public bool Has(int place) => (words[place / 64] & (1UL << (place % 64))) != 0;

    public static Bits operator &(Bits left, Bits right) => Each(left, right, (one, other) => one & other);

    public static Bits operator |(Bits left, Bits right) => Each(left, right, (one, other) => one | other);

    /// <summary>Those on the left that are not on the right.</summary>
    public static Bits operator -(Bits left, Bits right) => Each(left, right, (one, other) => one & ~other);

    /// <summary>How many are in both, without making the set of them.</summary>
    public int CountIn(Bits other)
    {
        var count = 0;
        for (var at = 0; at < words.Length; at++)
        {
            count += BitOperations.PopCount(words[at] & other.words[at]);
        }

        return count;
    }

    /// <summary>From the first place on.</summary>
    public IEnumerable<int> Places()
    {
        for (var at = 0; at < words.Length; at++)
        {
            for (var word = words[at]; word != 0; word &= word - 1)
            {
                yield return (at * 64) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    private static Bits Each(Bits left, Bits right, Func<ulong, ulong, ulong> combine)
    {
        var both = new Bits(left.Length);
        for (var at = 0; at < both.words.Length; at++)
        {
            both.words[at] = combine(left.words[at], right.words[at]);
        }

        return both;
    }
}
