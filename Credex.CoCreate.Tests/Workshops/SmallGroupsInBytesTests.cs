using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>What may not be seen is in no byte that is sent: pages and regions are read, not looked at.</summary>
public sealed partial class SmallGroupsInBytesTests
{
    private const string Slug = "digital-curation-for-heritage-institutions";

    [Fact]
    public async Task While_a_vote_is_open_nothing_that_is_sent_depends_on_what_was_answered()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var watcher = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await watcher.AnswerAsync(Consent.Abstain);
        var employers = await app.JoinAllAsync(6, StakeholderGroup.Employer);
        var educators = await app.JoinAllAsync(5, StakeholderGroup.Educator);
        await employers.Concat(educators).AnswerAllAsync(Consent.Agree);
        var before = await RoomSteps.EverythingAsync(watcher, host, Slug);

        await employers.AnswerAllAsync(Consent.Disagree);
        await educators.Take(2).AnswerAllAsync(Consent.AgreeWithChanges);
        var after = await RoomSteps.EverythingAsync(watcher, host, Slug);

        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second));
        Assert.Contains(before, one => one.Html.Contains("12", StringComparison.Ordinal) && one.Name.EndsWith("count", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closed_but_not_revealed_is_as_silent_as_open()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var watcher = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await watcher.AnswerAsync(Consent.Abstain);
        var others = await app.JoinAllAsync(6, StakeholderGroup.Employer);
        await others.AnswerAllAsync(Consent.Agree);
        await CloseAsync(host);
        var before = await RoomSteps.EverythingAsync(watcher, host, Slug);

        await app.InDbAsync(async db =>
        {
            foreach (var rating in await db.Ratings.OrderByDescending(one => one.Id).Take(6).ToListAsync())
            {
                rating.Value = Consent.Disagree;
            }

            return await db.SaveChangesAsync();
        });
        var after = await RoomSteps.EverythingAsync(watcher, host, Slug);

        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First, pair.Second));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Groups_that_are_too_small_are_shown_together_only(int clause)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var watcher = await Guest.JoinAsync(app, StakeholderGroup.Employer);
        await host.GoToAsync(app, clause);
        var tally = (await app.CurrentItemAsync()).Shown.Single().Tally!;
        Assert.Contains(tally.Blocks, block => block.Groups.SequenceEqual([StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner]));

        // How many of a group are here is no opinion, and hosts see it exactly; the legend of the inks names every group.
        var shown = (await RoomSteps.EverythingAsync(watcher, host, Slug)).Where(one => !one.Name.EndsWith("count", StringComparison.Ordinal) && !one.Name.EndsWith("page", StringComparison.Ordinal) && !one.Name.EndsWith("standards", StringComparison.Ordinal)).ToList();

        foreach (var (name, html) in shown)
        {
            foreach (var row in new HtmlParser().ParseDocument(html).QuerySelectorAll("tbody th, .chart-row .block-label"))
            {
                Assert.False(row.TextContent.Trim() is "PA" or "SP" || Alone().IsMatch(row.TextContent), $"{name}: {row.TextContent}");
            }
        }

        Assert.All(shown.Where(one => one.Name.EndsWith("/stage", StringComparison.Ordinal) || one.Name.EndsWith("/console", StringComparison.Ordinal) || one.Name.EndsWith("/screen", StringComparison.Ordinal)), one =>
        {
            Assert.Contains("PA + SP", Prose(one.Html), StringComparison.Ordinal);
            Assert.DoesNotMatch(Alone(), Prose(one.Html));
        });
    }

    [Fact]
    public async Task A_result_that_is_held_shows_no_tally_anywhere()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var few = await app.JoinAllAsync(4, StakeholderGroup.Employer);
        var standard = await few[0].Client.PageAsync($"/standards/{Slug}");
        await few.Take(3).AnswerAllAsync(Consent.Agree);
        await few[3].AnswerAsync(Consent.Disagree);

        await host.RevealAsync();

        var shown = (await app.CurrentItemAsync()).Shown.Single();
        Assert.Equal((HeldReason.TooFewAnswered, null), (shown.Held, shown.Tally));
        foreach (var (name, html) in await RoomSteps.EverythingAsync(few[0], host, Slug))
        {
            if (!name.Contains("standard", StringComparison.Ordinal))
            {
                Assert.False(html.Contains("<table", StringComparison.Ordinal) || html.Contains("answer-bars", StringComparison.Ordinal) || html.Contains("class=\"registration", StringComparison.Ordinal), name);
                Assert.DoesNotMatch("3 (of|sur) 4|75\u00a0?%", html);
            }
        }

        Assert.Contains("Result held back", await few[0].RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(Changing(standard), Changing(await few[0].Client.PageAsync($"/standards/{Slug}")));
    }

    [Fact]
    public async Task A_second_attempt_that_differs_by_one_person_is_held()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guests = await app.JoinAllAsync(8, StakeholderGroup.Employer);
        await guests.AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();

        await host.ActAsync("reopen");
        await guests[0].AnswerAsync(Consent.Disagree);
        await host.RevealAsync();

        var shown = (await app.CurrentItemAsync()).Shown.OrderBy(one => one.Attempt).ToList();
        Assert.Equal((HeldReason.TooFewChanged, null), (shown[1].Held, shown[1].Tally));
        var room = await guests[1].RoomAsync();
        Assert.Contains("Result held back", room, StringComparison.Ordinal);
        Assert.Contains("The result of attempt 1", room, StringComparison.Ordinal);
        Assert.DoesNotContain("7 of 8", room, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_latecomer_is_left_out_and_that_is_said()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guests = await app.JoinAllAsync(6, StakeholderGroup.Employer);
        await guests.AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();

        await host.ActAsync("reopen");
        var late = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        await late.AnswerAsync(Consent.Disagree);
        await host.RevealAsync();

        var shown = (await app.CurrentItemAsync()).Shown.MaxBy(one => one.Attempt)!;
        Assert.Equal((1, 7), (shown.LeftOut, shown.Answered));
        Assert.Equal([6, 0, 0, 0], shown.Tally!.All.Counts);
        Assert.Contains("1 first answer is not in this result", await guests[0].RoomAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("6 of 7", await guests[0].RoomAsync(), StringComparison.Ordinal);

        // When enough have come, they join together.
        await host.ActAsync("reopen");
        await (await app.JoinAllAsync(4, StakeholderGroup.Educator)).AnswerAllAsync(Consent.Disagree);
        await host.RevealAsync();
        var last = (await app.CurrentItemAsync()).Shown.MaxBy(one => one.Attempt)!;
        Assert.Equal([6, 0, 5, 0], last.Tally!.All.Counts);
        Assert.Equal(0, last.LeftOut);
    }

    private static async Task CloseAsync(Facilitator host)
    {
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("close")).StatusCode);
        await RoomSteps.WaitAsync(async () => (await host.ConsoleAsync()).Contains("/reveal\"", StringComparison.Ordinal));
    }

    /// <summary>What is read or heard: the text, and the names of pictures.</summary>
    private static string Prose(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return string.Join('\n', page.QuerySelectorAll("[aria-label]").Select(one => one.GetAttribute("aria-label")).Append(page.Body!.TextContent));
    }

    private static string Changing(string html) => Token().Replace(html, string.Empty);

    [GeneratedRegex(@"\bPA\b(?! (\+|and|et) SP)|(?<!PA (\+|and|et) )\bSP\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alone();

    [GeneratedRegex("""name="token" type="hidden" value="[^"]*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
