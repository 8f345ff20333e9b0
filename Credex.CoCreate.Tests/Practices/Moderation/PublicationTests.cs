using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
using Credex.CoCreate.Practices.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Moderation;

/// <summary>What readers come to see and until when: planned, published, corrected, withdrawn, declined.</summary>
public sealed class PublicationTests
{
    [Fact]
    public async Task What_is_planned_is_what_was_judged()
    {
        var clock = new SetClock(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var app = new TestApp(services: services => services.AddSingleton<TimeProvider>(clock));
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            await cases.AssignAsync(id, "staff", reviewer);
            await cases.DeclareAsync(id, reviewer);
            await cases.JudgeAsync(id, reviewer);
        }

        // What the editor did not have before them is not published.
        var newest = (await cases.SeeAsync(id)).Newest;
        Assert.Equal("Changed", await cases.PublishAsync(id, "staff", seen: newest - 1));
        Assert.Null(await cases.PublishAsync(id, "staff", new DateTime(2027, 3, 2, 8, 0, 0, DateTimeKind.Utc)));

        // While it is planned nobody writes in it, whoever they are.
        foreach (var who in new[] { "member", "staff", "admin" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await Facilitator.SignInAsync(app, who)).Client.GetAsync("/practices/badges/edit/about")).StatusCode);
        }

        // Sent back, it is planned no longer: its next text is judged again before anybody reads it.
        Assert.Null(await cases.RequestAsync(id, "staff", "Say more."));
        Assert.Null((await cases.SeeAsync(id)).PublishAt);
        await app.InDbAsync(async db => await db.PracticeRequests.ExecuteUpdateAsync(set => set.SetProperty(one => one.DoneAt, clock.GetUtcNow().UtcDateTime)));
        Assert.Null(await cases.SubmitAsync(id));
        clock.SetUtcNow(new DateTimeOffset(2027, 3, 2, 8, 0, 1, TimeSpan.Zero));
        await Cases.RunAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/practices/badges")).StatusCode);
        Assert.Equal("Reviews", await cases.PublishAsync(id, "staff"));
    }

    [Fact]
    public async Task A_case_that_was_withdrawn_shows_what_was_there_and_one_that_was_declined_later_shows_nothing()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var reason = LocalizedText.From("en", new Dictionary<string, string> { ["en"] = "The museum has closed." });
        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(async desk => await desk.ArchiveAsync(id, await cases.PersonAsync("staff"), reason, CancellationToken.None)));
        await app.InDbAsync(async db =>
        {
            var practice = await db.Practices.SingleAsync(one => one.Id == id);
            var shown = await db.PracticeRevisions.AsNoTracking().SingleAsync(one => one.PracticeId == id && one.Number == practice.Newest);
            practice.Newest++;
            db.PracticeRevisions.Add(new PracticeRevision
            {
                PracticeId = id,
                Number = practice.Newest,
                Fields = shown.Fields with { Title = LocalizedText.From("en", new Dictionary<string, string> { ["en"] = "Written since" }) },
                At = DateTime.UtcNow,
            });
            return await db.SaveChangesAsync();
        });
        var gone = await app.Browser().GetAsync("/practices/badges");
        var page = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.True(gone.Headers.CacheControl!.NoCache);
        Assert.Contains("The museum has closed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Written since", page, StringComparison.Ordinal);

        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(async desk => await desk.ReopenAsync(id, await cases.PersonAsync("staff"), CancellationToken.None)));
        Assert.Null(await cases.SubmitAsync(id));
        var declined = LocalizedText.From("en", new Dictionary<string, string> { ["en"] = "Between you and us." });
        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(async desk => await desk.ArchiveAsync(id, await cases.PersonAsync("staff"), declined, CancellationToken.None)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/practices/badges")).StatusCode);
    }

    [Fact]
    public async Task A_case_that_is_planned_appears_at_its_instant_once()
    {
        var clock = new SetClock(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var app = new TestApp(services: services => services.AddSingleton<TimeProvider>(clock));
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            await cases.AssignAsync(id, "staff", reviewer);
            await cases.DeclareAsync(id, reviewer);
            await cases.JudgeAsync(id, reviewer);
        }

        Assert.Equal("Past", await cases.PublishAsync(id, "staff", clock.GetUtcNow().UtcDateTime));
        Assert.Null(await cases.PublishAsync(id, "staff", new DateTime(2027, 3, 2, 8, 0, 0, DateTimeKind.Utc)));
        await Cases.RunAsync(app);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/practices/badges")).StatusCode);

        clock.SetUtcNow(new DateTimeOffset(2027, 3, 2, 8, 0, 1, TimeSpan.Zero));
        await Cases.RunAsync(app);
        await Cases.RunAsync(app);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync("/practices/badges")).StatusCode);
        Assert.Equal(1, await app.InDbAsync(db => db.PracticeEvents.CountAsync(one => one.PracticeId == id && one.What == "published")));
        Assert.Equal(new DateTime(2027, 3, 2, 8, 0, 1), (await cases.SeeAsync(id)).PublishedAt);

        // A year on, authors and editor are asked whether it still holds.
        clock.SetUtcNow(new DateTimeOffset(2028, 3, 2, 8, 0, 0, TimeSpan.Zero));
        await Cases.RunAsync(app);
        Assert.Equal(["member@demo.example", "staff@demo.example"], await Cases.ToldAsync(app, id, DueLetter.KindName));

        // So they are the year after, where nobody has said that it does; where somebody has, a year after that.
        var asked = async (int year, int month) =>
        {
            clock.SetUtcNow(new DateTimeOffset(year, month, 2, 8, 0, 0, TimeSpan.Zero));
            await Cases.RunAsync(app);
            var since = clock.GetUtcNow().UtcDateTime.AddDays(-20);
            return await app.InDbAsync(db => db.FollowUps.CountAsync(row => row.Kind == DueLetter.KindName && row.Address == "member@demo.example" && row.State == FollowUpState.Done && row.DueAt > since));
        };
        Assert.Equal(0, await asked(2029, 2));
        Assert.Equal(1, await asked(2029, 3));
        clock.SetUtcNow(new DateTimeOffset(2029, 6, 2, 8, 0, 0, TimeSpan.Zero));
        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(async desk => await desk.ConfirmAsync(id, await cases.PersonAsync("staff"), CancellationToken.None)));
        Assert.Equal(0, await asked(2030, 3));
        Assert.Equal(1, await asked(2030, 6));
    }

    [Fact]
    public async Task A_published_case_is_corrected_marked_withdrawn_and_given_back()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var staff = await cases.PersonAsync("staff");
        var reader = app.Browser();
        Assert.Equal("NotNow", await cases.CorrectAsync(id, "staff", Cases.Text("Forty.")));

        await cases.WriteAsync(id, "Badges, corrected");
        Assert.DoesNotContain("Badges, corrected", await reader.PageAsync(await cases.AddressAsync(id)), StringComparison.Ordinal);
        Assert.Equal("Note", await cases.CorrectAsync(id, "staff", Cases.Text(string.Empty).Edited(new Dictionary<string, string> { ["en"] = string.Empty })));
        Assert.Equal("Changed", await cases.CorrectAsync(id, "staff", Cases.Text("It was forty, not fourteen."), seen: (await cases.SeeAsync(id)).Newest - 1));
        Assert.Null(await cases.CorrectAsync(id, "staff", Cases.Text("It was forty, not fourteen.")));
        var page = await reader.PageAsync(await cases.AddressAsync(id));
        Assert.Contains("Badges, corrected", page, StringComparison.Ordinal);
        Assert.Contains("It was forty, not fourteen.", page, StringComparison.Ordinal);

        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(desk => desk.OutdateAsync(id, staff, Cases.Text("The law has changed."), CancellationToken.None)));
        Assert.Contains("The law has changed.", await reader.PageAsync(await cases.AddressAsync(id)), StringComparison.Ordinal);
        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(desk => desk.OutdateAsync(id, staff, note: null, CancellationToken.None)));
        Assert.DoesNotContain("The law has changed.", await reader.PageAsync(await cases.AddressAsync(id)), StringComparison.Ordinal);

        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(desk => desk.ArchiveAsync(id, staff, Cases.Text("A partner asked for it."), CancellationToken.None)));
        var gone = await reader.GetAsync(await cases.AddressAsync(id));
        var words = await gone.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("A partner asked for it.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Forty badges", words, StringComparison.Ordinal);
        Assert.Equal(["member@demo.example"], await Cases.ToldAsync(app, id, ArchivedLetter.KindName));

        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(desk => desk.ReopenAsync(id, staff, CancellationToken.None)));
        Assert.Equal(PracticeState.Draft, (await cases.SeeAsync(id)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(await cases.AddressAsync(id))).StatusCode);
    }

    [Theory]
    [InlineData("/practices/badges")]
    [InlineData("/practices/badges/submission")]
    [InlineData("/practices/badges/review")]
    [InlineData("/practices/badges/transfer")]
    public async Task Who_has_nothing_to_do_with_an_unpublished_case_does_not_learn_of_it(string path)
    {
        await using var app = new TestApp();
        await new Cases(app).AddAsync("badges", author: "admin");
        var member = (await Facilitator.SignInAsync(app, "member")).Client;

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(path)).StatusCode);
        var token = Form.Token(await member.PageAsync("/account/profile"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.SendAsync($"{path}?handler=Submit", token)).StatusCode);
    }

    [Fact]
    public async Task A_correction_is_told_to_who_decides_and_what_became_of_it_to_its_authors()
    {
        var clock = new SetClock(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var app = new TestApp(services: services => services.AddSingleton<TimeProvider>(clock));
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var staff = await cases.PersonAsync("staff");
        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        async Task WriteAsync(string summary)
        {
            var address = $"{await cases.AddressAsync(id)}/edit/about";
            var page = await member.PageAsync(address);
            Assert.True((int)(await member.SendAsync(address, Form.Token(page), [.. Writing.Author.Fill(page, ("summary.en", summary)), ("act", "stay")])).StatusCode < 400);
        }

        async Task<List<string>> ToldAsync(string kind, int minutes)
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await Cases.RunAsync(app);
            return await Cases.ToldAsync(app, id, kind);
        }

        // Not at the first letter that is typed, and once however often it is saved; to the editor, who has it.
        await WriteAsync("Theatres issue badges.");
        Assert.Empty(await ToldAsync(CorrectionLetter.KindName, minutes: 10));
        await WriteAsync("Theatres issue badges for light.");
        Assert.Equal(["staff@demo.example"], await ToldAsync(CorrectionLetter.KindName, minutes: 21));
        await WriteAsync("Theatres issue badges for lighting.");
        await ToldAsync(CorrectionLetter.KindName, minutes: 90);
        var letter = Assert.Single(Mailbox.Letters(app, "staff@demo.example"), one => one.Subject?.StartsWith("A correction waits", StringComparison.Ordinal) == true);
        Assert.Contains("/practices/badges/publication", letter.TextBody, StringComparison.Ordinal);
        var moderator = (await Facilitator.SignInAsync(app, "moderator")).Client;
        Assert.Contains("A correction of a published case", await moderator.PageAsync("/moderation"), StringComparison.Ordinal);
        var desk = (await Facilitator.SignInAsync(app, "staff")).Client;
        Assert.Contains("A correction waits", await desk.PageAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Your correction waits", await member.PageAsync("/practices/badges/submission"), StringComparison.Ordinal);

        // Sent back with what should change: its authors are told, it waits for nobody else, and readers see what they saw.
        var publication = await desk.PageAsync("/practices/badges/publication");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await desk.SendAsync("/practices/badges/publication?handler=SendBack", Form.Token(publication), ("seen", Form.Hidden(publication, "seen")), ("why", " "))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await desk.SendAsync("/practices/badges/publication?handler=SendBack", Form.Token(publication), ("seen", Form.Hidden(publication, "seen")), ("why", "Say which light."))).StatusCode);
        Assert.Equal(["member@demo.example"], await ToldAsync(CorrectionBackLetter.KindName, minutes: 1));
        Assert.Contains("Say which light.", (await Mailbox.LetterAsync(app, "member@demo.example")).TextBody, StringComparison.Ordinal);
        Assert.Contains("Say which light.", await member.PageAsync("/practices/badges/submission"), StringComparison.Ordinal);
        Assert.Contains("Your correction was sent back", await member.PageAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("A correction of a published case", await moderator.PageAsync("/moderation"), StringComparison.Ordinal);
        Assert.DoesNotContain("for lighting.", await app.Browser().PageAsync("/practices/badges"), StringComparison.Ordinal);
        var newest = (await cases.SeeAsync(id)).Newest;
        Assert.Equal("NotNow", await cases.WithAsync<PublicationDesk, string?>(one => one.SendBackAsync(id, staff, newest, "Again.", CancellationToken.None)));

        // Written on, it waits anew, and its editor gets a second letter; published, its authors learn what readers are told.
        await WriteAsync("Theatres issue badges for stage lighting.");
        await ToldAsync(CorrectionLetter.KindName, minutes: 31);
        Assert.Equal(2, Mailbox.Letters(app, "staff@demo.example").Count(one => one.Subject?.StartsWith("A correction waits", StringComparison.Ordinal) == true));
        Assert.Null(await cases.CorrectAsync(id, "staff", Cases.Text("Which light.")));
        Assert.Equal(["member@demo.example"], await ToldAsync(CorrectedLetter.KindName, minutes: 1));
        Assert.Contains("Which light.", (await Mailbox.LetterAsync(app, "member@demo.example")).TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_nobody_has_in_hand_is_told_to_all_moderators_and_one_that_is_published_at_once_to_nobody()
    {
        var clock = new SetClock(new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero));
        await using var app = new TestApp(services: services => services.AddSingleton<TimeProvider>(clock));
        var cases = new Cases(app);
        var (quick, slow) = (await cases.PublishedAsync("badges"), await cases.PublishedAsync("sound"));
        await app.InDbAsync(db => db.Practices.ExecuteUpdateAsync(set => set.SetProperty(one => one.EditorId, (Guid?)null)));
        var (member, staff) = (await cases.PersonAsync("member"), await cases.PersonAsync("staff"));
        foreach (var id in new[] { quick, slow })
        {
            Assert.True(await cases.WithAsync<PracticeDesk, bool>(desk => desk.ChangeAsync(id, fields => fields with { Contact = "light@theatre.example" }, "practice.edited", member, CancellationToken.None)));
        }

        Assert.Null(await cases.CorrectAsync(quick, "staff", Cases.Text("The address.")));
        clock.Advance(TimeSpan.FromMinutes(31));
        await Cases.RunAsync(app);

        Assert.Empty(await Cases.ToldAsync(app, quick, CorrectionLetter.KindName));
        Assert.Equal(["moderator@demo.example"], await Cases.ToldAsync(app, slow, CorrectionLetter.KindName));
    }
}
