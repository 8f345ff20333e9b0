using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>A board from the first idea to the ranking, through the real app.</summary>
public sealed class IdeasStoryTests
{
    [Fact]
    public async Task Nobody_sees_what_others_write_until_the_ideas_are_shown()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var (writer, other) = (await room.JoinAsync(), await room.JoinAsync(StakeholderGroup.Learner));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.WriteAsync(writer, "Too early Zwölf")).StatusCode);
        await room.GoAsync("open");

        var written = await IdeasRoom.WriteAsync(writer, "A press for Zwölf");
        Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        Assert.Contains("A press for Zwölf", await written.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        foreach (var phase in new[] { "writing", "written" })
        {
            await RoomSteps.SettleAsync();
            Assert.DoesNotContain("Zwölf", await other.RoomAsync(), StringComparison.Ordinal);
            foreach (var name in new[] { "stage", "count", "cards.0", "screen" })
            {
                Assert.DoesNotContain("Zwölf", await room.RegionAsync(other.Client, name), StringComparison.Ordinal);
            }

            Assert.DoesNotContain("Zwölf", await room.RegionAsync(room.Facilitator.Client, "console"), StringComparison.Ordinal);
            if (phase == "writing")
            {
                Assert.DoesNotContain("Zwölf", await room.Facilitator.Client.PageAsync($"/w/{IdeasRoom.Code}/host/board/{room.Activity}"), StringComparison.Ordinal);
                await room.GoAsync("close");
            }
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await IdeasRoom.WriteAsync(writer, "Too late")).StatusCode);
        await room.GoAsync("reveal");

        foreach (var page in new[] { await other.RoomAsync(), await room.RegionAsync(other.Client, "stage"), await room.RegionAsync(other.Client, "cards.0"), await room.RegionAsync(other.Client, "screen"), await room.Facilitator.ConsoleAsync() })
        {
            Assert.Contains("A press for Zwölf", page, StringComparison.Ordinal);
        }

        Assert.Equal(["A press for Zwölf"], (await room.IdeasAsync()).Select(idea => idea.Text));
    }

    [Fact]
    public async Task The_room_goes_on_only_when_nobody_writes_or_gives_dots()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(2, 4, IdeasPhase.Waiting);
        var next = await app.BringAsync("Slide", new object(), current: false, code: IdeasRoom.Code);

        foreach (var (open, close) in new[] { ("open", "close"), ("vote", "close") })
        {
            await room.GoAsync(open);
            var refused = await OnAsync();
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("Close first, then go on", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(room.Activity, await app.InDbAsync(db => db.Workshops.Where(one => one.Code == IdeasRoom.Code).Select(one => one.CurrentActivityId).SingleAsync()));
            await room.GoAsync(close);
            if (open == "open")
            {
                await room.GoAsync("reveal");
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await OnAsync()).StatusCode);

        async Task<HttpResponseMessage> OnAsync() =>
            await room.Facilitator.Client.FetchAsync($"/w/{IdeasRoom.Code}/host/room?handler=go", Form.Token(await room.Facilitator.ConsoleAsync()), ("to", next.ToString()));
    }

    [Fact]
    public async Task What_is_mine_can_be_changed_and_taken_back_by_me_alone_while_writing_is_open()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var (writer, other) = (await room.JoinAsync(), await room.JoinAsync());
        await room.GoAsync("open");
        await IdeasRoom.WriteAsync(writer, "First");
        await IdeasRoom.WriteAsync(writer, "Second", column: 1);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostAsync(await other.RoomAsync(), "change", ("idea", "1"), ("text-1", "Stolen"), ("column-1", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.PostAsync(await other.RoomAsync(), "take-back", ("idea", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await writer.PostAsync(await writer.RoomAsync(), "change", ("idea", "1"), ("text-1", "Changed"), ("column-1", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await writer.PostAsync(await writer.RoomAsync(), "take-back", ("idea", "2"))).StatusCode);

        var idea = Assert.Single(await room.IdeasAsync());
        Assert.Equal(("Changed", 1, 1), (idea.Text, idea.Column, idea.Number));
        await room.GoAsync("close");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await writer.PostAsync(await writer.RoomAsync(), "change", ("idea", "1"), ("text-1", "Late"), ("column-1", "0"))).StatusCode);
        Assert.Equal("Changed", Assert.Single(await room.IdeasAsync()).Text);
    }

    [Fact]
    public async Task What_is_refused_is_said_and_kept()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var guest = await room.JoinAsync();
        await room.GoAsync("open");
        var page = await guest.RoomAsync();

        foreach (var (fields, kept) in new[]
        {
            (new[] { ("text", new string('x', 281)), ("column", "0") }, new string('x', 281)),
            ([("text", "No column")], "No column"),
            ([("text", "Wrong column"), ("column", "7")], "Wrong column"),
            ([("text", "   "), ("column", "0")], "role=\"alert\""),
        })
        {
            var refused = await guest.PostAsync(page, "write", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(kept, await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(await room.IdeasAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostAsync(page, "nonsense")).StatusCode);
        var twice = await guest.PostAsync(page, "write", ("text", "Twice"), ("column", "0"));
        Assert.Equal(HttpStatusCode.OK, twice.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(page, "write", ("text", "Twice"), ("column", "0"))).StatusCode);
        Assert.Single(await room.IdeasAsync());
        for (var place = 1; place < IdeaWriter.MostIdeas; place++)
        {
            Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(page, "write", ("text", $"Idea {place}"), ("column", "0"))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(page, "write", ("text", "One too many"), ("column", "0"))).StatusCode);
        Assert.Equal(IdeaWriter.MostIdeas, (await room.IdeasAsync()).Count);
    }

    [Fact]
    public async Task Dots_show_to_nobody_else_before_the_result_and_ties_are_ties()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var guests = new List<Guest>();
        for (var place = 0; place < 5; place++)
        {
            guests.Add(await room.JoinAsync());
        }

        await room.GoAsync("open");
        await room.WriteAllAsync(guests, place => $"Idea of {place}");
        await room.GoAsync("close", "reveal", "vote");
        var (before, screen) = (await room.RegionAsync(guests[4].Client, "stage"), await room.RegionAsync(guests[4].Client, "screen"));
        foreach (var (guest, to) in new[] { (0, "1:2"), (1, "1"), (2, "2:2"), (3, "2:1"), (4, "3") })
        {
            Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guests[guest], to)).StatusCode);
        }

        await RoomSteps.SettleAsync();
        Assert.Equal(before, (await room.RegionAsync(guests[4].Client, "stage")).Replace(" data-mine=\"ask\"", string.Empty, StringComparison.Ordinal));
        Assert.Equal(screen, await room.RegionAsync(guests[4].Client, "screen"));
        Assert.Equal(HttpStatusCode.Conflict, (HttpStatusCode)await room.ActAsync("result"));
        await room.GoAsync("close");
        Assert.DoesNotContain("class=\"rank\"", await room.RegionAsync(room.Facilitator.Client, "console"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guests[0].PostAsync(await guests[0].RoomAsync(), "dot", ("to", "3"), ("turn", "6"))).StatusCode);
        await room.GoAsync("result");

        var outcome = (await app.InDbAsync(db => db.Activities.SingleAsync(one => one.Id == room.Activity))).OutcomeAs<IdeasOutcome>()!;
        Assert.Equal((5, 7, false), (outcome.People, outcome.Dots, outcome.IsHeld));
        Assert.Equal([("1", 3, 1, true), ("2", 3, 1, true), ("3", 1, 3, false)], outcome.Ranking.Take(3).Select(one => (one.Piece, one.Dots, one.Rank, one.IsTie)));
        Assert.Equal(2, Count(await room.RegionAsync(guests[0].Client, "stage"), "<b>1=</b>"));
        Assert.Contains("<b>1=</b>", await room.RegionAsync(guests[0].Client, "screen"), StringComparison.Ordinal);
        Assert.Contains("1 ex æquo", await Guests(app, room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_of_too_few_people_is_held_back_and_says_why()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var people = await room.FillAsync(4, 3, IdeasPhase.Board);
        await room.GoAsync("vote");
        foreach (var who in people)
        {
            Assert.Equal(IdeaReceipt.Done, await DotsTests.GiveAsync(app, room.Activity, who, "1", 1, await DotsTests.TurnAsync(app, room.Activity)));
        }

        await room.GoAsync("close", "result");
        var guest = await room.JoinAsync();

        Assert.Empty((await app.InDbAsync(db => db.Activities.SingleAsync(one => one.Id == room.Activity))).OutcomeAs<IdeasOutcome>()!.Ranking);
        foreach (var page in new[] { await room.RegionAsync(guest.Client, "stage"), await room.RegionAsync(guest.Client, "screen"), await room.Facilitator.ConsoleAsync() })
        {
            Assert.Contains("Held back: 4 people gave dots", page, StringComparison.Ordinal);
            Assert.DoesNotContain("class=\"rank\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Moderated_ideas_wait_and_hidden_ones_are_counted_with_their_reason()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Moderated = true });
        var guest = await room.JoinAsync();
        await room.GoAsync("open");
        await IdeasRoom.WriteAsync(guest, "Held Zwölf");
        await IdeasRoom.WriteAsync(guest, "Bad Zwölf");
        await room.GoAsync("close", "reveal");

        foreach (var name in new[] { "stage", "cards.0", "screen" })
        {
            Assert.DoesNotContain("Zwölf", await room.RegionAsync(guest.Client, name), StringComparison.Ordinal);
        }

        Assert.Contains("Held Zwölf", await room.Facilitator.Client.PageAsync($"/w/{IdeasRoom.Code}/host/board/{room.Activity}"), StringComparison.Ordinal);
        Assert.Equal(200, await room.ActAsync("show", ("card", "1")));
        Assert.Equal(422, await room.ActAsync("hide", ("card", "2")));
        Assert.Equal(200, await room.ActAsync("hide", ("card", "2"), ("reason", "Names a person")));

        Assert.Contains("Held Zwölf", await room.RegionAsync(guest.Client, "cards.0"), StringComparison.Ordinal);
        var stage = await room.RegionAsync(guest.Client, "stage");
        Assert.Contains("Held Zwölf", stage, StringComparison.Ordinal);
        Assert.DoesNotContain("Bad Zwölf", stage, StringComparison.Ordinal);
        Assert.Contains("1 idea is hidden by the facilitator: 1 Names a person.", stage, StringComparison.Ordinal);
        Assert.Equal("Names a person", (await room.IdeasAsync())[1].HiddenReason);
        Assert.Contains("ideas.hidden", await app.ActsAsync());
    }

    [Fact]
    public async Task All_that_wait_are_let_show_at_once_and_what_is_hidden_stays_hidden()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Moderated = true });
        var guest = await room.JoinAsync();
        await room.GoAsync("open");
        Assert.Equal(409, await room.ActAsync("show-all"));
        foreach (var text in new[] { "One Zwölf", "Two Zwölf", "Three Zwölf" })
        {
            await IdeasRoom.WriteAsync(guest, text);
        }

        await room.GoAsync("close", "reveal");
        Assert.Equal(200, await room.ActAsync("hide", ("card", "2"), ("reason", "Names a person")));
        var board = $"/w/{IdeasRoom.Code}/host/board/{room.Activity}";
        var page = await room.Facilitator.Client.PageAsync(board);
        Assert.Contains("Let all 2 show", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await room.Facilitator.Client.SendAsync(board, Form.Token(page), ("act", "show-all"))).StatusCode);

        Assert.Contains("All of them show now.", await room.Facilitator.Client.PageAsync(board), StringComparison.Ordinal);
        Assert.Equal([IdeaState.Visible, IdeaState.Hidden, IdeaState.Visible], (await room.IdeasAsync()).Select(idea => idea.State));
        Assert.Contains("Three Zwölf", await room.RegionAsync(guest.Client, "cards.0"), StringComparison.Ordinal);
        Assert.Equal(409, await room.ActAsync("show-all"));
    }

    [Fact]
    public async Task Writing_is_opened_once_more_from_the_board_and_what_hosts_put_in_order_stays()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.GoAsync("open", "close", "reveal", "reopen");
        var guest = await room.JoinAsync();
        foreach (var text in new[] { "One Zwölf", "Two Zwölf" })
        {
            await IdeasRoom.WriteAsync(guest, text);
        }

        await room.GoAsync("close", "reveal");
        Assert.Equal(200, await room.ActAsync("together", ("card", "2"), ("with", "1")));
        await room.GoAsync("reopen");
        Assert.DoesNotContain("Zwölf", await room.RegionAsync(guest.Client, "stage"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zwölf", await room.RegionAsync(guest.Client, "cards.0"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.WriteAsync(guest, "Three Zwölf")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(await guest.RoomAsync(), "take-back", ("idea", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.PostAsync(await guest.RoomAsync(), "change", ("idea", "2"), ("text", "Other"), ("column-2", "1"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guest.PostAsync(await guest.RoomAsync(), "change", ("idea", "3"), ("text", "Changed"), ("column-3", "1"))).StatusCode);

        await room.GoAsync("close", "reveal", "vote");
        Assert.Equal(409, await room.ActAsync("reopen"));
        var ideas = await room.IdeasAsync();
        Assert.Equal(["One Zwölf", "Two Zwölf", "Changed"], ideas.Select(idea => idea.Text));
        Assert.Equal([true, true, false], ideas.Select(idea => idea.ClusterId is not null));
    }

    [Fact]
    public async Task Other_words_for_an_idea_that_was_let_show_are_read_before_they_show()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app, IdeasRoom.Settings with { Moderated = true });
        var guest = await room.JoinAsync();
        await room.GoAsync("open");
        await IdeasRoom.WriteAsync(guest, "Kind");
        await room.GoAsync("close");
        Assert.Equal(200, await room.ActAsync("show", ("card", "1")));
        await room.GoAsync("reopen");

        await guest.PostAsync(await guest.RoomAsync(), "change", ("idea", "1"), ("text", "Unkind"), ("column-1", "0"));

        Assert.Equal(("Unkind", IdeaState.Held), (await room.IdeasAsync()).Select(idea => (idea.Text, idea.State)).Single());
    }

    [Fact]
    public async Task An_act_meant_for_another_turn_is_refused_and_a_step_back_needs_an_unused_board()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        Assert.Equal(409, await room.ActAsync("open", ("turn", "7")));
        Assert.Equal(409, await room.ActAsync("reveal"));
        await room.GoAsync("open", "take-back", "open");
        await IdeasRoom.WriteAsync(await room.JoinAsync(), "One");
        Assert.Equal(409, await room.ActAsync("take-back"));
        await room.GoAsync("close", "reopen", "close", "reveal", "vote", "take-back", "vote");
        var guest = await room.JoinAsync();
        Assert.Equal(HttpStatusCode.OK, (await IdeasRoom.DotAsync(guest, "1")).StatusCode);

        Assert.Equal(409, await room.ActAsync("take-back"));
        Assert.Equal(409, await room.ActAsync("up", ("card", "1")));
        Assert.Equal(404, await room.ActAsync("nonsense"));
        await room.GoAsync("close", "reopen");
        Assert.Equal("voting", (await app.InDbAsync(db => db.Activities.SingleAsync(one => one.Id == room.Activity))).State);
    }

    [Fact]
    public async Task Whoever_was_removed_writes_no_more_and_their_ideas_stay()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var guest = await room.JoinAsync();
        await room.GoAsync("open");
        await IdeasRoom.WriteAsync(guest, "Stays");
        var id = await app.LatestParticipantAsync();
        var me = await app.InDbAsync(db => db.Voters.SingleAsync(one => one.ParticipantId == id));
        await room.Facilitator.RemoveAsync(id, IdeasRoom.Code);

        Assert.Equal(IdeaReceipt.Removed, await app.WriteAsync(room.Activity, new ParticipantIdentity(id, me.Id, Guid.Empty, IdeasRoom.Code, StakeholderGroup.Employer, IsRemoved: false), "No more"));
        Assert.Equal(["Stays"], (await room.IdeasAsync()).Select(idea => idea.Text));
    }

    [Fact]
    public async Task The_group_of_an_idea_shows_only_where_it_is_a_block()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        var employers = new List<Guest>();
        for (var place = 0; place < 5; place++)
        {
            employers.Add(await room.JoinAsync());
        }

        var learner = await room.JoinAsync(StakeholderGroup.Learner);
        await room.GoAsync("open");
        await room.WriteAllAsync(employers, place => $"Employer {place}");
        await room.WriteAllAsync([learner], _ => "Learner");
        await room.GoAsync("close", "reveal");
        Assert.DoesNotContain("class=\"by\"", await room.RegionAsync(learner.Client, "stage"), StringComparison.Ordinal);

        // Five learners in another room are a block beside five employers.
        await app.InDbAsync(async db =>
        {
            var ideas = await db.Ideas.Where(idea => idea.ActivityId == room.Activity).ToListAsync();
            var number = ideas.Count;
            foreach (var place in Enumerable.Range(0, 4))
            {
                var voter = new CoCreate.Standards.Rounds.Voter();
                db.AddRange(voter, new Idea { ActivityId = room.Activity, Number = ++number, Text = $"Learner {place}", Language = "en", VoterId = voter.Id, Group = StakeholderGroup.Learner, State = IdeaState.Visible });
            }

            return await db.SaveChangesAsync();
        });
        Assert.Equal(200, await room.ActAsync("up", ("card", "2")));
        var stage = await room.RegionAsync(learner.Client, "stage");
        Assert.Equal((5, 5), (Count(stage, "<p class=\"by\">Employers</p>"), Count(stage, "<p class=\"by\">Learners</p>")));
    }

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

    private static async Task<string> Guests(TestApp app, IdeasRoom room)
    {
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, code: IdeasRoom.Code, language: "fr");
        return await room.RegionAsync(guest.Client, "stage");
    }

    private static int Count(string html, string part) => html.Split(part).Length - 1;
}
