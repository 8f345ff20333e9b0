using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.FollowUps;
using Credex.CoCreate.Tests.Surveys.Building;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys.Invitations;

/// <summary>Inviting to a survey: lists are checked line by line, letters go when it is open, and only those are reminded who have not answered.</summary>
public sealed class InvitingTests
{
    private const string Maja = "maja@example.org";
    private const string Noor = "noor@example.org";
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly SetClock clock = new(Start);
    private readonly PostBox post = new();

    [Fact]
    public async Task Letters_wait_for_the_opening_and_reminders_go_only_to_those_who_have_not_answered()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: "2027-03-10T09:00", closes: "2027-03-30T18:00");
        await InviteAsync(desk, $"{Maja};Maja;Employer;SE;en\n{Noor};Noor;Learner;BE;fr");
        await SweepAsync(app);
        Assert.Empty(post.Messages);

        await UntilAsync(app, new DateTime(2027, 3, 10, 8, 1, 0));
        Assert.Equal(["Invitation: What do you need?"], post.To(Maja));
        Assert.Equal(["Invitation\u00a0: De quoi avez-vous besoin ?"], post.To(Noor));
        Assert.NotNull(post.Last(Maja).Headers["List-Unsubscribe"]);
        var link = Link(post.Last(Maja));
        Assert.NotEqual(link, Link(post.Last(Noor)));
        Assert.False(await app.InDbAsync(db => db.FollowUps.AnyAsync(row => row.Payload != null && row.Payload.Contains(link.Substring(3)))));

        await AnswerAsync(app, desk, link);
        await UntilAsync(app, new DateTime(2027, 3, 23, 17, 0, 0));
        Assert.Single(post.To(Maja));
        Assert.Equal(2, post.To(Noor).Count);
        Assert.StartsWith("Plus qu’une semaine", post.To(Noor)[^1], StringComparison.Ordinal);
        Assert.Equal(Link(post.Messages.First(message => message.To.Mailboxes.Any(box => box.Address == Noor))), Link(post.Last(Noor)));

        await UntilAsync(app, new DateTime(2027, 3, 28, 16, 30, 0));
        Assert.Equal((1, 3), (post.To(Maja).Count, post.To(Noor).Count));
        await UntilAsync(app, new DateTime(2027, 4, 20, 0, 0, 0));
        Assert.Equal(4, post.Messages.Count);
    }

    [Fact]
    public async Task Who_is_invited_to_an_open_survey_gets_the_letter_at_once_and_once()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: "2027-06-30T18:00");

        await InviteAsync(desk, Maja);
        await SweepAsync(app);
        await InviteAsync(desk, $"{Maja}\n{Noor}", good: 1);
        await SweepAsync(app);

        Assert.Equal((1, 1), (post.To(Maja).Count, post.To(Noor).Count));
        Assert.Equal(2, await app.InDbAsync(db => db.SurveyInvitations.CountAsync()));
    }

    [Fact]
    public async Task A_closing_that_moves_moves_its_reminders()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: "2027-03-30T18:00");
        var page = await desk.Client.PageAsync($"{desk.Base}/edit");
        var fields = SurveyDesk.Fields("What do you need?").Select(one => one.Item1 == "closes" ? ("closes", "2027-04-30T18:00") : one);
        await desk.Client.SendAsync($"{desk.Base}/edit", Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. fields]);

        var waiting = await app.InDbAsync(db => db.FollowUps.Where(row => row.SubjectKind == nameof(Survey) && row.State == FollowUpState.Waiting).OrderBy(row => row.DueAt).Select(row => row.DueAt).ToListAsync());
        Assert.Equal([new DateTime(2027, 4, 23, 16, 0, 0), new DateTime(2027, 4, 28, 16, 0, 0), new DateTime(2027, 4, 30, 16, 0, 0)], waiting);
    }

    [Fact]
    public async Task What_came_out_is_written_once_to_everybody_who_was_invited_and_not_while_it_is_open()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: "2027-03-30T18:00");
        await InviteAsync(desk, $"{Maja};Maja;Employer;SE;en\n{Noor};Noor;Learner;BE;fr");
        await PublishResultsAsync(app, desk);
        await SweepAsync(app);
        Assert.DoesNotContain(post.To(Maja), subject => subject.StartsWith("What came out", StringComparison.Ordinal));

        await UntilAsync(app, new DateTime(2027, 3, 30, 17, 0, 0));
        await PublishResultsAsync(app, desk);
        await PublishResultsAsync(app, desk);
        await SweepAsync(app);
        Assert.Equal(["What came out: What do you need?"], post.To(Maja).Where(subject => subject.StartsWith("What came out", StringComparison.Ordinal)));
        Assert.Single(post.To(Noor), subject => subject.StartsWith("Ce qu’il en ressort", StringComparison.Ordinal));
        Assert.Contains("/results/3", post.Last(Maja).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_checked_before_anything_is_sent_and_a_workshop_gives_only_those_who_may_be_written_to()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: string.Empty);
        var workshop = await app.InDbAsync(async db =>
        {
            var found = await db.Workshops.FirstAsync(one => one.Code == TestApp.Code);
            db.Registrations.AddRange(Registered(found.Id, Maja, mayWrite: true), Registered(found.Id, Noor, mayWrite: false));
            await db.SaveChangesAsync();
            return found.Id;
        });

        var preview = await desk.PostAsync("invite", ("people", "nonsense\nfine@example.org"), ("language", "en"));
        Assert.Contains("1 of 2 lines", await preview.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var filled = WebUtility.HtmlDecode(await (await desk.PostAsync("invite?handler=workshop", ("people", "fine@example.org"), ("workshop", workshop.ToString()))).Content.ReadAsStringAsync());
        Assert.Contains($"fine@example.org\nemail;name;group;country;language\n{Maja};\"Maja, \"\"M\"\"\";Employer;SE;fr", filled, StringComparison.Ordinal);
        Assert.DoesNotContain(Noor, filled, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync("invite", ("people", " "))).StatusCode);
        Assert.False(await app.InDbAsync(db => db.SurveyInvitations.AnyAsync()));

        await desk.PostAsync("invite?handler=send", ("people", $"{Maja};\"Maja, \"\"M\"\"\";Employer;SE;fr"), ("language", "en"));
        var invited = await app.InDbAsync(db => db.SurveyInvitations.SingleAsync());
        Assert.Equal(("Maja, \"M\"", "SE", "fr"), (invited.Name, invited.Country, invited.Language));
    }

    [Fact]
    public async Task Staff_are_told_what_was_not_read_as_hosts_of_a_workshop_are()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: string.Empty);
        async Task<string> ReadAsync(string people, byte[]? file = null, string handler = "")
        {
            var sent = await desk.Client.UploadAsync($"{desk.Base}/invite{handler}", Form.Token(await desk.Client.PageAsync($"{desk.Base}/invite")), file, ("people", people), ("language", "en"));
            return WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync());
        }

        var many = string.Join('\n', Enumerable.Range(0, InvitationLines.Most + 1).Select(number => $"p{number}@example.org"));
        Assert.Contains("1 more line was not read", await ReadAsync(many), StringComparison.Ordinal);
        Assert.Contains("were left out: Firm.", await ReadAsync("email,Firm\nmaja@example.org,Press"), StringComparison.Ordinal);
        Assert.Contains(">Zoé<", await ReadAsync(string.Empty, [.. "zoe@example.org;Zo"u8, 0xE9, .. ";Learner"u8]), StringComparison.Ordinal);

        // Larger than a form may be elsewhere, and still told in words; with the people of a workshop too.
        var large = new byte[3 * 1024 * 1024];
        Assert.Contains("larger than 200 KB", await ReadAsync(Maja, large), StringComparison.Ordinal);
        Assert.Contains("larger than 200 KB", await ReadAsync(Maja, large, "?handler=workshop"), StringComparison.Ordinal);

        await desk.PostAsync("invite?handler=send", ("people", many), ("language", "en"));
        Assert.Equal(InvitationLines.Most, await app.InDbAsync(db => db.SurveyInvitations.CountAsync()));
    }

    [Fact]
    public async Task The_cell_that_lacks_most_is_next()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: string.Empty);
        await InviteAsync(desk, $"{Maja};Maja;Employer;SE;en");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.PostAsync("targets", ("wanted", "0"))).StatusCode);

        await desk.PostAsync("targets", ("group", "Employer"), ("country", "SE"), ("wanted", "2"));
        await desk.PostAsync("targets", ("group", "Learner"), ("country", ""), ("wanted", "9"));
        await desk.PostAsync("targets", ("group", "Learner"), ("country", ""), ("wanted", "4"));

        Assert.Equal([2, 4], await app.InDbAsync(db => db.SurveyTargets.Select(one => one.Wanted).Order().ToListAsync()));
        Assert.Contains("Learner, any country: 4 missing.", WebUtility.HtmlDecode(await desk.Client.PageAsync($"{desk.Base}/invite")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_invited_is_told_so_and_erased_and_old_invitations_go_after_their_days()
    {
        await using var app = App();
        var desk = await PublishedAsync(app, opens: string.Empty, closes: "2027-03-30T18:00");
        await InviteAsync(desk, $"{Maja};Maja\n{Noor};Noor");
        var survey = await desk.SurveyAsync();
        await app.InDbAsync(async db =>
        {
            var maja = await db.SurveyInvitations.SingleAsync(one => one.Email == Maja);
            db.Responses.Add(new Response { SurveyId = survey.Id, VersionId = survey.AskedVersionId!.Value, Language = "en", Answers = "{}", InvitationId = maja.Id, WithdrawalHash = [1] });
            return await db.SaveChangesAsync();
        });

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var data = scope.ServiceProvider.GetServices<IPersonalData>().OfType<SurveyInvitationData>().Single();
            var who = Subject(Maja);
            Assert.Contains("What do you need?", (await data.DescribeAsync(who, default))!.Items.SelectMany(row => row).Select(fact => fact.Value?.ToString()));
            await data.EraseAsync(who, new Erasure(Start.UtcDateTime, keepsWords: false), default);
            await scope.ServiceProvider.GetRequiredService<CoCreate.Data.AppDb>().SaveChangesAsync();
        }

        Assert.Equal([Noor], await app.InDbAsync(db => db.SurveyInvitations.Select(one => one.Email).ToListAsync()));
        Assert.Null(await app.InDbAsync(db => db.Responses.Where(one => one.SurveyId == survey.Id).Select(one => one.InvitationId).SingleAsync()));

        Assert.Equal(0, await NightAsync(app, new DateTime(2028, 3, 29, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(1, await NightAsync(app, new DateTime(2028, 3, 31, 0, 0, 0, DateTimeKind.Utc)));
    }

    private TestApp App() => new(services: services =>
    {
        services.AddSingleton<IMailTransport>(post);
        services.AddSingleton<TimeProvider>(clock);
    });

    private static async Task<SurveyDesk> PublishedAsync(TestApp app, string opens, string closes)
    {
        var desk = await SurveyDesk.OpenAsync(app);
        var page = await desk.Client.PageAsync($"{desk.Base}/edit");
        var fields = SurveyDesk.Fields("What do you need?").Select(one => one.Item1 == "opens" ? ("opens", opens) : one.Item1 == "closes" ? ("closes", closes) : one);
        await desk.Client.SendAsync($"{desk.Base}/edit", Form.Token(page), [("revision", Form.Hidden(page, "revision")), .. fields]);
        await desk.AddAsync("a", "text");
        Assert.Equal(HttpStatusCode.Redirect, (await desk.PublishAsync()).StatusCode);
        return desk;
    }

    private static async Task InviteAsync(SurveyDesk desk, string people, int? good = null)
    {
        await desk.PostAsync("invite?handler=send", ("people", people), ("language", "en"));
        var count = good ?? people.Split('\n').Length;
        Assert.Contains(count == 1 ? "One invitation is made." : $"{count} invitations are made.", await desk.Client.PageAsync($"{desk.Base}/invite"), StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(TestApp app, SurveyDesk desk, string link)
    {
        var browser = app.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SendAsync(link, Form.Token(await browser.PageAsync(link)))).StatusCode);
        await browser.SendAsync($"/s/{desk.Slug}/1", Form.Token(await browser.PageAsync($"/s/{desk.Slug}/1")), ("shown", "a"), ("a", "More time"));
        var sent = await browser.SendAsync($"/s/{desk.Slug}/check", Form.Token(await browser.PageAsync($"/s/{desk.Slug}/check")));
        Assert.Equal($"/s/{desk.Slug}/sent", sent.Headers.Location!.ToString());
    }

    private async Task UntilAsync(TestApp app, DateTime utc)
    {
        clock.SetUtcNow(new DateTimeOffset(utc, TimeSpan.Zero));
        await SweepAsync(app);
    }

    private static async Task PublishResultsAsync(TestApp app, SurveyDesk desk)
    {
        var id = (await desk.SurveyAsync()).Id;
        await using var scope = app.Services.CreateAsyncScope();
        var (db, followUps) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<SurveyFollowUps>());
        await db.WriteAsync(
            async () =>
            {
                var number = await db.ResultsSnapshots.CountAsync(one => one.SurveyId == id) + 1;
                db.ResultsSnapshots.Add(new ResultsSnapshot { SurveyId = id, Number = number, At = DateTime.UnixEpoch, Summary = LocalizedText.Of("en", ("en", "So it is.")), Content = "{}" });
                await followUps.PublishedAsync(await db.Surveys.SingleAsync(one => one.Id == id), default);
                return true;
            },
            default);
    }

    /// <summary>What is spread over many is carried out by a sweep of its own.</summary>
    private static async Task SweepAsync(TestApp app)
    {
        for (var times = 0; times < 3; times++)
        {
            await app.Services.GetRequiredService<Dispatcher>().SweepAsync(default);
        }
    }

    private static async Task<int> NightAsync(TestApp app, DateTime now)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<CoCreate.People.Retention.IRetentionRule>().OfType<SurveyInvitationRetention>().Single().ApplyAsync(now, default);
    }

    private static string Link(MimeKit.MimeMessage letter) =>
        Regex.Match(letter.TextBody!, @"https?://[^\s/]+(?<path>/i/[\w-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;

    private static DataSubject Subject(string address) => new(PersonId: null, [address], [], [], []);

    private static Registration Registered(Guid workshop, string email, bool mayWrite) => new()
    {
        WorkshopId = workshop,
        Email = email,
        EmailKey = email,
        Name = "Maja, \"M\"",
        Country = "SE",
        Language = "fr",
        State = RegistrationState.Confirmed,
        MayWrite = mayWrite,
        RegisteredAt = Start.UtcDateTime,
    };
}
