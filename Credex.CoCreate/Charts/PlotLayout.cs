using Credex.CoCreate.People;

namespace Credex.CoCreate.Charts;

/// <summary>A name beside the plot, in its own units: those of a phone's pixels.</summary>
public sealed record PlotLabel(double X, double Y, string Anchor, string Tag, string Share);

/// <summary>
/// The registration plot in the units of its view box, with the cross at zero. The view box is no wider than the narrowest screen,
/// so type in it is never drawn smaller than it is set; the radius is what gives way.
/// </summary>
public sealed record PlotLayout
{
    private const double Width = 340;
    private const double Height = 320;
    private const double LargestRadius = 140;
    private const double SmallestRadius = 20;
    private const double SmallestBesideNames = 48;
    private const double LetterWidth = 9.5;
    private const double TextSize = 18;
    private const double Margin = 4;

    public required IReadOnlyList<Registered> Shapes { get; init; }

    public required double Radius { get; init; }

    public required string ViewBox { get; init; }

    public required IReadOnlyList<PlotLabel> Labels { get; init; }

    /// <summary>Shapes that are named. One alone is named inside itself, and led to the centre.</summary>
    public required IReadOnlyList<Registered> Off { get; init; }

    public Registered? Alone => Off.Count == 1 && Labels.Count == 0 ? Off[0] : null;

    public double LeaderX => Alone is { } alone ? (alone.X * Radius) - (0.4 * Radius * Math.Cos(alone.Angle)) : 0;

    public double LeaderY => Alone is { } alone ? (alone.Y * Radius) - (0.4 * Radius * Math.Sin(alone.Angle)) : 0;

    /// <summary>The first line of what is written in the shape that is alone.</summary>
    public (double X, double Y) Inside => Alone is { } alone
        ? (alone.X * Radius, (alone.Y + InsideOffset(alone.Block.Block.Groups[0])) * Radius)
        : (0, 0);

    /// <summary>Whether inks lie over each other under the cross, which then shows against black or, on a screen, white.</summary>
    public bool Covered => Shapes.Count(shape => shape.Distance < 0.7) >= 2;

    public static PlotLayout Of(IReadOnlyList<Registered> shapes, Func<Registered, string> share)
    {
        var along = Of(shapes, (shape, radius) => Along(shape, radius, share(shape)));
        if (along.Radius >= SmallestBesideNames)
        {
            return along;
        }

        var over = Of(shapes, (shape, radius) => Over(shape, radius, share(shape)));
        return over.Radius > along.Radius ? over : along;
    }

    private static PlotLayout Of(IReadOnlyList<Registered> shapes, Func<Registered, double, PlotLabel> label)
    {
        IReadOnlyList<Registered> off = [.. shapes.Where(shape => shape.IsOff)];
        var inside = off is [{ Distance: > 0.9 }];
        for (var radius = LargestRadius; ; radius -= 2)
        {
            IReadOnlyList<PlotLabel> labels = inside ? [] : [.. off.Select(shape => label(shape, radius))];
            var (left, top, right, bottom) = Bounds(shapes, labels, radius);
            if (radius > SmallestRadius && (right - left > Width || bottom - top > Height))
            {
                continue;
            }

            // As wide as the screen is narrow, so that one unit is never less than a pixel of 320.
            var spare = Math.Max(0, Width - (right - left)) / 2;
            return new PlotLayout
            {
                Shapes = shapes,
                Off = off,
                Radius = radius,
                Labels = labels,
                ViewBox = $"{Svg.Of(left - spare)} {Svg.Of(top)} {Svg.Of(right - left + (2 * spare))} {Svg.Of(bottom - top)}",
            };
        }
    }

    /// <summary>Outside, along the angle of the group.</summary>
    private static PlotLabel Along(Registered shape, double radius, string share)
    {
        var away = (shape.Distance * radius) + (1.08 * radius) + 6;
        var (cos, sin) = (Math.Cos(shape.Angle), Math.Sin(shape.Angle));
        var anchor = cos switch
        {
            > 0.4 => "start",
            < -0.4 => "end",
            _ => "middle",
        };
        return new PlotLabel(away * cos, (away * sin) + (TextSize * (0.35 + (0.35 * sin))), anchor, ChartWords.Tags(shape.Block.Block.Groups), share);
    }

    /// <summary>Above a shape that went up, below one that went down: where names beside the shapes would leave them no room.</summary>
    private static PlotLabel Over(Registered shape, double radius, string share)
    {
        var up = Math.Sin(shape.Angle) < 0;
        var y = (shape.Y * radius) + (up ? -(radius + 4) : radius + TextSize);
        return new PlotLabel(shape.X * radius, y, "middle", ChartWords.Tags(shape.Block.Block.Groups), share);
    }

    private static (double Left, double Top, double Right, double Bottom) Bounds(IReadOnlyList<Registered> shapes, IReadOnlyList<PlotLabel> labels, double radius)
    {
        var boxes = shapes
            .Select(shape => (Left: (shape.X - 1) * radius, Top: (shape.Y - 1) * radius, Right: (shape.X + 1) * radius, Bottom: (shape.Y + 1) * radius))
            .Concat(labels.Select(Box))
            .Append((-24, -24, 24, 24))
            .ToList();
        return (boxes.Min(box => box.Left) - Margin, boxes.Min(box => box.Top) - Margin, boxes.Max(box => box.Right) + Margin, boxes.Max(box => box.Bottom) + Margin);
    }

    private static (double Left, double Top, double Right, double Bottom) Box(PlotLabel label)
    {
        var width = LetterWidth * (label.Tag.Length + 1 + label.Share.Length);
        var left = label.Anchor switch
        {
            "start" => label.X,
            "end" => label.X - width,
            _ => label.X - (width / 2),
        };
        return (left, label.Y - TextSize, left + width, label.Y + 5);
    }

    /// <summary>Where two lines have room in each shape, away from where its leader goes; in radii below its centre.</summary>
    private static double InsideOffset(StakeholderGroup group) => group switch
    {
        StakeholderGroup.Employer => -0.38,
        StakeholderGroup.Educator => -0.3,
        StakeholderGroup.NonFormalProvider => 0.28,
        StakeholderGroup.Learner => 0.14,
        StakeholderGroup.Professional => 0.06,
        StakeholderGroup.PublicAuthority => 0.2,
        _ => 0,
    };
}
