using System.Numerics;

namespace Credex.CoCreate.Practices.Search;

/// <summary>The words that cases are written in, and which of them somebody may have meant who wrote another.</summary>
public sealed class Vocabulary
{
    private const int ShortestForgiven = 4;
    private const int TwoErrorsFrom = 8;

    private readonly Dictionary<string, Known> known;
    private readonly ILookup<int, Known> byLength;

    public Vocabulary(long stamp, IEnumerable<(string Language, string Word)> words)
        : this(stamp, words, [])
    {
    }

    private Vocabulary(long stamp, IEnumerable<(string Language, string Word)> words, Dictionary<string, Known> before)
    {
        Stamp = stamp;
        known = new Dictionary<string, Known>(before, StringComparer.Ordinal);
        foreach (var (_, word) in words)
        {
            known.TryAdd(word, new Known(word, Letters(word)));
        }

        byLength = known.Values.ToLookup(one => one.Word.Length);
    }

    public long Stamp { get; }

    /// <summary>The folded words of a text that can be meant by others: of letters, and not too short; those with hyphens also written as one.</summary>
    public static IEnumerable<string> Worth(string text)
    {
        var joined = string.Empty;
        foreach (var word in Words.In(text))
        {
            joined = word.IsJoined ? joined + word.Text : word.Text;
            foreach (var form in word.IsJoined ? [word.Text, joined] : new[] { word.Text })
            {
                if (Words.Fold(form) is var folded && IsForgiven(folded))
                {
                    yield return folded;
                }
            }
        }
    }

    public static bool IsForgiven(string folded) => folded.Length >= ShortestForgiven && folded.All(char.IsLetter);

    /// <summary>One error, from eight letters on two: a letter too many, missing, or another one, or two that changed places.</summary>
    public static int Errors(string folded) => folded.Length >= TwoErrorsFrom ? 2 : 1;

    public Vocabulary With(long stamp, IEnumerable<(string Language, string Word)> words) => new(stamp, words, known);

    /// <summary>The words within a number of errors, the nearest first; among those the ones that begin alike, then by the alphabet.</summary>
    public IReadOnlyList<string> Near(string folded, int errors)
    {
        var letters = Letters(folded);
        var near = new List<(string Word, int Distance, int Alike)>();
        for (var length = folded.Length - errors; length <= folded.Length + errors; length++)
        {
            foreach (var one in byLength[length])
            {
                // Every error changes which letters there are by two at most: most words need no closer look.
                if (BitOperations.PopCount(one.Letters ^ letters) <= 2 * errors && Distance(folded, one.Word, errors) is var distance && distance <= errors && distance > 0)
                {
                    near.Add((one.Word, distance, Alike(folded, one.Word)));
                }
            }
        }

        return [.. near.OrderBy(one => one.Distance).ThenByDescending(one => one.Alike).ThenBy(one => one.Word, StringComparer.Ordinal).Select(one => one.Word)];
    }

    /// <summary>Optimal string alignment: Levenshtein's distance in which two neighbours that changed places are one error. More than <paramref name="most"/> is not counted on.</summary>
    public static int Distance(string left, string right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return most + 1;
        }

        int[] before = new int[right.Length + 1], last = [.. Enumerable.Range(0, right.Length + 1)], row = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            if (least > most)
            {
                return most + 1;
            }

            (before, last, row) = (last, row, before);
        }

        return last[right.Length];
    }

    private static ulong Letters(string word) => word.Aggregate(0UL, (letters, letter) => letters | (1UL << (letter % 64)));

    private static int Alike(string left, string right)
    {
        var alike = 0;
        while (alike < left.Length && alike < right.Length && left[alike] == right[alike])
        {
            alike++;
        }

        return alike;
    }

    private sealed record Known(string Word, ulong Letters);
}
