using System.Buffers.Binary;
using System.Text;

namespace Credex.CoCreate.Tests.Files;

/// <summary>Pictures as cameras and editors leave them: with a place, an author, a film behind the end; and turned by a quarter.</summary>
internal static class TestPictures
{
    public const string Secret = "Secret place";

    /// <summary>The orientation that they say: to be turned by a quarter, clockwise.</summary>
    public const int Turned = 6;

    /// <summary>A PNG picture of one pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The segments of a progressive JPEG picture, of which no decoder would make anything.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0"u8), .. Segment(0xDB, [1, 2, 3]), 0xFF, .. Segment(0xDA, [1]), 7, 0xFF, 0, 8, 0xFF, 0xD0, 9, .. Segment(0xC4, [4]), .. Segment(0xDA, [2]), 10, 0xFF, 0xD9,
    ];

    /// <summary>The chunks of a simple WebP picture, of which no decoder would make anything.</summary>
    public static byte[] Webp { get; } = Riff(Chunk("VP8 ", [1, 2, 3]));

    public static byte[] WithMetadata(byte[] picture, string type, bool isTurned = true, int width = 4, int height = 2) => type switch
    {
        "image/jpeg" =>
        [
            .. picture[..2], .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(isLittle: true, isTurned)]), .. Segment(0xE1, Text("http://ns.adobe.com/xap/1.0/\0")), .. Segment(0xED, Text("Photoshop 3.0\0")),
            .. Segment(0xE2, Text("MPF\0")), .. Segment(0xFE, Text()), .. picture[2..], .. Text(),
        ],
        "image/png" =>
        [
            .. picture[..33], .. PngChunk("tEXt", Text("Author\0")), .. PngChunk("iTXt", Text("XML:com.adobe.xmp\0\0\0\0\0")), .. PngChunk("eXIf", Exif(isLittle: false, isTurned)), .. picture[33..], .. Text(),
        ],
        _ =>
        [
            .. Riff([.. Extended(picture[12..], width, height), .. Chunk("EXIF", Exif(isLittle: true, isTurned)), .. Chunk("XMP ", Text())]), .. Text(),
        ],
    };

    /// <summary>With the chunk that says that Exif and XMP follow.</summary>
    private static byte[] Extended(byte[] chunks, int width, int height) => chunks.AsSpan().StartsWith("VP8X"u8)
        ? [.. chunks[..8], (byte)(chunks[8] | 0x0C), .. chunks[9..]]
        : [.. Chunk("VP8X", [0x0C, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0]), .. chunks];

    private static byte[] Text(string before = "") => Encoding.Latin1.GetBytes(before + Secret);

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> data) => [0xFF, marker, 0, (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string name, byte[] data) => [.. Encoding.Latin1.GetBytes(name), (byte)data.Length, 0, 0, 0, .. data, .. new byte[data.Length & 1]];

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] PngChunk(string name, byte[] data)
    {
        byte[] named = [.. Encoding.Latin1.GetBytes(name), .. data];
        var around = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(around, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(around.AsSpan(4), named.Aggregate(uint.MaxValue, (sum, one) => Enumerable.Range(0, 8).Aggregate(sum ^ one, (rest, _) => (rest >> 1) ^ ((rest & 1) * 0xEDB88320)), sum => ~sum));
        return [.. around[..4], .. named, .. around[4..]];
    }

    /// <summary>A maker, whose name is the secret, and, after it, the orientation.</summary>
    private static byte[] Exif(bool isLittle, bool isTurned)
    {
        byte[] Small(int number) => isLittle ? [(byte)number, 0] : [0, (byte)number];
        byte[] Large(int number) => isLittle ? [(byte)number, 0, 0, 0] : [0, 0, 0, (byte)number];
        byte[] Tag(byte low) => isLittle ? [low, 1] : [1, low];
        var text = Text();
        return
        [
            .. isLittle ? "II"u8 : "MM"u8, .. Small(42), .. Large(8), .. Small(2),
            .. Tag(0x0F), .. Small(2), .. Large(text.Length), .. Large(38),
            .. Tag(0x12), .. Small(3), .. Large(1), .. Small(isTurned ? Turned : 1), 0, 0,
            .. Large(0), .. text,
        ];
    }
}
