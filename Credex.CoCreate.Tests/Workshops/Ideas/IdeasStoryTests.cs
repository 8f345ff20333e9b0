using System.Net;
using Credex.CoCreate.People;
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

    private static async Task<string> Guests(TestApp app, IdeasRoom room)
    {
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, code: IdeasRoom.Code, language: "fr");
        return await room.RegionAsync(guest.Client, "stage");
    }

    private static int Count(string html, string part) => html.Split(part).Length - 1;
}
