using System.Net;
using System.Text;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Live;

/// <summary>Every region in every state of a room with 35 answers and the longest comments there can be: at most 16 KB, and it knows nobody.</summary>
public sealed class RegionContentTests(ITestOutputHelper output)
{
    private const string Comment = "Qui écrit le rapport, et où ? ";
    private const string Wording = "Le rapport décrit trente objets numérisés. ";

    private readonly List<string> secrets = ["Quux", "Xylander", "demo.example", "CfDJ8", "name=\"token\""];

    [Theory]
    [InlineData(120, 150)]
    [InlineData(Rating.MaxComment, Amendment.MaxLength)]
    public async Task No_region_is_larger_than_16_KB(int comment, int wording)
    {
        await using var app = new TestApp(onPort: true);

        var seen = await WalkAsync(app, comment, wording);

        var sizes = seen.Select(one => $"{Encoding.UTF8.GetByteCount(one.Html),6} {one.State}, {one.Name}").Order(StringComparer.Ordinal).ToList();
        output.WriteLine(string.Join('\n', sizes.TakeLast(30)));
        Assert.All(sizes, size => Assert.InRange(int.Parse(size[..6], System.Globalization.CultureInfo.InvariantCulture), 0, RegionRenderer.MaxBytes));
    }

    /// <summary>Seven groups in blocks of their own with three digits in each bar, a second round, six votes before, and as long words as there can be.</summary>
    [Theory]
    [InlineData(Surface.Stage, "en")]
    [InlineData(Surface.Stage, "fr")]
    [InlineData(Surface.Console, "fr")]
    [InlineData(Surface.Side, "fr")]
    [InlineData(Surface.Screen, "fr")]
    public async Task A_result_that_would_be_larger_is_drawn_with_less_around_it(Surface surface, string language)
    {
        await using var app = new TestApp();
        var answers = Histogram.Of(Scale.Consent, [.. Answers(Consent.Agree, 323), .. Answers(Consent.AgreeWithChanges, 211), .. Answers(Consent.Disagree, 227), .. Answers(Consent.Abstain, 191)]);
        var tally = new Tally(
            Scale.Consent,
            Enumerable.Repeat(answers, 7).Aggregate((sum, one) => sum + one),
            [.. Enum.GetValues<StakeholderGroup>().Select(group => new BlockTally([group], answers))]);
        var shown = new ShownResult { RoundItemId = ReviewPage.ItemId, Attempt = 7, Answered = 658, LeftOut = 3, Tally = tally };
        var comment = new VoterComment(Guid.NewGuid(), Long("<&> ", Rating.MaxComment), "de", [StakeholderGroup.NonFormalProvider], HiddenReason: null, IsWording: true);
        var reason = Long("<&> ", Decision.MaxReason);
        var item = ReviewPage.Item(
            ItemState.Revealed,
            shown,
            [.. Enumerable.Repeat(shown, 6)],
            [comment, comment],
            new DecisionLine(Guid.NewGuid(), DecisionOutcome.Revise, ReviewPage.Text(reason, reason), ReviewPage.Now),
            more: 298) with
        { Before = new ResultBefore(1, tally, ConsensusRules.Default(Scale.Consent)) };
        var room = ReviewPage.Room(item: item);
        var renderer = app.Services.GetRequiredService<RegionRenderer>();

        var whole = await renderer.RenderAsync(ReviewKind.Draw(surface, room), language);
        var sent = await renderer.RenderAsync(ReviewKind.Draw(surface, room) with { Leaner = ReviewKind.Draw(surface, room.Leaner()) }, language);

        output.WriteLine($"{Encoding.UTF8.GetByteCount(whole)} {Encoding.UTF8.GetByteCount(sent)}");
        Assert.InRange(Encoding.UTF8.GetByteCount(sent), 0, RegionRenderer.MaxBytes);
        if (surface == Surface.Stage)
        {
            Assert.True(Encoding.UTF8.GetByteCount(whole) > RegionRenderer.MaxBytes);
            Assert.Contains("300", sent, StringComparison.Ordinal);
            Assert.Contains("/comments\"", sent, StringComparison.Ordinal);
            Assert.Contains("chart-table", sent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_region_holds_a_token_or_anything_of_a_person()
    {
        await using var app = new TestApp(onPort: true);

        var seen = await WalkAsync(app, 120, 150);

        Assert.Equal(11 * 2 * RoomRegions.All(TestApp.Code).Count, seen.Count);
        Assert.True(secrets.Count > 100);
        Assert.All(seen, one => Assert.All(secrets, secret => Assert.DoesNotContain(secret, one.Html, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Every region, in both languages, in every state that a room goes through.</summary>
    private async Task<List<(string State, string Name, string Html)>> WalkAsync(TestApp app, int comment, int wording)
    {
        using var english = await new Phone(app.Address).SignInAsync("staff");
        using var french = await new Phone(app.Address, "fr").SignInAsync("facilitator");
        foreach (var (phone, group, name) in new[] { (english, StakeholderGroup.Employer, "Zoë Quux-Albright"), (french, StakeholderGroup.Learner, "Ørjan Xylander") })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await phone.Guest.TryJoinAsync(group, name: name)).StatusCode);
            secrets.Add(phone.Cookie(DeviceKey.Cookie)!);
        }

        var seen = new List<(string, string, string)>();
        async Task LookAsync(string state)
        {
            foreach (var phone in new[] { english, french })
            {
                foreach (var key in RoomRegions.All(TestApp.Code))
                {
                    seen.Add((state, key.Name, (await phone.SeeAsync(key.Name)).Html));
                }
            }
        }

        await LookAsync("open, no answer");
        Assert.Equal(HttpStatusCode.OK, (await english.Guest.AnswerAsync(Consent.Agree)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await french.Guest.AnswerAsync(Consent.AgreeWithChanges)).StatusCode);
        secrets.AddRange(await AddAnswersAsync(app, comment, wording));
        await LookAsync("open");
        var host = english.Facilitator;
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("close")).StatusCode);
        await LookAsync("counting");
        await RevealAsync(host, () => LookAsync("closed"));
        await LookAsync("revealed");
        Assert.Equal(HttpStatusCode.OK, (await host.DecideAsync("Revise", Long(Wording, Math.Min(wording, Decision.MaxReason)))).StatusCode);
        await LookAsync("decided");
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("reopen")).StatusCode);
        await LookAsync("reopened");
        await host.RevealAsync();
        await LookAsync("revealed again");
        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("join")).StatusCode);
        await LookAsync("how to join");
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("next")).StatusCode);
        await LookAsync("waiting");
        await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).ExecuteUpdateAsync(set => set.SetProperty(one => one.Stage, WorkshopStage.Ended)));
        await LookAsync("ended");
        return seen;
    }

    private static IEnumerable<int> Answers(int value, int people) => Enumerable.Repeat(value, people);

    private static string Long(string words, int length) => string.Concat(Enumerable.Repeat(words, 1 + (length / words.Length)))[..length];

    /// <summary>The thirty-three of the demo answer too, each with a comment, ten with a wording. Returns everything by which a person could be recognised.</summary>
    private static Task<List<string>> AddAnswersAsync(TestApp app, int comment, int wording) => app.InDbAsync(async db =>
    {
        var item = await (
            from workshop in db.Workshops
            join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
            join one in db.RoundItems on round.CurrentItemId equals one.Id
            where workshop.Code == TestApp.Code
            select one).Include(one => one.ClauseText).SingleAsync();
        var answered = await db.Ratings.Where(rating => rating.RoundItemId == item.Id).ToListAsync();
        var entered = await db.RoundEntries.Where(entry => entry.RoundId == item.RoundId).Select(entry => entry.VoterId).ToListAsync();
        foreach (var voter in entered.Except(answered.Select(rating => rating.VoterId)))
        {
            answered.Add(new Rating { RoundItemId = item.Id, VoterId = voter, Attempt = 1, Value = 1 + (answered.Count % 4), Seq = 1, At = DateTime.UtcNow });
            db.Ratings.Add(answered[^1]);
        }

        Assert.Equal(35, answered.Count);
        foreach (var rating in answered)
        {
            (rating.Comment, rating.CommentLanguage) = (Long(Comment, comment), "fr");
        }

        db.Amendments.AddRange(answered.Take(10).Select(rating => new Amendment
        {
            ClauseId = item.ClauseText!.ClauseId,
            BaseClauseTextId = item.ClauseTextId,
            RoundItemId = item.Id,
            Language = "fr",
            Text = Long(Wording, wording),
            VoterId = rating.VoterId,
            At = DateTime.UtcNow,
        }));
        await db.SaveChangesAsync();
        var people = await db.Participants.Select(who => who.Id).ToListAsync();
        return people.Concat(answered.Select(rating => rating.VoterId)).SelectMany(id => new[] { id.ToString(), id.ToString("N") }).ToList();
    });

    private static async Task RevealAsync(Facilitator host, Func<Task> whenClosed)
    {
        await Task.Delay(RoundItem.Grace + TimeSpan.FromMilliseconds(200));
        await whenClosed();
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("reveal")).StatusCode);
    }
}
