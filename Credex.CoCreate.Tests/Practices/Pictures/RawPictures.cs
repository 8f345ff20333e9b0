using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace Credex.CoCreate.Tests.Practices.Pictures;

/// <summary>Pictures made for the tests: honest ones by a real encoder, and those that are meant to harm, byte by byte.</summary>
internal static class RawPictures
{
    /// <summary>Red left, blue right, so that one sees which way up it is.</summary>
    public static byte[] Honest(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Red);
            using var blue = new SKPaint { Color = SKColors.Blue };
            canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A PNG of one colour: few bytes, as many pixels as one likes.</summary>
    public static byte[] Png(int width, int height, int declaredHeight = 0, byte colourType = 6, byte depth = 8, byte interlace = 0)
    {
        var rowBytes = (width * depth * (colourType == 6 ? 4 : 1)) + 7;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (rowBytes / 8)];
            for (var y = 0; y < height; y++)
            {
                zlib.Write(row);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), declaredHeight > 0 ? declaredHeight : height);
        (header[8], header[9], header[12]) = (depth, colourType, interlace);
        return [.. (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    /// <summary>The picture with one more chunk after its header.</summary>
    public static byte[] With(byte[] png, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) => [.. png[..33], .. Chunk(name, data), .. png[33..]];

    public static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. name, .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(named));
        return chunk;
    }

    /// <summary>Two frames of the same still picture.</summary>
    public static byte[] AnimatedWebp()
    {
        var still = Honest(SKEncodedImageFormat.Webp, 32, 16)[12..];
        byte[] frame = [0, 0, 0, 0, 0, 0, 31, 0, 0, 15, 0, 0, 100, 0, 0, 0, .. still];
        byte[] chunks = [.. Riff("VP8X", [0x02, 0, 0, 0, 31, 0, 0, 15, 0, 0]), .. Riff("ANIM", [0, 0, 0, 0, 0, 0]), .. Riff("ANMF", frame), .. Riff("ANMF", frame)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];
    }

    /// <summary>A progressive JPEG of very few bytes a scan, each of which costs a walk over all blocks.</summary>
    public static byte[] ScanBomb(int width, int height, int scans)
    {
        var blocks = (width + 7) / 8 * ((height + 7) / 8);
        var bits = new List<bool>();
        for (var left = blocks; left > 0;)
        {
            // "0" is the code of: no coefficient in the next 2^14 and so many blocks.
            var run = Math.Min(left, 32767);
            if (run < 16384)
            {
                break;
            }

            bits.Add(false);
            bits.AddRange(Enumerable.Range(0, 14).Select(place => ((run - 16384) >> (13 - place) & 1) == 1));
            left -= run;
        }

        while (bits.Count % 8 != 0)
        {
            bits.Add(true);
        }

        byte[] packed = [.. Enumerable.Range(0, bits.Count / 8).Select(at => (byte)Enumerable.Range(0, 8).Sum(bit => bits[(at * 8) + bit] ? 128 >> bit : 0)).SelectMany(one => one == 0xFF ? new byte[] { 0xFF, 0 } : [one])];
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0x00, 1, 63, 0, .. packed];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC2, [8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0]),
            .. Segment(0xC4, [0x00, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            .. Segment(0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xE0]),
            0xFF, 0xDA, 0, 8, 1, 1, 0x00, 0, 0, 0, .. new byte[(blocks + 7) / 8],
            .. Enumerable.Repeat(scan, scans).SelectMany(one => one),
            0xFF, 0xD9,
        ];
    }

    private static uint Crc(byte[] named) => ~named.Aggregate(uint.MaxValue, (sum, one) => Enumerable.Range(0, 8).Aggregate(sum ^ one, (rest, _) => (rest >> 1) ^ ((rest & 1) * 0xEDB88320)));

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Riff(string name, byte[] data) => [.. System.Text.Encoding.Latin1.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length & 1]];
}
