using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
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
    }

    [Fact]
    public async Task A_published_case_is_corrected_marked_withdrawn_and_given_back()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.PublishedAsync("badges");
        var staff = await cases.PersonAsync("staff");
        var reader = app.Browser();
        Assert.Equal("NotNow", await cases.WithAsync<PublicationDesk, string?>(desk => desk.CorrectAsync(id, staff, Cases.Text("Forty."), CancellationToken.None)));

        await cases.WriteAsync(id, "Badges, corrected");
        Assert.DoesNotContain("Badges, corrected", await reader.PageAsync(await cases.AddressAsync(id)), StringComparison.Ordinal);
        Assert.Equal("Note", await cases.WithAsync<PublicationDesk, string?>(desk => desk.CorrectAsync(id, staff, Cases.Text(string.Empty).Edited(new Dictionary<string, string> { ["en"] = string.Empty }), CancellationToken.None)));
        Assert.Null(await cases.WithAsync<PublicationDesk, string?>(desk => desk.CorrectAsync(id, staff, Cases.Text("It was forty, not fourteen."), CancellationToken.None)));
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
}
