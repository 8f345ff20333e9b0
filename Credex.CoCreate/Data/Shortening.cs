namespace Credex.CoCreate.Data;

public static class Shortening
{
    /// <summary>The beginning of a text, where all of it stands elsewhere: no more than so many letters, then an ellipsis. No sign is cut in two.</summary>
    public static string Shortened(this string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
