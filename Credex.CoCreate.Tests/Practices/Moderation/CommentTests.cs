using System.Net;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Moderation;

/// <summary>What readers say: held at first, shown by a moderator, reported, hidden with a reason, and never many at once.</summary>
public sealed class CommentTests
{
    private const string Page = "/practices/badges";

    [Fact]
    public async Task The_first_comment_waits_for_a_moderator_and_the_next_ones_stand_at_once()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");
        var (reader, stranger) = ((await Facilitator.SignInAsync(app)).Client, app.Browser());
        Assert.Equal(HttpStatusCode.Redirect, (await SayAsync(reader, "We tried it in Lyon.")).StatusCode);
        Assert.Contains("We tried it in Lyon.", await reader.PageAsync(Page), StringComparison.Ordinal);
        Assert.DoesNotContain("We tried it in Lyon.", await stranger.PageAsync(Page), StringComparison.Ordinal);

        var moderator = (await Facilitator.SignInAsync(app, "moderator")).Client;
        var queue = await moderator.PageAsync("/moderation");
        Assert.Contains("We tried it in Lyon.", queue, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await moderator.SendAsync("/moderation?handler=Show", Form.Token(queue), ("comment", Form.Hidden(queue, "comment")))).StatusCode);
        Assert.Contains("We tried it in Lyon.", await stranger.PageAsync(Page), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await SayAsync(reader, "And in Grenoble.")).StatusCode);
        Assert.Contains("And in Grenoble.", await stranger.PageAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reported_comment_is_hidden_with_a_reason_that_everybody_sees_and_its_author_is_told()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");
        var reader = (await Facilitator.SignInAsync(app)).Client;
        await SayAsync(reader, "Buy our course!");
        var id = await app.InDbAsync(async db =>
        {
            var comment = await db.PracticeComments.SingleAsync();
            comment.State = CommentState.Visible;
            await db.SaveChangesAsync();
            return comment.Id;
        });

        // Not one's own, not without a reason, and once a reader.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ReportAsync(reader, id, "It is mine.")).StatusCode);
        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ReportAsync(member, id, string.Empty)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ReportAsync(member, id, "It sells something.")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ReportAsync(member, id, "It sells a course.")).StatusCode);
        Assert.Equal("It sells a course.", await app.InDbAsync(db => db.CommentReports.Select(one => one.Reason).SingleAsync()));

        var moderator = (await Facilitator.SignInAsync(app, "moderator")).Client;
        var queue = await moderator.PageAsync("/moderation?kind=Report");
        Assert.Contains("It sells a course.", queue, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await moderator.SendAsync("/moderation?handler=Hide", Form.Token(queue), ("comment", id.ToString()), ("why", "Because"), ("reason", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await moderator.SendAsync("/moderation?handler=Hide", Form.Token(queue), ("comment", id.ToString()), ("why", "Advertising"), ("reason", "Courses have a page of their own."))).StatusCode);

        var page = await app.Browser().PageAsync(Page);
        Assert.DoesNotContain("Buy our course!", page, StringComparison.Ordinal);
        Assert.Contains("It advertises something.", page, StringComparison.Ordinal);
        Assert.Contains("Courses have a page of their own.", page, StringComparison.Ordinal);
        Assert.Equal("facilitator@demo.example", await app.InDbAsync(db => db.FollowUps.Where(row => row.Kind == HiddenLetter.KindName).Select(row => row.Address).SingleAsync()));
        var letter = (await Mailbox.LetterAsync(app, "facilitator@demo.example")).TextBody;
        Assert.Contains("It advertises something.", letter, StringComparison.Ordinal);
        Assert.Contains("Courses have a page of their own.", letter, StringComparison.Ordinal);
        Assert.Equal(1, await app.InDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "comment.hidden" && entry.SubjectId == id)));
        Assert.DoesNotContain("It sells a course.", await moderator.PageAsync("/moderation"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_in_an_hour_are_too_many_and_what_was_typed_stays()
    {
        await using var app = new TestApp();
        await new Cases(app).PublishedAsync("badges");
        var reader = (await Facilitator.SignInAsync(app)).Client;
        for (var number = 0; number < CommentDesk.MostInAWhile; number++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await SayAsync(reader, $"Comment {number}")).StatusCode);
        }

        var refused = await SayAsync(reader, "One more thing");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);

        // Twice the same is once.
        Assert.Equal(HttpStatusCode.Redirect, (await SayAsync(reader, "Comment 0")).StatusCode);
        Assert.Equal(CommentDesk.MostInAWhile, await app.InDbAsync(db => db.PracticeComments.CountAsync()));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_and_nobody_comments_on_what_is_not_published()
    {
        await using var app = new TestApp();
        var cases = new Cases(app);
        await cases.PublishedAsync("badges");
        await cases.AddAsync("draft");
        var stranger = app.Browser();
        var token = Form.Token(await stranger.PageAsync("/account/sign-in"));
        var sent = await stranger.SendAsync($"{Page}?handler=Comment", token, ("comment", "Hello"));
        Assert.Contains("/account/sign-in", sent.Headers.Location!.ToString(), StringComparison.Ordinal);

        var member = (await Facilitator.SignInAsync(app, "member")).Client;
        var refused = await member.SendAsync("/practices/draft?handler=Comment", Form.Token(await member.PageAsync(Page)), ("comment", "Hello"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await app.InDbAsync(db => db.PracticeComments.CountAsync()));
    }

    private static async Task<HttpResponseMessage> SayAsync(HttpClient client, string text) =>
        await client.SendAsync($"{Page}?handler=Comment", Form.Token(await client.PageAsync(Page)), ("comment", text));

    private static async Task<HttpResponseMessage> ReportAsync(HttpClient client, Guid comment, string reason) =>
        await client.SendAsync($"{Page}?handler=Report&comment={comment}", Form.Token(await client.PageAsync(Page)), ("reason", reason));
}
