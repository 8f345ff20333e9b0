using Credex.CoCreate.Files;

namespace Credex.CoCreate.Practices.Pictures;

/// <summary>What the first bytes of a picture say that decides whether it is decoded.</summary>
internal static class PictureHeader
{
    private const int InterlaceMethod = 28;
    private const int WebpFlags = 20;
    private const byte AnimationFlag = 0x02;

    /// <summary>An animated PNG names its frames before the picture; an animated WebP has a flag.</summary>
    public static bool IsAnimated(ReadOnlySpan<byte> bytes) => ImageFormat.MediaTypeOf(bytes) switch
    {
        "image/png" => bytes.IndexOf("acTL"u8) is > 0 and var control && control < bytes.IndexOf("IDAT"u8),
        "image/webp" => bytes.Length > WebpFlags && bytes[12..].StartsWith("VP8X"u8) && (bytes[WebpFlags] & AnimationFlag) != 0,
        _ => false,
    };

    public static bool IsInterlaced(ReadOnlySpan<byte> bytes) => ImageFormat.MediaTypeOf(bytes) == "image/png" && bytes.Length > InterlaceMethod && bytes[InterlaceMethod] != 0;
}
