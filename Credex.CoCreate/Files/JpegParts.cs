using System.Buffers.Binary;

namespace Credex.CoCreate.Files;

/// <summary>A JPEG file is a row of segments, each with a marker; scans have their data behind them.</summary>
internal static class JpegParts
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    public static byte[]? Strip(ReadOnlySpan<byte> jpeg)
    {
        using var kept = new MemoryStream(jpeg.Length);
        var orientation = Orientation.AsStored;
        var hasScan = false;
        for (var at = 2; at + 2 <= jpeg.Length && jpeg[at + 1] != EndOfImage;)
        {
            if (jpeg[at] != 0xFF)
            {
                return null;
            }

            if (jpeg[at + 1] == 0xFF)
            {
                at++;
                continue;
            }

            var size = at + 4 <= jpeg.Length ? 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]) : int.MaxValue;
            if (size < 4 || size > jpeg.Length - at)
            {
                return null;
            }

            var marker = jpeg[at + 1];
            var segment = jpeg.Slice(at, size);
            at += size;
            if (IsOfPicture(marker, segment[4..]))
            {
                kept.Write(segment);
            }
            else if (marker == App1 && segment[4..].StartsWith("Exif\0\0"u8))
            {
                orientation = Orientation.Read(segment[4..]);
            }

            if (marker == StartOfScan)
            {
                var end = EndOfScan(jpeg, at);
                kept.Write(jpeg[at..end]);
                (at, hasScan) = (end, true);
            }
        }

        return hasScan ? [0xFF, 0xD8, .. Exif(orientation), .. kept.ToArray(), 0xFF, EndOfImage] : null;
    }

    /// <summary>Of the segments for applications: the density, the colour profile, and how colours are coded.</summary>
    private static bool IsOfPicture(byte marker, ReadOnlySpan<byte> data) => marker switch
    {
        App0 => data.StartsWith("JFIF\0"u8),
        App2 => data.StartsWith("ICC_PROFILE\0"u8),
        App14 => data.StartsWith("Adobe"u8),
        >= App1 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>The next marker: within a scan 0xFF is followed by 0, or by one of the restart markers.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
        {
            at++;
        }

        return at + 1 < jpeg.Length ? at : jpeg.Length;
    }

    private static byte[] Exif(int orientation)
    {
        if (orientation == Orientation.AsStored)
        {
            return [];
        }

        var tiff = Orientation.Write(orientation);
        return [0xFF, App1, 0, (byte)(8 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
    }
}
