using Credex.CoCreate.Tests.Workshops.Ideas;
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
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task The_code_with_its_gap_is_on_the_screen(int width, int height)
    {
        await using var app = new TestApp(onPort: true);
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            (workshop.Code, workshop.Screen) = ("wwwmmm", CoCreate.Workshops.ScreenMode.Join);
            return await db.SaveChangesAsync();
        });
        var screen = await chromium.PersonAsync(app, width: width, height: height);
        await screen.GotoAsync("/w/wwwmmm/screen");

        await Expect(screen.Locator(".screen-code")).ToHaveTextAsync("WWW MMM");
        await screen.EvaluateAsync("document.fonts.ready");
        Assert.True(await screen.Locator(".screen-code").EvaluateAsync<bool>("element => element.scrollWidth <= element.clientWidth + 1"));
    }
}
