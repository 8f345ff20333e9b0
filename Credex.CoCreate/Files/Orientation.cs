using System.Buffers.Binary;

namespace Credex.CoCreate.Files;

/// <summary>Which way up a picture is, in the TIFF block of its Exif data: 1 as it is stored, up to 8 for turned and mirrored. The only thing of Exif that a picture keeps.</summary>
internal static class Orientation
{
    public const int AsStored = 1;
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int EntrySize = 12;

    /// <summary>1 where nothing, or nothing that can be read, is said.</summary>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        var tiff = exif.StartsWith("Exif\0\0"u8) ? exif[6..] : exif;
        var isLittle = tiff.StartsWith("II"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM"u8)))
        {
            return AsStored;
        }

        var directory = Number(tiff[4..8], isLittle);
        if (directory < 8 || directory > tiff.Length - 2)
        {
            return AsStored;
        }

        var entries = tiff[(int)directory..];
        var count = Small(entries, isLittle);
        for (entries = entries[2..]; count > 0 && entries.Length >= EntrySize; count--, entries = entries[EntrySize..])
        {
            if (Small(entries, isLittle) == Tag)
            {
                return Small(entries[8..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : AsStored;
            }
        }

        return AsStored;
    }

    /// <summary>A TIFF block that says nothing else.</summary>
    public static byte[] Write(int orientation)
    {
        var tiff = new byte[26];
        "MM\0*"u8.CopyTo(tiff);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(8), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(10), Tag);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(12), Short);
        BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(14), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(18), (ushort)orientation);
        return tiff;
    }

    private static int Small(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
