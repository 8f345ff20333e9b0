namespace Credex.CoCreate.Files;

/// <summary>Which picture a file holds, by its first bytes: its name and what the browser says of it are no evidence.</summary>
public static class ImageFormat
{
    /// <summary>The media types that are taken, for the field that asks for one.</summary>
    public const string Accepted = "image/png,image/jpeg,image/webp";

    /// <summary>The media type of a PNG, JPEG or WebP picture; null for anything else.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
