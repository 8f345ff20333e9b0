using System.Buffers.Binary;
using System.Text;

namespace Credex.CoCreate.Files;

/// <summary>A PNG file is a row of chunks: length, four letters, data, checksum.</summary>
internal static class PngParts
{
    private const int Signature = 8;
    private const int Around = 12;
    private const string End = "IEND";
    private const string Exif = "eXIf";

    /// <summary>What one sees, animation included. Texts, times, Exif and what nobody knows are not among them.</summary>
    private static readonly HashSet<string> OfPicture = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", End, "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    public static byte[]? Strip(ReadOnlySpan<byte> png)
    {
        using var kept = new MemoryStream(png.Length);
        kept.Write(png[..Signature]);
        for (var rest = png[Signature..]; rest.Length >= Around;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - Around)
            {
                return null;
            }

            var size = (int)length + Around;
            var name = Encoding.Latin1.GetString(rest[4..8]);
            if (OfPicture.Contains(name))
            {
                kept.Write(rest[..size]);
            }
            else if (name == Exif && Orientation.Read(rest[8..(size - 4)]) is var orientation and not Orientation.AsStored)
            {
                kept.Write(Chunk(Exif, Orientation.Write(orientation)));
            }

            if (name == End)
            {
                return kept.ToArray();
            }

            rest = rest[size..];
        }

        return null;
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        var chunk = new byte[data.Length + Around];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.Latin1.GetBytes(name, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Checksum(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    /// <summary>CRC-32 as ISO 3309 and PNG have it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
