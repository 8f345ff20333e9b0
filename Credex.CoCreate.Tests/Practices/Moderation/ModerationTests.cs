using System.Net;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Moderation;

/// <summary>Who may do what with a case in each of its states, what happens next, and who is told.</summary>
public sealed class ModerationTests
{
    [Fact]
    public async Task A_case_goes_from_its_author_through_two_reviewers_and_back_to_readers()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        Assert.Null(await cases.SubmitAsync(id));
        Assert.Equal(PracticeState.Submitted, (await cases.SeeAsync(id)).State);
        Assert.NotEmpty(await Cases.ToldAsync(app, id, SubmittedLetter.KindName));

        Assert.Null(await cases.AssignAsync(id, "staff", "moderator"));
        Assert.Null(await cases.AssignAsync(id, "staff", "admin"));
        Assert.Equal(["admin@demo.example", "moderator@demo.example"], await Cases.ToldAsync(app, id, AssignedLetter.KindName));
        Assert.Equal("Reviews", await cases.PublishAsync(id, "staff"));

        Assert.Equal("Declare", await cases.JudgeAsync(id, "moderator"));
        Assert.Null(await cases.DeclareAsync(id, "moderator"));
        Assert.Null(await cases.JudgeAsync(id, "moderator"));
        Assert.Equal("Reviews", await cases.PublishAsync(id, "staff"));

        var requests = await cases.WithAsync<EditorDesk, string?>(async desk => await desk.RequestAsync(id, await cases.PersonAsync("staff"), ["Say how many.", "Say what it cost."], "Nearly there.", CancellationToken.None));
        Assert.Null(requests);
        Assert.Equal(["member@demo.example"], await Cases.ToldAsync(app, id, ChangesLetter.KindName));
        Assert.Equal("Requests", await cases.SubmitAsync(id));

        var asked = await app.InDbAsync(db => db.PracticeRequests.Where(one => one.PracticeId == id).OrderBy(one => one.Order).ToListAsync());
        var member = await cases.PersonAsync("member");
        Assert.Null(await cases.WithAsync<SubmissionDesk, string?>(desk => desk.AnswerAsync(id, member, asked[0].Id, isDone: true, string.Empty, CancellationToken.None)));
        Assert.Equal("Requests", await cases.SubmitAsync(id));
        Assert.Null(await cases.WithAsync<SubmissionDesk, string?>(desk => desk.AnswerAsync(id, member, asked[1].Id, isDone: false, "Nobody wrote it down.", CancellationToken.None)));
        await cases.WriteAsync(id, "Badges for stage lighting, counted");
        Assert.Null(await cases.SubmitAsync(id));

        // The same two judge it again, and what they said of conflicts still holds for who said it.
        var again = await cases.SeeAsync(id);
        Assert.Equal((PracticeState.InReview, 2, 1), (again.State, again.Submission, again.ReviewedNumber!.Value));
        Assert.Null(await cases.JudgeAsync(id, "moderator", score: 3));
        Assert.Null(await cases.DeclareAsync(id, "admin"));
        Assert.Null(await cases.JudgeAsync(id, "admin", score: 3));
        Assert.Null(await cases.PublishAsync(id, "staff"));

