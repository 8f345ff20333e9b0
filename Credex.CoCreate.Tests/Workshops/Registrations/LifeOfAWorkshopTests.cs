using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.FollowUps;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Record;
using Credex.CoCreate.Workshops.Registrations;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>
/// All that comes in the life of a workshop, from the invitation to the night that forgets who came, over three months in which the server starts again and again and summer time begins
/// between the reminder and the day. Each letter comes once, at its hour, and to nobody else.
/// </summary>
public sealed class LifeOfAWorkshopTests
{
    private const string Ana = "ana@example.org";
    private const string Maja = "maja@example.org";
    private const string Noor = "noor@example.org";
    private const string Admin = "admin@demo.example";
    private const string Code = "w2w2w3";
    private static readonly Guid Staff = Guid.CreateVersion7();

    /// <summary>How the subject of each kind begins.</summary>
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        [RegistrationLetters.Invite] = "You are invited",
        [RegistrationLetters.Confirm] = "Please confirm",
        [RegistrationLetters.Confirmed] = "You have a seat",
        [RegistrationLetters.Waiting] = "You are on the waiting list",
        [RegistrationLetters.MovedUp] = "A seat for you",
        [RegistrationLetters.Changed] = "Another time",
        [RegistrationLetters.DayBefore] = "Tomorrow",
        [RegistrationLetters.HourBefore] = "In an hour",
        [RegistrationLetters.Starts] = "We start now",
        [RegistrationLetters.Thanks] = "Thank you",
        [RegistrationLetters.Decisions] = "What became of it",
        [RegistrationLetters.Cancelled] = "Cancelled",
    };

    private readonly SetClock clock = new(new DateTimeOffset(2027, 2, 1, 6, 0, 0, TimeSpan.Zero));
    private readonly PostBox post = new();
    private readonly List<(DateTime At, string To, string Subject)> sent = [];
    private Guid workshop;
    private Guid other;
    private TestApp app = null!;

    [Fact]
    public async Task Every_kind_of_letter_comes_once_at_its_hour_through_restarts_and_the_beginning_of_summer_time()
    {
        await using var store = new SqliteStore();
        Start(store);
        await PlanAsync();
        var acts = new SortedDictionary<DateTime, Func<Task>>
        {
            [Utc(2, 1, 6)] = async () =>
            {
                await OnAsync<Inviter, int>(async inviter => await inviter.InviteAsync(await SeeAsync(), Ana, "en", Staff, default));
                await RegisterAsync(Maja);
                await RegisterAsync(Noor);
            },
            [Utc(2, 2, 6)] = async () => await RegisterAsync(Ana, await app.InDbAsync(db => db.Invitations.Select(one => one.Id).SingleAsync())),
            [Utc(2, 2, 12)] = async () => await OnAsync<Registrar, Registration?>(async registrar => await registrar.ConfirmAsync(await IdAsync(Maja), default)),
            [Utc(2, 10, 12)] = async () => await OnAsync<Registrar, Registration?>(async registrar => await registrar.CancelAsync(await IdAsync(Ana), default)),
            [Utc(3, 1, 12)] = () => RegistrationTests.EditAsync(app, workshop, plan => plan with { LocalStart = new DateTime(2027, 3, 29, 10, 0, 0), LocalEnd = new DateTime(2027, 3, 29, 12, 0, 0) }),
            [Utc(3, 10, 12)] = async () => Assert.True(await OnAsync<WorkshopPlanner, bool>(planner => planner.CancelAsync(other, Staff, default))),
            [Utc(3, 29, 8)] = () => StageAsync("workshop.started", (one, now) => (one.Stage, one.StartedAt) = (WorkshopStage.Live, now)),
            [Utc(3, 29, 9)] = JoinAsync,
            [Utc(3, 29, 10)] = () => StageAsync("workshop.ended", (one, now) => (one.Stage, one.EndedAt) = (WorkshopStage.Ended, now)),
            [Utc(4, 2, 12)] = async () => Assert.True(await OnAsync<RecordEdit, bool>(async edit =>
                await edit.SaveAsync(workshop, (await SeeAsync()).Revision, new Dictionary<string, string>(StringComparer.Ordinal), RecordAudience.Everybody, Staff, default))),
        };

        // Starts again now and then, and just where something is due: before a reminder, in the night of the change, between the beginning and its letter, and before the thanks.
        var restarts = new HashSet<DateTime> { Utc(3, 28, 1), Utc(3, 28, 8), Utc(3, 29, 7), Utc(3, 29, 8), Utc(3, 30, 10) };
        var step = 0;
        for (var now = Utc(2, 1, 6); now <= Utc(4, 30, 6); now += now >= Utc(3, 27, 0) && now < Utc(3, 31, 0) ? TimeSpan.FromHours(1) : TimeSpan.FromHours(6), step++)
        {
            clock.SetUtcNow(new DateTimeOffset(now, TimeSpan.Zero));
            if (acts.Remove(now, out var act))
            {
                await act();
            }

            if (step % 75 == 74 || restarts.Remove(now))
            {
                await app.DisposeAsync();
                Start(store);
                await app.Services.GetRequiredService<Dispatcher>().ForgetClaimsAsync(default);
            }

            await SweepAsync(now);
        }

        Assert.Empty(acts);
        Assert.Empty(restarts);
        Assert.Equal(
            [
                (Utc(2, 1, 6), Subject(RegistrationLetters.Confirm)), (Utc(2, 2, 12), Subject(RegistrationLetters.Waiting)), (Utc(2, 10, 12), Subject(RegistrationLetters.MovedUp)),
                (Utc(3, 1, 12), Subject(RegistrationLetters.Changed)), (Utc(3, 28, 8), Subject(RegistrationLetters.DayBefore)), (Utc(3, 29, 7), Subject(RegistrationLetters.HourBefore)),
                (Utc(3, 29, 8), Subject(RegistrationLetters.Starts)), (Utc(3, 30, 10), Subject(RegistrationLetters.Thanks)), (Utc(4, 2, 12), Subject(RegistrationLetters.Decisions)),
            ],
            To(Maja));
        Assert.Equal(
            [(Utc(2, 1, 6), Subject(RegistrationLetters.Invite)), (Utc(2, 2, 6), Subject(RegistrationLetters.Confirmed)), (Utc(3, 10, 12), $"{Subjects[RegistrationLetters.Cancelled]}: The other")],
            To(Ana));
        Assert.Equal([(Utc(2, 1, 6), Subject(RegistrationLetters.Confirm))], To(Noor));
        Assert.Equal(
            typeof(RegistrationLetters).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            Subjects.Where(kind => sent.Exists(one => one.Subject.StartsWith($"{kind.Value}: ", StringComparison.Ordinal))).Select(kind => kind.Key).Order(StringComparer.Ordinal));
        await NightsAsync();
        await app.DisposeAsync();
    }

    /// <summary>Every night was carried out once; what it removed was told to the admin once; and who never confirmed, and later who came, are forgotten in the night after their days.</summary>
    private async Task NightsAsync()
    {
        var nights = await app.InDbAsync(db => db.FollowUps.Where(row => row.Kind == RetentionErrand.KindName && row.State == FollowUpState.Done).Select(row => row.DueAt).Order().ToListAsync());
        Assert.Equal(Enumerable.Range(0, 88).Select(day => Utc(2, 2, 3).AddDays(day)), nights);

        var reports = await app.InDbAsync(db => db.AuditEntries.Where(one => one.Act == RetentionErrand.Applied).OrderBy(one => one.At).Select(one => new { one.At, one.After }).ToListAsync());
        Assert.Equal(reports.Select(one => one.At), To(Admin).Where(one => one.Subject.EndsWith("old data was deleted", StringComparison.Ordinal)).Select(one => one.At));
        Assert.Equal(reports.Select(one => one.At.Date).Distinct(), reports.Select(one => one.At.Date));
        Assert.Equal(Utc(2, 9, 6), Assert.Single(reports, one => one.After!.Contains("pending", StringComparison.OrdinalIgnoreCase)).At);
        Assert.Equal([Utc(4, 20, 6), Utc(4, 29, 6)], reports.Where(one => one.After!.Contains("\"registrations\"", StringComparison.Ordinal)).Select(one => one.At));
        Assert.False(await app.InDbAsync(db => db.Registrations.AnyAsync(one => one.WorkshopId == workshop || one.WorkshopId == other)));
    }

    private static DateTime Utc(int month, int day, int hour) => new(2027, month, day, hour, 0, 0, DateTimeKind.Utc);

    private static string Subject(string kind) => $"{Subjects[kind]}: The workshop";

    private IEnumerable<(DateTime At, string Subject)> To(string address) => sent.Where(one => one.To == address).Select(one => (one.At, one.Subject));

    private void Start(SqliteStore store) => app = new TestApp(
        settings: new(store.Settings, StringComparer.Ordinal) { ["Retention:AfterWorkshop"] = "30" },
        services: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddSingleton<IMailTransport>(post);
        });

    private async Task SweepAsync(DateTime now)
    {
        var before = post.Messages.Count;
        await app.Services.GetRequiredService<Dispatcher>().SweepAsync(default);
        sent.AddRange(post.Messages.Skip(before).Select(message => (now, message.To.Mailboxes.Single().Address, message.Subject ?? string.Empty)));
    }

    /// <summary>One of a single seat, with a clause that was decided on; and another one, which will be cancelled.</summary>
    private Task<int> PlanAsync() => app.InDbAsync(async db =>
    {
        var one = New("the-workshop", Code, "The workshop", new DateTime(2027, 3, 26, 10, 0, 0));
        var two = New("the-other", "w2w2w4", "The other", new DateTime(2027, 3, 20, 10, 0, 0));
        (one.Capacity, workshop, other) = (1, one.Id, two.Id);
        var activity = new Activity { WorkshopId = one.Id, Kind = ReviewKind.KindName, Title = one.Title };
        var clause = await db.ClauseTexts.OrderBy(one => one.Id).FirstAsync();
        var round = new Round { VersionId = clause.VersionId, ActivityId = activity.Id };
        db.AddRange(
            one,
            two,
            activity,
            round,
            new Decision { ClauseTextId = clause.Id, RoundId = round.Id, Reason = LocalizedText.Of("en", ("en", "So it is.")), Evidence = new DecisionEvidence(ShownResultId: null, 1, "Agreed"), By = Staff },
            new Registration { WorkshopId = two.Id, Email = Ana, EmailKey = Ana, Name = "Ana", Country = "PT", Language = "en", State = RegistrationState.Confirmed, ConfirmedAt = Utc(1, 30, 0), RegisteredAt = Utc(1, 30, 0) });
        var schedule = new Schedule(db, clock);
        var followUps = new WorkshopFollowUps(db, schedule, new FreedSeats(db, schedule), clock);
        await followUps.PlanAsync(one, default);
        await followUps.PlanAsync(two, default);
        return await db.SaveChangesAsync();
    });

    private static Workshop New(string slug, string code, string title, DateTime localStart)
    {
        var made = new Workshop { Slug = slug, Code = code, Title = LocalizedText.Of("en", ("en", title)), Purpose = LocalizedText.Of("en", ("en", title)), Language = "en" };
        made.Schedule(localStart, localStart.AddHours(2), "Europe/Brussels");
        return made;
    }

    private Task<Workshop> SeeAsync() => app.InDbAsync(db => db.Workshops.AsNoTracking().SingleAsync(one => one.Id == workshop));

    private Task<Guid> IdAsync(string email) => app.InDbAsync(db => db.Registrations.Where(one => one.WorkshopId == workshop && one.EmailKey == email).Select(one => one.Id).SingleAsync());

    private async Task RegisterAsync(string email, Guid? invitation = null) => await OnAsync<Registrar, RegisterOutcome>(registrar => registrar.RegisterAsync(
        workshop, new RegistrationAnswers(email, "Somebody", StakeholderGroup.Educator, "PT", Needs: null, "en", MayWrite: true) { Invitation = invitation }, default));

    private Task<ActOutcome> StageAsync(string act, Action<Workshop, DateTime> change) => OnAsync<RoomActs, ActOutcome>(acts => acts.OnWorkshopAsync(
        Code,
        Staff,
        act,
        (one, now) =>
        {
            change(one, now);
            return Task.FromResult(true);
        },
        default));

    /// <summary>Whoever is thanked was there.</summary>
    private Task<int> JoinAsync() => app.InDbAsync(async db =>
    {
        var participant = new Participant { WorkshopId = workshop, Group = StakeholderGroup.Educator, Country = "PT", Language = "en", JoinedAt = Utc(3, 29, 9) };
        db.Participants.Add(participant);
        (await db.Registrations.SingleAsync(one => one.WorkshopId == workshop && one.EmailKey == Maja)).ParticipantId = participant.Id;
        return await db.SaveChangesAsync();
    });

    private async Task<TResult> OnAsync<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
