using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Tests.Practices.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>
/// The whole life of a case: its author writes it and hands it in, an editor finds two reviewers (one of them reads French and has no JavaScript), changes are asked for and made, it is
/// published, and a reader who knows nothing of it finds it, goes through its conditions and comments. Every page on the way is checked by axe.
/// </summary>
public sealed class CaseLifeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Slug = "sound-walks-in-porto";

    [Fact]
    public async Task A_case_from_an_empty_page_to_a_reader()
    {
        await using var app = new TestApp(onPort: true);

        // Whoever is an author of some case may begin another.
        await new Cases(app).AddAsync("earlier");
        var author = await chromium.PersonAsync(app, width: 1280, height: 800);
        await author.SignInAsync("member");
        await WriteAsync(author);
        await author.GotoAsync($"/practices/{Slug}/submission");
        await chromium.IsAccessibleAsync(author, scripted: true);
        await author.Locator("button[formaction='?handler=Submit']").ClickAsync();
        await Expect(author.Locator(".message.done")).ToContainTextAsync("It is submitted.");

        var editor = await chromium.PersonAsync(app, width: 1280, height: 800);
        await editor.SignInAsync("staff");
        await editor.GotoAsync("/moderation");
        await chromium.IsAccessibleAsync(editor, scripted: true);
        await editor.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Sound walks in Porto" }).ClickAsync();
        await editor.Locator("form[action='?handler=Take'] button").ClickAsync();
        await AssignAsync(editor, "Katarzyna Wiśniewska");
        await AssignAsync(editor, "Ana Petrović");
        await chromium.IsAccessibleAsync(editor, scripted: true);

        var first = await chromium.PersonAsync(app, touch: true);
        await first.SignInAsync("moderator");
        await ReviewAsync(first, scripted: true, remark: "How many walkers were there?");
        var second = await chromium.PersonAsync(app, "fr-FR", scripted: false);
        await second.SignInAsync("admin");
        await ReviewAsync(second, scripted: false, remark: "Combien cela a-t-il coûté ?");

        await ChangesAsync(author, editor);
        foreach (var (reviewer, scripted) in new[] { (first, true), (second, false) })
        {
            await reviewer.GotoAsync($"/practices/{Slug}/review");
            await Expect(reviewer.Locator("main")).ToContainTextAsync("Say how many took part.");
            await ScoreAsync(reviewer, scripted);
        }

        await editor.GotoAsync($"/practices/{Slug}/publication");
        await editor.Locator("form[action='?handler=Publish'] button").ClickAsync();
        await Expect(editor.Locator(".case-state")).ToContainTextAsync("Published");
        await chromium.IsAccessibleAsync(editor, scripted: true);
        Assert.Equal(4, await app.InDbAsync(db => db.PracticeReviews.CountAsync(one => one.SubmittedAt != null)));

        await ReadAsync(await chromium.PersonAsync(app), "Sound walks in Porto", scripted: true);
        await ReadAsync(await chromium.PersonAsync(app, "fr-FR", scripted: false), "Sound walks in Porto", scripted: false);
        await CommentAsync(await chromium.PersonAsync(app));
        var errors = string.Join("\n", chromium.ErrorsOf(app));
        Assert.True(errors.Length == 0, errors);
    }

    private async Task WriteAsync(IPage author)
    {
        await author.GotoAsync("/practices/new");
        await author.Locator("input[name=title]").First.FillAsync("Sound walks in Porto");
        await author.Locator("form:has(#title) button[type=submit]").First.ClickAsync();
        await author.WaitForURLAsync("**/edit**");
        await author.Locator("[id='summary.en']").FillAsync("Listeners lead strangers through a city and are certified for it.");
        await NextAsync(author);
        await author.Locator("[id='countries.main']").SelectOptionAsync("PT");
        await author.Locator("input[name=domains][value=heritage]").CheckAsync();
        await author.Locator("input[name=topics][value=certification]").CheckAsync();
        await author.Locator("[id=fromYear]").FillAsync("2024");
        await NextAsync(author);
        await author.Locator("[id='context.en']").FillAsync("Nobody certified listeners.\n\nMany could listen.");
        await author.Locator("[id='done.en']").FillAsync("We walked with twelve of them.");
        await NextAsync(author);
        await author.Locator("[id='results.en']").FillAsync("Nine were certified.");
        await NextAsync(author);
        await author.Locator("[id='transfer.en']").FillAsync("- A city that can be walked\n- Three people who listen for a living");
        await NextAsync(author);
        await author.GotoAsync($"/practices/{Slug}/edit/people");
        await author.Locator("#contact").FillAsync("walks@porto.example");
        await author.Locator("button[name=act][value=next]").ClickAsync();
        await Expect(author.Locator("main")).ToBeVisibleAsync();
    }

    private async Task NextAsync(IPage author)
    {
        await chromium.IsAccessibleAsync(author, scripted: true);
        var here = author.Url;
        await author.Locator("button[name=act][value=next]").ClickAsync();
        await author.WaitForURLAsync(url => url != here);
    }

    private static async Task AssignAsync(IPage editor, string reviewer)
    {
        await editor.Locator("#reviewer").SelectOptionAsync(new SelectOptionValue { Label = reviewer });
        await editor.Locator("form[action='?handler=Assign'] button").ClickAsync();
        await Expect(editor.Locator(".case-waiting", new PageLocatorOptions { HasText = reviewer })).ToBeVisibleAsync();
    }

    private async Task ReviewAsync(IPage reviewer, bool scripted, string remark)
    {
        await reviewer.GotoAsync($"/practices/{Slug}/review");
        await chromium.IsAccessibleAsync(reviewer, scripted);
        await reviewer.Locator("input[name=has][value=no]").CheckAsync();
        await reviewer.Locator("form[action='?handler=Declare'] button").ClickAsync();
        await reviewer.Locator("[id='context-1'] summary").ClickAsync();
        await reviewer.Locator("[id='remark-context-1']").FillAsync(remark);
        await reviewer.Locator("[id='context-1'] .form button").ClickAsync();
        await Expect(reviewer.Locator("[id='context-1'] .judged-remark")).ToContainTextAsync(remark);
        await chromium.IsAccessibleAsync(reviewer, scripted);
        await ScoreAsync(reviewer, scripted);
    }

    private async Task ScoreAsync(IPage reviewer, bool scripted)
    {
        foreach (var criterion in ReviewCriteria.All)
        {
            await reviewer.Locator($"input[name='score.{criterion}'][value='2']").CheckAsync();
            await reviewer.Locator($"[id='reason-{criterion}']").FillAsync("As it is told.");
        }

        await reviewer.Locator("button[formaction='?handler=HandIn']").ClickAsync();
        await Expect(reviewer.Locator(".case-review").First).ToBeVisibleAsync();
        await chromium.IsAccessibleAsync(reviewer, scripted);
    }

    private async Task ChangesAsync(IPage author, IPage editor)
    {
        await editor.GotoAsync($"/practices/{Slug}/publication");
        await editor.GetByText("Ask for changes").ClickAsync();
        await editor.Locator("#requests").FillAsync("Say how many took part.\nSay what it cost.");
        await editor.Locator("form[action='?handler=Request'] button").ClickAsync();
        await Expect(editor.Locator(".case-state")).ToContainTextAsync("Changes requested");

        await author.GotoAsync($"/practices/{Slug}/edit/evidence");
        await author.Locator("[id='results.en']").FillAsync("Nine of twelve were certified, at 140 euros each.");
        await author.Locator("button[name=act][value=next]").ClickAsync();
        await author.GotoAsync($"/practices/{Slug}/submission");
        await chromium.IsAccessibleAsync(author, scripted: true);
        await Expect(author.Locator(".case-remarks")).ToHaveCountAsync(2);
        await author.Locator(".case-requests .check").First.ClickAsync();
        await author.Locator("#answer-1").FillAsync("140 euros, in the results.");
        await author.Locator("form[action='?handler=Answer'] button").ClickAsync();
        await Expect(author.Locator("#answer-1")).ToHaveValueAsync("140 euros, in the results.");
        await author.Locator("button[formaction='?handler=Submit']").ClickAsync();
        await Expect(author.Locator(".case-state")).ToContainTextAsync("In review");
    }

    private async Task ReadAsync(IPage reader, string title, bool scripted)
    {
        await reader.GotoAsync("/practices");
        await reader.Locator("main input[type=search]").FillAsync("porto walk");
        await reader.Locator("main input[type=search]").PressAsync("Enter");
        await reader.WaitForURLAsync("**q=porto**");
        await chromium.IsAccessibleAsync(reader, scripted);
        await reader.Locator("main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = title }).First.ClickAsync();
        await Expect(reader.Locator("h1")).ToContainTextAsync(title);
        await chromium.IsAccessibleAsync(reader, scripted);
        await reader.Locator("a[href$='/transfer']").ClickAsync();
        await reader.Locator("input[name='answer.0'][value=Met]").CheckAsync();
        await reader.Locator("form.transfer button").First.ClickAsync();
        await Expect(reader.Locator(".message.done")).ToBeVisibleAsync();
        await chromium.IsAccessibleAsync(reader, scripted);
    }

    private async Task CommentAsync(IPage reader)
    {
        await reader.SignInAsync("facilitator");
        await reader.GotoAsync($"/practices/{Slug}");
        await reader.Locator("#comment").FillAsync("We would like to try this in Lyon.");
        await reader.Locator("form[action^='?handler=Comment'] button").ClickAsync();
        await Expect(reader.Locator("#comments ~ ul")).ToContainTextAsync("We would like to try this in Lyon.");
        await chromium.IsAccessibleAsync(reader, scripted: true);
    }
}
