using System.Net;
using Credex.CoCreate.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Files;

/// <summary>Files are kept once by their hash, and served so that a browser takes them for what they are.</summary>
public sealed class FileStoreTests
{
    [Fact]
    public async Task The_same_bytes_are_kept_once_and_served_for_good()
    {
        await using var app = new TestApp();
        await using var scope = app.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<FileStore>();

        var hash = await store.KeepAsync(TestPictures.Png, "image/png", CancellationToken.None);
        Assert.Equal(hash, await store.KeepAsync(TestPictures.Png, "image/jpeg", CancellationToken.None));

        Assert.Equal(1, await app.InDbAsync(db => db.StoredFiles.CountAsync()));
        var response = await app.Browser().GetAsync($"/files/{hash}/slide");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(TestPictures.Png, await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/files/abc/slide")]
    [InlineData("/files/0000000000000000000000000000000000000000000000000000000000000000/slide")]
    [InlineData("/files/zzzz%2F..%2F0000000000000000000000000000000000000000000000000000000000/x")]
    public async Task What_is_not_there_is_a_404(string path)
    {
        await using var app = new TestApp();

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("89504E470D0A1A0A00", "image/png")]
    [InlineData("FFD8FFE000", "image/jpeg")]
    [InlineData("52494646AABBCCDD5745425056503820", "image/webp")]
    [InlineData("52494646AABBCCDD574156456D", null)]
    [InlineData("474946383961", null)]
    [InlineData("3C737667", null)]
    [InlineData("89504E47", null)]
    [InlineData("", null)]
    public void A_picture_is_known_by_its_bytes(string bytes, string? type) => Assert.Equal(type, ImageFormat.MediaTypeOf(Convert.FromHexString(bytes)));
}
