using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

public sealed class DecisionTests
{
    [Fact]
    public async Task A_decision_keeps_its_reason_and_the_result_that_it_rests_on()
    {
        await using var app = new TestApp();
        var host = await RevealedAsync(app);

        Assert.Equal(HttpStatusCode.OK, (await host.DecideAsync(nameof(DecisionOutcome.Accept), "  All groups agree.  ")).StatusCode);

        var item = await app.CurrentItemAsync();
        var decision = await app.InDbAsync(db => db.Decisions.SingleAsync());
        Assert.Equal((DecisionOutcome.Accept, "All groups agree."), (decision.Outcome, decision.Reason.In("en").Text));
        Assert.Equal((item.Shown.Single().Id, 1, nameof(ReadingKind.Agreed)), (decision.Evidence.ShownResultId, decision.Evidence.Attempt, decision.Evidence.Reading));
        Assert.NotEqual(Guid.Empty, decision.By);
    }

    [Fact]
    public async Task An_undone_decision_stays_in_the_record_and_another_can_follow()
    {
        await using var app = new TestApp();
        var host = await RevealedAsync(app);
        await host.DecideAsync(nameof(DecisionOutcome.Drop), "A slip of the finger.");
        var first = await app.InDbAsync(db => db.Decisions.SingleAsync());
        var console = await host.ConsoleAsync();

        var undone = await host.Client.FetchAsync(
            host.Act(console, "undo-decision"), Form.Token(console), ("item", Form.Hidden(console, "item")), ("attempt", "1"), ("decision", first.Id.ToString()));
        await host.DecideAsync(nameof(DecisionOutcome.Accept), "What was meant.");

        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        var all = await app.InDbAsync(db => db.Decisions.OrderBy(one => one.At).ToListAsync());
        Assert.Equal([DecisionOutcome.Drop, DecisionOutcome.Accept], all.Select(one => one.Outcome));
        Assert.NotNull(all[0].UndoneAt);
        Assert.Null(all[1].UndoneAt);
        Assert.Equal(["clause.decided", "clause.decision-undone", "clause.decided"], (await app.ActsAsync()).TakeLast(3));
        Assert.DoesNotContain("A slip of the finger", await host.ConsoleAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accept", "")]
    [InlineData("Accept", "   ")]
    [InlineData("Perhaps", "because")]
    [InlineData("", "because")]
    [InlineData("17", "because")]
    public async Task A_decision_needs_an_outcome_and_a_reason(string outcome, string reason)
    {
        await using var app = new TestApp();
        var host = await RevealedAsync(app);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.DecideAsync(outcome, reason)).StatusCode);
        Assert.False(await app.InDbAsync(db => db.Decisions.AnyAsync()));
    }

    [Fact]
    public async Task Without_JavaScript_a_refused_decision_gives_its_reason_back()
    {
        await using var app = new TestApp();
        var host = await RevealedAsync(app);
        var console = await host.ConsoleAsync();

        var refused = await host.Client.SendAsync(
            host.Act(console, "decide"), Form.Token(console), ("item", Form.Hidden(console, "item")), ("attempt", "1"), ("reason", "Because the wording is <clear>."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Because the wording is &lt;clear&gt;.</textarea>", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_decision_on_a_decided_clause_is_refused()
    {
        await using var app = new TestApp();
        var host = await RevealedAsync(app);
        await host.DecideAsync(nameof(DecisionOutcome.Accept), "First.");

        Assert.Equal(HttpStatusCode.Conflict, (await host.PostDecisionAsync(app, "Second.")).StatusCode);
        Assert.Equal(1, await app.InDbAsync(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task Nothing_is_decided_while_the_vote_is_open()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);

        Assert.Equal(HttpStatusCode.Conflict, (await host.PostDecisionAsync(app, "Too soon.")).StatusCode);
    }

    private static async Task<Facilitator> RevealedAsync(TestApp app)
    {
        var host = await Facilitator.SignInAsync(app);
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        await host.RevealAsync();
        return host;
    }
}

internal static class DecisionPosts
{
    /// <summary>The form as it would be sent, also where the console does not show it.</summary>
    public static async Task<HttpResponseMessage> PostDecisionAsync(this Facilitator host, TestApp app, string reason) => await host.Client.FetchAsync(
        $"/w/{TestApp.Code}/host/a/{(await app.CurrentItemAsync()).Round!.ActivityId}/decide",
        Form.Token(await host.Client.PageAsync("/")),
        ("item", (await app.CurrentItemAsync()).Id.ToString()),
        ("attempt", "1"),
        ("outcome", nameof(DecisionOutcome.Accept)),
        ("reason", reason));
}
