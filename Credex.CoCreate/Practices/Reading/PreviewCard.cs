using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>
/// The picture that other sites show beside a link to a case: its first picture, cut to their shape, or else the seven shapes in the inks of those who took part. Made of
/// what we encoded ourselves, so nothing of an upload but its pixels leaves by it.
/// </summary>
public sealed class PreviewCard(AppDb db)
{
    public const int Width = 1200;
    public const int Height = 630;

    private static readonly (StakeholderGroup Group, SKColor Ink, string Path)[] Shapes =
    [
        (StakeholderGroup.Employer, new SKColor(0x00, 0x4f, 0xf5), "M12 12H88V88H12Z"),
        (StakeholderGroup.Educator, new SKColor(0xf9, 0x2b, 0x10), "M50 7A43 43 0 1 1 49.9 7Z"),
        (StakeholderGroup.NonFormalProvider, new SKColor(0xff, 0xda, 0x0e), "M50 7L96 89H4Z"),
        (StakeholderGroup.Learner, new SKColor(0xff, 0x7d, 0xb5), "M3 76A47 47 0 0 1 97 76Z"),
        (StakeholderGroup.Professional, new SKColor(0x0c, 0xa1, 0x6a), "M50 2L98 50L50 98L2 50Z"),
        (StakeholderGroup.PublicAuthority, new SKColor(0x3d, 0x14, 0x3d), "M9 10H31V90H9ZM39 10H61V90H39ZM69 10H91V90H69Z"),
        (StakeholderGroup.SocialPartner, new SKColor(0x97, 0xe1, 0xff), "M34 7H66V34H93V66H66V93H34V66H7V34H34Z"),
    ];

    /// <summary>A PNG of 1200 x 630 pixels.</summary>
    public async Task<byte[]> DrawAsync(PracticeFields fields, CancellationToken cancel)
    {
        var lead = fields.Pictures.Count == 0 ? null : fields.Pictures[0].Sizes[^1];
        var file = lead is null ? null : await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(one => one.Sha256 == lead.Sha256, cancel);
        return Draw(fields, file?.Bytes);
    }

    private static byte[] Draw(PracticeFields fields, byte[]? picture)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using var decoded = picture is null ? null : SKBitmap.Decode(picture);
        if (decoded is null)
        {
            DrawShapes(canvas, fields.Groups);
        }
        else
        {
            DrawPicture(canvas, decoded);
        }

        using var line = new SKPaint { Color = new SKColor(0x11, 0x11, 0x11), Style = SKPaintStyle.Stroke, StrokeWidth = 24 };
        canvas.DrawRect(new SKRect(0, 0, Width, Height), line);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>As large as fills the card, cut at the edges that are too long.</summary>
    private static void DrawPicture(SKCanvas canvas, SKBitmap picture)
    {
        var scale = Math.Max((float)Width / picture.Width, (float)Height / picture.Height);
        var (width, height) = (picture.Width * scale, picture.Height * scale);
        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, SKRect.Create((Width - width) / 2, (Height - height) / 2, width, height), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    private static void DrawShapes(SKCanvas canvas, IReadOnlyList<StakeholderGroup> groups)
    {
        const float Size = 150;
        var (left, top) = ((Width - (Shapes.Length * Size)) / 2, (Height - Size) / 2);
        for (var place = 0; place < Shapes.Length; place++)
        {
            var (group, ink, drawn) = Shapes[place];
            using var path = SKPath.ParseSvgPathData(drawn);
            canvas.Save();
            canvas.Translate(left + (place * Size) + 15, top + 15);
            canvas.Scale((Size - 30) / 100);
            using var paint = new SKPaint { IsAntialias = true, Color = groups.Contains(group) ? ink : SKColors.White };
            canvas.DrawPath(path, paint);
            using var key = new SKPaint { IsAntialias = true, Color = new SKColor(0x11, 0x11, 0x11), Style = SKPaintStyle.Stroke, StrokeWidth = 4 };
            canvas.DrawPath(path, key);
            canvas.Restore();
        }
    }
}
