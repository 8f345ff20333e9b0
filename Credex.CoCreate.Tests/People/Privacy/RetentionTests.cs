using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.People.Privacy;

/// <summary>What a night removes: what is older than the settings say, and not a day younger.</summary>
public sealed class RetentionTests
{
    private static readonly DateTime Now = DateTime.UtcNow;

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public async Task Each_kind_goes_after_its_days_and_not_before(int late, bool goes)
    {
        await using var app = Quiet();
        await SeedAsync(app, late);
        var before = await HeldAsync(app);
        Assert.All(before, one => Assert.True(one.Value > 0, one.Key));

        await NightAsync(app);

        Assert.Equal(before.ToDictionary(one => one.Key, one => goes ? 0 : one.Value), await HeldAsync(app));
        Assert.Equal(goes ? 0 : 1, Directory.GetFiles(Path.Combine(app.Folder, "mail"), "*.eml").Length);
    }

    [Fact]
    public async Task Zero_keeps_for_good()
    {
        await using var app = Quiet(["AfterWorkshop", "PendingRegistrations", "UnconfirmedAccounts", "FollowUps", "MailFiles", "Audit"]);
        await SeedAsync(app, 4000);
        var before = await HeldAsync(app);

        await NightAsync(app);

        Assert.Equal(before, await HeldAsync(app));
    }

    [Fact]
    public async Task A_night_plans_the_next_one_and_tells_admins_in_numbers_what_went()
    {
        await using var app = new TestApp();
        Assert.Equal(1, await app.InDbAsync(db => db.FollowUps.CountAsync(row => row.Kind == RetentionErrand.KindName)));
        await SeedAsync(app, 1);

        await NightAsync(app);
        await NightAsync(app);

        // The night in hand, which came before its time here, and the next one.
        Assert.Equal(2, await app.InDbAsync(db => db.FollowUps.CountAsync(row => row.Kind == RetentionErrand.KindName)));
        var letter = await Mailbox.LetterAsync(app, "admin@demo.example");
        Assert.Contains("Accounts that were never confirmed", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("late@press.example", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDbAsync(db => db.AuditEntries.CountAsync(one => one.Act == "retention.applied")));
    }

    [Fact]
    public async Task The_page_of_health_says_when_the_last_night_was_what_went_and_when_the_next_one_is()
    {
        await using var app = new TestApp();
        await SeedAsync(app, 1);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var before = await staff.PageAsync("/manage/health");
        Assert.Contains("It has not run yet.", before, StringComparison.Ordinal);

        // Somebody wants it at once; the coming night is due all the same.
        var night = await app.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == RetentionErrand.KindName));
        var list = await staff.PageAsync($"/manage/followups?kind={RetentionErrand.KindName}");
        await staff.SendAsync("/manage/followups?handler=Run", Form.Token(list), ("id", Form.Hidden(list, "id")));
        await app.Services.GetRequiredService<Dispatcher>().SweepAsync(CancellationToken.None);