        var published = await cases.SeeAsync(id);
        Assert.Equal((PracticeState.Published, 2), (published.State, published.PublishedNumber!.Value));
        Assert.Equal(DateOnly.FromDateTime(published.PublishedAt!.Value).AddYears(1), published.ReviewDueOn);
        Assert.Equal(["member@demo.example"], await Cases.ToldAsync(app, id, PublishedLetter.KindName));
        Assert.Contains("Badges for stage lighting, counted", await app.Browser().PageAsync(await cases.AddressAsync(id)), StringComparison.Ordinal);
        Assert.Equal(
            ["submitted", "assigned", "assigned", "reviewed", "changes-requested", "submitted", "reviewed", "reviewed", "published"],
            await app.InDbAsync(db => db.PracticeEvents.Where(one => one.PracticeId == id).OrderBy(one => one.Id).Select(one => one.What).ToListAsync()));
    }

    [Fact]
    public async Task Nobody_moderates_their_own_case_nor_one_they_judge()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges", author: "staff");
        Assert.Null(await cases.SubmitAsync(id, "staff"));

        Assert.Equal("OwnCase", await cases.AssignAsync(id, "staff", "moderator"));
        Assert.Equal("Reviewer", await cases.AssignAsync(id, "admin", "staff"));
        Assert.Equal("Reviewer", await cases.AssignAsync(id, "admin", "admin"));
        Assert.Equal("Reviewer", await cases.AssignAsync(id, "admin", "member"));
        Assert.Null(await cases.AssignAsync(id, "admin", "moderator"));
        Assert.Equal("IsReviewer", await cases.PublishAsync(id, "moderator"));
        Assert.Equal("OwnCase", await cases.PublishAsync(id, "staff"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync("/practices/badges/publication")).StatusCode);
    }

    [Fact]
    public async Task A_reviewer_with_a_conflict_is_out_and_the_editor_is_told()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        await cases.AssignAsync(id, "staff", "moderator");

        Assert.Equal("Conflict", await cases.DeclareAsync(id, "moderator", string.Empty));
        Assert.Null(await cases.DeclareAsync(id, "moderator", "We share an office."));
        Assert.Equal("Declare", await cases.JudgeAsync(id, "moderator"));
        Assert.Equal(["staff@demo.example"], await Cases.ToldAsync(app, id, ConflictLetter.KindName));
        Assert.Equal("Reviewer", await cases.AssignAsync(id, "staff", "moderator"));
    }

    [Fact]
    public async Task Reviewers_see_each_other_only_after_giving_theirs_and_a_given_one_stays()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            await cases.AssignAsync(id, "staff", reviewer);
            await cases.DeclareAsync(id, reviewer);
        }

        await cases.JudgeAsync(id, "moderator", score: 3);
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        Assert.DoesNotContain("In short.", await admin.PageAsync("/practices/badges/review"), StringComparison.Ordinal);
        Assert.DoesNotContain("In short.", await admin.PageAsync("/practices/badges/publication"), StringComparison.Ordinal);
        Assert.Equal("HandedIn", await cases.JudgeAsync(id, "moderator", score: 0));

        await cases.JudgeAsync(id, "admin", score: 1);
        Assert.Equal(2, (await admin.PageAsync("/practices/badges/review")).Split("In short.").Length - 1);
    }

    [Fact]
    public async Task Who_could_still_be_asked_to_judge_reads_no_review_and_who_has_read_them_is_not_asked()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        await cases.AssignAsync(id, "staff", "moderator");
        await cases.DeclareAsync(id, "moderator");
        await cases.JudgeAsync(id, "moderator");

        Assert.Contains("In short.", await (await Facilitator.SignInAsync(app, "staff")).Client.PageAsync("/practices/badges/publication"), StringComparison.Ordinal);
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        var closed = await admin.PageAsync("/practices/badges/publication");
        Assert.DoesNotContain("In short.", closed, StringComparison.Ordinal);
        Assert.Contains("has given a review", closed, StringComparison.Ordinal);

        Assert.Null(await cases.WithAsync<EditorDesk, string?>(async desk => await desk.LetGoAsync(id, await cases.PersonAsync("staff"), CancellationToken.None)));
        Assert.Null(await cases.WithAsync<EditorDesk, string?>(async desk => await desk.TakeAsync(id, await cases.PersonAsync("admin"), CancellationToken.None)));
        Assert.Contains("In short.", await admin.PageAsync("/practices/badges/publication"), StringComparison.Ordinal);
        Assert.Equal("Reviewer", await cases.AssignAsync(id, "admin", "staff"));

        Assert.Null(await cases.WithAsync<EditorDesk, string?>(async desk => await desk.RequestAsync(id, await cases.PersonAsync("admin"), ["Say how long it took."], string.Empty, CancellationToken.None)));
        var asked = await app.InDbAsync(db => db.PracticeRequests.Where(one => one.PracticeId == id).Select(one => one.Id).SingleAsync());
        var member = await cases.PersonAsync("member");
        Assert.Null(await cases.WithAsync<SubmissionDesk, string?>(desk => desk.AnswerAsync(id, member, asked, isDone: true, string.Empty, CancellationToken.None)));
        Assert.Null(await cases.SubmitAsync(id));

        // What is judged now, nobody but its reviewers has read.
        Assert.Null(await cases.AssignAsync(id, "admin", "staff"));
    }

    [Fact]
    public async Task A_review_is_handed_in_whole_and_what_was_typed_is_not_lost()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        await cases.AssignAsync(id, "staff", "moderator");
        var client = (await Facilitator.SignInAsync(app, "moderator")).Client;
        var page = await client.PageAsync("/practices/badges/review");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync("/practices/badges/review?handler=Declare", Form.Token(page), ("has", "no"))).StatusCode);

        page = await client.PageAsync("/practices/badges/review");
        var refused = await client.SendAsync("/practices/badges/review?handler=HandIn", Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("score.relevance", "3"), ("reason.relevance", "It answers a need."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var shown = await refused.Content.ReadAsStringAsync();
        Assert.Contains("It answers a need.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#relevance\"", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"#evidence\"", shown, StringComparison.Ordinal);

        // A button at a paragraph keeps what stands in all other fields, remarks at other paragraphs too.
        var pinned = await client.SendAsync(
            "/practices/badges/review?handler=Save", Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("score.evidence", "1"), ("reason.evidence", "Ten people."), ("remark.context-1", "How do you know?"), ("at", "context-1"));
        Assert.Equal(HttpStatusCode.Redirect, pinned.StatusCode);
        var remark = await app.InDbAsync(db => db.PracticeRemarks.SingleAsync());
        Assert.Equal(("context", 1, "Everybody had skills."), (remark.Chapter, remark.Paragraph, remark.Quote));
        Assert.EndsWith("/practices/badges/review#context-1", pinned.Headers.Location!.ToString(), StringComparison.Ordinal);
        page = await client.PageAsync("/practices/badges/review");
        Assert.Contains("Ten people.", page, StringComparison.Ordinal);

        // Nothing typed, or at a paragraph that is not there; then a remark comes off, and what is typed meanwhile stays.
        foreach (var place in new[] { "context-1", "context-9" })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.SendAsync("/practices/badges/review?handler=Save", Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("at", place))).StatusCode);
        }

        await client.SendAsync("/practices/badges/review?handler=Save", Form.Token(page), ("revision", Form.Hidden(page, "revision")), ("reason.evidence", "Twelve people."), ("remove", remark.Id.ToString()));
        Assert.Empty(await app.InDbAsync(db => db.PracticeRemarks.ToListAsync()));
        Assert.Contains("Twelve people.", await client.PageAsync("/practices/badges/review"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_a_conflict_of_interest_neither_edits_nor_writes_and_who_judges_does_not_write()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        await cases.AssignAsync(id, "moderator", "admin");
        await cases.DeclareAsync(id, "admin", conflict: "I worked there.");
        await cases.WithAsync<EditorDesk, string?>(async desk => await desk.LetGoAsync(id, await cases.PersonAsync("moderator"), CancellationToken.None));
        Assert.Equal("HasConflict", await cases.WithAsync<EditorDesk, string?>(async desk => await desk.TakeAsync(id, await cases.PersonAsync("admin"), CancellationToken.None)));
        Assert.Equal("HasConflict", await cases.RequestAsync(id, "admin", "Say more."));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Facilitator.SignInAsync(app, "admin")).Client.GetAsync("/practices/badges/edit/about")).StatusCode);

        await cases.AssignAsync(id, "moderator", "staff");
        await cases.DeclareAsync(id, "staff");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Facilitator.SignInAsync(app, "staff")).Client.GetAsync("/practices/badges/edit/about")).StatusCode);
    }

    [Fact]
    public async Task The_queue_holds_what_waits_with_age_language_and_who_has_it()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        var id = await cases.AddAsync("badges");
        await cases.SubmitAsync(id);
        await cases.AssignAsync(id, "staff", "moderator");
        var moderator = (await Facilitator.SignInAsync(app, "moderator")).Client;

        var page = await moderator.PageAsync("/moderation");
        Assert.Contains("Badges", page, StringComparison.Ordinal);
        Assert.Contains("With Inês Carvalho, Katarzyna Wiśniewska", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Badges", await moderator.PageAsync("/moderation?language=fr"), StringComparison.Ordinal);
        Assert.DoesNotContain("Badges", await moderator.PageAsync("/moderation?kind=Comment"), StringComparison.Ordinal);
        Assert.Contains("Badges", await moderator.PageAsync("/moderation?mine=true"), StringComparison.Ordinal);
    }
}
