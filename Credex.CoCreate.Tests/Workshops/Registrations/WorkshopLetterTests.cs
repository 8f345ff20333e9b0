using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.FollowUps;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>Letters around a workshop come when they should: over changes of daylight saving, of the date, and over months with restarts.</summary>
public sealed class WorkshopLetterTests
{
    private const string Maja = "maja@example.org";

    [Fact]
    public async Task An_event_at_ten_stays_at_ten_through_a_change_of_daylight_saving_and_so_does_its_reminder()
    {
        // Summer time begins on 28 March 2027; the workshop is on the 29th.
        await using var all = await StartAsync(new DateTime(2027, 3, 20, 9, 0, 0), new DateTime(2027, 3, 29, 10, 0, 0));

        Assert.Equal(new DateTime(2027, 3, 29, 8, 0, 0, DateTimeKind.Utc), await StartUtcAsync(all));
        await UntilAsync(all, new DateTime(2027, 3, 28, 7, 59, 0));
        Assert.DoesNotContain(all.Post.To(Maja), subject => subject.StartsWith("Tomorrow", StringComparison.Ordinal));
        await UntilAsync(all, new DateTime(2027, 3, 28, 8, 0, 0));

        var letter = all.Post.Last(Maja);
        Assert.StartsWith("Tomorrow", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("10:00", letter.TextBody, StringComparison.Ordinal);
        Assert.NotNull(letter.Headers["List-Unsubscribe"]);
    }

    [Fact]
    public async Task A_new_date_moves_the_reminders_tells_everybody_and_replaces_the_event_in_calendars()
    {
        await using var all = await StartAsync(new DateTime(2027, 10, 1, 9, 0, 0), new DateTime(2027, 10, 20, 10, 0, 0));
        var before = all.Post.Last(Maja);
        await MoveAsync(all, new DateTime(2027, 11, 3, 14, 0, 0));
        await all.SweepAsync();

        var changed = all.Post.Last(Maja);
        Assert.StartsWith("Another time", changed.Subject, StringComparison.Ordinal);
        Assert.Contains("20 October 2027", changed.TextBody, StringComparison.Ordinal);
        Assert.Contains("3 November 2027", changed.TextBody, StringComparison.Ordinal);
        Assert.Equal(Uid(before), Uid(changed));

        await UntilAsync(all, new DateTime(2027, 10, 25, 0, 0, 0));
        Assert.DoesNotContain(all.Post.To(Maja), subject => subject.StartsWith("Tomorrow", StringComparison.Ordinal));

        // Brussels is back at winter time by then.
        await UntilAsync(all, new DateTime(2027, 11, 2, 13, 0, 0));
        Assert.StartsWith("Tomorrow", all.Post.To(Maja)[^1], StringComparison.Ordinal);

        static string Uid(MimeKit.MimeMessage message) =>
            ((MimeKit.TextPart)message.BodyParts.First(part => part.ContentType.MimeType == "text/calendar")).Text.Split('\n').First(line => line.StartsWith("UID", StringComparison.Ordinal)).Trim();
    }

    [Fact]
    public async Task A_reminder_of_a_former_date_is_not_run_by_hand_and_left_out_when_it_comes_up()
    {
        await using var all = await StartAsync(new DateTime(2027, 10, 1, 9, 0, 0), new DateTime(2027, 10, 20, 10, 0, 0));
        await MoveAsync(all, new DateTime(2027, 11, 3, 14, 0, 0));
        var former = await all.App.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == RegistrationLetters.DayBefore && row.SubjectId == all.Workshop.Id && row.DueAt.Day == 19));
        Assert.Equal(FollowUpState.Cancelled, former.State);
        await using (var scope = all.App.Services.CreateAsyncScope())
        {
            var list = scope.ServiceProvider.GetRequiredService<FollowUpList>();
            Assert.Equal(RunOutcome.NotItsHour, await list.RunNowAsync(former.Id, Guid.CreateVersion7(), default));

            // Nor is the one of the new date before its hour, and it goes then.
            var coming = await all.App.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == RegistrationLetters.DayBefore && row.SubjectId == all.Workshop.Id && row.State == FollowUpState.Waiting));
            Assert.Equal(RunOutcome.NotItsHour, await list.RunNowAsync(coming.Id, Guid.CreateVersion7(), default));
            Assert.Equal((coming.DueAt, FollowUpState.Waiting), await all.App.InDbAsync(db => db.FollowUps.Where(one => one.Id == coming.Id).Select(one => new ValueTuple<DateTime, FollowUpState>(one.DueAt, one.State)).SingleAsync()));
            await all.App.InDbAsync(db => db.FollowUps.Where(one => one.Id == former.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, FollowUpState.Waiting).SetProperty(one => one.NextAt, all.Clock!.GetUtcNow().UtcDateTime)));
        }

        await all.SweepAsync();

        var row = await all.App.InDbAsync(db => db.FollowUps.SingleAsync(one => one.Id == former.Id));
        Assert.Equal((FollowUpState.LeftOut, Reasons.Moved), (row.State, row.Reason));
        Assert.DoesNotContain(all.Post.To(Maja), subject => subject.StartsWith("Tomorrow", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reminders_that_the_mail_server_put_off_are_cancelled_with_the_date_and_taken_up_again_with_it()
    {
        var start = new DateTime(2027, 10, 20, 10, 0, 0);
        await using var all = await StartAsync(new DateTime(2027, 10, 1, 9, 0, 0), start);
        all.Post.Answer = TransportAnswer.Deferred("451 at DATA");
        await UntilAsync(all, new DateTime(2027, 10, 19, 8, 0, 0));
        Assert.Equal(FollowUpState.Waiting, (await MineAsync()).State);

        await MoveAsync(all, new DateTime(2027, 11, 3, 14, 0, 0));
        Assert.Equal((FollowUpState.Cancelled, Reasons.Gone), await MineAsync() switch { var row => (row.State, row.Reason) });

        all.Clock!.Advance(TimeSpan.FromMinutes(1));
        await MoveAsync(all, start);
        Assert.Equal(FollowUpState.Waiting, (await MineAsync()).State);
        var host = await Facilitator.SignInAsync(all.App, "staff");
        await host.Client.SendAsync($"{all.Page}/cancel", Form.Token(await host.Client.PageAsync($"{all.Page}/cancel")));
        Assert.Equal((FollowUpState.Cancelled, Reasons.Gone), await MineAsync() switch { var row => (row.State, row.Reason) });

        Task<FollowUp> MineAsync() => all.App.InDbAsync(db => db.FollowUps.AsNoTracking().SingleAsync(row => row.Kind == RegistrationLetters.DayBefore && row.Address == Maja));
    }

    [Fact]
    public async Task Who_unsubscribed_from_reminders_gets_none_and_still_hears_that_it_is_cancelled()
    {
        await using var all = await StartAsync(new DateTime(2027, 5, 1, 9, 0, 0), new DateTime(2027, 5, 20, 10, 0, 0));
        await using (var scope = all.App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AddressStates>().UnsubscribeAsync(new Subscription(Maja, MailTopics.Reminders), default);
        }

        await UntilAsync(all, new DateTime(2027, 5, 19, 8, 0, 0));
        Assert.DoesNotContain(all.Post.To(Maja), subject => subject.StartsWith("Tomorrow", StringComparison.Ordinal));
        var row = await all.App.InDbAsync(db => db.FollowUps.SingleAsync(one => one.Kind == RegistrationLetters.DayBefore && one.Address == Maja));
        Assert.Equal((FollowUpState.LeftOut, Reasons.Suppressed), (row.State, row.Reason));
    }

    [Fact]
    public async Task Who_was_there_gets_thanks_with_their_own_answers_a_day_after_and_later_what_was_decided()
    {
        await using var all = await Registering.StartAsync();
        var live = await all.App.InDbAsync(db => db.Workshops.SingleAsync(one => one.Code == TestApp.Code));
        var participant = await all.App.InDbAsync(async db =>
        {
            // Somebody who answered in the live workshop.
            var found = await (
                from rating in db.Ratings
                join voter in db.Voters on rating.VoterId equals voter.Id
                where voter.ParticipantId != null
                select voter.ParticipantId!.Value).FirstAsync();
            db.Registrations.AddRange(
                New(live.Id, Maja, found, mayWrite: true),
                New(live.Id, "absent@example.org", participant: null, mayWrite: true),
                New(live.Id, "quiet@example.org", participant: null, mayWrite: false));
            await db.SaveChangesAsync();
            return found;
        });
        Assert.NotEqual(Guid.Empty, participant);
        var host = await Facilitator.SignInAsync(all.App);
        var end = await host.Client.PageAsync($"/w/{TestApp.Code}/host/end");
        await host.Client.SendAsync($"/w/{TestApp.Code}/host/end", Form.Token(end));
        var row = await all.App.InDbAsync(db => db.FollowUps.SingleAsync(one => one.Kind == RegistrationLetters.Thanks));
        Assert.InRange(row.DueAt - DateTime.UtcNow, TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));

        await all.App.InDbAsync(async db =>
        {
            var thanks = await db.FollowUps.SingleAsync(one => one.Id == row.Id);
            (thanks.DueAt, thanks.NextAt) = (DateTime.UtcNow, DateTime.UtcNow);
            return await db.SaveChangesAsync();
        });
        await all.SweepAsync();

        var letter = all.Post.Last(Maja);
        Assert.StartsWith("Thank you", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("Your own answers", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/record", letter.TextBody, StringComparison.Ordinal);
        await ReadAsync(all, Registering.Link(letter), live.Slug);
        Assert.Empty(all.Post.To("absent@example.org"));
        Assert.Empty(all.Post.To("quiet@example.org"));
    }

    /// <summary>The link of the letter leads to the record in a browser that was never in the room, and no further than the audience.</summary>
    private static async Task ReadAsync(Registering all, string link, string slug)
    {
        var record = $"/workshops/{slug}/record";
        var fresh = all.App.Browser();
        Assert.Equal(HttpStatusCode.Forbidden, (await fresh.GetAsync(record)).StatusCode);
        await fresh.PageAsync(link);
        Assert.Equal(HttpStatusCode.Forbidden, (await fresh.GetAsync(record)).StatusCode);

        Assert.Equal(record, (await Registering.ActAsync(fresh, link, "Record")).Headers.Location!.ToString());

        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync(record)).StatusCode);
        var absent = all.App.Services.GetRequiredService<RegistrationLinks>().Token(await all.App.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == "absent@example.org").Select(one => one.Id).SingleAsync()));
        var other = all.App.Browser();
        var page = await other.PageAsync($"/r/{absent}");
        Assert.DoesNotContain("handler=Record", page, StringComparison.Ordinal);
        await other.SendAsync($"/r/{absent}?handler=Record", Form.Token(await other.PageAsync("/account/sign-in")));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(record)).StatusCode);

        await all.App.InDbAsync(db => db.Workshops.Where(one => one.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(one => one.RecordAudience, RecordAudience.Hosts)));
        Assert.DoesNotContain("handler=Record", await fresh.PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_ninety_days_with_restarts_every_letter_comes_once_and_none_is_forgotten()
    {
        await using var store = new SqliteStore();
        var clock = new SetClock(new DateTimeOffset(2027, 2, 1, 6, 0, 0, TimeSpan.Zero));
        var post = new PostBox();
        TestApp Start() => new(settings: store.Settings, services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IMailTransport>(post);
        });

        var days = Enumerable.Range(1, 12).Select(number => new DateTime(2027, 2, 1, 10, 0, 0).AddDays(number * 7)).ToList();
        var app = Start();
        await app.InDbAsync(async db =>
        {
            foreach (var (day, number) in days.Select((day, number) => (day, number)))
            {
                var workshop = new Workshop { Slug = $"w{number}", Code = $"w2w2w{"abcdefghjkmn"[number]}", Title = LocalizedText.Of("en", ("en", $"Workshop {number}")), Purpose = LocalizedText.Of("en"), Language = "en" };
                workshop.Schedule(day, day.AddHours(2), "Europe/Brussels");
                db.Workshops.Add(workshop);
                db.Registrations.Add(New(workshop.Id, Maja, participant: null, mayWrite: true));
                var schedule = new Schedule(db, clock);
                await new WorkshopFollowUps(db, schedule, new FreedSeats(db, schedule), clock).PlanAsync(workshop, default);
            }

            return await db.SaveChangesAsync();
        });

        for (var hours = 0; hours < 24 * 90; hours++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            if (hours % 400 == 399)
            {
                // Down for four hours: what came due is carried out on start.
                await app.DisposeAsync();
                clock.Advance(TimeSpan.FromHours(4));
                hours += 4;
                app = Start();
                await app.Services.GetRequiredService<Dispatcher>().ForgetClaimsAsync(default);
            }

            await app.Services.GetRequiredService<Dispatcher>().SweepAsync(default);
        }

        await app.DisposeAsync();
        var subjects = post.To(Maja).GroupBy(subject => subject, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Count(), StringComparer.Ordinal);
        Assert.All(Enumerable.Range(0, days.Count), number => Assert.Equal(1, subjects.GetValueOrDefault($"Tomorrow: Workshop {number}")));
        Assert.All(Enumerable.Range(0, days.Count), number => Assert.InRange(subjects.GetValueOrDefault($"In an hour: Workshop {number}"), 0, 1));
        Assert.True(Enumerable.Range(0, days.Count).Count(number => subjects.ContainsKey($"In an hour: Workshop {number}")) >= days.Count - 2);
    }

    private static Registration New(Guid workshop, string email, Guid? participant, bool mayWrite) => new()
    {
        WorkshopId = workshop,
        Email = email,
        EmailKey = email,
        Name = "Maja Lindqvist",
        Country = "SE",
        Language = "en",
        State = RegistrationState.Confirmed,
        ConfirmedAt = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        RegisteredAt = new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        ParticipantId = participant,
        MayWrite = mayWrite,
    };

    /// <summary>A workshop at a local time in Brussels, with one who is registered.</summary>
    private static async Task<Registering> StartAsync(DateTime now, DateTime localStart)
    {
        var clock = new SetClock(new DateTimeOffset(now, TimeSpan.Zero));
        var all = await Registering.StartAsync(clock);
        await MoveAsync(all, localStart);
        await all.App.InDbAsync(db =>
        {
            db.Registrations.Add(New(all.Workshop.Id, Maja, participant: null, mayWrite: true));
            return db.SaveChangesAsync();
        });

        // The letter about the first move is not what is tested; who registers has one with the event.
        await all.App.InDbAsync(db => db.FollowUps.Where(row => row.Kind == RegistrationLetters.Changed).ExecuteDeleteAsync());
        await all.App.InDbAsync(async db =>
        {
            var registration = await db.Registrations.SingleAsync(one => one.EmailKey == Maja);
            new Schedule(db, clock).Now(RegistrationLetters.Confirmed, new Subject(nameof(Registration), registration.Id), "first", RegistrationLetters.To(registration));
            return await db.SaveChangesAsync();
        });
        await all.SweepAsync();
        return all;
    }

    private static Task MoveAsync(Registering all, DateTime localStart) => RegistrationTests.EditAsync(all, plan => plan with { LocalStart = localStart, LocalEnd = localStart.AddHours(2), Zone = "Europe/Brussels" });

    private static Task<DateTime> StartUtcAsync(Registering all) => all.App.InDbAsync(db => db.Workshops.Where(one => one.Id == all.Workshop.Id).Select(one => one.StartUtc).SingleAsync());

    /// <summary>Hour by hour, as the sweeps would.</summary>
    private static async Task UntilAsync(Registering all, DateTime utc)
    {
        var end = new DateTimeOffset(utc, TimeSpan.Zero);
        while (all.Clock!.GetUtcNow() < end)
        {
            all.Clock.Advance(TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerHour * 6, (end - all.Clock!.GetUtcNow()).Ticks)));
            await all.SweepAsync();
        }
    }
}
