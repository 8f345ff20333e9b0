using System.Text;
using Credex.CoCreate.Files;

namespace Credex.CoCreate.Tests.Files;

/// <summary>Of a picture only the picture is kept.</summary>
public sealed class PictureMetadataTests
{
    private static byte[] Clean(string type) => type switch { "image/jpeg" => TestPictures.Jpeg, "image/png" => TestPictures.Png, _ => TestPictures.Webp };

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    public void Place_author_and_what_hangs_on_behind_are_gone_and_the_way_up_stays(string type)
    {
        var dirty = TestPictures.WithMetadata(Clean(type), type);
        Assert.Contains(TestPictures.Secret, Encoding.Latin1.GetString(dirty), StringComparison.Ordinal);

        var stripped = PictureMetadata.Strip(dirty);

        Assert.NotNull(stripped);
        Assert.DoesNotContain("Secret", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        Assert.Equal(type, ImageFormat.MediaTypeOf(stripped));
        Assert.Contains("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0\u0006", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);

        // What is stripped is stripped for good: once more changes nothing.
        Assert.Equal(stripped, PictureMetadata.Strip(stripped));
    }

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    public void A_picture_that_is_not_turned_is_as_if_nothing_had_ever_been_in_it(string type) =>
        Assert.Equal(PictureMetadata.Strip(Clean(type)), PictureMetadata.Strip(TestPictures.WithMetadata(Clean(type), type, isTurned: false)));

    [Fact]
    public void The_flags_of_a_WebP_picture_say_what_is_left()
    {
        Assert.Equal(0x08, PictureMetadata.Strip(TestPictures.WithMetadata(TestPictures.Webp, "image/webp"))![20]);
        Assert.Equal(0, PictureMetadata.Strip(TestPictures.WithMetadata(TestPictures.Webp, "image/webp", isTurned: false))![20]);
    }

    [Fact]
    public void Colour_profiles_stay()
    {
        byte[] withProfile = [.. TestPictures.Jpeg[..2], 0xFF, 0xE2, 0, 18, .. "ICC_PROFILE\0"u8, 1, 1, 7, 8, .. TestPictures.Jpeg[2..]];

        Assert.Contains("ICC_PROFILE\0\u0001\u0001\u0007\u0008", Encoding.Latin1.GetString(PictureMetadata.Strip(withProfile)!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FFD8FFE00010")]
    [InlineData("FFD8FFD9")]
    [InlineData("FFD8FF01")]
    [InlineData("FFD8FFE0000400")]
    [InlineData("89504E470D0A1A0A")]
    [InlineData("89504E470D0A1A0AFFFFFFFF4948445200000000")]
    [InlineData("89504E470D0A1A0A0000000D010203")]
    [InlineData("52494646FFFFFFFF574542505650382000")]
    [InlineData("5249464604000000574542500000000000")]
    [InlineData("524946460C00000057454250565038200F000000")]
    [InlineData("474946383961")]
    [InlineData("")]
    public void What_cannot_be_read_is_no_picture(string bytes) => Assert.Null(PictureMetadata.Strip(Convert.FromHexString(bytes)));

    [Fact]
    public void No_cut_or_changed_file_is_an_error()
    {
        var chance = new Random(710021);
        foreach (var type in new[] { "image/jpeg", "image/png", "image/webp" })
        {
            var dirty = TestPictures.WithMetadata(Clean(type), type);
            for (var length = 0; length < dirty.Length; length++)
            {
                PictureMetadata.Strip(dirty[..length]);
            }

            for (var times = 0; times < 2000; times++)
            {
                var changed = (byte[])dirty.Clone();
                changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
                var stripped = PictureMetadata.Strip(changed);
                Assert.True(stripped is null || ImageFormat.MediaTypeOf(stripped) is not null);
            }
        }
    }
}
