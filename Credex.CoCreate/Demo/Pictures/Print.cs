using SkiaSharp;

namespace Credex.CoCreate.Demo.Pictures;

internal enum Tone
{
    Flat,
    Dots,
    Stripes,
}

/// <summary>
/// A sheet in a duplicator: inks are laid over each other and multiply, each a little out of register, and the black key lines come last.
/// Shapes are SVG path data, most of it made by <see cref="Shape"/>.
/// </summary>
internal sealed class Print : IDisposable
{
    public const int Width = 1600;
    public const int Height = 1000;
    public const float Line = 7;

    /// <summary>Pixels for each unit: enough for a page, and little to encode at the first start.</summary>
    private const float Scale = 0.75f;

    // The inks of the look, and how far each is out of register.
    public static readonly Ink Blue = new(0x004ff5, 0, 0);
    public static readonly Ink Red = new(0xf92b10, 6, -4);
    public static readonly Ink Yellow = new(0xffda0e, -6, 5);
    public static readonly Ink Pink = new(0xff7db5, -5, -5);
    public static readonly Ink Green = new(0x0ca16a, 5, 4);
    public static readonly Ink Plum = new(0x3d143d, 3, 3);
    public static readonly Ink Sky = new(0x97e1ff, 7, 5);

    private static readonly SKColor Key = new(0x11, 0x11, 0x11);

    private readonly SKSurface surface = SKSurface.Create(new SKImageInfo((int)(Width * Scale), (int)(Height * Scale), SKColorType.Rgba8888, SKAlphaType.Premul));

    public Print()
    {
        Canvas.Clear(SKColors.White);
        Canvas.Scale(Scale);
    }

    private SKCanvas Canvas => surface.Canvas;

    /// <summary>An ink on the paper; on another ink both multiply. What one call draws is one plate: it does not darken itself.</summary>
    public void Lay(Ink ink, string shape, Tone tone = Tone.Flat)
    {
        using var paint = new SKPaint { Color = ink.Color, IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        using var path = Path(shape);
        Canvas.Save();
        Canvas.Translate(ink.Dx, ink.Dy);
        if (tone == Tone.Flat)
        {
            Canvas.DrawPath(path, paint);
        }
        else
        {
            Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
            using var screen = Path(tone == Tone.Dots ? DotsOver(path.Bounds) : StripesOver(path.Bounds));
            Canvas.DrawPath(screen, paint);
        }

        Canvas.Restore();
    }

    /// <summary>Bare paper, whatever was printed there.</summary>
    public void Spare(string shape) => Fill(shape, SKColors.White);

    /// <summary>The key plate, filled.</summary>
    public void Black(string shape) => Fill(shape, Key);

    /// <summary>The key plate, as a line.</summary>
    public void Outline(string shape, float width = Line) => Stroke(shape, width, Key);

    /// <summary>A line left out of the inks below.</summary>
    public void Scratch(string shape, float width = Line) => Stroke(shape, width, SKColors.White);

    /// <summary>An ink with its key line around it.</summary>
    public void Inked(Ink ink, string shape, Tone tone = Tone.Flat)
    {
        Lay(ink, shape, tone);
        Outline(shape);
    }

    /// <summary>The same on bare paper: nothing shines through.</summary>
    public void Solid(Ink ink, string shape, Tone tone = Tone.Flat)
    {
        Spare(shape);
        Inked(ink, shape, tone);
    }

    public void Within(string shape, Action draw)
    {
        using var path = Path(shape);
        Canvas.Save();
        Canvas.ClipPath(path, SKClipOperation.Intersect, antialias: true);
        draw();
        Canvas.Restore();
    }

    /// <summary>Draws with the origin there, turned by degrees, or as in a mirror that stands upright there.</summary>
    public void At(float x, float y, float degrees, Action draw, bool mirrored = false)
    {
        Canvas.Save();
        Canvas.Translate(x, y);
        Canvas.RotateDegrees(degrees);
        Canvas.Scale(mirrored ? -1 : 1, 1);
        draw();
        Canvas.Restore();
    }

    public byte[] Png()
    {
        using var image = surface.Snapshot();
        using var pixels = image.PeekPixels() ?? throw new InvalidOperationException("The sheet has no pixels.");
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, zLibLevel: 1)) ?? throw new InvalidOperationException("The sheet cannot be encoded.");
        return data.ToArray();
    }

    public void Dispose() => surface.Dispose();

    private void Fill(string shape, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        using var path = Path(shape);
        Canvas.DrawPath(path, paint);
    }

    private void Stroke(string shape, float width, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true, IsStroke = true, StrokeWidth = width, StrokeJoin = SKStrokeJoin.Miter };
        using var path = Path(shape);
        Canvas.DrawPath(path, paint);
    }

    private static string DotsOver(SKRect bounds)
    {
        const float step = 18;
        var dots = new List<string>();
        var row = 0;
        for (var y = MathF.Floor(bounds.Top / step) * step; y < bounds.Bottom + step; y += step / 2)
        {
            var shift = row++ % 2 == 0 ? 0 : step / 2;
            for (var x = (MathF.Floor(bounds.Left / step) * step) + shift; x < bounds.Right + step; x += step)
            {
                dots.Add(Shape.Disc(x, y, 4.6f));
            }
        }

        return string.Concat(dots);
    }

    private static string StripesOver(SKRect bounds)
    {
        const float step = 22;
        var stripes = new List<string>();
        for (var x = bounds.Left - bounds.Height; x < bounds.Right; x += step)
        {
            stripes.Add(Shape.Polygon(x, bounds.Bottom, x + bounds.Height, bounds.Top, x + bounds.Height + (step / 2), bounds.Top, x + (step / 2), bounds.Bottom));
        }

        return string.Concat(stripes);
    }

    private static SKPath Path(string shape) => SKPath.ParseSvgPathData(shape) ?? throw new ArgumentException($"No path: {shape}", nameof(shape));
}

/// <param name="Rgb">As in the look.</param>
internal sealed record Ink(uint Rgb, float Dx, float Dy)
{
    public SKColor Color => new(0xff000000 | Rgb);
}
