using System.Buffers.Binary;
using System.Text;

namespace Credex.CoCreate.Files;

/// <summary>A WebP file is a RIFF file: chunks of four letters, length and data, padded to even lengths. The first says in its flags what follows.</summary>
internal static class WebpParts
{
    private const int Head = 12;
    private const int Around = 8;
    private const string Extended = "VP8X";
    private const string Exif = "EXIF";
    private const byte HasExif = 0x08;
    private const byte HasXmp = 0x04;

    private static readonly HashSet<string> OfPicture = new(StringComparer.Ordinal) { Extended, "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP" };

    public static byte[]? Strip(ReadOnlySpan<byte> webp)
    {
        var length = (long)BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]) + Around;
        if (length < Head || length > webp.Length)
        {
            return null;
        }

        var kept = new List<byte>(webp.Length);
        kept.AddRange(webp[..Head]);
        int? flags = null;
        var orientation = Orientation.AsStored;
        for (var rest = webp[Head..(int)length]; rest.Length >= Around;)
        {
            var data = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            if (data > rest.Length - Around)
            {
                return null;
            }

            var name = Encoding.Latin1.GetString(rest[..4]);
            var size = Math.Min(rest.Length, Around + (int)data + ((int)data & 1));
            if (name == Exif)
            {
                orientation = Orientation.Read(rest.Slice(Around, (int)data));
            }
            else if (OfPicture.Contains(name))
            {
                flags = name == Extended && data > 0 ? kept.Count + Around : flags;
                kept.AddRange(rest[..size]);
            }

            rest = rest[size..];
        }

        if (kept.Count == Head)
        {
            return null;
        }

        if (flags is { } place)
        {
            var isTurned = orientation != Orientation.AsStored;
            kept[place] = (byte)((kept[place] & ~(HasExif | HasXmp)) | (isTurned ? HasExif : 0));
            if (isTurned)
            {
                var tiff = Orientation.Write(orientation);
                kept.AddRange([.. "EXIF"u8, (byte)tiff.Length, 0, 0, 0, .. tiff]);
            }
        }

        var stripped = kept.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(stripped.AsSpan(4), stripped.Length - Around);
        return stripped;
    }
}
