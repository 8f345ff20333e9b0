using System.Net;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>What becomes of ideas: amendments and proposed clauses of a standard, while the board is on and after the room has left it.</summary>
public sealed class IdeasBecomingTests
{
    [Fact]
    public async Task An_idea_becomes_an_amendment_and_a_cluster_a_proposed_clause_with_their_groups()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(35, 35, IdeasPhase.Board);
        var clause = await app.InDbAsync(db => db.ClauseTexts.Include(one => one.Version).Where(one => one.Version!.State == VersionState.Published && one.Kind == ClauseKind.Outcome).OrderBy(one => one.Id).FirstAsync());
        var parent = await app.InDbAsync(db => db.ClauseTexts.SingleAsync(one => one.Id == clause.ParentId));
        Assert.Equal(200, await room.ActAsync("together", ("card", "4"), ("with", "2")));
        Assert.Equal(422, await room.ActAsync("name", ("card", "k1")));
        Assert.Equal(200, await room.ActAsync("name", ("card", "k1"), ("title", "Both of them")));

        Assert.Equal(422, await room.ActAsync("amend", ("card", "1"), ("text", "Better words")));
        Assert.Equal(422, await room.ActAsync("amend", ("card", "1"), ("clause", clause.Id.ToString())));
        Assert.Equal(422, await room.ActAsync("propose", ("card", "k1"), ("text", "New clause"), ("parent", clause.Id.ToString())));
        Assert.Equal(200, await room.ActAsync("amend", ("card", "1"), ("text", "Better words"), ("clause", clause.Id.ToString())));
        Assert.Equal(200, await room.ActAsync("propose", ("card", "k1"), ("text", "New clause"), ("parent", parent.Id.ToString())));

