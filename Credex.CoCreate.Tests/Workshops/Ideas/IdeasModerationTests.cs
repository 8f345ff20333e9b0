using System.Net;
using Credex.CoCreate.Workshops.Ideas;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>Ideas that wait for a host, are let show, hidden, or put in other words.</summary>
public sealed class IdeasModerationTests
{
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
}
