using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Tests.Practices.Pictures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>An author in a browser: from an empty page to a complete case that saves by itself, with keys, pasted text and a broken connection; and the same form without JavaScript, in French.</summary>
public sealed class WritingTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>As Word puts it on the clipboard, shortened: a heading, a list that is none, a table, a picture, and styles everywhere.</summary>
    private const string FromWord =
        """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body><!--StartFragment-->
        <h2 style='mso-outline-level:2'>The walks<o:p></o:p></h2>
        <p class=MsoNormal style='color:red'>Learners <b style='mso-bidi-font-weight:normal'>map</b> their town <i>by ear</i>, see <a href="https://example.org/r" onclick="alert(1)">the report</a> and <a href="javascript:alert(1)">this</a>.<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Streets<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Ears</p>
        <table class=MsoTableGrid border=1 style='border-collapse:collapse;border:none'><tr><td style='border:solid'><p class=MsoNormal>Who<o:p></o:p></p></td><td><p>How<br>many</p></td></tr><tr><td><p>Learners</p></td><td><p>40</p></td></tr></table>
        <p class=MsoNormal><img src="file:///C:/x.png" alt="x"><script>alert(1)</script>&nbsp;</p>
        <!--EndFragment--></body></html>
        """;

    [Fact]
    public async Task From_an_empty_page_to_a_complete_case()
    {
        await using var app = new TestApp(onPort: true);
        var author = await chromium.PersonAsync(app, width: 1280, height: 900);
        await author.SignInAsync("staff");
        await author.GotoAsync("/practices/new");
        await Chromium.IsAccessibleAsync(author);
        await author.Locator("#title").FillAsync("Sound walks in Porto");
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Begin", Exact = true }).ClickAsync();
        await author.WaitForURLAsync("**/practices/sound-walks-in-porto/edit/about");
        await Chromium.IsAccessibleAsync(author);

        // It saves by itself, and says when and what is still missing.
        await author.Locator("[id='summary.en']").FillAsync("Learners map their town by ear.");
        await SavedAsync(author);
        Assert.Equal("Learners map their town by ear.", (await FieldsAsync(app)).Summary.In("en").Text);
        await Expect(author.Locator("#write-steps a[aria-current] + span")).ToHaveCountAsync(0);
        await NextAsync(author, "facts");

        await Chromium.IsAccessibleAsync(author);
        await author.Locator("[id='countries.main']").SelectOptionAsync("PT");
        await author.GetByLabel("Audiovisual").CheckAsync();
        await author.Locator("#topics").GetByLabel("Design").CheckAsync();
        await author.Locator("#fromYear").FillAsync("2023");
        await NextAsync(author, "story");

        await PasteAsync(author, "done.en", FromWord);
        var pasted = await author.Locator("[id='done.en']").InputValueAsync();
        Assert.Equal("## The walks\n\nLearners **map** their town _by ear_, see [the report](https://example.org/r) and this.\n\n- Streets\n- Ears\n\n| Who | How many |\n| --- | --- |\n| Learners | 40  |", pasted);
        foreach (var (key, made) in new[] { ("I", "_Nobody taught listening_"), ("K", "[Nobody taught listening](url)"), ("B", "**Nobody taught listening**") })
        {
            await author.Locator("[id='context.en']").FillAsync("Nobody taught listening");
            await author.Keyboard.PressAsync("Control+A");
            await author.Keyboard.PressAsync($"Control+{key}");
            Assert.Equal(made, await author.Locator("[id='context.en']").InputValueAsync());
        }

        await author.Locator("markdown-toolbar[for='roles.en'] md-unordered-list").ClickAsync();
        Assert.StartsWith("- ", await author.Locator("[id='roles.en']").InputValueAsync(), StringComparison.Ordinal);
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Preview", Exact = true }).ClickAsync();
        await Expect(author.Locator("#preview table")).ToContainTextAsync("Learners", Patient);
        await Expect(author.Locator("#preview strong").First).ToHaveTextAsync("Nobody taught listening");
        await Chromium.IsAccessibleAsync(author);
        await NextAsync(author, "evidence");

        // Without a connection nothing is lost, not even over a closed page.
        await author.Context.SetOfflineAsync(true);
        await author.Locator("[id='results.en']").FillAsync("Forty learners.");
        await Expect(author.Locator("[data-state]")).ToContainTextAsync("No connection", Patient);
        await author.GotoAsync("about:blank");
        await author.Context.SetOfflineAsync(false);
        await author.GotoAsync("/practices/sound-walks-in-porto/edit/evidence");
        await Expect(author.Locator("[id='results.en']")).ToHaveValueAsync("Forty learners.");

        // By the page that brought it back, or by the one that was closed, whose last words the browser may have sent by then.
        for (var tries = 0; tries < 60 && (await FieldsAsync(app)).Chapter("results")?.In("en").Text != "Forty learners."; tries++)
        {
            await Task.Delay(500);
        }

        Assert.Equal("Forty learners.", (await FieldsAsync(app)).Chapter("results")?.In("en").Text);
        await NextAsync(author, "transfer");

        await author.Locator("[id='transfer.en']").FillAsync("- Streets\n- Ears");
        await author.Locator("#with").SelectOptionAsync("fr");
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save and show" }).ClickAsync();
        await author.Locator("[id='transfer.fr']").FillAsync("- Des rues");
        await Chromium.IsAccessibleAsync(author);
        await NextAsync(author, "files");

        await author.Locator("#picture").SetInputFilesAsync(new FilePayload { Name = "walk.jpg", MimeType = "image/jpeg", Buffer = RawPictures.Honest(SKEncodedImageFormat.Jpeg, 800, 400) });
        await author.Locator("#alt").FillAsync("Red and blue.");
        await author.Locator("#credit").FillAsync("Ana");
        await author.Locator("#people label").First.ClickAsync();
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a picture" }).ClickAsync();
        await Expect(author.Locator(".write-pictures img")).ToHaveCountAsync(1);
        Assert.True(await author.Locator(".write-pictures img").EvaluateAsync<bool>("img => img.decode().then(() => img.naturalWidth === 480)"));
        await Chromium.IsAccessibleAsync(author);

        await author.GotoAsync("/practices/sound-walks-in-porto/edit/people");
        await author.Locator("#contact").FillAsync("https://example.org");
        await Chromium.IsAccessibleAsync(author);
        await author.Locator("button[value=next]").ClickAsync();
        await Expect(author.Locator("#write-steps .label")).ToContainTextAsync("Nothing is missing");

        // What a translation was made from is kept as a revision, and shown beside it.
        await author.GotoAsync("/practices/sound-walks-in-porto/edit/transfer?with=fr");
        await author.Locator("[id='transfer.en']").FillAsync("- Quiet streets\n- Ears");
        await SavedAsync(author);
        await author.ReloadAsync();
        await author.Locator(".write-stale summary").ClickAsync();
        await Expect(author.Locator(".write-stale ins")).ToContainTextAsync("Quiet");
        await Chromium.IsAccessibleAsync(author);
        foreach (var page in new[] { "authors", "revisions", "revisions?from=1&to=2" })
        {
            await author.GotoAsync($"/practices/sound-walks-in-porto/{page}");
            await Chromium.IsAccessibleAsync(author);
        }

        var fields = await FieldsAsync(app);
        Assert.Empty(PracticeChecks.Missing(fields));
        Assert.Equal(("Forty learners.", "- Des rues", pasted), (fields.Chapter("results")!.In("en").Text, fields.Chapter("transfer")!.In("fr").Text, fields.Chapter("done")!.In("en").Text));
        Assert.Equal(string.Empty, string.Join('\n', chromium.ErrorsOf(app).Where(error => !error.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Two_windows_at_once_show_both_texts()
    {
        await using var app = new TestApp(onPort: true);
        var one = await chromium.PersonAsync(app, width: 1280, height: 900);
        await one.SignInAsync("staff");
        await one.GotoAsync("/practices/new");
        await one.Locator("#title").FillAsync("Sound walks");
        await one.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Begin", Exact = true }).ClickAsync();
        var other = await one.Context.NewPageAsync();
        await one.GotoAsync("/practices/sound-walks/edit/story");
        await other.GotoAsync("/practices/sound-walks/edit/story");

        await one.Locator("[id='context.en']").FillAsync("From the first window.");
        await SavedAsync(one);
        await other.Locator("[id='context.en']").FillAsync("From the second window.");
        await Expect(other.Locator("[data-conflict] [data-theirs]")).ToHaveTextAsync("From the first window.", new LocatorAssertionsToHaveTextOptions { Timeout = 20_000 });
        await Chromium.IsAccessibleAsync(other);
        await other.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Keep mine" }).ClickAsync();
        await SavedAsync(other);
        await Expect(other.Locator("[data-conflict]")).ToHaveCountAsync(0);

        await one.Locator("[id='context.en']").FillAsync("The first once more.");
        await one.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take theirs" }).ClickAsync();
        await Expect(one.Locator("[id='context.en']")).ToHaveValueAsync("From the second window.");
        await SavedAsync(one);
        Assert.Equal("From the second window.", (await FieldsAsync(app)).Chapter("context")!.In("en").Text);
    }

    [Fact]
    public async Task The_plain_form_does_the_same_in_French()
    {
        await using var app = new TestApp(onPort: true);
        var author = await chromium.PersonAsync(app, "fr-FR", scripted: false);
        await author.SignInAsync("staff");
        await author.GotoAsync("/practices/new");
        await chromium.IsAccessibleAsync(author, scripted: false);
        await author.Locator("#title").FillAsync("Promenades sonores");
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Commencer", Exact = true }).ClickAsync();
        await author.Locator("[id='summary.fr']").FillAsync("Écouter sa ville.");
        await NextAsync(author, "facts");
        await author.Locator("#fromYear").FillAsync("mil");
        await author.Locator("button[value=next]").ClickAsync();
        await Expect(author.Locator("#fromYear-error")).ToContainTextAsync("1950");
        await Expect(author.Locator("#fromYear")).ToHaveValueAsync("mil");
        await chromium.IsAccessibleAsync(author, scripted: false);
        await author.Locator("#fromYear").FillAsync("2023");
        await NextAsync(author, "story");
        await Expect(author.Locator("markdown-toolbar").First).ToBeHiddenAsync();
        await author.Locator("[id='context.fr']").FillAsync("Personne n’enseignait l’écoute.[^1]\n\n[^1]: Selon l’enquête.");
        await author.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Aperçu" }).ClickAsync();
        await Expect(author.Locator("#preview")).ToContainTextAsync("Selon l’enquête.");
        await chromium.IsAccessibleAsync(author, scripted: false);
        await NextAsync(author, "evidence");
        foreach (var page in new[] { "edit/files", "edit/people", "authors", "revisions" })
        {
            await author.GotoAsync($"/practices/promenades-sonores/{page}");
            await chromium.IsAccessibleAsync(author, scripted: false);
            Assert.False(await author.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), page);
        }

        var fields = await FieldsAsync(app);
        Assert.Equal(("Écouter sa ville.", 2023), (fields.Summary.In("fr").Text, fields.FromYear));
        Assert.StartsWith("Personne", fields.Chapter("context")!.In("fr").Text, StringComparison.Ordinal);
        Assert.Equal(string.Empty, string.Join('\n', chromium.ErrorsOf(app).Where(error => !error.Contains("422", StringComparison.Ordinal))));
    }

    private static async Task NextAsync(IPage page, string step)
    {
        await page.Locator("button[value=next]").ClickAsync();
        await page.WaitForURLAsync($"**/edit/{step}*");
    }

    /// <summary>A pause of some seconds after the last key, and then the way to the server and back.</summary>
    private static LocatorAssertionsToContainTextOptions Patient => new() { Timeout = 20_000 };

    private static Task SavedAsync(IPage page) => Expect(page.Locator("[data-state]")).ToContainTextAsync("Saved at ", Patient);

    private static async Task PasteAsync(IPage page, string field, string html)
    {
        await page.Locator($"[id='{field}']").FocusAsync();
        await page.EvaluateAsync(
            """
            ([id, html]) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", "plain");
              document.getElementById(id).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            new[] { field, html });
    }

    private static Task<PracticeFields> FieldsAsync(TestApp app) => app.InDbAsync(db => (
        from practice in db.Practices
        join revision in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { revision.PracticeId, revision.Number }
        select revision.Fields).SingleAsync());
}
