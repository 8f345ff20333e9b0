namespace Credex.CoCreate.Files;

/// <summary>
/// Takes out of a picture what does not belong to what one sees: where and when it was taken, with which camera, by whom, what an editor wrote into it, what hangs on behind its end.
/// The picture itself is not encoded again; colours (ICC) and the way up stay.
/// </summary>
public static class PictureMetadata
{
    /// <summary>The picture without it; null where the file cannot be read as one.</summary>
    public static byte[]? Strip(byte[] bytes) => ImageFormat.MediaTypeOf(bytes) switch
    {
        "image/jpeg" => JpegParts.Strip(bytes),
        "image/png" => PngParts.Strip(bytes),
        "image/webp" => WebpParts.Strip(bytes),
        _ => null,
    };
}
