using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Questions;

/// <summary>Asking and upvoting in the room.</summary>
public sealed class QuestionsTests
{
    [Fact]
    public async Task A_question_is_asked_upvoted_once_taken_back_and_listed_without_its_author()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 3);

        Assert.Equal(200, await AskAsync(guests[0], id, "Who pays for this?"));
        var question = await OnlyAsync(app, id);
        Assert.Equal((1, QuestionState.Open, "en"), (question.Number, question.State, question.Language));
        Assert.Contains("Who pays for this?", await guests[1].RoomAsync(), StringComparison.Ordinal);
        Assert.Equal((int[])[200, 200, 200], (int[])[await VoteAsync(guests[1], id, question.Id), await VoteAsync(guests[1], id, question.Id), await VoteAsync(guests[2], id, question.Id)]);
        Assert.Equal(2, await VotesAsync(app, question.Id));
        Assert.Equal((int[])[200, 200], (int[])[await VoteAsync(guests[2], id, question.Id, "downvote"), await VoteAsync(guests[2], id, question.Id, "downvote")]);
        Assert.Equal(1, await VotesAsync(app, question.Id));
        Assert.Contains("/downvote", await guests[1].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        Assert.DoesNotContain("/downvote", await guests[2].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        Assert.Contains("My questions", await guests[0].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        await host.DoAsync(app, id, "close");
        Assert.Equal((int[])[422, 422, 422], (int[])[await AskAsync(guests[0], id, "Another?"), await VoteAsync(guests[2], id, question.Id), await VoteAsync(guests[1], id, question.Id, "downvote")]);
        await host.DoAsync(app, id, "open");
        Assert.Equal(200, await VoteAsync(guests[2], id, question.Id));
    }

    [Fact]
    public async Task One_s_own_question_is_not_upvoted_and_another_room_s_is_not_there()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 2);
        await AskAsync(guests[0], id, "Who pays?");
        var question = await OnlyAsync(app, id);
        var other = await app.BringAsync(QuestionsKind.KindName, new QuestionsSettings(), current: false);

        var own = await guests[0].SayAsync(id, "upvote", ("to", question.Id.ToString()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.StatusCode);
        Assert.Contains("is yours", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((int[])[422, 422, 422], (int[])[await VoteAsync(guests[1], id, Guid.NewGuid()), await VoteAsync(guests[1], other, question.Id), await AskAsync(guests[1], other, "Here?")]);
        Assert.Equal(HttpStatusCode.NotFound, (await guests[1].SayAsync(id, "no-such-act")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await guests[1].SayAsync(id, string.Empty, ("to", question.Id.ToString()))).StatusCode);
        Assert.Equal(0, await VotesAsync(app, question.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n ")]
    [InlineData("LONG")]
    public async Task Words_that_do_not_fit_are_refused_and_kept_in_the_box(string text)
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 1);
        text = text == "LONG" ? string.Concat(Enumerable.Repeat("why ", 80)).Trim() : text;

        var refused = await guests[0].SayAsync(id, "ask", ("text", text));

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        Assert.Equal(text.Trim(), page.QuerySelector("#question-text")!.TextContent);
        Assert.Equal(0, await app.InDbAsync(db => db.Questions.CountAsync()));
    }

    [Fact]
    public async Task Words_are_kept_without_JavaScript_when_questions_closed_meanwhile()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        var token = Form.Token(await guests[0].RoomAsync());
        await host.DoAsync(app, id, "close");

        var refused = await guests[0].Client.SendAsync($"/w/{TestApp.Code}/a/{id}/ask", token, ("text", "Who pays?"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Who pays?", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_may_wait_at_a_time_the_same_words_count_once_and_an_answer_makes_room()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 1);
        for (var number = 1; number <= QuestionLedger.MostOpen; number++)
        {
            Assert.Equal(200, await AskAsync(guests[0], id, $"Question {number}?"));
        }

        Assert.Equal((int[])[200, 422], (int[])[await AskAsync(guests[0], id, "Question 3?"), await AskAsync(guests[0], id, "One more?")]);
        var first = await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Id).FirstAsync());
        await host.DoAsync(app, id, "answer", ("to", first.ToString()));
        Assert.Equal(200, await AskAsync(guests[0], id, "One more?"));

        // Sent again by a phone that never heard that it was taken, and was answered since.
        Assert.Equal(200, await AskAsync(guests[0], id, "Question 1?"));
        Assert.Equal(Enumerable.Range(1, 11), await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Number).ToListAsync()));
    }

    [Fact]
    public async Task Many_at_once_get_numbers_of_their_own_and_one_vote_each()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 6);
        var tokens = new List<string>();
        foreach (var guest in guests)
        {
            tokens.Add(Form.Token(await guest.RoomAsync()));
        }

        var asked = await Task.WhenAll(guests.SelectMany((guest, place) => Enumerable.Range(0, 4).Select(n => guest.Client.FetchAsync($"/w/{TestApp.Code}/a/{id}/ask", tokens[place], ("text", $"{place} asks {n}")))));
        Assert.All(asked, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var first = await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id && one.Text.StartsWith("0 asks")).Select(one => one.Id).FirstAsync());
        var voted = await Task.WhenAll(Enumerable.Range(1, 5).SelectMany(place => Enumerable.Range(0, 3).Select(_ => guests[place].Client.FetchAsync($"/w/{TestApp.Code}/a/{id}/upvote", tokens[place], ("to", first.ToString())))));

        Assert.All(voted, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(Enumerable.Range(1, 24), await app.InDbAsync(db => db.Questions.Where(one => one.ActivityId == id).OrderBy(one => one.Number).Select(one => one.Number).ToListAsync()));
        Assert.Equal(5, await VotesAsync(app, first));
    }

    [Fact]
    public async Task Who_was_removed_asks_and_upvotes_nothing_more_and_what_they_wanted_stays()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 2);
        await AskAsync(guests[0], id, "Who pays?");
        var question = await OnlyAsync(app, id);
        await VoteAsync(guests[1], id, question.Id);
        var token = Form.Token(await guests[1].RoomAsync());
        var who = await app.LatestParticipantAsync();
        await host.RemoveAsync(who);

        Assert.NotEqual(HttpStatusCode.OK, (await guests[1].Client.FetchAsync($"/w/{TestApp.Code}/a/{id}/downvote", token, ("to", question.Id.ToString()))).StatusCode);

        // The door is shut by the policy first; this is the lock behind it, for a tap that was on its way.
        await using var scope = app.Services.CreateAsyncScope();
        var voter = await app.InDbAsync(db => db.Voters.Where(one => one.ParticipantId == who).Select(one => one.Id).SingleAsync());
        var workshop = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.Id).SingleAsync());
        var request = new AnswerRequest(TestApp.Code, id, new ParticipantIdentity(who, voter, workshop, TestApp.Code, StakeholderGroup.Learner, IsRemoved: false), "ask", new Microsoft.AspNetCore.Http.FormCollection([]), DateTime.UtcNow);
        var ledger = scope.ServiceProvider.GetRequiredService<QuestionLedger>();
        Assert.Equal(QuestionEntry.Removed, await ledger.AskAsync(request, "Still here?", CancellationToken.None));
        Assert.True(app.Services.GetRequiredService<BatchWriter<CastUpvote, UpvoteReceipt>>().TryEnter(new CastUpvote(id, voter, question.Id, IsWanted: false), out var commit));
        Assert.Equal(QuestionEntry.Removed, (await commit).Entry);
        Assert.Equal(1, await VotesAsync(app, question.Id));
    }

    [Fact]
    public async Task An_upvote_on_the_page_of_all_questions_comes_back_to_it_and_one_s_own_has_no_button()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 2);
        await AskAsync(guests[0], id, "Who pays?");
        var question = await OnlyAsync(app, id);
        var path = $"/w/{TestApp.Code}/questions";

        Assert.DoesNotContain("/upvote", await guests[0].Client.PageAsync(path), StringComparison.Ordinal);
        var back = Form.Hidden(await guests[1].Client.PageAsync(path), "back");
        foreach (var (guest, isOwn) in new[] { (guests[0], true), (guests[1], false) })
        {
            var sent = await guest.Client.SendAsync($"/w/{TestApp.Code}/a/{id}/upvote", Form.Token(await guest.RoomAsync()), ("to", question.Id.ToString()), ("back", back));
            Assert.Equal((HttpStatusCode.Redirect, $"{path}?page=1#q-1"), (sent.StatusCode, sent.Headers.Location?.ToString()));
            Assert.Equal(isOwn, (await guest.Client.PageAsync(path)).Contains("role=\"alert\"", StringComparison.Ordinal));
        }

        Assert.Equal(1, await VotesAsync(app, question.Id));
        foreach (var elsewhere in new[] { "https://elsewhere.example/", "//elsewhere.example", "/account", $"/w/{TestApp.Code}x/questions", string.Empty })
        {
            var sent = await guests[1].Client.SendAsync($"/w/{TestApp.Code}/a/{id}/upvote", Form.Token(await guests[1].RoomAsync()), ("to", question.Id.ToString()), ("back", elsewhere));
            Assert.Equal($"/w/{TestApp.Code}", sent.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task The_order_counts_those_who_were_there()
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, 8);
        await AskAsync(guests[0], id, "The early one");
        var early = await OnlyAsync(app, id);
        for (var place = 1; place <= 6; place++)
        {
            await VoteAsync(guests[place], id, early.Id);
        }

        await AskAsync(guests[0], id, "The late one");
        var late = await app.InDbAsync(db => db.Questions.SingleAsync(one => one.ActivityId == id && one.Number == 2));
        await VoteAsync(guests[6], id, late.Id);
        await VoteAsync(guests[7], id, late.Id);

        await using var scope = app.Services.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<QuestionsReader>().ListAsync(id, 5, CancellationToken.None);
        Assert.Equal([(1, 6, 7), (2, 2, 2)], list.Listed.Select(line => (line.Number, line.Votes, line.People)));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public async Task A_group_stands_beside_a_question_only_where_enough_of_it_asked(int learners, bool named)
    {
        await using var app = new TestApp();
        var (id, _, guests) = await StartAsync(app, learners);
        foreach (var guest in guests.Concat(await app.JoinAllAsync(5, StakeholderGroup.Employer)))
        {
            await AskAsync(guest, id, $"Asked by {Guid.NewGuid()}");
        }

        var stage = await guests[0].Client.RegionAsync(RoomRegions.Stage);

        Assert.Equal(named ? learners + 5 : 0, stage.Split("block-label").Length - 1);
    }

    [Fact]
    public async Task Held_questions_are_in_no_shared_region_of_the_room_until_a_host_lets_them_show()
    {
        await using var app = new TestApp();
        var (id, host, guests) = await StartAsync(app, 2, moderated: true);
        var asked = await (await guests[0].SayAsync(id, "ask", ("text", "Is this held?"))).Content.ReadAsStringAsync();
        Assert.Contains("Asked. It waits for the facilitator", asked, StringComparison.Ordinal);
        Assert.Contains("data-follows", asked, StringComparison.Ordinal);
        var question = await OnlyAsync(app, id);
        Assert.Equal(QuestionState.Held, question.State);

        var before = await ActivitySteps.RegionsAsync(guests[1], host);

        Assert.DoesNotContain(before.Where(one => !one.Name.Contains("console", StringComparison.Ordinal)), one => one.Html.Contains("Is this held?", StringComparison.Ordinal));
        Assert.Contains("Is this held?", before.Single(one => one.Name == "en console").Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Is this held?", await guests[1].Client.PageAsync($"/w/{TestApp.Code}/questions"), StringComparison.Ordinal);
        Assert.Contains("Waits for the facilitator to show it", await guests[0].Client.PageAsync($"/w/{TestApp.Code}/mine"), StringComparison.Ordinal);
        Assert.Equal(422, await VoteAsync(guests[1], id, question.Id));
        Assert.Equal(HttpStatusCode.Conflict, (await host.ActOnAsync(app, id, "pin", ("to", question.Id.ToString()))).StatusCode);
        await host.DoAsync(app, id, "let-show", ("to", question.Id.ToString()));
        var after = await ActivitySteps.RegionsAsync(guests[1], host);
        Assert.All(["en stage", "fr stage", "en screen"], name => Assert.Contains("Is this held?", after.Single(one => one.Name == name).Html, StringComparison.Ordinal));
        Assert.Equal(200, await VoteAsync(guests[1], id, question.Id));
    }

    internal static async Task<(Guid Id, Facilitator Host, IReadOnlyList<Guest> Guests)> StartAsync(TestApp app, int people, bool moderated = false)
    {
        var host = await Facilitator.SignInAsync(app);
        var id = await app.BringAsync(QuestionsKind.KindName, new QuestionsSettings { Prompt = LocalizedText.Of("en", ("en", "Ask about money"), ("fr", "Parlons d’argent")), Moderated = moderated });
        var guests = await app.JoinAllAsync(people, StakeholderGroup.Learner);
        await host.DoAsync(app, id, "open");
        return (id, host, guests);
    }

    internal static async Task<int> AskAsync(Guest guest, Guid id, string text) => (int)(await guest.SayAsync(id, "ask", ("text", text))).StatusCode;

    internal static async Task<int> VoteAsync(Guest guest, Guid id, Guid question, string act = "upvote") => (int)(await guest.SayAsync(id, act, ("to", question.ToString()))).StatusCode;

    internal static Task<Question> OnlyAsync(TestApp app, Guid id) => app.InDbAsync(db => db.Questions.AsNoTracking().SingleAsync(one => one.ActivityId == id));

    private static Task<int> VotesAsync(TestApp app, Guid question) => app.InDbAsync(db => db.QuestionVotes.CountAsync(vote => vote.QuestionId == question));
}
