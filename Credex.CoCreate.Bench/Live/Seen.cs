using System.Buffers.Text;
using System.Text;

namespace Credex.CoCreate.Bench.Live;

/// <summary>
/// What one browser has on its screen, as far as it is measured: the revision of each region, the count, and whether the result is
/// shown. Reads the bytes as they come; nothing is deserialised.
/// </summary>
internal sealed class Seen
{
    private readonly int[] revisions = new int[Enum.GetValues<Region>().Length];
    private readonly HashSet<string> cards = new(StringComparer.Ordinal);

    public int Figure { get; private set; } = -1;

    public long FigureAt { get; private set; }

    public bool IsRevealed { get; private set; }

    public long RevealedAt { get; private set; }

    /// <summary>What the stage says of itself, such as <c>open</c> or, for a board, <c>open voting</c>; and since when it is on the screen.</summary>
    public string Shows { get; private set; } = string.Empty;

    public long ShowsSince { get; private set; }

    /// <summary>How many of the regions with cards of a board came, and when the last of them did.</summary>
    public int Cards => cards.Count;

    public long CardsAt { get; private set; }

    /// <summary>Size of the largest region that came by push.</summary>
    public int LargestPush { get; private set; }

    public int Revision(Region region) => revisions[(int)region];

    /// <summary>What the page itself shows at its loading.</summary>
    public void ReadPage(string html)
    {
        foreach (var region in new[] { Region.Stage, Region.Count })
        {
            var at = html.IndexOf($"/{region.ToString().ToLowerInvariant()}\" data-revision=\"", StringComparison.Ordinal);
            if (at >= 0)
            {
                var text = App.Page.Attribute(html[at..], "data-revision");
                revisions[(int)region] = int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>Shows a region. A browser ignores an older revision, and an equal one from a push.</summary>
    public void Show(Region region, int revision, ReadOnlySpan<byte> html, bool isFetched)
    {
        var known = revisions[(int)region];
        if (revision < known || (revision == known && !isFetched))
        {
            return;
        }

        revisions[(int)region] = revision;
        LargestPush = Math.Max(LargestPush, html.Length);
        switch (region)
        {
            case Region.Count or Region.ScreenCount when ReadFigure(html) is { } figure && figure != Figure:
                (Figure, FigureAt) = (figure, Timing.Now);
                break;
            case Region.Stage:
                SetRevealed(Attribute(html, "data-state="u8).StartsWith("revealed"u8));
                SetShows(html);
                break;
            case Region.Screen:
                SetRevealed(Attribute(html, "data-mode="u8).StartsWith("result"u8));
                break;
        }
    }

    /// <summary>Cards of a board, which fill the places that its stage has for them.</summary>
    public void Fill(ReadOnlySpan<byte> key)
    {
        if (cards.Add(Encoding.ASCII.GetString(key)))
        {
            CardsAt = Timing.Now;
        }
    }

    /// <summary>Before another run with the same people.</summary>
    public void Forget()
    {
        Array.Clear(revisions);
        (Figure, FigureAt, IsRevealed, RevealedAt) = (-1, 0, false, 0);
    }

    private void SetShows(ReadOnlySpan<byte> html)
    {
        var now = $"{Word(Attribute(html, "data-state="u8))} {Word(Attribute(html, "data-phase="u8))}".TrimEnd();
        if (now != Shows)
        {
            (Shows, ShowsSince) = (now, Timing.Now);
        }
    }

    private static string Word(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny("\\\" "u8);
        return end < 0 ? string.Empty : Encoding.ASCII.GetString(bytes[..end]);
    }

    private void SetRevealed(bool now)
    {
        if (now && !IsRevealed)
        {
            RevealedAt = Timing.Now;
        }

        IsRevealed = now;
    }

    /// <summary>The number in the first element of class figure.</summary>
    private static int? ReadFigure(ReadOnlySpan<byte> html)
    {
        var at = html.IndexOf("figure"u8);
        var end = at < 0 ? -1 : html[at..].IndexOf((byte)'>');
        return end >= 0 && Utf8Parser.TryParse(html[(at + end + 1)..], out int number, out _) ? number : null;
    }

    /// <summary>What follows the name, without the quotation mark, which is escaped in JSON.</summary>
    private static ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> html, ReadOnlySpan<byte> name)
    {
        var at = html.IndexOf(name);
        return at < 0 ? [] : html[(at + name.Length)..].TrimStart("\\\""u8);
    }
}

/// <summary>The regions of the rooms that are looked at.</summary>
internal enum Region
{
    Other,
    Stage,
    Count,
    Screen,
    ScreenCount,
}

internal static class RegionNames
{
    /// <summary>Of a key such as <c>w/k7m2qp/stage</c>.</summary>
    public static Region Of(ReadOnlySpan<byte> key) => key[(key.LastIndexOf((byte)'/') + 1)..] switch
    {
        var name when name.SequenceEqual("stage"u8) => Region.Stage,
        var name when name.SequenceEqual("count"u8) => Region.Count,
        var name when name.SequenceEqual("screen"u8) => Region.Screen,
        var name when name.SequenceEqual("screen-count"u8) => Region.ScreenCount,
        _ => Region.Other,
    };

    public static Region Of(string key) => Of(Encoding.ASCII.GetBytes(key));
}
