using System.Net;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.Practices.Moderation;
using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.People.Privacy;

/// <summary>What is held about somebody who did everything there is to do, and what is left of them after they are erased.</summary>
public sealed class ErasureTests
{
    private const string Email = "Ewa.Nowak@press.example";
    private const string Name = "Ewa Nowakowska";
    private const string RoomName = "Ewa of the press";
    private const string Comment = "The verb is too vague for a learner.";
    private const string Wording = "Curates digital collections with others.";
    private const string IdeaText = "A shared glossary of curating.";
    private const string QuestionText = "Who pays for the assessment?";

    [Fact]
    public async Task The_page_and_the_file_have_everything_from_everywhere()
    {
        await using var app = new TestApp();
        var client = await LiveAsync(app);

        var page = await client.PageAsync("/account/data");
        using var file = JsonDocument.Parse(await client.PageAsync("/account/data.json"));

        var held = file.RootElement.GetProperty("held");
        foreach (var section in new[] { "account", "consents", "workshops", "registrations", "invitations", "votes", "countedIn", "ideas", "questions", "letters", "mailFiles", "log" })
        {
            Assert.True(held.TryGetProperty(section, out var items) && items.GetArrayLength() > 0, section);
            Assert.Contains($"id=\"{section}\"", page, StringComparison.Ordinal);
        }

        var json = held.GetRawText();
        foreach (var mine in new[] { Email, Name, RoomName, Comment, Wording, IdeaText, QuestionText })
        {
            Assert.Contains(mine, json, StringComparison.Ordinal);
            Assert.Contains(mine, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        }

        Assert.DoesNotMatch("(Section|Fact|Purpose)_[A-Za-z]", page);
    }

    [Fact]
    public async Task The_page_has_words_for_codes_in_the_language_of_its_reader()
    {
        await using var app = new TestApp();
        await LiveAsync(app);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<AddressStates>().UnsubscribeAsync(new Subscription(Email, MailTopics.Reminders), default);
        }

        var french = app.Browser("fr");
        await Accounts.TrySignInAsync(french, Email);
        var page = WebUtility.HtmlDecode(await french.PageAsync("/account/data"));

        foreach (var shown in new[] { "Place réservée", "Pologne", "Consentement", "Rappels de vos inscriptions", "English" })
        {
            Assert.Matches($"<dd>\\s*{shown}\\s*</dd>", page);
        }

        Assert.DoesNotMatch("<dd[^>]*>\\s*(Educator|Confirmed|Consent|PL|en|reminders)\\s*</dd>", page);
        Assert.DoesNotMatch("<dt>Réponse</dt>\\s*<dd[^>]*>\\s*[0-9]", page);
    }

