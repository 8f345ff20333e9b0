using System.Net;
using System.Text;
using Credex.CoCreate.Files;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Tests.Files;
using Credex.CoCreate.Tests.Practices.Pictures;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>Files that people send: what lies about itself is refused with the reason, what is taken is served so that it can do nothing.</summary>
public sealed class UploadTests
{
    private static readonly (string, string)[] Said = [("alt", "Learners on a bridge, listening."), ("credit", "Ana"), ("people", "agreed"), ("licence", "CC0-1.0"), ("after", "done"), ("caption", "The third walk.")];
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8];

    [Fact]
    public async Task A_picture_is_made_anew_described_and_taken_away()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var picture = TestPictures.WithMetadata(RawPictures.Honest(SKEncodedImageFormat.Jpeg, 1000, 500), "image/jpeg", isTurned: false);

        Assert.Equal(HttpStatusCode.Redirect, (await author.UploadAsync("picture", "picture", "holiday.png", picture, "text/html", Said)).StatusCode);

        var kept = Assert.Single((await author.FieldsAsync()).Pictures);
        Assert.Equal(("Learners on a bridge, listening.", "The third walk.", "Ana", "CC0-1.0", true, "done"), (kept.Alt.In("en").Text, kept.Caption!.In("en").Text, kept.Credit, kept.Licence, kept.PeopleAgreed, kept.After));
        Assert.Equal([480, 960, 1000], kept.Sizes.Select(size => size.Width));
        Assert.All(await app.InDbAsync(db => db.StoredFiles.ToListAsync()), file =>
        {
            Assert.Equal("image/webp", file.ContentType);
            Assert.DoesNotContain(TestPictures.Secret, Encoding.Latin1.GetString(file.Bytes), StringComparison.Ordinal);
        });

        var page = await author.PageAsync("edit/files?with=fr");
        Assert.Contains("alt=\"Learners on a bridge, listening.\"", page, StringComparison.Ordinal);
        var (alt, credit) = ($"picture.{kept.Key:N}.alt.fr", $"picture.{kept.Key:N}.credit");
        Assert.Equal(HttpStatusCode.Redirect, (await author.SendAsync("files", page, (alt, "Sur un pont."), (credit, "Ana Dias"))).StatusCode);
        Assert.Equal(("Sur un pont.", "Ana Dias"), ((await author.FieldsAsync()).Pictures[0].Alt.In("fr").Text, (await author.FieldsAsync()).Pictures[0].Credit));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.SendAsync("files", page, (credit, string.Empty))).StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await author.Client.SendAsync($"/practices/{author.Slug}/edit/files?handler=removePicture", Form.Token(page), ("key", kept.Key.ToString()))).StatusCode);
        Assert.Empty((await author.FieldsAsync()).Pictures);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.SendAsync("files", page, (credit, "Too late"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await author.Client.SendAsync($"/practices/{author.Slug}/edit/files?handler=removePicture", Form.Token(page), ("key", kept.Key.ToString()))).StatusCode);
    }

    [Fact]
    public async Task What_lies_about_itself_is_refused_with_the_reason_and_nothing_is_kept()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var jpeg = RawPictures.Honest(SKEncodedImageFormat.Jpeg, 300, 200);
        foreach (var (bytes, reason) in new (byte[], string)[]
        {
            ([.. "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8], "not a PNG, JPEG or WebP"),
            ([.. "<html><script>alert(1)</script>"u8], "not a PNG, JPEG or WebP"),
            (Pdf, "not a PNG, JPEG or WebP"),
            (jpeg[..(jpeg.Length / 2)], "damaged"),
            (RawPictures.AnimatedWebp(), "Moving pictures"),
            (RawPictures.Png(60_000, 100), "million pixels"),
            ([], "Choose a file"),
        })
        {
            var answer = await author.UploadAsync("picture", "picture", "photo.png", bytes, "image/png", Said);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Contains(reason, page, StringComparison.Ordinal);
            Assert.Contains(">Learners on a bridge, listening.</textarea>", page, StringComparison.Ordinal);
        }

        Assert.Equal(0, await app.InDbAsync(db => db.StoredFiles.CountAsync()));
        Assert.Empty((await author.FieldsAsync()).Pictures);
    }

    [Theory]
    [InlineData("alt", "Say what the picture shows")]
    [InlineData("credit", "Say who made")]
    [InlineData("people", "have not agreed")]
    public async Task What_must_be_said_of_a_picture_is_said_or_it_is_not_taken(string missing, string reason)
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);

        var answer = await author.UploadAsync("picture", "picture", "a.png", RawPictures.Honest(SKEncodedImageFormat.Png, 8, 8), "image/png", [.. Said.Where(one => one.Item1 != missing)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await author.FieldsAsync()).Pictures);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>.pdf")]
    [InlineData("../../etc/passwd")]
    [InlineData("report\r\nSet-Cookie: x=1.pdf")]
    [InlineData("C:\\Users\\ana\\rapport final.PDF")]
    [InlineData("évil\u202efdp.exe")]
    [InlineData("a\"; filename=\"b.html")]
    [InlineData("....")]
    public async Task A_PDF_is_saved_and_never_shown_under_a_harmless_name(string name)
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        var clean = FileNames.Clean(name, PdfFile.ContentType);
        Assert.Matches(@"^[\p{L}\p{N}()_-]+\.pdf$", clean);

        Assert.Equal(HttpStatusCode.Redirect, (await author.UploadAsync("file", "file", "report.pdf", Pdf, "image/png", ("fileTitle", "The report"))).StatusCode);
        var kept = Assert.Single((await author.FieldsAsync()).Attachments);
        var served = await app.Browser().GetAsync($"/files/{kept.Sha256}/{Uri.EscapeDataString(name.Replace("/", string.Empty, StringComparison.Ordinal))}");

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        Assert.Equal("application/pdf", served.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.EndsWith(".pdf", served.Content.Headers.ContentDisposition.FileNameStar ?? served.Content.Headers.ContentDisposition.FileName!.Trim('"'), StringComparison.Ordinal);
        IsSealed(served);
        Assert.Equal(Pdf, await served.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_file_that_only_says_that_it_is_a_PDF_is_refused()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        byte[][] wrong = [[.. "<html>%PDF-1.7 %%EOF"u8], [.. "\n%PDF-1.7 %%EOF"u8], [.. "%PDF-1.7 and no end"u8], RawPictures.Honest(SKEncodedImageFormat.Png, 8, 8), [.. "MZ"u8]];

        foreach (var bytes in wrong)
        {
            var answer = await author.UploadAsync("file", "file", "report.pdf", bytes, "application/pdf", ("fileTitle", "The report"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("not a PDF", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var large = await author.UploadAsync("file", "file", "report.pdf", [.. Pdf, .. new byte[PdfFile.Largest]], "application/pdf", ("fileTitle", "The report"));
        Assert.Contains("more than 10 MB", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await author.UploadAsync("file", "file", "report.pdf", Pdf, "application/pdf")).StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task A_case_has_so_many_files_and_no_more()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        for (var file = 0; file < PictureDesk.MostFiles; file++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await author.UploadAsync("file", "file", $"report{file}.pdf", Pdf, "application/pdf", ("fileTitle", $"Report {file}"))).StatusCode);
        }

        Assert.Contains("8 at most", await (await author.UploadAsync("file", "file", "one-more.pdf", Pdf, "application/pdf", ("fileTitle", "One more"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await author.PageAsync("edit/files");
        Assert.Equal(HttpStatusCode.Redirect, (await author.Client.SendAsync($"/practices/{author.Slug}/edit/files?handler=removeFile", Form.Token(page), ("key", (await author.FieldsAsync()).Attachments[0].Key.ToString()))).StatusCode);
        Assert.Equal(PictureDesk.MostFiles - 1, (await author.FieldsAsync()).Attachments.Count);
        Assert.Equal(1, await app.InDbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task A_picture_is_sealed_too_and_still_shown_and_the_page_that_there_is_no_file_is_ours()
    {
        await using var app = new TestApp();
        var author = await Author.BeginAsync(app);
        await author.UploadAsync("picture", "picture", "a.png", RawPictures.Honest(SKEncodedImageFormat.Png, 8, 8), "image/png", Said);

        var served = await app.Browser().GetAsync($"/files/{(await author.FieldsAsync()).Pictures[0].Sizes[0].Sha256}/picture.webp");
        Assert.Equal("image/webp", served.Content.Headers.ContentType!.ToString());
        Assert.Null(served.Content.Headers.ContentDisposition);
        IsSealed(served);

        var missing = await app.Browser().GetAsync($"/files/{new string('0', 64)}/x.pdf");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("style-src 'self'", missing.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    private static void IsSealed(HttpResponseMessage served)
    {
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