        var after = await staff.PageAsync("/manage/health");
        Assert.DoesNotContain("It has not run yet.", after, StringComparison.Ordinal);
        Assert.Contains("Accounts that were never confirmed (1)", after, StringComparison.Ordinal);
        var next = await app.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == RetentionErrand.KindName && row.State == FollowUpState.Waiting));
        Assert.Equal(night.DueAt, next.DueAt);
        Assert.Contains($"Next: {next.DueAt.ToString("f", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_health_says_that_a_night_failed()
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            (await db.FollowUps.SingleAsync(row => row.Kind == RetentionErrand.KindName)).Error = "AggregateException";
            return await db.SaveChangesAsync();
        });

        var page = await (await Facilitator.SignInAsync(app, "staff")).Client.PageAsync("/manage/health");

        Assert.Contains("The nightly clearing failed in part.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("All is well", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_cancels_the_nightly_clearing_or_an_erasure()
    {
        await using var app = Quiet();
        var person = await Accounts.MakeAsync(app, "kept@press.example");
        await app.InDbAsync(db =>
        {
            ErasureErrand.Plan(new Schedule(db, TimeProvider.System), new Subject(nameof(Person), person), new ErasureChoice(KeepsWords: false), "en");
            return db.SaveChangesAsync();
        });
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        foreach (var kind in new[] { RetentionErrand.KindName, ErasureErrand.KindName })
        {
            var list = await admin.PageAsync($"/manage/followups?kind={kind}");
            Assert.Contains("handler=Run", list, StringComparison.Ordinal);
            Assert.DoesNotContain("handler=Cancel", list, StringComparison.Ordinal);

            await admin.SendAsync("/manage/followups?handler=Cancel", Form.Token(list), ("id", Form.Hidden(list, "id")));

            Assert.Equal(FollowUpState.Waiting, (await app.InDbAsync(db => db.FollowUps.SingleAsync(row => row.Kind == kind))).State);
            Assert.Contains("must not be cancelled", await admin.PageAsync("/manage/followups"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false, "No nightly clearing is planned.")]
    [InlineData(true, "The last nightly clearing is more than two days ago.")]
    public async Task The_page_of_health_says_that_nights_are_missed(bool isPlanned, string said)
    {
        await using var app = Quiet();
        await app.InDbAsync(async db =>
        {
            var night = await db.FollowUps.SingleAsync(row => row.Kind == RetentionErrand.KindName);
            db.FollowUps.Add(new FollowUp { Kind = night.Kind, SubjectKind = night.SubjectKind, DedupKey = "last", State = FollowUpState.Done, DueAt = Now.AddDays(-3), NextAt = Now.AddDays(-3), DoneAt = Now.AddDays(isPlanned ? -3 : -1) });
            if (!isPlanned)
            {
                db.FollowUps.Remove(night);
            }

            return await db.SaveChangesAsync();
        });

        var page = await (await Facilitator.SignInAsync(app, "staff")).Client.PageAsync("/manage/health");

        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.DoesNotContain("All is well", page, StringComparison.Ordinal);
    }

    private static TestApp Quiet(string[]? kept = null) =>
        new(settings: new Dictionary<string, string>((kept ?? []).Select(name => KeyValuePair.Create($"Retention:{name}", "0")), StringComparer.Ordinal) { ["FollowUps:Run"] = "false" });

    /// <summary>One of each kind, so many days past its time.</summary>
    private static async Task SeedAsync(TestApp app, int late)
    {
        await Accounts.MakeAsync(app, "kept@press.example", more: one => one.DisplayName = "Kept");
        var old = await Accounts.MakeAsync(app, "late@press.example");
        DateTime Ago(int days) => Now.AddDays(-days - late);
        await app.InDbAsync(async db =>
        {
            var person = await db.Users.SingleAsync(one => one.Id == old);
            person.EmailConfirmed = false;
            db.Entry(person).Property(one => one.CreatedAt).CurrentValue = Ago(30);
            var ended = Workshop("over", Ago(365));
            var coming = Workshop("coming", Now.AddDays(9));
            db.AddRange(
                ended,
                coming,
                new Participant { WorkshopId = ended.Id, Country = "PT", Language = "en", Name = "Old name" },
                Register(ended, RegistrationState.Confirmed, Ago(400)),
                new Invitation { WorkshopId = ended.Id, Email = "invited@press.example", EmailKey = "invited@press.example", Language = "en" },
                Register(coming, RegistrationState.Pending, Ago(7)),
                new AuditEntry { At = Ago(3650), Act = "old.act", SubjectKind = "Old", SubjectId = Guid.CreateVersion7() },
                new FollowUp { Kind = "old", SubjectKind = "Old", DedupKey = "old", State = FollowUpState.Done, DoneAt = Ago(90) },
                new FollowUp { Kind = "old", SubjectKind = "Old", DedupKey = "parked", State = FollowUpState.Parked, DoneAt = Ago(900) });
            return await db.SaveChangesAsync();
        });
        var folder = Directory.CreateDirectory(Path.Combine(app.Folder, "mail")).FullName;
        var file = Path.Combine(folder, $"20260101-000000-{Guid.CreateVersion7()}.eml");
        await File.WriteAllTextAsync(file, "To: somebody@press.example\r\nSubject: old\r\n\r\nOld.\r\n");
        File.SetLastWriteTimeUtc(file, Ago(30));
    }

    private static Task<Dictionary<string, int>> HeldAsync(TestApp app) => app.InDbAsync(async db => new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["accounts"] = await db.Users.CountAsync(one => one.Email == "late@press.example"),
        ["names"] = await db.Participants.CountAsync(one => one.Name != null),
        ["registrations"] = await db.Registrations.CountAsync(one => one.State == RegistrationState.Confirmed),
        ["invitations"] = await db.Invitations.CountAsync(),
        ["pending"] = await db.Registrations.CountAsync(one => one.State == RegistrationState.Pending),
        ["log"] = await db.AuditEntries.CountAsync(one => one.Act == "old.act"),
        ["follow-ups"] = await db.FollowUps.CountAsync(one => one.DedupKey == "old"),
    });

    private static Workshop Workshop(string slug, DateTime end)
    {
        var workshop = new Workshop { Slug = slug, Code = $"{slug[..4]}22", Title = LocalizedText.Of("en", ("en", slug)), Purpose = LocalizedText.Of("en", ("en", slug)), Language = "en" };
        workshop.Schedule(end.AddHours(-1), end, "UTC");
        return workshop;
    }

    private static Registration Register(Workshop workshop, RegistrationState state, DateTime at) => new()
    {
        WorkshopId = workshop.Id,
        Email = "somebody@press.example",
        EmailKey = "somebody@press.example",
        Name = "Somebody",
        Country = "PT",
        Language = "en",
        State = state,
        RegisteredAt = at,
    };

    private static async Task NightAsync(TestApp app)
    {
        var due = await app.InDbAsync(db => db.FollowUps.AsNoTracking().FirstAsync(row => row.Kind == RetentionErrand.KindName));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<RetentionErrand>().RunAsync(due, CancellationToken.None));
    }
}
