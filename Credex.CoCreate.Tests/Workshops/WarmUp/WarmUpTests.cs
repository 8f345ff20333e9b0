using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.WarmUp;

/// <summary>A practice question in the room: one answer of each, changed while it is open, shown over all, and in no record.</summary>
public sealed class WarmUpTests
{
    internal static WarmUpSettings Settings { get; } = new()
    {
        Question = LocalizedText.Of("en", ("en", "Tea or coffee?"), ("fr", "Thé ou café ?")),
        Options = [LocalizedText.Of("en", ("en", "Tea from a pot"), ("fr", "Du thé")), LocalizedText.Of("en", ("en", "Coffee"), ("fr", "Du café"))],
    };

    [Fact]
    public async Task It_opens_takes_one_changeable_answer_of_each_closes_and_shows()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 5);

        Assert.Equal([200, 200, 200, 200, 200], await TapAsync(app, id, guests, 1));
        Assert.Equal(200, await TapAsync(app, id, guests[0], 2));
        var region = await guests[0].Client.PageAsync($"/w/{TestApp.Code}/mine");
        Assert.Contains("Coffee", region, StringComparison.Ordinal);
        Assert.Equal(5, await app.InDbAsync(db => db.WarmUpAnswers.CountAsync(one => one.ActivityId == id)));
        await RoomSteps.SettleAsync();
        Assert.Contains("data-state=\"open\"", await guests[0].RoomAsync(), StringComparison.Ordinal);

        await host.DoAsync(app, id, "close");
        Assert.Equal(422, await TapAsync(app, id, guests[0], 1));
        await host.DoAsync(app, id, "show");

        var shown = (await app.ActivityAsync(id)).OutcomeAs<WarmUpOutcome>()!;
        Assert.Equal([4, 1], shown.Counts!);
        Assert.Equal(["warm-up.opened", "warm-up.closed", "warm-up.shown"], (await app.ActsAsync()).TakeLast(3));
        Assert.Contains("What 5 people answered", await guests[0].RoomAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_open_or_closed_nobody_sees_any_distribution()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 6);
        var before = await ActivitySteps.RegionsAsync(guests[0], host);
        await TapAsync(app, id, guests, 1);
        var open = await ActivitySteps.RegionsAsync(guests[0], host);
        await host.DoAsync(app, id, "close");
        var closed = await ActivitySteps.RegionsAsync(guests[0], host);

        // Counts are the only regions that answers change, and they are the same whatever was answered.
        Assert.Equal(Of(before, "stage", "screen", "console"), Of(open, "stage", "screen", "console").Select(one => one.Replace(" data-mine=\"ask\"", string.Empty, StringComparison.Ordinal)));
        Assert.DoesNotContain(open.Concat(closed), one => one.Html.Contains("option-counts", StringComparison.Ordinal));
        Assert.DoesNotContain(open.Where(one => one.Name.EndsWith("count", StringComparison.Ordinal)), one => one.Html.Contains("Tea", StringComparison.Ordinal));
        Assert.Contains(open, one => one.Name == "en console-count" && one.Html.Contains("6 of", StringComparison.Ordinal));
        open.Concat(closed).AssertSmall();
    }

    [Fact]
    public async Task Fewer_than_the_smallest_group_are_held_back_and_the_stage_says_why()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 4);
        await TapAsync(app, id, guests, 1);
        await host.DoAsync(app, id, "close");
        await host.DoAsync(app, id, "show");

        var regions = await ActivitySteps.RegionsAsync(guests[0], host);

        Assert.DoesNotContain(regions, one => one.Html.Contains("option-counts", StringComparison.Ordinal));
        Assert.All(["en stage", "en screen", "en console"], name => Assert.Contains("Fewer than 5 people", regions.Single(one => one.Name == name).Html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opened_again_it_keeps_the_answers_and_what_was_shown_stays_hidden_until_it_shows_again()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 6);
        await TapAsync(app, id, guests, 1);
        foreach (var act in new[] { "close", "show", "again" })
        {
            await host.DoAsync(app, id, act);
        }

        Assert.DoesNotContain(await ActivitySteps.RegionsAsync(guests[0], host), one => one.Html.Contains("option-counts", StringComparison.Ordinal));
        Assert.Contains("Tea from a pot", await guests[0].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        Assert.Equal(200, await TapAsync(app, id, guests[0], 2));
        await host.DoAsync(app, id, "close");
        await host.DoAsync(app, id, "show");

        var shown = (await app.ActivityAsync(id)).OutcomeAs<WarmUpOutcome>()!;
        Assert.Equal([6, 0], shown.Counts!);
        Assert.True(shown.IsEarlier);
        Assert.Contains("As shown before", await guests[0].RoomAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_and_changes_nothing()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 2);
        var turn = (await app.ActivityAsync(id)).Turn.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var fields in new (string, string)[][] { [("turn", turn), ("value", "3")], [("turn", turn), ("value", "0")], [("turn", turn)], [("turn", "77"), ("value", "1")], [("value", "1")], [("turn", "x"), ("value", "y")] })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guests[0].SayAsync(id, string.Empty, fields)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await guests[0].SayAsync(id, "no-such-act", ("turn", turn), ("value", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guests[0].SayAsync(Guid.NewGuid(), string.Empty, ("turn", turn), ("value", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActOnAsync(app, id, "show")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActOnAsync(app, id, "open")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.ActOnAsync(app, id, "no-such-act")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await host.Client.FetchAsync($"/w/{TestApp.Code}/host/a/{id}/close", Form.Token(await host.ConsoleAsync()))).StatusCode);

        // The room goes on: what was meant for the question no longer counts.
        await app.InDbAsync(async db =>
        {
            (await db.Workshops.SingleAsync(one => one.Code == TestApp.Code)).CurrentActivityId = await db.Activities.Where(one => one.Kind == "StandardReview").Select(one => one.Id).FirstAsync();
            return await db.SaveChangesAsync();
        });
        Assert.Equal(422, await TapAsync(app, id, guests[0], 1));
        Assert.Equal(0, await app.InDbAsync(db => db.WarmUpAnswers.CountAsync(one => one.ActivityId == id)));
    }

    [Fact]
    public async Task Who_was_removed_no_longer_answers_and_no_longer_counts()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 6);
        await TapAsync(app, id, guests, 1);
        var last = guests[^1];
        var token = Form.Token(await last.RoomAsync());
        await host.RemoveAsync(await app.LatestParticipantAsync());

        var response = await last.Client.FetchAsync($"/w/{TestApp.Code}/a/{id}", token, ("turn", "1"), ("value", "2"));

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        await host.DoAsync(app, id, "close");
        await host.DoAsync(app, id, "show");
        Assert.Equal([5, 0], (await app.ActivityAsync(id)).OutcomeAs<WarmUpOutcome>()!.Counts!);
    }

    /// <summary>The door is shut by the policy first; this is the lock behind it, for a tap that was on its way.</summary>
    [Fact]
    public async Task An_answer_of_somebody_who_was_removed_meanwhile_is_not_entered()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 1);
        Assert.NotEmpty(guests);
        var me = await app.InDbAsync(async db =>
        {
            var who = await db.Participants.OrderByDescending(one => one.Id).FirstAsync();
            who.RemovedAt = DateTime.UtcNow;
            await db.SaveChangesAsync();
            return await db.Voters.Where(one => one.ParticipantId == who.Id).Select(one => one.Id).SingleAsync();
        });

        Assert.True(app.Services.GetRequiredService<BatchWriter<GiveWarmUp, WarmUpReceipt>>().TryEnter(new GiveWarmUp(id, me, 1, 1), out var commit));

        Assert.Equal(new WarmUpReceipt(WarmUpEntry.Removed, Mine: null), await commit);
    }

    [Fact]
    public async Task An_opening_is_taken_back_only_while_nobody_has_answered()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        await host.DoAsync(app, id, "take-back");
        Assert.Equal(string.Empty, (await app.ActivityAsync(id)).State);
        await host.DoAsync(app, id, "open");
        Assert.Equal(200, await TapAsync(app, id, guests[0], 1));

        Assert.Equal(HttpStatusCode.Conflict, (await host.ActOnAsync(app, id, "take-back")).StatusCode);
    }

    [Fact]
    public async Task The_same_person_on_many_connections_has_one_answer()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 1);
        var token = Form.Token(await guests[0].RoomAsync());

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => guests[0].Client.FetchAsync($"/w/{TestApp.Code}/a/{id}", token, ("turn", "1"), ("value", (1 + (n % 2)).ToString(System.Globalization.CultureInfo.InvariantCulture)))));

        Assert.All(all, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(1, await app.InDbAsync(db => db.WarmUpAnswers.CountAsync(one => one.ActivityId == id)));
    }

    [Fact]
    public async Task Practice_is_in_no_record_is_copied_without_answers_and_deleted_with_them()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 1);
        await TapAsync(app, id, guests, 1);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var kind = scope.ServiceProvider.GetRequiredService<WarmUpKind>();
        var activity = await db.Activities.SingleAsync(one => one.Id == id);
        var copy = new Activity { Kind = WarmUpKind.KindName, Title = activity.Title };

        Assert.Null(await kind.ReportAsync(activity, CancellationToken.None));
        Assert.Empty(await kind.TablesAsync(activity, CancellationToken.None));
        Assert.True(await kind.HasHappenedAsync(activity, CancellationToken.None));
        await kind.CopyAsync(activity, copy, CancellationToken.None);
        Assert.Equal((Settings.Question, string.Empty), (copy.SettingsAs<WarmUpSettings>().Question, copy.State));
        Assert.Equal(Settings.Options, copy.SettingsAs<WarmUpSettings>().Options);
        Assert.False(await kind.HasHappenedAsync(copy, CancellationToken.None));
        await kind.DeleteAsync(activity, CancellationToken.None);
        Assert.False(await kind.HasHappenedAsync(activity, CancellationToken.None));
    }

    internal static async Task<(Guid Id, Facilitator Host, IReadOnlyList<Guest> Guests)> StartAsync(TestApp app, int people)
    {
        var host = await Facilitator.SignInAsync(app);
        var id = await app.BringAsync(WarmUpKind.KindName, Settings);
        var guests = await app.JoinAllAsync(people, StakeholderGroup.Learner);
        await host.DoAsync(app, id, "open");
        return (id, host, guests);
    }

    private static async Task<int> TapAsync(TestApp app, Guid id, Guest guest, int value) => (int)(await guest.SayAsync(
        id,
        string.Empty,
        ("turn", (await app.ActivityAsync(id)).Turn.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("value", value.ToString(System.Globalization.CultureInfo.InvariantCulture)))).StatusCode;

    private static async Task<IReadOnlyList<int>> TapAsync(TestApp app, Guid id, IEnumerable<Guest> guests, int value)
    {
        var statuses = new List<int>();
        foreach (var guest in guests)
        {
            statuses.Add(await TapAsync(app, id, guest, value));
        }

        return statuses;
    }

    private static IEnumerable<string> Of(IReadOnlyList<(string Name, string Html)> regions, params string[] names) =>
        regions.Where(one => names.Any(name => one.Name.EndsWith($" {name}", StringComparison.Ordinal))).Select(one => one.Html);
}
