namespace Credex.CoCreate.Files;

/// <summary>A PDF that somebody attaches. It is only ever saved, never shown in a page of ours, so all that is looked at is whether it says that it is one.</summary>
public static class PdfFile
{
    public const string ContentType = "application/pdf";
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>From the very first byte: readers take the mark later too, and a file with something before it is something else as well.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8) && bytes[^Math.Min(bytes.Length, 2048)..].IndexOf("%%EOF"u8) >= 0;
}
