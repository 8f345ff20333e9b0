using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Files;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Slides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Slides;

/// <summary>A slide: its form with a picture, and what everybody sees.</summary>
public sealed class SlideTests
{
    [Fact]
    public async Task A_text_and_a_picture_are_kept_and_shown_in_every_place()
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);

        var saved = await SaveAsync(app, host, id, TestPictures.Png, ("body.en", "# Welcome\n\nTo *all*\n\n<script>x</script>"), ("body.fr", "Bienvenue"), ("alt.en", "A full hall"), ("credit", "Jo"));

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var hash = (await app.ActivityAsync(id)).SettingsAs<SlideSettings>().Image!;
        Assert.Equal(TestPictures.Png, (await app.InDbAsync(db => db.StoredFiles.SingleAsync(file => file.Sha256 == hash))).Bytes);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var regions = await ActivitySteps.RegionsAsync(guest, host);
        foreach (var name in new[] { "stage", "screen", "console" })
        {
            var english = regions.Single(one => one.Name == $"en {name}").Html;
            Assert.Contains("<em>all</em>", english, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", english, StringComparison.Ordinal);
            Assert.Contains($"/files/{hash}/slide\" alt=\"A full hall\"", english, StringComparison.Ordinal);
            Assert.Contains("Jo", english, StringComparison.Ordinal);
            var french = regions.Single(one => one.Name == $"fr {name}").Html;
            Assert.Contains("Bienvenue", french, StringComparison.Ordinal);
            Assert.Contains("alt=\"A full hall\" lang=\"en\"", french, StringComparison.Ordinal);
        }

        regions.AssertSmall();
        Assert.Contains("data-state=\"slide\"", await guest.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.SayAsync(id, string.Empty, ("value", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.ActOnAsync(app, id, "open")).StatusCode);
    }

    [Theory]
    [InlineData("GIF89a and more", "alt.en", "image")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "alt.en", "image")]
    [InlineData("LARGE", "alt.en", "image")]
    [InlineData("PNG", "", "alt.en")]
    [InlineData("PNG", "alt.fr", "alt.en")]
    public async Task A_wrong_picture_or_one_that_says_nothing_is_refused_beside_its_field(string what, string alt, string field)
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);
        byte[] bytes = what switch { "PNG" => TestPictures.Png, "LARGE" => [.. TestPictures.Png, .. new byte[SlideSettings.LargestImage]], _ => Encoding.ASCII.GetBytes(what) };

        var refused = await SaveAsync(app, host, id, bytes, ("body.en", "Kept words"), (alt.Length > 0 ? alt : "alt.en", alt.Length > 0 ? "A hall" : string.Empty), ("credit", "Jo"));

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.GetElementById($"{field}-error"));
        Assert.Equal("Kept words", page.GetElementById("body.en")!.TextContent);
        Assert.Equal("Jo", page.GetElementById("credit")!.GetAttribute("value"));
        Assert.Equal(0, await app.InDbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task The_picture_stays_until_it_is_removed_and_needs_its_words_as_long_as_it_stays()
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);
        await SaveAsync(app, host, id, TestPictures.Png, ("alt.en", "A hall"));

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(app, host, id, null, ("alt.en", "A hall"), ("body.en", "Words"))).StatusCode);
        Assert.NotNull((await app.ActivityAsync(id)).SettingsAs<SlideSettings>().Image);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(app, host, id, null, ("alt.en", string.Empty))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(app, host, id, null, ("alt.en", string.Empty), ("removeImage", "true"))).StatusCode);

        var settings = (await app.ActivityAsync(id)).SettingsAs<SlideSettings>();
        Assert.Equal((null, null), (settings.Image, settings.Alt));
    }

    [Theory]
    [InlineData("a", 4001, true)]
    [InlineData("<&", 2000, true)]
    [InlineData("|a", 2000, false)]
    [InlineData("*é* ", 1000, false)]
    [InlineData("語", 4000, false)]
    public async Task A_text_that_would_not_fit_into_a_region_is_refused(string part, int times, bool tooLarge)
    {
        await using var app = new TestApp();
        var (id, host) = await AddAsync(app);

        var saved = await SaveAsync(app, host, id, null, ("body.en", string.Concat(Enumerable.Repeat(part, times)).Trim()));

        Assert.Equal(tooLarge ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Redirect, saved.StatusCode);
        (await ActivitySteps.RegionsAsync(await Guest.JoinAsync(app, StakeholderGroup.Learner), host)).AssertSmall();
    }

    [Fact]
    public async Task It_is_copied_described_and_told_in_the_record()
    {
        await using var app = new TestApp();
        var id = await app.BringAsync(SlideKind.KindName, new SlideSettings { Body = LocalizedText.Of("en", ("en", "## Thanks")), Image = new string('a', 64), Alt = LocalizedText.Of("en", ("en", "A hall")), Credit = "Jo" });
        var activity = await app.ActivityAsync(id);
        await using var scope = app.Services.CreateAsyncScope();
        var kind = scope.ServiceProvider.GetRequiredService<SlideKind>();
        var copy = new Activity { Kind = SlideKind.KindName, Title = activity.Title };

        await kind.CopyAsync(activity, copy, CancellationToken.None);

        Assert.Equal(activity.Settings, copy.Settings);
        Assert.Equal(activity.SettingsAs<SlideSettings>(), await kind.DescribeAsync(copy, CancellationToken.None));
        Assert.False(await kind.HasHappenedAsync(activity, CancellationToken.None));
        Assert.Empty(await kind.TablesAsync(activity, CancellationToken.None));
        var report = await scope.ServiceProvider.GetRequiredService<Credex.CoCreate.Live.RegionRenderer>().RenderAsync((await kind.ReportAsync(activity, CancellationToken.None))!, "fr");
        Assert.Contains("<h4>Thanks</h4>", report, StringComparison.Ordinal);
        Assert.Contains("Image\u00a0: Jo", WebUtility.HtmlDecode(report), StringComparison.Ordinal);
        Assert.Null(await kind.ReportAsync(new Activity { Kind = SlideKind.KindName, Title = activity.Title }, CancellationToken.None));
    }

    [Fact]
    public async Task The_form_is_for_hosts_only()
    {
        await using var app = new TestApp();
        var (id, _) = await AddAsync(app);
        var path = $"/workshops/{await app.SlugOfAsync()}/agenda/{id}";

        Assert.Equal(HttpStatusCode.Redirect, (await app.Browser().GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await (await Guest.JoinAsync(app, StakeholderGroup.Learner)).Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Facilitator.SignInAsync(app, "member")).Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await OtherRoom.AddAsync(app)).Client.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync(path)).StatusCode);
    }

    private static async Task<(Guid Id, Facilitator Host)> AddAsync(TestApp app) =>
        (await app.BringAsync(SlideKind.KindName, new SlideSettings()), await Facilitator.SignInAsync(app));

    private static async Task<HttpResponseMessage> SaveAsync(TestApp app, Facilitator host, Guid id, byte[]? image, params (string Name, string Value)[] fields)
    {
        var path = $"/workshops/{await app.SlugOfAsync()}/agenda/{id}";
        var page = await host.Client.PageAsync(path);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Concat([("token", Form.Token(page)), ("revision", Form.Hidden(page, "revision")), ("title.en", "The slide"), ("minutes", "5")]))
        {
            form.Add(new StringContent(value), name);
        }

        if (image is not null)
        {
            // The name and the header lie: neither is asked.
            var file = new ByteArrayContent(image);
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(file, "image", "picture.png");
        }

        return await host.Client.PostAsync(path, form);
    }
}
