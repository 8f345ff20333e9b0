using System.Net;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>The settings of a board, its page for hosts, and its record.</summary>
public sealed class IdeasSettingsTests
{
    [Fact]
    public async Task Settings_are_taken_and_what_makes_no_sense_is_said_beside_its_field()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        Dictionary<string, string> good = new(StringComparer.Ordinal)
        {
            ["prompt.en"] = "Why?",
            ["prompt.fr"] = "Pourquoi ?",
            ["column1.en"] = "One",
            ["column2.en"] = "",
            ["column3.en"] = "Three",
            ["budget"] = "7",
            ["most"] = "2",
            ["moderated"] = "true",
            ["writingMinutes"] = "5",
            ["votingMinutes"] = "",
        };

        Assert.Empty(await TakeAsync(app, room.Activity, good));
        var settings = (await app.InDbAsync(db => db.Activities.SingleAsync(one => one.Id == room.Activity))).SettingsAs<IdeasSettings>();
        Assert.Equal((7, 2, true, 5, null), (settings.Budget, settings.MostPerIdea, settings.Moderated, settings.WritingMinutes, settings.VotingMinutes));
        Assert.Equal(["One", "Three"], settings.Columns.Select(column => column.In("en").Text));
        Assert.Equal("Pourquoi ?", settings.Prompt!.In("fr").Text);
        foreach (var (field, value) in new[] { ("prompt.en", new string('x', 301)), ("budget", "0"), ("budget", "21"), ("budget", "many"), ("most", "8"), ("most", ""), ("writingMinutes", "0"), ("votingMinutes", "x"), ("column3.en", new string('x', 61)) })
        {
            var errors = await TakeAsync(app, room.Activity, new(good, StringComparer.Ordinal) { [field] = value });
            Assert.Equal([field.Split('.')[0]], errors.Select(error => error.Field));
        }

        await room.FillAsync(2, 2, IdeasPhase.Writing);
        Assert.Equal("column1", Assert.Single(await TakeAsync(app, room.Activity, new(good, StringComparer.Ordinal) { ["column1.en"] = "", ["column2.en"] = "Three" })).Field);
    }

    [Fact]
    public async Task The_page_of_a_board_puts_it_in_order_without_script_and_keeps_what_was_refused()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(3, 120, IdeasPhase.Board);
        var client = room.Facilitator.Client;
        var path = $"/w/{IdeasRoom.Code}/host/board/{room.Activity}";
        var page = await client.PageAsync(path);
        Assert.Equal(50, page.Split("class=\"board-card").Length - 1);
        var turn = Form.Hidden(page, "turn");

        var moved = await client.SendAsync($"{path}?p=2", Form.Token(page), ("act", "up"), ("card", "4"), ("turn", turn));
        Assert.Equal((HttpStatusCode.Redirect, $"{path}?p=2#card-4"), (moved.StatusCode, moved.Headers.Location!.ToString()));
        Assert.Equal(0, (await room.IdeasAsync()).Single(idea => idea.Number == 4).Order);
        var refused = await client.SendAsync(path, Form.Token(page), ("act", "hide"), ("card", "4"), ("turn", turn), ("reason", new string('y', 301)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(new string('y', 301), await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("id=\"take-text\"", await client.PageAsync($"{path}?take=4"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/w/{IdeasRoom.Code}/host/board/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync(path, Form.Token(page), ("act", "nonsense"), ("card", "4"))).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await (await room.JoinAsync()).Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task A_copy_has_the_settings_and_nothing_that_happened_and_a_deleted_one_leaves_nothing()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(3, 3, IdeasPhase.Board);
        Assert.Equal(200, await room.ActAsync("together", ("card", "3"), ("with", "1")));
        await using var scope = app.Services.CreateAsyncScope();
        var kind = scope.ServiceProvider.GetRequiredService<IdeasKind>();
        var activity = await app.InDbAsync(db => db.Activities.SingleAsync(one => one.Id == room.Activity));
        var copy = new Activity { Kind = IdeasKind.KindName, Title = activity.Title };

        await kind.CopyAsync(activity, copy, CancellationToken.None);
        Assert.Equal(activity.Settings, copy.Settings);
        Assert.True(await kind.HasHappenedAsync(activity, CancellationToken.None));
        Assert.False(await kind.HasHappenedAsync(copy, CancellationToken.None));
        var tables = await kind.TablesAsync(activity, CancellationToken.None);
        Assert.Equal([("ideas", 3), ("clusters", 1), ("idea-moves", 3)], tables.Select(table => (table.Name, table.Rows.Count)));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
        Assert.NotNull(await kind.ReportAsync(activity, CancellationToken.None));
        await kind.DeleteAsync(activity, CancellationToken.None);
        Assert.False(await kind.HasHappenedAsync(activity, CancellationToken.None));
    }

    private static async Task<IReadOnlyList<FieldError>> TakeAsync(TestApp app, Guid id, Dictionary<string, string> fields)
    {
        var form = new FormCollection(fields.ToDictionary(pair => pair.Key, pair => new StringValues(pair.Value), StringComparer.Ordinal));
        await using var scope = app.Services.CreateAsyncScope();
        var kind = scope.ServiceProvider.GetRequiredService<IdeasKind>();
        var db = scope.ServiceProvider.GetRequiredService<CoCreate.Data.AppDb>();
        var activity = await db.Activities.SingleAsync(one => one.Id == id);
        var errors = await kind.ConfigureAsync(activity, form, CancellationToken.None);
        Assert.NotNull(await kind.SettingsAsync(activity, form, CancellationToken.None));
        if (errors.Count == 0)
        {
            await db.SaveChangesAsync();
        }

        return errors;
    }
}