        var amendment = await app.InDbAsync(db => db.Amendments.SingleAsync(one => one.ActivityId == room.Activity));
        var proposal = await app.InDbAsync(db => db.ClauseProposals.SingleAsync(one => one.ActivityId == room.Activity));
        var ideas = await room.IdeasAsync();
        Assert.Equal((clause.Id, "Better words", amendment.Id), (amendment.BaseClauseTextId, amendment.Text, ideas[0].AmendmentId!.Value));
        Assert.Equal([ideas[0].Group], amendment.FromGroups);
        Assert.Equal((parent.VersionId, parent.Id, "New clause"), (proposal.VersionId, proposal.ParentId!.Value, proposal.Text));
        Assert.Equal(new[] { ideas[1].Group, ideas[3].Group }.Order(), proposal.FromGroups);
        var slug = await app.InDbAsync(db => db.Standards.Where(one => one.Id == clause.Version!.StandardId).Select(one => one.Slug).SingleAsync());
        var page = await app.Browser().PageAsync($"/standards/{slug}");
        Assert.Contains("Better words", page, StringComparison.Ordinal);
        Assert.Contains("New clause", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/workshops/board\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/standards/{slug}#c-{clause.Number}\">Instead of clause {clause.Number}</a>", page, StringComparison.Ordinal);
        var board = await room.Facilitator.Client.PageAsync($"/w/{IdeasRoom.Code}/host/board/{room.Activity}");
        Assert.Contains($"<a href=\"/standards/{slug}#proposed\">Amendment of clause {clause.Number}, ", board, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/standards/{slug}#proposed\">Proposed clause, ", board, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("room elsewhere")]
    [InlineData("workshop over")]
    public async Task An_idea_becomes_a_clause_also_when_the_room_has_left_the_board(string when)
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(35, 35, IdeasPhase.Board);
        await StartedAsync(app, room);
        var clause = await app.InDbAsync(db => db.ClauseTexts.Where(one => one.Version!.State == VersionState.Published && one.Kind == ClauseKind.Outcome).OrderBy(one => one.Id).FirstAsync());
        var board = $"/w/{IdeasRoom.Code}/host/board/{room.Activity}";
        await room.GoAsync("vote", "close", "result");
        await LeaveAsync(app, room, when);

        // The way there: from the record, and, while the workshop goes on, from the console's agenda.
        var host = room.Facilitator.Client;
        Assert.Contains($"href=\"{board}\"", await host.PageAsync("/workshops/board/record"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{board}\"", await room.Facilitator.ConsoleAsync(), StringComparison.Ordinal);
        var page = await host.PageAsync($"{board}?take=3");
        Assert.Contains("can still become an amendment", page, StringComparison.Ordinal);

        var sent = await host.SendAsync(board, Form.Token(page), ("act", "amend"), ("card", "3"), ("text", "Better words"), ("clause", clause.Id.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        sent = await host.SendAsync(board, Form.Token(page), ("act", "propose"), ("card", "4"), ("text", "New clause"), ("parent", clause.ParentId.ToString()!));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        sent = await host.SendAsync(board, Form.Token(page), ("act", "hide"), ("card", "5"), ("reason", "Names a person"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        var ideas = await room.IdeasAsync();
        var amendment = await app.InDbAsync(db => db.Amendments.SingleAsync(one => one.ActivityId == room.Activity));
        var proposal = await app.InDbAsync(db => db.ClauseProposals.SingleAsync(one => one.ActivityId == room.Activity));
        Assert.Equal((amendment.Id, proposal.Id, IdeaState.Hidden), (ideas[2].AmendmentId, ideas[3].ProposalId, ideas[4].State));
        Assert.Equal([ideas[2].Group], amendment.FromGroups);
        var record = await host.PageAsync("/workshops/board/record");
        Assert.Contains("Better words", record, StringComparison.Ordinal);
        Assert.Contains("New clause", record, StringComparison.Ordinal);
        Assert.DoesNotContain("Idea number 5<", record, StringComparison.Ordinal);
        Assert.Contains("ideas.amended", await app.ActsAsync());
    }

    [Fact]
    public async Task After_the_room_has_left_only_hosts_take_ideas_only_shown_ones_and_the_order_stays()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(35, 35, IdeasPhase.Written);
        await StartedAsync(app, room);
        var guest = await room.JoinAsync();
        var clause = await app.InDbAsync(db => db.ClauseTexts.Where(one => one.Version!.State == VersionState.Published && one.Kind == ClauseKind.Outcome).OrderBy(one => one.Id).FirstAsync());
        (string, string)[] better = [("card", "3"), ("text", "Better words"), ("clause", clause.Id.ToString())];
        var host = room.Facilitator.Client;
        await LeaveAsync(app, room, "workshop over");
        var token = Form.Token(await host.PageAsync("/account"));

        // Nobody has seen them yet.
        Assert.Equal(409, await ActAsync(host, token, "amend", better));
        await PhaseAsync(IdeasPhase.Board);

        // Before the workshop there is nothing to take.
        await StageAsync(WorkshopStage.Planned);
        Assert.Equal(409, await ActAsync(host, token, "amend", better));
        await StageAsync(WorkshopStage.Ended);

        Assert.Equal(409, await ActAsync(host, token, "up", ("card", "3"), ("turn", "1")));
        Assert.Equal(409, await ActAsync(host, token, "together", ("card", "3"), ("with", "4"), ("turn", "1")));
        Assert.Equal(409, await ActAsync(host, token, "vote", ("turn", "1")));
        Assert.Equal(409, await ActAsync(host, token, "amend", ("card", "99"), ("text", "Better words"), ("clause", clause.Id.ToString())));
        Assert.NotEqual(200, await ActAsync(guest.Client, Form.Token(await guest.RoomAsync()), "amend", better));
        var other = await Facilitator.SignInAsync(app);
        Assert.Equal(403, await ActAsync(other.Client, Form.Token(await other.ConsoleAsync()), "amend", better));

        // A board of another workshop, named at one's own.
        var foreign = await other.Client.FetchAsync($"/w/{TestApp.Code}/host/a/{room.Activity}/amend", Form.Token(await other.ConsoleAsync()), better);
        Assert.Contains(foreign.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Conflict });
        Assert.False(await app.InDbAsync(db => db.Amendments.AnyAsync(one => one.ActivityId == room.Activity)));
        Assert.Equal(200, await ActAsync(host, token, "amend", better));

        async Task<int> ActAsync(HttpClient client, string at, string act, params (string, string)[] fields) =>
            (int)(await client.FetchAsync($"/w/{IdeasRoom.Code}/host/a/{room.Activity}/{act}", at, fields)).StatusCode;

        Task<int> PhaseAsync(IdeasPhase phase) => app.InDbAsync(db => db.Activities.Where(one => one.Id == room.Activity).ExecuteUpdateAsync(set => set.SetProperty(one => one.State, phase.State())));

        Task<int> StageAsync(WorkshopStage stage) => app.InDbAsync(db => db.Workshops.Where(one => one.Code == IdeasRoom.Code).ExecuteUpdateAsync(set => set.SetProperty(one => one.Stage, stage)));
    }

    private static Task<int> StartedAsync(TestApp app, IdeasRoom room) =>
        app.InDbAsync(db => db.Activities.Where(one => one.Id == room.Activity).ExecuteUpdateAsync(set => set.SetProperty(one => one.StartedAt, DateTime.UtcNow)));

    private static async Task LeaveAsync(TestApp app, IdeasRoom room, string when)
    {
        var host = room.Facilitator.Client;
        if (when == "room elsewhere")
        {
            var next = await app.BringAsync("Slide", new object(), current: false, code: IdeasRoom.Code);
            Assert.Equal(HttpStatusCode.OK, (await host.FetchAsync($"/w/{IdeasRoom.Code}/host/room?handler=go", Form.Token(await room.Facilitator.ConsoleAsync()), ("to", next.ToString()))).StatusCode);
            return;
        }

        var end = await host.PageAsync($"/w/{IdeasRoom.Code}/host/end");
        Assert.Equal(HttpStatusCode.Redirect, (await host.SendAsync($"/w/{IdeasRoom.Code}/host/end", Form.Token(end))).StatusCode);
    }
}
