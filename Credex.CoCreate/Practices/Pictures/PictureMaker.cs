using SkiaSharp;

namespace Credex.CoCreate.Practices.Pictures;

/// <summary>Why a file is not taken as a picture. Its words are the text <c>Picture_</c> and the name.</summary>
public enum PictureFault
{
    /// <summary>More bytes than are taken.</summary>
    Large,

    /// <summary>Not a PNG, JPEG or WebP picture, whatever it is called.</summary>
    Unknown,

    /// <summary>It moves.</summary>
    Animated,

    /// <summary>More pixels than are decoded, as its header says.</summary>
    ManyPixels,

    /// <summary>It ends too early, or is not what its header says.</summary>
    Damaged,

    /// <summary>Others are being read: this one can be sent again.</summary>
    Busy,
}

/// <summary>One width of a picture, as WebP.</summary>
public sealed record MadeSize(byte[] Bytes, int Width, int Height);

/// <summary>What became of a file: its sizes, ascending, or why there are none.</summary>
public sealed record MadePicture(IReadOnlyList<MadeSize> Sizes, PictureFault? Fault)
{
    public static MadePicture Refused(PictureFault fault) => new([], fault);
}

/// <summary>
/// Makes of an uploaded picture what pages show: WebP in up to three widths, the right way up, in sRGB, with nothing of the file but its pixels. What hides in metadata, behind
/// the end or in another reading of the same bytes is gone with it. Limits are looked at in the header, before anything is decoded; one picture is decoded at a time.
/// </summary>
public sealed class PictureMaker : IDisposable
{
    public const int LargestFile = 8 * 1024 * 1024;

    /// <summary>With them a picture takes under 200 MB while it is decoded.</summary>
    public const int MostPixels = 24_000_000;

    /// <summary>A PNG that builds up in passes is held whole, unpacked, beside its pixels.</summary>
    public const int MostInterlaced = 8_000_000;

    public const int LongestSide = 12_000;
    private const int Quality = 82;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly int[] Widths = [480, 960, 1600];

    private readonly SemaphoreSlim turn = new(1);

    public async Task<MadePicture> MakeAsync(byte[] bytes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length > LargestFile)
        {
            return MadePicture.Refused(PictureFault.Large);
        }

        if (!await turn.WaitAsync(Patience, cancel))
        {
            return MadePicture.Refused(PictureFault.Busy);
        }

        try
        {
            return await Task.Run(() => Make(bytes), cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static MadePicture Make(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Webp })
        {
            return MadePicture.Refused(Files.ImageFormat.MediaTypeOf(bytes) is null ? PictureFault.Unknown : PictureFault.Damaged);
        }

        if (PictureHeader.IsAnimated(bytes) || codec.FrameCount > 1)
        {
            return MadePicture.Refused(PictureFault.Animated);
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var most = PictureHeader.IsInterlaced(bytes) ? MostInterlaced : MostPixels;
        if (width > LongestSide || height > LongestSide || (long)width * height > most)
        {
            return MadePicture.Refused(PictureFault.ManyPixels);
        }

        using var decoded = Decode(codec);
        return decoded is null ? MadePicture.Refused(PictureFault.Damaged) : new MadePicture(Encode(decoded, codec.EncodedOrigin), Fault: null);
    }

    /// <summary>Where the format can be decoded smaller, by eighths as in JPEG, it is: never smaller than the largest width that is wanted.</summary>
    private static SKBitmap? Decode(SKCodec codec)
    {
        var isTurned = codec.EncodedOrigin.IsTurned();
        var across = isTurned ? codec.Info.Height : codec.Info.Width;
        var size = codec.GetScaledDimensions(Math.Min(1f, MathF.Ceiling(8f * Widths[^1] / across) / 8f));
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(info) && codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static List<MadeSize> Encode(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var across = origin.IsTurned() ? decoded.Height : decoded.Width;
        int[] widths = [.. Widths.Where(width => width < across), .. across <= Widths[^1] ? [across] : (int[])[]];
        using var largest = Upright(decoded, origin, widths[^1]);
        var sizes = new List<MadeSize>();
        foreach (var width in widths)
        {
            using var scaled = width == largest.Width ? null : Scaled(largest, width);
            using var pixels = (scaled ?? largest).PeekPixels();

            // Without a colour space no profile is written: sRGB is what is meant then.
            using var plain = new SKPixmap(new SKImageInfo(pixels.Width, pixels.Height, pixels.ColorType, pixels.AlphaType), pixels.GetPixels(), pixels.RowBytes);
            using var webp = plain.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality)) ?? throw new InvalidOperationException("A picture cannot be encoded.");
            sizes.Add(new MadeSize(webp.ToArray(), plain.Width, plain.Height));
        }

        return sizes;
    }

    /// <summary>First smaller, then turned: turning is done on few pixels.</summary>
    private static SKBitmap Upright(SKBitmap decoded, SKEncodedOrigin origin, int width)
    {
        var isTurned = origin.IsTurned();
        var (across, down) = isTurned ? (decoded.Height, decoded.Width) : (decoded.Width, decoded.Height);
        var height = Math.Max(1, (int)Math.Round(down * (width / (double)across)));
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var upright = new SKBitmap(info);
        using var canvas = new SKCanvas(upright);
        using var pixels = decoded.PeekPixels();
        using var image = SKImage.FromPixels(pixels);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin.Matrix(width, height));
        var (drawnWidth, drawnHeight) = isTurned ? (height, width) : (width, height);
        canvas.DrawImage(image, new SKRect(0, 0, drawnWidth, drawnHeight), Sampling(decoded.Width, drawnWidth));
        canvas.Flush();
        return upright;
    }

    private static SKBitmap Scaled(SKBitmap from, int width) =>
        from.Resize(new SKImageInfo(width, Math.Max(1, (int)Math.Round(from.Height * (width / (double)from.Width))), from.ColorType, from.AlphaType, from.ColorSpace), Sampling(from.Width, width))
        ?? throw new InvalidOperationException("A picture cannot be made smaller.");

    /// <summary>Much smaller needs steps in between, else fine lines flicker.</summary>
    private static SKSamplingOptions Sampling(int from, int to) =>
        from > to ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : new SKSamplingOptions(SKCubicResampler.Mitchell);
}
