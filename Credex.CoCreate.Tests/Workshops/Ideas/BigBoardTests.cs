using System.Text;
using System.Text.RegularExpressions;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Tests.Live;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>A board of 400 ideas, in regions of at most 16 KB.</summary>
public sealed class BigBoardTests(ITestOutputHelper output)
{
    private const int Limit = 16 * 1024;

    [Theory]
    [InlineData(IdeasPhase.Board)]
    [InlineData(IdeasPhase.Voting)]
    [InlineData(IdeasPhase.Result)]
    public async Task What_is_pushed_stays_small_and_its_places_are_filled_by_the_cards(IdeasPhase phase)
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(35, 400, IdeasPhase.Board, number => $"{number} " + new string('é', 270));
        for (var place = 0; place < 20; place++)
        {
            Assert.Equal(200, await room.ActAsync("together", ("card", $"{(place * 4) + 3}"), ("with", $"{(place * 4) + 1}")));
        }

        if (phase == IdeasPhase.Result)
        {
            await app.InDbAsync(async db =>
            {
                var activity = await db.Activities.SingleAsync(one => one.Id == room.Activity);
                var targets = Enumerable.Range(90, 300).Select(number => (new Piece(IsCluster: false, number), 400 - number));
                activity.Freeze(new IdeasOutcome(30, 400, 5, IsHeld: false, IdeasOutcome.Rank(targets)));
                activity.GoTo(phase.State());
                return await db.SaveChangesAsync();
            });
        }
        else if (phase == IdeasPhase.Voting)
        {
            await room.GoAsync("vote");
        }

        foreach (var language in new[] { "en", "fr" })
        {
            var stage = await PushedAsync(app, new RegionKey(IdeasRoom.Code, RoomRegions.Stage), language);
            var places = Regex.Matches(stage, """<(li|div) id="(?<id>[ck]\d+)"></""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2)).Select(match => match.Groups["id"].Value).ToList();
            var chunks = new List<string>();
            for (var chunk = 0; chunk <= Board.ChunkOf(400); chunk++)
            {
                chunks.Add(await PushedAsync(app, new RegionKey(IdeasRoom.Code, $"cards.{chunk}"), language));
            }

            chunks.Add(await PushedAsync(app, new RegionKey(IdeasRoom.Code, "cards.k0"), language));
            chunks.Add(await PushedAsync(app, new RegionKey(IdeasRoom.Code, "cards.k1"), language));
            var bodies = chunks.SelectMany(html => Regex.Matches(html, """data-card-body="(?<id>[ck]\d+)">""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(2))).Select(match => match.Groups["id"].Value).ToHashSet(StringComparer.Ordinal);
            var screen = await PushedAsync(app, new RegionKey(IdeasRoom.Code, RoomRegions.Screen), language);
            var console = await PushedAsync(app, new RegionKey(IdeasRoom.Code, RoomRegions.Console), language);
            foreach (var (name, html) in chunks.Select(html => ("cards", html)).Append(("stage", stage)).Append(("screen", screen)).Append(("console", console)))
            {
                output.WriteLine($"{phase} {language} {name}: {Encoding.UTF8.GetByteCount(html)}");
                Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, Limit);
            }

            Assert.DoesNotContain("ééé", stage, StringComparison.Ordinal);
            Assert.Equal(phase == IdeasPhase.Result ? 300 : 420, places.Count);
            Assert.Empty(places.Except(bodies));
            Assert.Equal(places.Count, places.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task A_board_that_is_shown_comes_before_its_cards_and_these_come_in_few_messages()
    {
        await using var app = new TestApp(onPort: true);
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(5, 400, IdeasPhase.Written);
        using var phone = new Phone(app.Address, code: IdeasRoom.Code);
        await phone.JoinAsync(StakeholderGroup.Learner);
        await using var listener = await phone.ListenAsync(Audience.Room, IdeasRoom.Code);

        await room.GoAsync("reveal");

        for (var chunk = 0; chunk <= Board.ChunkOf(400); chunk++)
        {
            var key = new RegionKey(IdeasRoom.Code, $"cards.{chunk}").ToString();
            var cards = await listener.UntilAsync(push => push.Key == key, TimeSpan.FromSeconds(10));
            Assert.Contains($"Idea number {(chunk * Board.Chunk) + 1}<", cards.Html, StringComparison.Ordinal);
        }

        var keys = listener.Pushes.Select(push => push.Key.Split('/')[^1]).ToList();
        Assert.True(keys.LastIndexOf("stage") < keys.FindIndex(key => key.StartsWith("cards.", StringComparison.Ordinal)), string.Join(' ', keys));
        Assert.InRange(listener.Batches, 1, 6);
    }

    [Fact]
    public async Task Who_asks_gets_the_whole_and_what_was_pushed_is_not_kept_for_them()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(5, 30, IdeasPhase.Board);
        var guest = await room.JoinAsync();

        foreach (var page in new[] { await guest.RoomAsync(), await room.RegionAsync(guest.Client, "stage") })
        {
            Assert.Contains("Idea number 30", page, StringComparison.Ordinal);
        }

        Assert.Contains("Idea number 13", await room.RegionAsync(guest.Client, "cards.1"), StringComparison.Ordinal);
        Assert.DoesNotContain("Idea number 12<", await room.RegionAsync(guest.Client, "cards.1"), StringComparison.Ordinal);
        foreach (var odd in new[] { "cards", "cards.", "cards.x", "cards.-1", "cards.k", "cards.99" })
        {
            Assert.DoesNotContain("Idea", await room.RegionAsync(guest.Client, odd), StringComparison.Ordinal);
        }

        Assert.Equal(401, (int)(await app.Browser().GetAsync($"/live/w/{IdeasRoom.Code}/cards.0")).StatusCode);
    }

    private static async Task<string> PushedAsync(TestApp app, RegionKey key, string language)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var region = app.Services.GetRequiredService<Regions>().Find(key.Name)!;
        var content = await region.ReadAsync(scope.ServiceProvider, key, whole: false, CancellationToken.None);
        return await app.Services.GetRequiredService<RegionRenderer>().RenderAsync(content!, language);
    }
}
