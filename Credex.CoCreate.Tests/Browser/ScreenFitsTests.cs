using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Tests.Workshops.Ideas;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;
using static Microsoft.Playwright.Assertions;

namespace Credex.CoCreate.Tests.Browser;

/// <summary>The projector cuts nothing off.</summary>
public sealed class ScreenFitsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Inside = "element => { const box = element.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; }";

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task The_ranking_and_what_is_left_out_of_it_are_on_the_screen(int width, int height)
    {
        await using var app = new TestApp(onPort: true);
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(15, 15, IdeasPhase.Result, number => $"Idea number {number}: a lending library of portable equipment for workshops in places that have none of their own");
        await app.InDbAsync(async db =>
        {
            var activity = await db.Activities.SingleAsync(one => one.Id == room.Activity);
            activity.Freeze(new IdeasOutcome(15, 120, 5, IsHeld: false, IdeasOutcome.Rank(Enumerable.Range(1, 15).Select(number => (new Piece(IsCluster: false, number), number)))));
            return await db.SaveChangesAsync();
        });
        var screen = await chromium.PersonAsync(app, width: width, height: height);
        await screen.GotoAsync($"/w/{IdeasRoom.Code}/screen");

        await Expect(screen.Locator(".screen-ranking > li")).ToHaveCountAsync(6);
        await Expect(screen.Locator(".screen-more")).ToHaveTextAsync("and 9 more");
        Assert.True(await screen.Locator(".screen-ranking > li").Last.EvaluateAsync<bool>(Inside));
        Assert.True(await screen.Locator(".screen-more").EvaluateAsync<bool>(Inside));
    }

    [Theory]
    [InlineData("k7m2qp", 1920, 1080)]
    [InlineData("mwhgqn", 1280, 720)]
    [InlineData("wwwmmm", 1920, 1080)]
    [InlineData("wwwmmm", 360, 780)]
    public async Task The_code_with_its_gap_is_on_the_screen(string code, int width, int height)
    {
        await using var app = new TestApp(onPort: true);
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            (workshop.Code, workshop.Screen) = (code, CoCreate.Workshops.ScreenMode.Join);
            return await db.SaveChangesAsync();
        });
        var screen = await chromium.PersonAsync(app, width: width, height: height);
        await screen.GotoAsync($"/w/{code}/screen");

        await Expect(screen.Locator(".screen-code")).ToHaveTextAsync(CoCreate.Workshops.JoinCode.Show(code));
        await screen.EvaluateAsync("document.fonts.ready.then(() => 1)");
        Assert.True(await screen.Locator(".screen-code").EvaluateAsync<bool>("element => element.scrollWidth <= element.clientWidth + 1"));
    }

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task The_shift_of_a_second_round_is_on_the_screen_for_every_group(int width, int height)
    {
        await using var app = new TestApp(onPort: true);
        await BeforeAsync(app);
        var host = await Facilitator.SignInAsync(app);
        foreach (var group in StakeholderGroups.All)
        {
            await (await app.JoinAllAsync(5, group)).AnswerAllAsync(Consent.Agree);
        }

        await host.RevealAsync();
        var screen = await chromium.PersonAsync(app, width: width, height: height);
        await screen.GotoAsync($"/w/{TestApp.Code}/screen");

        await Expect(screen.Locator(".shift tbody tr")).ToHaveCountAsync(8);
        Assert.True(await screen.Locator(".shift tbody tr").Last.EvaluateAsync<bool>(Inside));
        Assert.True(await screen.Locator(".registration svg").First.EvaluateAsync<bool>(Inside));
        Assert.True(await screen.Locator(".shift").EvaluateAsync<bool>("element => element.getBoundingClientRect().top >= document.querySelector('.screen-picture .registration').getBoundingClientRect().bottom - 1"));
    }

    [Theory]
    [InlineData("en-GB", 1920, 1080)]
    [InlineData("fr-FR", 1280, 720)]
    public async Task The_bars_of_all_groups_are_on_the_screen_also_below_a_verdict_that_names_some(string locale, int width, int height)
    {
        await using var app = new TestApp(onPort: true);
        var host = await Facilitator.SignInAsync(app);
        foreach (var group in StakeholderGroups.All)
        {
            var opposes = group is StakeholderGroup.Educator or StakeholderGroup.Professional or StakeholderGroup.SocialPartner;
            await (await app.JoinAllAsync(group == StakeholderGroup.Employer ? 40 : 5, group)).AnswerAllAsync(opposes ? Consent.Disagree : Consent.Agree);
        }

        await host.RevealAsync();
        var screen = await chromium.PersonAsync(app, width: width, height: height, locale: locale);
        await screen.GotoAsync($"/w/{TestApp.Code}/screen");

        Assert.True((await screen.Locator(".screen-verdict").InnerTextAsync()).Length > 60);
        Assert.True(await screen.Locator(".screen-result .chart-row:visible").Last.EvaluateAsync<bool>(Inside));
        Assert.True(await screen.Locator(".registration svg").First.EvaluateAsync<bool>(Inside));
        Assert.True(await screen.Locator(".screen-caption").First.EvaluateAsync<bool>(Inside));
    }

    /// <summary>The clause that is on was voted on before, with five of each group.</summary>
    private static Task<int> BeforeAsync(TestApp app) => app.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        var round = await db.Rounds.SingleAsync(one => one.ActivityId == workshop.CurrentActivityId);
        var item = await db.RoundItems.SingleAsync(one => one.Id == round.CurrentItemId);
        var activity = new Activity { WorkshopId = workshop.Id, Kind = "StandardReview", Order = 90, Title = workshop.Title };
        var earlier = new Round { VersionId = round.VersionId, ActivityId = activity.Id };
        earlier.Choose(round.Scale, round.Rule, round.Timer);
        var place = new RoundItem { RoundId = earlier.Id, ClauseTextId = item.ClauseTextId };
        var five = Histogram.Of(Scale.Consent, [1, 1, 1, 2, 3]);
        var all = Histogram.Of(Scale.Consent, Enumerable.Range(0, 7).SelectMany(_ => new[] { 1, 1, 1, 2, 3 }));
        db.AddRange(activity, earlier, place);
        db.Add(new ShownResult { RoundItemId = place.Id, Attempt = 1, Answered = 35, Tally = new Tally(Scale.Consent, all, [.. StakeholderGroups.All.Select(group => new BlockTally([group], five))]) });
        await db.SaveChangesAsync();
        (round.PreviousRoundId, round.Number) = (earlier.Id, 2);
        return await db.SaveChangesAsync();
    });
}
