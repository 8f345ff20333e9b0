namespace Credex.CoCreate.Practices.Search.Charts;

/// <summary>Where each country stands on the map of tiles: as near to its neighbours as a grid of eight by nine allows.</summary>
public static class EuropeTiles
{
    public const int Columns = 8;

    private static readonly string[] Grid =
    [
        "IS .. .. .. NO SE FI ..",
        ".. .. .. .. DK .. EE ..",
        "IE GB .. NL .. .. LV ..",
        ".. .. BE LU DE PL LT ..",
        ".. FR CH LI AT CZ SK UA",
        "PT ES .. IT SI HU RO MD",
        ".. .. .. .. HR RS BG GE",
        ".. .. .. .. BA XK MK TR",
        ".. .. .. MT ME AL GR CY",
    ];

    public static int Rows => Grid.Length;

    public static IReadOnlyList<(string Country, int Column, int Row)> All { get; } =
    [
        .. Grid.SelectMany((line, row) => line.Split(' ').Select((country, column) => (country, column, row))).Where(tile => tile.country != ".."),
    ];

    /// <summary>How many cases begin each step of the shading: each step about twice the one before, the last up to the most.</summary>
    public static IReadOnlyList<int> Steps(int most)
    {
        int[] ends = [(most + 7) / 8, (most + 3) / 4, (most + 1) / 2];
        return most == 0 ? [] : [.. ends.Where(end => end < most).Select(end => end + 1).Prepend(1).Distinct()];
    }
}
