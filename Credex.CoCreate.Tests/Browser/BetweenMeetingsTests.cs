using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Workshops.Registrations;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>
/// What happens before and after a workshop, as its people go through it: in English with JavaScript, in French without. Every page on the way is checked by axe, and no console
/// reports an error or a breach of the content policy.
/// </summary>
public sealed class BetweenMeetingsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Mine = "maja@example.org";
    private const string Other = "first@example.org";

    [Theory]
    [InlineData("en-GB", true)]
    [InlineData("fr-FR", false)]
    public async Task Somebody_without_an_account_waits_moves_up_takes_part_and_gets_their_answers(string locale, bool scripted)
    {
        await using var app = new TestApp(onPort: true);
        var words = Words.In(locale);
        var slug = await OnlySeatAsync(app);
        var first = await chromium.PersonAsync(app, locale, scripted);
        var firstLink = await RegisterAsync(app, first, scripted, slug, Other, "Employer", "FR");
        await PressAsync(first);
        await Expect(first.Locator(".message.done")).ToHaveTextAsync(words.Seat);

        // The workshop is full now; the form says so, and whoever confirms waits.
        var me = await chromium.PersonAsync(app, locale, scripted);
        await me.GotoAsync($"/workshops/{slug}/register");
        await Expect(me.Locator("main")).ToContainTextAsync(words.Full);
        await chromium.IsAccessibleAsync(me, scripted);
        var link = await RegisterAsync(app, me, scripted, slug, Mine, "Learner", "SE");
        await PressAsync(me);
        await Expect(me.Locator("main .lead")).ToContainTextAsync(words.Waits);
        await chromium.IsAccessibleAsync(me, scripted);
        Assert.Contains(words.WaitingSubject, (await Mailbox.LetterAsync(app, Mine, 2)).Subject, StringComparison.Ordinal);

        await CancelAsync(first, scripted, firstLink);
        Assert.Contains(words.MovedUpSubject, (await Mailbox.LetterAsync(app, Mine, 3)).Subject, StringComparison.Ordinal);

        await JoinAsync(app, me, scripted, link);
        var host = await Facilitator.SignInAsync(app, code: DemoWorkshops.ComingCode);
        var answer = await VoteAsync(host, me, scripted, words);
        await EndAsync(host, me, scripted);
        await ThankedAsync(app, me, scripted, slug, answer, words);
        Assert.Empty(chromium.ErrorsOf(app));
    }

    [Theory]
    [InlineData("en-GB", true)]
    [InlineData("fr-FR", false)]
    public async Task Somebody_makes_an_account_sees_what_is_held_and_is_erased(string locale, bool scripted)
    {
        await using var app = new TestApp(onPort: true);
        var words = Words.In(locale);
        var me = await chromium.PersonAsync(app, locale, scripted);
        await me.GotoAsync("/account/sign-in");
        await me.Locator("main a[href='/account/register']").ClickAsync();
        await chromium.IsAccessibleAsync(me, scripted);
        await me.Locator("#name").FillAsync("Maja Lindqvist");
        await me.Locator("#email").FillAsync(Mine);
        await PressAsync(me);
        await Expect(me.Locator("main")).ToContainTextAsync(words.LookIntoMail);
        await chromium.IsAccessibleAsync(me, scripted);

        await me.GotoAsync(await Mailbox.LinkAsync(app, Mine, "/account/confirm"));
        await Expect(me.Locator("main")).ToContainTextAsync("Maja Lindqvist");
        await chromium.IsAccessibleAsync(me, scripted);
        await me.Locator("#password").FillAsync(Accounts.Password);
        await PressAsync(me);
        await me.WaitForURLAsync("**/account", new PageWaitForURLOptions { Timeout = 30_000 });
        await chromium.IsAccessibleAsync(me, scripted);

        await me.Locator("main a[href='/account/data']").First.ClickAsync();
        await Expect(me.Locator("#account")).ToContainTextAsync(Mine);
        await Expect(me.Locator("#letters")).ToContainTextAsync(Mine);
        await chromium.IsAccessibleAsync(me, scripted);
        await me.Locator("input[name=words][value=remove]").CheckAsync();
        await PressAsync(me);
        await Expect(me.Locator(".message.done")).ToBeVisibleAsync();

        await me.GotoAsync(await Mailbox.LinkAsync(app, Mine, "/account/erase", 2));
        await chromium.IsAccessibleAsync(me, scripted);
        await PressAsync(me);
        await Expect(me.Locator("h1")).ToHaveTextAsync(words.ErasurePlanned);
        await chromium.IsAccessibleAsync(me, scripted);

        // Of all the letters only the last one is left, which says that it is done.
        Assert.Contains(words.ErasedSubject, (await Mailbox.LetterAsync(app, Mine)).Subject, StringComparison.Ordinal);
        Assert.Single(Mailbox.Letters(app, Mine));
        var refused = await Accounts.TrySignInAsync(app.Browser(), Mine);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        await me.GotoAsync("/account/data");
        await me.WaitForURLAsync("**/account/sign-in**");
        Assert.Empty(chromium.ErrorsOf(app));

        // A browser notes the refusal as an error, as it should.
        await me.Locator("#email").FillAsync(Mine);
        await me.Locator("#password").FillAsync(Accounts.Password);
        await PressAsync(me);
        await Expect(me.Locator(".error-summary[role=alert]")).ToBeVisibleAsync();
        await chromium.IsAccessibleAsync(me, scripted);
    }

    /// <summary>The workshop to come has a single seat.</summary>
    private static Task<string> OnlySeatAsync(TestApp app) => app.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == DemoWorkshops.ComingCode);
        workshop.Capacity = 1;
        await db.SaveChangesAsync();
        return workshop.Slug;
    });

    /// <summary>From the page of the workshop to the page behind the mailed link, which confirms nothing by being looked at.</summary>
    private async Task<string> RegisterAsync(TestApp app, IPage page, bool scripted, string slug, string email, string group, string country)
    {
        await page.GotoAsync($"/workshops/{slug}");
        await chromium.IsAccessibleAsync(page, scripted);
        await page.Locator($"main a[href='/workshops/{slug}/register']").First.ClickAsync();
        await page.Locator("#name").FillAsync("Maja Lindqvist");
        await page.Locator("#email").FillAsync(email);
        await page.Locator($"input[name=group][value={group}]").CheckAsync();
        await page.Locator("#country").SelectOptionAsync(country);
        await page.Locator("#needs").FillAsync("Captions");
        await page.Locator("input[name=consent]").CheckAsync();
        await page.Locator("input[name=mayWrite]").CheckAsync();
        await PressAsync(page);
        await Expect(page.Locator("main .lead[role=status]")).ToContainTextAsync(email);
        await chromium.IsAccessibleAsync(page, scripted);
        var link = await Mailbox.LinkAsync(app, email, "/r");
        await page.GotoAsync(link);
        Assert.Equal(RegistrationState.Pending, await app.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == email).Select(one => one.State).SingleAsync()));
        await chromium.IsAccessibleAsync(page, scripted);
        return link;
    }

    private async Task CancelAsync(IPage page, bool scripted, string link)
    {
        await page.GotoAsync(link);
        await chromium.IsAccessibleAsync(page, scripted);
        await page.Locator("main a[href$='?cancel=true']").ClickAsync();
        await page.Locator("form[action*='handler=Cancel']").WaitForAsync();
        await chromium.IsAccessibleAsync(page, scripted);
        await PressAsync(page);
        await Expect(page.Locator(".message.done")).ToBeVisibleAsync();
        await chromium.IsAccessibleAsync(page, scripted);
    }

    /// <summary>The room knows group and country by the link: nothing is asked but the consent.</summary>
    private async Task JoinAsync(TestApp app, IPage me, bool scripted, string link)
    {
        await me.GotoAsync(link);
        await Expect(me.Locator("input[name=group], select[name=country]")).ToHaveCountAsync(0);
        await me.Locator("#consent").CheckAsync();
        await chromium.IsAccessibleAsync(me, scripted);
        await PressAsync(me);
        await me.Locator("body.room[data-group=le]").WaitForAsync();
        await chromium.IsAccessibleAsync(me, scripted);
        var stored = await app.InDbAsync(db => (
            from participant in db.Participants
            join registration in db.Registrations on participant.Id equals registration.ParticipantId
            where registration.EmailKey == Mine
            select new { participant.Group, participant.Country }).SingleAsync());
        Assert.Equal((StakeholderGroup.Learner, "SE"), (stored.Group, stored.Country));
    }

    /// <returns>The number of the clause, and the answer to it in words.</returns>
    private async Task<(string Clause, string Answer)> VoteAsync(Facilitator host, IPage me, bool scripted, Words words)
    {
        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("start")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        if (!scripted)
        {
            await me.ReloadAsync();
        }

        await me.Locator(".answer").First.WaitForAsync();
        await chromium.IsAccessibleAsync(me, scripted);
        var clause = Regex.Match(await me.Locator(".stage .number").First.InnerTextAsync(), @"\d+(\.\d+)*", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Value;
        Assert.NotEmpty(clause);

        // Buttons that have just come take no tap for 300 ms.
        await me.WaitForTimeoutAsync(400);
        await me.Locator(".answer[data-value='7']").ClickAsync();
        await Expect(me.Locator("#mine .value").Last).ToHaveTextAsync(words.SevenOfNine);
        await chromium.IsAccessibleAsync(me, scripted);
        await host.RevealAsync();
        return (clause, words.SevenOfNine);
    }

    private async Task EndAsync(Facilitator host, IPage me, bool scripted)
    {
        var end = $"/w/{DemoWorkshops.ComingCode}/host/end";
        var page = await host.Client.PageAsync(end);
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.SendAsync(end, Form.Token(page))).StatusCode);
        if (!scripted)
        {
            await me.ReloadAsync();
        }

        await Expect(me.Locator(".stage[data-state=ended]")).ToBeVisibleAsync();
        await chromium.IsAccessibleAsync(me, scripted);
    }

    /// <summary>A day later the letter comes, with the record and the reader's own answers.</summary>
    private async Task ThankedAsync(TestApp app, IPage me, bool scripted, string slug, (string Clause, string Answer) own, Words words)
    {
        await app.InDbAsync(async db =>
        {
            var thanks = await db.FollowUps.SingleAsync(row => row.Kind == RegistrationLetters.Thanks);
            Assert.InRange(thanks.DueAt - DateTime.UtcNow, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));
            (thanks.DueAt, thanks.NextAt) = (DateTime.UtcNow, DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });

        // Who is in the room already gets no letter that it starts.
        var letter = await Mailbox.LetterAsync(app, Mine, 4);
        Assert.StartsWith(words.ThanksSubject, letter.Subject, StringComparison.Ordinal);
        Assert.Contains(own.Clause, Flat(letter.TextBody), StringComparison.Ordinal);
        Assert.Contains(own.Answer, Flat(letter.TextBody), StringComparison.Ordinal);
        Assert.DoesNotContain(Mailbox.Letters(app, Other), one => one.Subject!.StartsWith(words.ThanksSubject, StringComparison.Ordinal));
        var record = $"/workshops/{slug}/record";
        await me.GotoAsync(Registering.Link(letter));
        await PressAsync(me);
        await Expect(me).ToHaveURLAsync(new Regex(record, RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(me.Locator("main")).ToContainTextAsync(own.Clause);
        await chromium.IsAccessibleAsync(me, scripted);
    }

    /// <summary>Presses the one act that the page is for.</summary>
    private static Task PressAsync(IPage page) => page.Locator("main button.primary").ClickAsync();

    /// <summary>A text of a letter without its line breaks.</summary>
    private static string Flat(string? text) => string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is looked for, in the language of the reader.</summary>
    private sealed record Words(
        string Seat, string Full, string Waits, string WaitingSubject, string MovedUpSubject, string SevenOfNine, string ThanksSubject, string LookIntoMail, string ErasurePlanned, string ErasedSubject)
    {
        public static Words In(string locale) => CultureInfo.GetCultureInfo(locale).TwoLetterISOLanguageName == "fr"
            ? new(
                "Votre place est réservée.",
                "Toutes les places sont prises.",
                "Vous êtes sur la liste d’attente.",
                "Vous êtes sur la liste d’attente",
                "Une place pour vous",
                "7 sur 9",
                "Merci",
                "Consultez votre boîte de réception",
                "L’effacement est en cours",
                "vos données ont été effacées")
            : new(
                "Your seat is kept.",
                "All seats are taken.",
                "You are on the waiting list.",
                "You are on the waiting list",
                "A seat for you",
                "7 of 9",
                "Thank you",
                "Look into your mailbox",
                "You are being erased",
                "your data has been erased");
    }
}