    [Fact]
    public async Task What_was_written_voted_for_and_done_is_told_in_words_on_the_page_and_in_codes_in_the_file()
    {
        await using var app = new TestApp();
        var client = await LiveAsync(app);
        var practice = await new Cases(app).PublishedAsync("badges");
        await app.InDbAsync(async db =>
        {
            var person = await db.Users.Where(one => one.Email == Email).Select(one => one.Id).SingleAsync();
            var voter = await db.Voters.SingleAsync(one => one.PersonId == person);
            var activity = await db.Ideas.Select(one => one.ActivityId).SingleAsync();
            var (seen, hidden, cluster) = (Another(activity, 2, "An idea of others.", IdeaState.Visible), Another(activity, 3, "An idea that is hidden.", IdeaState.Hidden), new IdeaCluster { ActivityId = activity, Number = 1, Title = "Words first", Language = "en" });
            var (open, held) = (Asked(activity, 2, "Who decides?", QuestionState.Open), Asked(activity, 3, "A question that is held.", QuestionState.Held));
            var mine = new PracticeComment { PracticeId = practice, PersonId = person, Language = "en", Text = "We tried it in Lyon.", State = CommentState.Held };
            var others = new PracticeComment { PracticeId = practice, Language = "en", Text = "Buy our course!", State = CommentState.Visible };
            db.AddRange(seen, hidden, cluster, open, held, mine, others, new CommentReport { CommentId = others.Id, PersonId = person, Reason = "It sells something." });
            db.AddRange(new[] { seen.Id, hidden.Id, cluster.Id }.Select(target => new Dot { ActivityId = activity, VoterId = voter.Id, TargetId = target, Count = 1, Group = StakeholderGroup.Educator }));
            db.AddRange(new[] { open.Id, held.Id }.Select(question => new QuestionVote { QuestionId = question, VoterId = voter.Id }));
            return await db.SaveChangesAsync();
        });

        var french = app.Browser("fr");
        await Accounts.TrySignInAsync(french, Email);
        var page = WebUtility.HtmlDecode(await french.PageAsync("/account/data"));

        foreach (var shown in new[] { "en attente", "An idea of others.", "idée 3", "Words first", "Who decides\\?", "question 3", "Badges", "Rôles modifiés", "Compte" })
        {
            Assert.Matches($"<dd[^>]*>\\s*{shown}\\s*</dd>", page);
        }

        Assert.DoesNotContain("that is hidden", page, StringComparison.Ordinal);
        Assert.DoesNotContain("that is held", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<dd[^>]*>\\s*(Held|Visible|Hidden|Open|Answered|Person|person\\.roles)\\s*</dd>", page);
        Assert.Equal(1, System.Text.RegularExpressions.Regex.Count(page, "<dd[^>]*>\\s*[0-9a-f]{8}-[0-9a-f]{4}-", default, TimeSpan.FromSeconds(1)));

        var file = await client.PageAsync("/account/data.json");
        Assert.Contains("\"state\": \"Held\"", file, StringComparison.Ordinal);
        Assert.Contains("\"act\": \"person.roles\"", file, StringComparison.Ordinal);
        Assert.Contains($"\"case\": \"{practice}\"", file, StringComparison.Ordinal);

        static Idea Another(Guid activity, int number, string text, IdeaState state) => new() { ActivityId = activity, Number = number, Text = text, Language = "en", State = state, Group = StakeholderGroup.Educator };

        static Question Asked(Guid activity, int number, string text, QuestionState state) => new() { ActivityId = activity, Number = number, Text = text, Language = "en", State = state, Group = StakeholderGroup.Educator };
    }

    [Theory]
    [InlineData("Person", true)]
    [InlineData("Participant", false)]
    public async Task The_last_letter_speaks_of_an_account_to_who_had_one(string subject, bool hadAccount)
    {
        await using var app = new TestApp();
        await using var scope = app.Services.CreateAsyncScope();
        var due = new FollowUp { Kind = ErasureDoneLetter.KindName, SubjectKind = subject, DedupKey = "last", Address = Email };

        var letter = await scope.ServiceProvider.GetRequiredService<ErasureDoneLetter>().WriteAsync(due, default);

        var note = Assert.IsType<CoCreate.People.Accounts.Letters.AccountNote>(letter!.Body.Parameters["Note"]);
        Assert.Equal(hadAccount, note.Paragraphs[0].StartsWith("Your account", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Erased_with_the_words_nothing_of_them_is_in_any_table_or_file_and_the_votes_still_count()
    {
        await using var app = new TestApp();
        var client = await LiveAsync(app);
        var host = await Facilitator.SignInAsync(app);
        await host.RevealAsync();
        var (before, shown) = (await CountAsync(app), (await app.CurrentItemAsync()).Shown.Single());

        await EraseAsync(app, client, "remove");

        // The last letter and its row go with the next night.
        Assert.Contains("erased", (await Mailbox.LetterAsync(app, Email)).Subject, StringComparison.Ordinal);
        await WaitAsync(app, db => db.FollowUps.AnyAsync(row => row.Kind == ErasureDoneLetter.KindName && row.State == FollowUpState.Done));
        await NightAsync(app);
        foreach (var mine in new[] { Email, Name, RoomName, Comment, Wording, IdeaText, QuestionText })
        {
            Assert.Equal((mine, string.Empty), (mine, string.Join(", ", Tables(app, mine))));
        }

        Assert.Empty(Mailbox.Letters(app, Email));
        Assert.Equal(before, await CountAsync(app));
        Assert.Equivalent(shown.Tally, (await app.CurrentItemAsync()).Shown.Single().Tally);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accounts.TrySignInAsync(app.Browser(), Email)).StatusCode);

        // Who was in the room is at the door again, and the room still works.
        Assert.DoesNotContain("name=\"value\"", await client.PageAsync($"/w/{TestApp.Code}"), StringComparison.Ordinal);
        Assert.Contains("[Removed", (await app.InDbAsync(db => db.Ideas.SingleAsync())).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync($"/w/{TestApp.Code}/host/people")).StatusCode);
    }

    [Fact]
    public async Task Erased_without_the_words_these_stay_and_nothing_leads_to_their_author()
    {
        await using var app = new TestApp();
        var client = await LiveAsync(app);

        await EraseAsync(app, client, "keep");

        foreach (var words in new[] { Comment, Wording, IdeaText, QuestionText })
        {
            Assert.NotEmpty(Tables(app, words));
        }

        Assert.Empty(Tables(app, Name).Concat(Tables(app, RoomName)));
        Assert.False(await app.InDbAsync(db => db.Voters.AnyAsync(voter => db.Ideas.Any(idea => idea.VoterId == voter.Id) && (voter.PersonId != null || voter.ParticipantId != null))));
    }

    [Fact]
    public async Task Letters_to_an_address_of_before_are_listed_and_go_too()
    {
        const string former = "ewa@school.example";
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, former, more: one => one.DisplayName = Name);
        var client = await Accounts.SignInAsync(app, former);
        await app.InDbAsync(async db =>
        {
            // Registered and invited before there was an account.
            var workshop = await db.Workshops.FirstAsync(one => one.Stage == WorkshopStage.Planned && !one.IsRehearsal);
            var registration = new Registration { WorkshopId = workshop.Id, Email = former, EmailKey = former, Name = Name, Group = StakeholderGroup.Educator, Country = "PL", Language = "en", State = RegistrationState.Confirmed };
            var invitation = new Invitation { WorkshopId = workshop.Id, Email = former, EmailKey = former, Name = Name, Language = "en" };
            db.AddRange(registration, invitation);

            // No letter of these is there: it has gone after its days, or the survey has not opened yet.
            db.Add(new Invitation { WorkshopId = await db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.Id).SingleAsync(), Email = former, EmailKey = former, Name = Name, Language = "en" });
            db.Add(new SurveyInvitation { SurveyId = (await db.Surveys.OrderBy(one => one.Slug).FirstAsync()).Id, Email = former, EmailKey = former, Name = Name, Language = "en", SecretHash = [1] });
            var schedule = new Schedule(db, TimeProvider.System);
            schedule.Now(RegistrationLetters.Confirmed, new Subject(nameof(Registration), registration.Id), "former/1", RegistrationLetters.To(registration));
            schedule.Now(RegistrationLetters.Invite, new Subject(nameof(Invitation), invitation.Id), "former/2", new Recipient(former, Name, "en"));
            return await db.SaveChangesAsync();
        });
        await Mailbox.LetterAsync(app, former, 2);
        await client.SendAsync("/account/address", Form.Token(await client.PageAsync("/account/address")), ("email", Email));
        var link = await Mailbox.LinkAsync(app, Email, "/account/address");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync(link, Form.Token(await client.PageAsync(link)))).StatusCode);
        await Mailbox.LetterAsync(app, former, 3);

        using (var file = JsonDocument.Parse(await client.PageAsync("/account/data.json")))
        {
            var held = file.RootElement.GetProperty("held");
            Assert.Equal(4, held.GetProperty("mailFiles").GetArrayLength());
            Assert.Equal(4, held.GetProperty("letters").GetArrayLength());
            Assert.Equal(1, held.GetProperty("registrations").GetArrayLength());
            Assert.Equal(2, held.GetProperty("invitations").GetArrayLength());
            Assert.Equal(1, held.GetProperty("surveyInvitations").GetArrayLength());
        }

        await EraseAsync(app, client, "remove");

        Assert.Empty(Mailbox.Letters(app, former));
        Assert.Equal(string.Empty, string.Join(", ", Tables(app, former)));
    }

    [Fact]
    public async Task Asking_and_looking_at_the_link_erase_nothing()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);
        var page = await client.PageAsync("/account/data");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync("/account/data", Form.Token(page))).StatusCode);
        await client.SendAsync("/account/data", Form.Token(page), ("words", "remove"));

        await client.PageAsync(await Mailbox.LinkAsync(app, Email, "/account/erase"));

        Assert.Null(await app.InDbAsync(db => db.Users.Where(one => one.Email == Email).Select(one => one.ErasedAt).SingleAsync()));
        Assert.Empty(await app.InDbAsync(db => db.FollowUps.Where(row => row.Kind == ErasureErrand.KindName).ToListAsync()));
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        await using var app = new TestApp();
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        var page = await admin.PageAsync("/account/data");

        Assert.Contains("only admin", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SendAsync("/account/data", Form.Token(await admin.PageAsync("/account")), ("words", "remove"))).StatusCode);
    }

    [Fact]
    public async Task A_participant_without_an_account_does_the_same_by_the_link_of_the_room()
    {
        await using var app = new TestApp();
        await (await Facilitator.SignInAsync(app)).RoomActAsync("start");
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: RoomName);
        var made = await guest.Client.SendAsync($"/w/{TestApp.Code}/link", Form.Token(await guest.Client.PageAsync($"/w/{TestApp.Code}/link")));
        var link = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(), $"/w/{TestApp.Code}/return/[\\w-]+", default, TimeSpan.FromSeconds(1)).Value;
        var elsewhere = app.Browser();
        await DeadAsync(elsewhere, $"/w/{TestApp.Code}/return/{new string('A', 22)}/data", "This personal link leads nowhere");

        var page = await elsewhere.PageAsync($"{link}/data");
        Assert.Contains(RoomName, page, StringComparison.Ordinal);
        Assert.Contains(RoomName, await elsewhere.PageAsync($"{link}/data?handler=File"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SendAsync($"{link}/data", Form.Token(page), ("words", "remove"))).StatusCode);

        await WaitAsync(app, async db => !await db.Participants.AnyAsync(one => one.Name == RoomName));
        await DeadAsync(elsewhere, $"{link}/data", "has been erased");
        await DeadAsync(elsewhere, $"{link}/data?handler=File", "has been erased");
        await DeadAsync(app.Browser("fr"), $"{link}/data", "Ce lien personnel ne mène nulle part");
        Assert.Equal(1, await app.InDbAsync(db => db.Participants.CountAsync(one => one.Group == StakeholderGroup.Learner && !one.IsSimulated)));
    }

    [Theory]
    [InlineData("keep", IdeaText)]
    [InlineData("remove", "[Removed")]
    public async Task A_participant_chooses_what_becomes_of_their_words_too_and_is_told_by_mail_where_they_registered(string words, string left)
    {
        await using var app = new TestApp();
        await (await Facilitator.SignInAsync(app)).RoomActAsync("start");
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: RoomName);
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            var participant = await db.Participants.SingleAsync(one => one.Name == RoomName);
            var voter = await db.Voters.SingleAsync(one => one.ParticipantId == participant.Id);
            db.AddRange(
                new Registration { WorkshopId = workshop.Id, ParticipantId = participant.Id, Email = Email, EmailKey = Registration.KeyOf(Email), Name = Name, Country = "PL", Language = "en", State = RegistrationState.Confirmed },
                new Idea { ActivityId = workshop.CurrentActivityId!.Value, Number = 1, Text = IdeaText, Language = "en", VoterId = voter.Id, Group = StakeholderGroup.Learner });
            return await db.SaveChangesAsync();
        });
        var made = await guest.Client.SendAsync($"/w/{TestApp.Code}/link", Form.Token(await guest.Client.PageAsync($"/w/{TestApp.Code}/link")));
        var link = System.Text.RegularExpressions.Regex.Match(await made.Content.ReadAsStringAsync(), $"/w/{TestApp.Code}/return/[\\w-]+", default, TimeSpan.FromSeconds(1)).Value;

        Assert.Equal(HttpStatusCode.OK, (await guest.Client.SendAsync($"{link}/data", Form.Token(await guest.Client.PageAsync($"{link}/data")), ("words", words))).StatusCode);

        await WaitAsync(app, async db => !await db.Participants.AnyAsync(one => one.Name == RoomName));
        Assert.Contains("your data has been erased", (await Mailbox.LetterAsync(app, Email)).Subject, StringComparison.Ordinal);
        Assert.StartsWith(left, (await app.InDbAsync(db => db.Ideas.SingleAsync())).Text, StringComparison.Ordinal);
        Assert.Empty(await app.InDbAsync(db => db.Registrations.Where(one => one.Name == Name).ToListAsync()));
    }

    [Theory]
    [InlineData("keep", "We tried it in Lyon.")]
    [InlineData("remove", "[Removed")]
    public async Task A_comment_on_a_case_keeps_its_words_or_not_and_in_both_cases_nobody_is_its_author(string words, string left)
    {
        await using var app = new TestApp();
        var person = await Accounts.MakeAsync(app, Email);
        var practice = await new Cases(app).PublishedAsync("badges");
        await app.InDbAsync(db =>
        {
            db.PracticeComments.Add(new PracticeComment { PracticeId = practice, PersonId = person, Language = "en", Text = "We tried it in Lyon.", State = CommentState.Visible });
            return db.SaveChangesAsync();
        });

        await EraseAsync(app, await Accounts.SignInAsync(app, Email), words, count: 1);

        var comment = await app.InDbAsync(db => db.PracticeComments.SingleAsync());
        Assert.Null(comment.PersonId);
        Assert.StartsWith(left, comment.Text, StringComparison.Ordinal);
    }

    private static async Task DeadAsync(HttpClient browser, string path, string words)
    {
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    /// <summary>Somebody with an account who registered, joined, voted, wrote, and was written to; and an admin's act that names them.</summary>
    private static async Task<HttpClient> LiveAsync(TestApp app)
    {
        var person = await Accounts.MakeAsync(app, Email, more: one => one.DisplayName = Name);
        await (await Facilitator.SignInAsync(app)).RoomActAsync("start");
        var client = await Accounts.SignInAsync(app, Email);
        var me = new Guest(client, TestApp.Code);
        Assert.Equal(HttpStatusCode.Redirect, (await me.TryJoinAsync(StakeholderGroup.Educator, name: RoomName)).StatusCode);
        var others = await app.JoinAllAsync(6, StakeholderGroup.Educator);
        var host = await Facilitator.SignInAsync(app);
        var item = await app.CurrentItemAsync();
        if (item.OpenedAt is null)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.ActAsync("open")).StatusCode);
        }

        await others.Append(me).AnswerAllAsync(1);
        foreach (var (act, text) in new[] { ("comment", Comment), ("wording", Wording) })
        {
            Assert.Equal(HttpStatusCode.OK, (await me.PostAsync(await me.RoomAsync(), act, ("item", item.Id.ToString()), ("text", text))).StatusCode);
        }

        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            var voter = await db.Voters.SingleAsync(one => one.PersonId == person);
            var registration = new Registration { WorkshopId = workshop.Id, PersonId = person, Email = Email, EmailKey = Registration.KeyOf(Email), Name = Name, Group = StakeholderGroup.Educator, Country = "PL", Language = "en", State = RegistrationState.Confirmed };
            db.AddRange(
                registration,
                new Invitation { WorkshopId = workshop.Id, Email = Email, EmailKey = Registration.KeyOf(Email), Name = Name, Language = "en" },
                new ConsentGiven { RegistrationId = registration.Id, Purpose = ConsentGiven.Register, TextVersion = 1 },
                new Idea { ActivityId = workshop.CurrentActivityId!.Value, Number = 1, Text = IdeaText, Language = "en", VoterId = voter.Id, Group = StakeholderGroup.Educator },
                new Question { ActivityId = workshop.CurrentActivityId!.Value, Number = 1, Text = QuestionText, Language = "en", VoterId = voter.Id, Group = StakeholderGroup.Educator },
                AuditEntry.Of(actor: null, "person.roles", nameof(Person), person, DateTime.UtcNow, after: new { Name }),
                AuditEntry.Of(actor: null, "something.else", "Else", Guid.CreateVersion7(), DateTime.UtcNow, before: new { Hosts = new[] { Name, "Somebody else" }, Mail = Email }, after: new { Said = Comment, IdeaText }));
            return await db.SaveChangesAsync();
        });
        await client.SendAsync("/account/link", Form.Token(await client.PageAsync("/account/link")), ("email", Email));
        await Mailbox.LetterAsync(app, Email);
        return client;
    }

    private static async Task EraseAsync(TestApp app, HttpClient client, string words, int count = 2)
    {
        await client.SendAsync("/account/data", Form.Token(await client.PageAsync("/account/data")), ("words", words));
        var link = await Mailbox.LinkAsync(app, Email, "/account/erase", count);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(link, Form.Token(await client.PageAsync(link)))).StatusCode);
        await WaitAsync(app, db => db.Users.AnyAsync(one => one.ErasedAt != null));
    }

    private static async Task WaitAsync(TestApp app, Func<AppDb, Task<bool>> until)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await app.InDbAsync(until))
            {
                return;
            }

            await app.Services.GetRequiredService<Dispatcher>().SweepAsync(CancellationToken.None);
            await Task.Delay(100);
        }

        Assert.Fail("It never happened.");
    }

    private static async Task NightAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RetentionErrand>().RunAsync(await app.InDbAsync(db => db.FollowUps.FirstAsync(row => row.Kind == RetentionErrand.KindName)), CancellationToken.None);
    }

    private static Task<(int Ratings, int Entries, int Participants)> CountAsync(TestApp app) =>
        app.InDbAsync(async db => (await db.Ratings.CountAsync(), await db.RoundEntries.CountAsync(), await db.Participants.CountAsync()));

    /// <summary>The columns of the whole database that hold a text anywhere, whatever feature they belong to.</summary>
    private static List<string> Tables(TestApp app, string text)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(app.Folder, "cocreate.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var columns = new List<(string Table, string Column)>();
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                columns.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        return columns.Where(one =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{one.Table}\" WHERE instr(lower(CAST(\"{one.Column}\" AS TEXT)), lower($text)) > 0";
            command.Parameters.AddWithValue("$text", text);
            return (long)command.ExecuteScalar()! > 0;
        }).Select(one => $"{one.Table}.{one.Column}").ToList();
    }
}
