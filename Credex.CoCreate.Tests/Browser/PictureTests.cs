using Credex.CoCreate.Files;
using Credex.CoCreate.Tests.Files;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>A browser shows a picture without its metadata as it showed it before, the same way up.</summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    [InlineData("image/webp")]
    public async Task A_stripped_picture_is_shown_as_it_was(string type)
    {
        await using var app = new TestApp(onPort: true);
        var page = await chromium.PersonAsync(app);
        await page.SetContentAsync("<canvas width=4 height=2></canvas>");
        var drawn = Convert.FromBase64String(await page.EvaluateAsync<string>(
            """
            type => {
              const canvas = document.querySelector("canvas");
              const pen = canvas.getContext("2d", { alpha: false });
              pen.fillStyle = "#c00";
              pen.fillRect(0, 0, 2, 2);
              return canvas.toDataURL(type).split(",")[1];
            }
            """,
            type));
        Assert.Equal(type, ImageFormat.MediaTypeOf(drawn));
        var dirty = TestPictures.WithMetadata(drawn, type);

        var stripped = PictureMetadata.Strip(dirty)!;

        var before = await SeenAsync(page, dirty, type);
        Assert.Equal(before, await SeenAsync(page, stripped, type));
        Assert.StartsWith(type == "image/jpeg" ? "2x4 " : before[..4], before, StringComparison.Ordinal);
        Assert.NotNull(PictureMetadata.Strip(drawn));
    }

    /// <summary>Its size as it is shown, and its pixels.</summary>
    private static Task<string> SeenAsync(Microsoft.Playwright.IPage page, byte[] picture, string type) => page.EvaluateAsync<string>(
        """
        async source => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
          const pen = canvas.getContext("2d");
          pen.drawImage(image, 0, 0);
          return `${canvas.width}x${canvas.height} ${pen.getImageData(0, 0, canvas.width, canvas.height).data}`;
        }
        """,
        $"data:{type};base64,{Convert.ToBase64String(picture)}");
}
