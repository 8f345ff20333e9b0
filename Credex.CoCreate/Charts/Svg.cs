using System.Globalization;

namespace Credex.CoCreate.Charts;

/// <summary>Numbers in SVG attributes: with a point in every language, and no more digits than a screen can show.</summary>
internal static class Svg
{
    public static string Of(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
