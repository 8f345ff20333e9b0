using System.Globalization;
using Credex.CoCreate.Data;

namespace Credex.CoCreate.Practices.Search;

/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">The place after it.</param>
/// <param name="Text">As it is written, in lower case.</param>
/// <param name="IsJoined">Whether a hyphen joins it to the word before.</param>
public readonly record struct Word(int Start, int End, string Text, bool IsJoined);

/// <summary>
/// Takes texts apart into words: runs of letters and digits. An article or preposition that lost its vowel (<c>l’</c>, <c>d’</c>, <c>dell’</c>) and the <c>’s</c> of a
/// possessive are no words; the parts of a word with hyphens are words of their own, of which is known that they belong together.
/// </summary>
public static class Words
{
    public const int Longest = 64;

    /// <summary>What is written before an apostrophe and says nothing, in French, Italian and Irish.</summary>
    private static readonly HashSet<string> Elided = new(StringComparer.Ordinal)
    {
        "l", "d", "j", "m", "n", "s", "t", "c", "b", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
        "un", "dell", "nell", "sull", "all", "dall", "coll", "quell", "quest",
    };

    public static IEnumerable<Word> In(string text)
    {
        var end = 0;
        var isPart = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsLetter(text[at]))
            {
                continue;
            }

            var start = at;
            while (at < text.Length && (IsLetter(text[at]) || IsWithin(text[at])))
            {
                at++;
            }

            var isBeforeApostrophe = at + 1 < text.Length && IsApostrophe(text[at]) && IsLetter(text[at + 1]);
            var isAfterApostrophe = start > 0 && start - 1 == end && isPart && IsApostrophe(text[start - 1]);
            var isJoined = start > 0 && start - 1 == end && isPart && IsHyphen(text[start - 1]);
            (end, isPart) = (at, true);
            var word = Plain(text[start..at]);
            if ((isBeforeApostrophe && Elided.Contains(word)) || (isAfterApostrophe && word == "s"))
            {
                continue;
            }

            yield return new Word(start, at, word, isJoined);
        }
    }

    /// <summary>Without accents, and no longer than the index keeps it.</summary>
    public static string Fold(string word)
    {
        // The end of a Greek word has a letter of its own.
        var folded = Folding.Fold(word).Replace('ς', 'σ');
        return folded.Length > Longest ? folded[..Longest] : folded;
    }

    private static string Plain(string written)
    {
        var word = written.ToLowerInvariant();
        return word.Any(IsSilent) ? string.Concat(word.Where(letter => !IsSilent(letter))) : word;
    }

    private static bool IsLetter(char letter) => char.IsLetterOrDigit(letter);

    /// <summary>Accents that stand by themselves, and soft hyphens.</summary>
    private static bool IsWithin(char letter) =>
        CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || IsSilent(letter);

    private static bool IsSilent(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsApostrophe(char letter) => letter is '\'' or '’' or 'ʼ' or '‘';

    private static bool IsHyphen(char letter) => letter is '-' or '\u2010' or '\u2011';
}
