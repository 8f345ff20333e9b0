using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>Every page on which workshops are prepared, from the wrong side.</summary>
public sealed class PlanningRightsTests
{
    private const string Slug = "festival-programming-round-1";
    private const string Code = "w4n8tz";
    private const string SignIn = "to sign in";

    [Fact]
    public async Task Each_page_lets_in_whom_it_should_and_nobody_else()
    {
        await using var app = new TestApp();
        var visitors = new List<(string Name, HttpClient Client)> { ("anonymous", app.Browser()), ("facilitator of another", (await OtherRoom.AddAsync(app)).Client) };
        foreach (var role in new[] { "member", "moderator", "facilitator", "staff", "admin" })
        {
            visitors.Add((role, (await Facilitator.SignInAsync(app, role)).Client));
        }

        var activity = await app.InDbAsync(db => db.Activities.Where(one => db.Workshops.Any(workshop => workshop.Id == one.WorkshopId && workshop.Slug == Slug)).Select(one => one.Id).SingleAsync());
        var wrong = new List<string>();
        foreach (var way in Ways(activity))
        {
            foreach (var (name, client) in visitors)
            {
                var got = await TryAsync(client, way);
                if (got != way.Expected(name))
                {
                    wrong.Add($"{name} {way.Method} {way.Path}: {got} instead of {way.Expected(name)}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(3, await app.InDbAsync(db => db.Workshops.CountAsync()));
    }

    private static IEnumerable<Way> Ways(Guid activity)
    {
        foreach (var path in new[] { "/workshops", $"/workshops/{Slug}", $"/workshops/{Slug}.ics", "/workshops.ics", $"/w/{Code}/poster" })
        {
            yield return new Way("GET", path, _ => "200");
        }

        foreach (var path in new[] { "/workshops/none", "/workshops/none.ics", "/w/zzzzz2/poster" })
        {
            yield return new Way("GET", path, _ => "404");
        }

        yield return new Way("GET", "/workshops/new", who => who is "anonymous" ? SignIn : who is "member" or "moderator" ? "403" : "200");
        yield return new Way("POST", "/workshops/new", who => who is "anonymous" ? SignIn : who is "member" or "moderator" ? "403" : "422");
        foreach (var page in new[] { "edit", "agenda", $"agenda/{activity}", "duplicate", "delete" })
        {
            yield return Host("GET", $"/workshops/{Slug}/{page}", "200");
            yield return new Way("GET", $"/workshops/none/{page}", who => who is "anonymous" ? SignIn : who is "staff" or "admin" ? "404" : "403");
        }

        yield return Host("POST", $"/workshops/{Slug}/edit", "422");
        yield return Host("POST", $"/workshops/{Slug}/duplicate", "422");
        yield return Host("POST", $"/workshops/{Slug}/agenda?handler=add", "422");
        foreach (var handler in new[] { "move", "duplicate", "delete", "nothing" })
        {
            yield return Host("POST", $"/workshops/{Slug}/agenda?handler={handler}", "404");
        }

        // Somebody is in that one, so those who may are told that they cannot.
        yield return new Way("POST", "/workshops/digital-curation-round-1/delete", who => who is "anonymous" ? SignIn : who is "facilitator" or "staff" or "admin" ? "409" : "403");
        yield return Host("GET", $"/w/{Code}/host/notes", "200");
        yield return Host("POST", $"/w/{Code}/host/notes", "409");
    }

    private static Way Host(string method, string path, string allowed) =>
        new(method, path, who => who is "anonymous" ? SignIn : who is "facilitator" or "staff" or "admin" ? allowed : "403");

    private static async Task<string> TryAsync(HttpClient client, Way way)
    {
        var response = way.Method == "GET"
            ? await client.GetAsync(way.Path)
            : await client.SendAsync(way.Path, Form.Token(await client.PageAsync("/w")), ("id", Guid.Empty.ToString()), ("notes", "mine"), ("seen", "something else"));
        return response.Headers.Location?.ToString().Contains("/account/sign-in", StringComparison.Ordinal) == true
            ? SignIn
            : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
    }

    private sealed record Way(string Method, string Path, Func<string, string> Expected);
}
