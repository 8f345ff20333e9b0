using System.Globalization;
using System.Text;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// What both databases index: words as plain letters and digits, so that neither has anything to fold, stem or take apart, and both find the same. A token begins with the
/// language, since the same letters are another word in another one, and with what it is: <c>s</c>, a stem; <c>w</c>, a whole word, for what somebody has only begun to write.
/// </summary>
public static class Tokens
{
    /// <summary>To be raised whenever the same case would give other tokens: the index is then built anew at the start.</summary>
    public const int Version = 2;

    /// <summary>
    /// A column of the index: the stems in the order of the text, so that phrases can be found; behind them, each once, the stems of the words as they are written without
    /// accents, those of words with hyphens written as one, and all words whole.
    /// </summary>
    public static string Column(string language, string text)
    {
        var stems = new List<string>();
        var more = new SortedSet<string>(StringComparer.Ordinal);
        var joined = string.Empty;
        foreach (var word in Words.In(text))
        {
            var folded = Words.Fold(word.Text);
            if (folded.Length == 0)
            {
                continue;
            }

            stems.Add(Stem(language, word.Text));
            more.Add(Bare(language, folded));
            more.Add(Whole(language, folded));
            joined = word.IsJoined ? joined + word.Text : word.Text;
            if (word.IsJoined)
            {
                more.Add(Stem(language, joined));
                more.Add(Bare(language, Words.Fold(joined)));
                more.Add(Whole(language, Words.Fold(joined)));
            }
        }

        more.ExceptWith(stems);
        return string.Join(' ', stems.Concat(more));
    }

    /// <summary>The stems of the words of a text, in their order.</summary>
    public static IReadOnlyList<string> Sequence(string language, string text) =>
        [.. Words.In(text).Where(word => Words.Fold(word.Text).Length > 0).Select(word => Stem(language, word.Text))];

    /// <summary>
    /// What a word that is looked for may be in the index: its stem, and that of its letters without accents. A stemmer knows endings by their accents, but who searches often
    /// writes none.
    /// </summary>
    public static IEnumerable<string> Of(string language, string word) =>
        new[] { Stem(language, word), Bare(language, Words.Fold(word)) }.Distinct(StringComparer.Ordinal);

    /// <summary>With what every word begins in the index that begins like this.</summary>
    public static string Whole(string language, string folded) => Write(language, 'w', folded);

    private static string Stem(string language, string word) => Write(language, 's', Words.Fold(Stemmers.Stem(language, word)));

    private static string Bare(string language, string folded) => Write(language, 's', Words.Fold(Stemmers.Stem(language, folded)));

    private static string Write(string language, char kind, string word)
    {
        var token = new StringBuilder(word.Length + 3).Append(language, 0, Math.Min(2, language.Length)).Append(kind);
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                token.Append(letter);
            }
            else
            {
                token.Append(CultureInfo.InvariantCulture, $"x{(int)letter:x4}");
            }
        }

        return token.ToString();
    }
}
