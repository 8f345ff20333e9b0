using System.Text;
using Credex.CoCreate.Practices.Pictures;
using Credex.CoCreate.Tests.Files;
using SkiaSharp;

namespace Credex.CoCreate.Tests.Practices.Pictures;

/// <summary>What an uploaded picture becomes: WebP in up to three widths, the right way up, and nothing of the file but what one sees.</summary>
public sealed class PictureMakerTests : IDisposable
{
    private readonly PictureMaker maker = new();

    public void Dispose() => maker.Dispose();

    [Theory]
    [InlineData(SKEncodedImageFormat.Png, 2000, 1000, "480x240 960x480 1600x800")]
    [InlineData(SKEncodedImageFormat.Jpeg, 2000, 1000, "480x240 960x480 1600x800")]
    [InlineData(SKEncodedImageFormat.Jpeg, 5000, 2500, "480x240 960x480 1600x800")]
    [InlineData(SKEncodedImageFormat.Webp, 2000, 1000, "480x240 960x480 1600x800")]
    [InlineData(SKEncodedImageFormat.Png, 1000, 600, "480x288 960x576 1000x600")]
    [InlineData(SKEncodedImageFormat.Jpeg, 480, 320, "480x320")]
    [InlineData(SKEncodedImageFormat.Webp, 40, 10, "40x10")]
    public async Task It_comes_in_three_widths_and_never_larger_than_it_was(SKEncodedImageFormat format, int width, int height, string sizes)
    {
        var made = await MakeAsync(RawPictures.Honest(format, width, height));

        Assert.Null(made.Fault);
        Assert.Equal(sizes, string.Join(' ', made.Sizes.Select(size => $"{size.Width}x{size.Height}")));
        Assert.All(made.Sizes, size => Assert.Equal((SKEncodedImageFormat.Webp, size.Width, size.Height), Look(size.Bytes)));
        Assert.True(Pixel(made, 0.1).Red > 200 && Pixel(made, 0.1).Blue < 60);
        Assert.True(Pixel(made, 0.9).Blue > 200 && Pixel(made, 0.9).Red < 60);
    }

    [Theory]
    [InlineData("image/jpeg", SKEncodedImageFormat.Jpeg)]
    [InlineData("image/png", SKEncodedImageFormat.Png)]
    [InlineData("image/webp", SKEncodedImageFormat.Webp)]
    public async Task What_cameras_and_editors_wrote_into_it_is_gone(string type, SKEncodedImageFormat format)
    {
        var picture = TestPictures.WithMetadata(RawPictures.Honest(format, 64, 32), type, isTurned: false, width: 64, height: 32);
        Assert.Contains(TestPictures.Secret, Encoding.Latin1.GetString(picture), StringComparison.Ordinal);

        var made = await MakeAsync(picture);

        Assert.Null(made.Fault);
        Assert.All(made.Sizes, size => HasPixelsOnly(size.Bytes));
    }

    [Fact]
    public async Task It_is_turned_as_the_camera_was_held()
    {
        var made = await MakeAsync(TestPictures.WithMetadata(RawPictures.Honest(SKEncodedImageFormat.Jpeg, 640, 320), "image/jpeg"));

        var size = Assert.Single(made.Sizes);
        Assert.Equal((320, 640), (size.Width, size.Height));
        using var bitmap = SKBitmap.Decode(size.Bytes);
        Assert.True(bitmap.GetPixel(160, 60).Red > 200);
        Assert.True(bitmap.GetPixel(160, 580).Blue > 200);
    }

    [Theory]
    [InlineData(1, "rb/rb")]
    [InlineData(2, "br/br")]
    [InlineData(3, "br/br")]
    [InlineData(4, "rb/rb")]
    [InlineData(5, "rr/bb")]
    [InlineData(6, "rr/bb")]
    [InlineData(7, "bb/rr")]
    [InlineData(8, "bb/rr")]
    public async Task Each_of_the_eight_ways_up_is_set_right(int orientation, string corners)
    {
        var jpeg = RawPictures.Honest(SKEncodedImageFormat.Jpeg, 64, 64);
        byte[] exif = [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];
        var made = await MakeAsync([.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]]);

