using System.Globalization;

namespace Credex.CoCreate.Demo.Pictures;

/// <summary>Simple shapes as SVG path data, all in the same direction, so that several in a row are one area.</summary>
internal static class Shape
{
    public static string Rect(float x, float y, float width, float height) => Polygon(x, y, x + width, y, x + width, y + height, x, y + height);

    public static string Disc(float x, float y, float radius) => Oval(x, y, radius, radius);

    public static string Oval(float x, float y, float across, float down) =>
        Text($"M{x - across} {y}A{across} {down} 0 0 1 {x + across} {y}A{across} {down} 0 0 1 {x - across} {y}Z");

    /// <summary>The upper half of an oval.</summary>
    public static string Dome(float x, float y, float across, float down) => Text($"M{x - across} {y}A{across} {down} 0 0 1 {x + across} {y}Z");

    /// <summary>A door or window with a round head; <paramref name="y"/> is its foot.</summary>
    public static string Arch(float x, float y, float width, float height) =>
        Text($"M{x} {y}V{y - height + (width / 2)}A{width / 2} {width / 2} 0 0 1 {x + width} {y - height + (width / 2)}V{y}Z");

    public static string Polygon(params ReadOnlySpan<float> points) => Line(points) + "Z";

    public static string Line(params ReadOnlySpan<float> points)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < points.Length; at += 2)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(at == 0 ? 'M' : 'L')}{points[at]} {points[at + 1]}");
        }

        return text.ToString();
    }

    /// <summary>Path data in which numbers stand as SVG wants them.</summary>
    public static string Text(FormattableString path) => FormattableString.Invariant(path);

    /// <summary>The shape once for each number from 0.</summary>
    public static string Times(int count, Func<int, string> shape) => string.Concat(Enumerable.Range(0, count).Select(shape));
}
