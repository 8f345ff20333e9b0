using System.Net;
using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Steps that tests of small activity kinds have in common: an activity of the kind in the live room, and what each place shows of it.</summary>
internal static class ActivitySteps
{
    /// <summary>Adds an activity at the end of the agenda of the live workshop, and brings the room to it.</summary>
    public static Task<Guid> BringAsync<T>(this TestApp app, string kind, T settings, bool current = true, string code = TestApp.Code)
        where T : class => app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.Include(one => one.Activities).SingleAsync(one => one.Code == code);
            var activity = new Activity
            {
                WorkshopId = workshop.Id,
                Kind = kind,
                Order = workshop.Activities.Count,
                Title = LocalizedText.Of("en", ("en", "The activity"), ("fr", "L’activité")),
                PlannedMinutes = 10,
            };
            activity.Set(settings);
            db.Activities.Add(activity);
            await db.SaveChangesAsync();
            if (current)
            {
                workshop.CurrentActivityId = activity.Id;
                activity.StartedAt = DateTime.UtcNow;
                await db.SaveChangesAsync();
            }

            return activity.Id;
        });

    public static Task<Activity> ActivityAsync(this TestApp app, Guid id) => app.InDbAsync(db => db.Activities.AsNoTracking().SingleAsync(one => one.Id == id));

    public static Task<string> SlugOfAsync(this TestApp app, string code = TestApp.Code) => app.InDbAsync(db => db.Workshops.Where(one => one.Code == code).Select(one => one.Slug).SingleAsync());

    /// <summary>An act of a host on an activity, at the turn that it is in.</summary>
    public static async Task<HttpResponseMessage> ActOnAsync(this Facilitator host, TestApp app, Guid activity, string act, params (string, string)[] more)
    {
        var turn = (await app.ActivityAsync(activity)).Turn.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return await host.Client.FetchAsync($"/w/{TestApp.Code}/host/a/{activity}/{act}", Form.Token(await host.ConsoleAsync()), [("turn", turn), .. more]);
    }

    public static async Task DoAsync(this Facilitator host, TestApp app, Guid activity, string act, params (string, string)[] more) =>
        Assert.Equal(HttpStatusCode.OK, (await host.ActOnAsync(app, activity, act, more)).StatusCode);

    /// <summary>Sends something to an activity as the room's form does.</summary>
    public static async Task<HttpResponseMessage> SayAsync(this Guest guest, Guid activity, string act, params (string, string)[] fields) =>
        await guest.Client.FetchAsync($"/w/{TestApp.Code}/a/{activity}{(act.Length > 0 ? "/" : string.Empty)}{act}", Form.Token(await guest.RoomAsync()), fields);

    /// <summary>One region as whoever may see it gets it, in a language.</summary>
    public static async Task<string> RegionAsync(this HttpClient client, string name, string language = "en")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/live/w/{TestApp.Code}/{name}");
        client.DefaultRequestHeaders.Remove("Accept-Language");
        request.Headers.Add("Accept-Language", language);
        var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Every shared region in both languages, none of which may be larger than 16 KB.</summary>
    public static async Task<IReadOnlyList<(string Name, string Html)>> RegionsAsync(Guest guest, Facilitator host)
    {
        await RoomSteps.SettleAsync();
        var seen = new List<(string, string)>();
        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var name in new[] { RoomRegions.Stage, RoomRegions.Count, RoomRegions.Screen, RoomRegions.ScreenCount, RoomRegions.Agenda, RoomRegions.Console, RoomRegions.ConsoleCount, RoomRegions.ConsoleDecision })
            {
                var isHosts = name is RoomRegions.Agenda || name.StartsWith("console", StringComparison.Ordinal);
                seen.Add(($"{language} {name}", await (isHosts ? host.Client : guest.Client).RegionAsync(name, language)));
            }
        }

        return seen;
    }

    public static void AssertSmall(this IEnumerable<(string Name, string Html)> regions) =>
        Assert.All(regions, region => Assert.True(Encoding.UTF8.GetByteCount(region.Html) <= 16 * 1024, $"{region.Name}: {Encoding.UTF8.GetByteCount(region.Html)} bytes"));
}
