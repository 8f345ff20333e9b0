using System.Net;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>The sheet for the wall, the hosts' own pad, and the box for a code.</summary>
public sealed class PosterAndNotesTests
{
    [Fact]
    public async Task The_poster_says_how_to_come_in_and_has_no_navigation()
    {
        await using var app = new TestApp(settings: new() { ["Site:Url"] = "https://cocreate.example/base" });

        var page = await app.Browser("fr").PageAsync($"/w/{TestApp.Code}/poster");

        Assert.Contains("K7M 2QP", page, StringComparison.Ordinal);
        Assert.Contains("cocreate.example/base/w<", page, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M", page, StringComparison.Ordinal);
        Assert.Contains("premier tour", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", page, StringComparison.Ordinal);
        Assert.Equal($"/w/{TestApp.Code}/poster", (await app.Browser().GetAsync("/w/K7M-2QP/poster")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Notes_are_kept_for_hosts_and_the_audit_does_not_repeat_them()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(client, "Ask Ana about <levels>\r\nand the second line")).StatusCode);

        var page = await client.PageAsync($"/w/{TestApp.Code}/host/notes");
        Assert.Contains("about &lt;levels&gt;", page, StringComparison.Ordinal);
        Assert.Contains("\nAsk Ana about <levels>\nand the second line</textarea>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Ask Ana", await app.Browser().PageAsync("/workshops/digital-curation-round-1"), StringComparison.Ordinal);
        var entry = await app.InDbAsync(db => db.AuditEntries.SingleAsync(one => one.Act == "workshop.notes"));
        Assert.Equal(("{\"length\":0}", "{\"length\":42}"), (entry.Before, entry.After));
    }

    [Fact]
    public async Task When_two_write_the_second_sees_both_and_neither_is_lost()
    {
        await using var app = new TestApp();
        var one = (await Facilitator.SignInAsync(app)).Client;
        var other = (await Facilitator.SignInAsync(app, "staff")).Client;
        var seen = Form.Hidden(await one.PageAsync($"/w/{TestApp.Code}/host/notes"), "seen");
        await SaveAsync(other, "written by staff");

        var conflict = await SaveAsync(one, "written by me", seen);

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Content.ReadAsStringAsync();
        Assert.Contains("written by staff</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("written by me</textarea>", page, StringComparison.Ordinal);
        Assert.Equal("written by staff", await NotesAsync(app));
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(one, "written by both", Form.Hidden(page, "seen"))).StatusCode);
        Assert.Equal("written by both", await NotesAsync(app));
    }

    [Fact]
    public async Task Notes_that_are_too_long_stay_in_the_form()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;

        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(client, new string('n', Workshop.LongestNotes))).StatusCode);
        var refused = await SaveAsync(client, new string('m', Workshop.LongestNotes + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(new string('m', Workshop.LongestNotes + 1), await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("n", await NotesAsync(app), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("K7M 20P")]
    [InlineData("k7m2oP")]
    [InlineData("kim-2qp")]
    [InlineData("Klm2Op")]
    public async Task A_code_with_what_is_in_no_code_is_explained_and_what_looks_like_it_is_offered_but_not_entered(string typed)
    {
        await using var app = new TestApp();

        var page = await TypeAsync(app, typed);

        Assert.Contains("Codes never contain 0, O, 1, I or L", page, StringComparison.Ordinal);
        Assert.Contains("""<a class="button" href="/w/k7m2qp">K7M 2QP</a>""", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zzz 20z", true)]
    [InlineData("zzzz2z", false)]
    public async Task Nothing_is_offered_that_does_not_exist(string typed, bool isUnclear)
    {
        await using var app = new TestApp();

        var page = await TypeAsync(app, typed);

        Assert.Equal(isUnclear, page.Contains("Codes never contain", StringComparison.Ordinal));
        Assert.DoesNotContain("Did you mean", page, StringComparison.Ordinal);
    }

    private static async Task<string> TypeAsync(TestApp app, string typed)
    {
        var client = app.Browser();
        var response = await client.SendAsync("/w", Form.Token(await client.PageAsync("/")), ("code", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static Task<string> NotesAsync(TestApp app) => app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.Notes).SingleAsync());

    private static async Task<HttpResponseMessage> SaveAsync(HttpClient client, string notes, string? seen = null)
    {
        var page = await client.PageAsync($"/w/{TestApp.Code}/host/notes");
        return await client.SendAsync($"/w/{TestApp.Code}/host/notes", Form.Token(page), ("seen", seen ?? Form.Hidden(page, "seen")), ("notes", notes));
    }
}
