namespace Credex.CoCreate.Practices.Search;

/// <summary>Shows where in a text a search found something, by the same words and stems.</summary>
public static class Excerpts
{
    private const int Before = 60;
    private const int Length = 220;

    /// <summary>The text in pieces: what was looked for, and what is between.</summary>
    public static IEnumerable<(string Text, bool IsFound)> Pieces(string text, string language, Sought sought)
    {
        var done = 0;
        foreach (var word in Found(text, language, sought))
        {
            if (word.Start > done)
            {
                yield return (text[done..word.Start], false);
            }

            yield return (text[word.Start..word.End], true);
            done = word.End;
        }

        if (done < text.Length)
        {
            yield return (text[done..], false);
        }
    }

    public static bool Has(string text, string language, Sought sought) => Found(text, language, sought).Any();

    /// <summary>The piece of a long text around the first thing that was found, from word to word; null where there is nothing.</summary>
    public static string? Around(string text, string language, Sought sought)
    {
        var first = Found(text, language, sought).Select(word => (int?)word.Start).FirstOrDefault();
        if (first is not { } found)
        {
            return null;
        }

        var start = found <= Before ? 0 : Border(text, found - Before);
        var end = text.Length - start <= Length ? text.Length : Border(text, start + Length);
        var piece = string.Join(' ', text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{(start > 0 ? "… " : null)}{piece}{(end < text.Length ? " …" : null)}";
    }

    private static IEnumerable<Word> Found(string text, string language, Sought sought)
    {
        var tokens = sought.Tokens.GetValueOrDefault(language);
        if (tokens is null)
        {
            yield break;
        }

        Word? last = null;
        foreach (var word in Words.In(text))
        {
            // A word with a hyphen may have been looked for as one.
            var joined = word.IsJoined && last is { } before ? before with { End = word.End, Text = before.Text + word.Text } : (Word?)null;
            last = joined ?? word;
            if (Is(word, language, tokens, sought) || (joined is { } whole && Is(whole, language, tokens, sought)))
            {
                yield return word;
            }
        }
    }

    private static bool Is(Word word, string language, IReadOnlySet<string> tokens, Sought sought) =>
        Tokens.Of(language, word.Text).Any(tokens.Contains)
        || (sought.Beginnings.Count > 0 && Words.Fold(word.Text) is var folded && sought.Beginnings.Any(beginning => folded.StartsWith(beginning, StringComparison.Ordinal)));

    /// <summary>The next border between words, and never the middle of a letter.</summary>
    private static int Border(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
