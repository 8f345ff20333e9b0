using System.Globalization;
using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>Somebody who prepares workshops, by the forms of the pages.</summary>
internal static class Planner
{
    /// <summary>The fields of a form as the page gives them, with some changed.</summary>
    public static (string Name, string Value)[] Fields(Guid? host = null, params (string Name, string Value)[] changed)
    {
        (string Name, string Value)[] usual =
        [
            ("title.en", "Café des métiers"), ("title.fr", "Le café des métiers"), ("purpose.en", "What **we** want"), ("purpose.fr", string.Empty), ("language", "en"),
            ("date", Day(20)), ("start", "10:00"), ("end", "11:00"), ("zone", "Europe/Lisbon"), ("capacity", "40"), ("asksName", "true"), ("minGroup", "3"), ("template", string.Empty), ("version", string.Empty),
        ];
        var names = changed.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        return [.. usual.Where(field => !names.Contains(field.Name)), .. changed, .. host is { } person ? [("hosts", person.ToString())] : Array.Empty<(string, string)>()];
    }

    public static string Day(int fromNow) => DateTime.UtcNow.AddDays(fromNow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task<HttpResponseMessage> CreateAsync(HttpClient client, params (string, string)[] changed) =>
        await client.SendAsync("/workshops/new", Form.Token(await client.PageAsync("/workshops/new")), Fields(host: null, changed));

    /// <summary>Makes a workshop that exists afterwards, and gives its slug.</summary>
    public static async Task<string> MadeAsync(HttpClient client, params (string, string)[] changed)
    {
        var response = await CreateAsync(client, changed);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString().Split('/')[2];
    }

    public static Task<Workshop> WorkshopAsync(this TestApp app, string slug) => app.InDbAsync(db =>
        db.Workshops.AsNoTracking().Include(one => one.Hosts).Include(one => one.Activities).SingleAsync(one => one.Slug == slug));

    public static Task<Guid> PersonAsync(this TestApp app, string role) => app.InDbAsync(db =>
        db.Users.Where(person => person.Email == $"{role}@demo.example").Select(person => person.Id).SingleAsync());

    public static Task<List<string>> AgendaAsync(this TestApp app, string slug) => app.InDbAsync(db =>
        db.Activities.Where(one => db.Workshops.Any(workshop => workshop.Id == one.WorkshopId && workshop.Slug == slug)).OrderBy(one => one.Order).ThenBy(one => one.Id)
            .Select(one => one.Id.ToString()).ToListAsync());

    /// <summary>Adds a review to an agenda; its page follows.</summary>
    public static async Task<Guid> AddReviewAsync(HttpClient client, string slug)
    {
        var path = $"/workshops/{slug}/agenda";
        var response = await client.SendAsync($"{path}?handler=add", Form.Token(await client.PageAsync(path)), ("kind", "StandardReview"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]);
    }

    public static async Task<HttpResponseMessage> AgendaActAsync(HttpClient client, string slug, string handler, Guid activity)
    {
        var path = $"/workshops/{slug}/agenda";
        return await client.SendAsync($"{path}?handler={handler}", Form.Token(await client.PageAsync(path)), ("id", activity.ToString()));
    }

    public static Workshop Make(string slug, string code, DateTime start, DateTime end, string zone = "Europe/Brussels")
    {
        var workshop = new Workshop
        {
            Slug = slug,
            Code = code,
            Title = LocalizedText.Of("en", ("en", $"Workshop {slug}"), ("fr", $"Atelier {slug}")),
            Purpose = LocalizedText.Of("en", ("en", "To try; with, commas\nand lines"), ("fr", "Pour essayer")),
            Language = "en",
        };
        workshop.Schedule(start, end, zone);
        return workshop;
    }
}
