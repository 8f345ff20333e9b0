using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Comments and wordings: after closing, without a name, with a group only where it is a block.</summary>
public sealed class CommentTests
{
    private const string Slug = "digital-curation-for-heritage-institutions";
    private const string Said = "The horizon is purple in this one";
    private const string Worded = "keeps the originals where they were found";

    [Fact]
    public async Task Words_show_after_closing_and_not_before()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var (author, watcher) = await SpeakAsync(app);

        Assert.DoesNotContain(await RoomSteps.EverythingAsync(watcher, host, Slug), one => one.Html.Contains(Said, StringComparison.Ordinal) || one.Html.Contains(Worded, StringComparison.Ordinal));
        await CloseAsync(host);

        var after = await RoomSteps.EverythingAsync(watcher, host, Slug);
        Assert.Contains(Said, after.Single(one => one.Name == "en comments page").Html, StringComparison.Ordinal);
        await host.ActAsync("reveal");
        after = await RoomSteps.EverythingAsync(watcher, host, Slug);
        foreach (var name in new[] { "en room", "en w/k7m2qp/stage", "fr w/k7m2qp/stage", "en comments page" })
        {
            Assert.Contains(Said, after.Single(one => one.Name == name).Html, StringComparison.Ordinal);
            Assert.Contains(Worded, after.Single(one => one.Name == name).Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(after, one => one.Html.Contains("Zuzanna", StringComparison.Ordinal));
        Assert.NotNull(author);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(1, false)]
    public async Task A_group_stands_beside_a_comment_only_where_it_is_a_block(int authors, bool named)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var group = await app.JoinAllAsync(authors, StakeholderGroup.PublicAuthority);
        await group.AnswerAllAsync(Consent.Agree);
        await (await app.JoinAllAsync(6, StakeholderGroup.Employer)).AnswerAllAsync(Consent.Agree);
        await group[0].PostAsync(await group[0].RoomAsync(), "comment", ("item", (await app.CurrentItemAsync()).Id.ToString()), ("text", Said));
        await host.RevealAsync();

        var room = await group[0].RoomAsync();
        var comment = room[room.IndexOf("class=\"comments", StringComparison.Ordinal)..];
        comment = comment[..comment.IndexOf("</section>", StringComparison.Ordinal)];

        Assert.Contains(Said, comment, StringComparison.Ordinal);
        Assert.Equal(named, comment.Contains("block-label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hidden_comment_shows_its_reason_to_everybody_and_its_text_to_nobody()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var (_, watcher) = await SpeakAsync(app);
        await host.RevealAsync();
        var id = await app.InDbAsync(db => db.Ratings.Where(rating => rating.Comment == Said).Select(rating => rating.Id).SingleAsync());

        var hidden = await host.PostAsync($"/w/{TestApp.Code}/host/comments?handler=hide", ("id", id.ToString()), ("reason", "Names a colleague"));

        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        var all = await RoomSteps.EverythingAsync(watcher, host, Slug);
        Assert.DoesNotContain(all, one => one.Html.Contains(Said, StringComparison.Ordinal));
        Assert.All(["en room", "fr room", "en comments page", "fr comments of the room"], name => Assert.Contains("Names a colleague", all.Single(one => one.Name == name).Html, StringComparison.Ordinal));

        await host.PostAsync($"/w/{TestApp.Code}/host/comments?handler=show", ("id", id.ToString()));
        Assert.Contains(Said, await watcher.RoomAsync(), StringComparison.Ordinal);
        Assert.Equal(["comment.hidden", "comment.shown"], (await app.ActsAsync()).TakeLast(2));
    }

    [Fact]
    public async Task A_hidden_comment_stays_hidden_when_its_author_answers_again_after_reopening()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var (author, watcher) = await SpeakAsync(app);
        await host.RevealAsync();
        var id = await app.InDbAsync(db => db.Ratings.Where(rating => rating.Comment == Said).Select(rating => rating.Id).SingleAsync());
        await host.PostAsync($"/w/{TestApp.Code}/host/comments?handler=hide", ("id", id.ToString()), ("reason", "Names a colleague"));

        await host.ActAsync("reopen");
        await author.AnswerAsync(Consent.Disagree);
        await CloseAsync(host);

        var all = await RoomSteps.EverythingAsync(watcher, host, Slug);
        Assert.DoesNotContain(all, one => one.Html.Contains(Said, StringComparison.Ordinal));
        Assert.Contains("Names a colleague", all.Single(one => one.Name == "en comments page").Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("comment", Rating.MaxComment, "comment")]
    [InlineData("wording", Amendment.MaxLength, "wording")]
    public async Task Words_that_are_too_long_are_refused_and_kept_in_their_box(string handler, int longest, string box)
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await guest.AnswerAsync(Consent.AgreeWithChanges);
        var text = string.Concat(Enumerable.Repeat("long ", longest)).Trim();

        var refused = await guest.PostAsync(await guest.RoomAsync(), handler, ("item", (await app.CurrentItemAsync()).Id.ToString()), ("text", text));

        var html = await refused.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        Assert.Equal(text, page.QuerySelector($"#{box}")!.TextContent);
        Assert.Equal(1, html.Split(text).Length - 1);
        Assert.Contains("too long", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_too_long_are_kept_without_JavaScript_too()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await guest.AnswerAsync(Consent.Agree);
        var room = await guest.RoomAsync();
        var text = string.Concat(Enumerable.Repeat("long ", Rating.MaxComment)).Trim();
        var item = await app.CurrentItemAsync();

        var response = await guest.Client.SendAsync($"/w/{TestApp.Code}/a/{item.Round!.ActivityId}/comment", Form.Token(room), ("item", item.Id.ToString()), ("text", text));

        var html = response.StatusCode == HttpStatusCode.Redirect ? await guest.Client.PageAsync(response.Headers.Location!.ToString()) : await response.Content.ReadAsStringAsync();
        Assert.Contains(text, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_a_browser_counts_as_short_enough_is_not_refused_for_its_line_ends()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await guest.AnswerAsync(Consent.Agree);

        // A text area counts a line end as one character and sends two.
        var text = string.Join("\r\n", Enumerable.Repeat("abcde", 100));
        var response = await guest.PostAsync(await guest.RoomAsync(), "comment", ("item", (await app.CurrentItemAsync()).Id.ToString()), ("text", text));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(599, await app.InDbAsync(db => db.Ratings.Where(rating => rating.Comment != null).Select(rating => rating.Comment!.Length).SingleAsync()));
    }

    [Fact]
    public async Task Words_need_an_answer_and_an_open_vote_and_empty_words_take_them_back()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        var room = await guest.RoomAsync();
        var item = (await app.CurrentItemAsync()).Id.ToString();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(room, "comment", ("item", item), ("text", Said))).StatusCode);
        await guest.AnswerAsync(Consent.Agree);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(room, "comment", ("item", item), ("text", Said))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(room, "comment", ("item", item), ("text", " "))).StatusCode);
        Assert.False(await app.InDbAsync(db => db.Ratings.AnyAsync(rating => rating.Comment != null)));

        await host.PostAsync($"/w/{TestApp.Code}/host/end");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(room, "comment", ("item", item), ("text", Said))).StatusCode);
        Assert.False(await app.InDbAsync(db => db.Ratings.AnyAsync(rating => rating.Comment != null)));
    }

    [Theory]
    [InlineData("comment", "Comment saved.")]
    [InlineData("wording", "Wording saved.")]
    public async Task Without_JavaScript_the_room_says_that_the_words_are_saved(string act, string said)
    {
        await using var app = new TestApp();
        var author = await Guest.JoinAsync(app, StakeholderGroup.Learner);
        await author.AnswerAsync(Consent.AgreeWithChanges);

        await author.SendAsync(await author.RoomAsync(), act, ("item", (await app.CurrentItemAsync()).Id.ToString()), ("text", Worded));

        Assert.Contains($"<p class=\"message done\" role=\"status\">{said}</p>", await author.RoomAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(said, await author.RoomAsync(), StringComparison.Ordinal);
    }

    private static async Task<(Guest Author, Guest Watcher)> SpeakAsync(TestApp app)
    {
        var author = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: "Zuzanna");
        var others = await app.JoinAllAsync(5, StakeholderGroup.Employer);
        await others.Append(author).AnswerAllAsync(Consent.AgreeWithChanges);
        var item = (await app.CurrentItemAsync()).Id.ToString();
        Assert.Equal(HttpStatusCode.OK, (await author.PostAsync(await author.RoomAsync(), "comment", ("item", item), ("text", Said))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await author.PostAsync(await author.RoomAsync(), "wording", ("item", item), ("text", Worded))).StatusCode);
        return (author, others[0]);
    }

    private static async Task CloseAsync(Facilitator host)
    {
        await host.ActAsync("close");
        await RoomSteps.WaitAsync(async () => (await host.ConsoleAsync()).Contains("/reveal\"", StringComparison.Ordinal));
    }
}