        using var bitmap = SKBitmap.Decode(Assert.Single(made.Sizes).Bytes);
        string At(int x, int y) => bitmap.GetPixel(x, y).Red > 128 ? "r" : "b";
        Assert.Equal(corners, $"{At(8, 8)}{At(56, 8)}/{At(8, 56)}{At(56, 56)}");
    }

    [Fact]
    public async Task What_hides_in_a_second_reading_of_the_bytes_is_gone()
    {
        const string Page = "<html><script>alert(1)</script></html>";
        var png = RawPictures.Honest(SKEncodedImageFormat.Png, 64, 32);
        var jpeg = RawPictures.Honest(SKEncodedImageFormat.Jpeg, 64, 32);
        byte[][] polyglots =
        [
            RawPictures.With(png, "tEXt"u8, Encoding.Latin1.GetBytes($"Comment\0{Page}")),
            RawPictures.With(png, "zTXt"u8, Encoding.Latin1.GetBytes($"Comment\0\0{Page}")),
            RawPictures.With(png, "ruSt"u8, Encoding.Latin1.GetBytes(Page)),
            [.. png, .. Encoding.Latin1.GetBytes(Page)],
            [.. jpeg, .. "PK\u0003\u0004 META-INF/MANIFEST.MF "u8, .. Encoding.Latin1.GetBytes(Page)],
            [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(Page.Length + 2), .. Encoding.Latin1.GetBytes(Page), .. jpeg[2..]],
            [.. jpeg, .. "%PDF-1.4 /JavaScript (app.alert(1))"u8, .. Encoding.Latin1.GetBytes(Page)],
        ];

        foreach (var polyglot in polyglots)
        {
            var made = await MakeAsync(polyglot);
            Assert.Null(made.Fault);
            HasPixelsOnly(Assert.Single(made.Sizes).Bytes);
        }
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg>&x;</svg>")]
    [InlineData("<html><body>not a picture</body></html>")]
    [InlineData("GIF89a/*\u0001\u0000\u0001\u0000*/=1;alert(1)")]
    [InlineData("%PDF-1.7 %%EOF")]
    [InlineData("BM and so on")]
    [InlineData("II*\0 a TIFF")]
    [InlineData("\0\0\0\u0020ftypavif")]
    [InlineData("")]
    public async Task What_is_none_of_the_three_is_refused_whatever_it_is_called(string text) =>
        Assert.Equal(PictureFault.Unknown, (await MakeAsync(Encoding.Latin1.GetBytes(text))).Fault);

    [Fact]
    public async Task What_begins_like_a_picture_and_is_none_is_refused_as_damaged()
    {
        var png = RawPictures.Honest(SKEncodedImageFormat.Png, 200, 100);
        var jpeg = RawPictures.Honest(SKEncodedImageFormat.Jpeg, 200, 100);
        var webp = RawPictures.Honest(SKEncodedImageFormat.Webp, 200, 100);
        byte[][] damaged =
        [
            png[..8], png[..40], png[..^40], [.. png[..60], .. new byte[40], .. png[100..]], RawPictures.Png(64, 32, declaredHeight: 64),
            jpeg[..4], jpeg[..(jpeg.Length / 2)], TestPictures.Jpeg,
            webp[..20], webp[..(webp.Length / 2)], TestPictures.Webp,
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "<script>alert(1)</script>"u8],
        ];

        foreach (var file in damaged)
        {
            Assert.Equal((Convert.ToHexString(file), PictureFault.Damaged), (Convert.ToHexString(file), (await MakeAsync(file)).Fault));
        }
    }

    [Fact]
    public async Task What_moves_is_refused()
    {
        var apng = RawPictures.With(RawPictures.Honest(SKEncodedImageFormat.Png, 32, 16), "acTL"u8, [0, 0, 0, 2, 0, 0, 0, 0]);

        Assert.Equal(PictureFault.Animated, (await MakeAsync(RawPictures.AnimatedWebp())).Fault);
        Assert.Equal(PictureFault.Animated, (await MakeAsync(apng)).Fault);
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_unread() =>
        Assert.Equal(PictureFault.Large, (await MakeAsync([.. RawPictures.Honest(SKEncodedImageFormat.Png, 8, 8), .. new byte[PictureMaker.LargestFile]])).Fault);

    private static (SKEncodedImageFormat Format, int Width, int Height) Look(byte[] bytes)
    {
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        return (codec.EncodedFormat, codec.Info.Width, codec.Info.Height);
    }

    private static SKColor Pixel(MadePicture made, double across)
    {
        using var bitmap = SKBitmap.Decode(made.Sizes[^1].Bytes);
        return bitmap.GetPixel((int)(bitmap.Width * across), bitmap.Height / 2);
    }

    /// <summary>A WebP file of the picture and, where it is transparent, how much: no profile, no Exif, no XMP, nothing behind.</summary>
    private static void HasPixelsOnly(byte[] webp)
    {
        Assert.Equal(BitConverter.ToInt32(webp, 4) + 8, webp.Length);
        var names = new List<string>();
        for (var at = 12; at < webp.Length; at += 8 + BitConverter.ToInt32(webp, at + 4) + (BitConverter.ToInt32(webp, at + 4) & 1))
        {
            names.Add(Encoding.Latin1.GetString(webp, at, 4));
        }

        Assert.Empty(names.Except(["VP8 ", "VP8L", "VP8X", "ALPH"]));
    }

    private Task<MadePicture> MakeAsync(byte[] bytes) => maker.MakeAsync(bytes, TestContext.Current.CancellationToken);
}
