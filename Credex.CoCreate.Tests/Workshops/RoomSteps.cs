using System.Text.RegularExpressions;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Steps that many tests of a room have in common.</summary>
internal static partial class RoomSteps
{
    public static Task<Guid> LatestParticipantAsync(this TestApp app) =>
        app.InDbAsync(db => db.Participants.OrderByDescending(one => one.Id).Select(one => one.Id).FirstAsync());

    public static async Task<IReadOnlyList<Guest>> JoinAllAsync(this TestApp app, int count, StakeholderGroup group, string code = TestApp.Code)
    {
        var guests = new List<Guest>();
        for (var place = 0; place < count; place++)
        {
            guests.Add(await Guest.JoinAsync(app, group, code: code));
        }

        return guests;
    }

    public static async Task AnswerAllAsync(this IEnumerable<Guest> guests, int value)
    {
        foreach (var guest in guests)
        {
            Assert.Equal(200, (int)(await guest.AnswerAsync(value)).StatusCode);
        }
    }

    /// <summary>A page of hosts has forms of its own: their token and path.</summary>
    public static async Task<HttpResponseMessage> PostAsync(this Facilitator host, string path, params (string, string)[] fields) =>
        await host.Client.SendAsync(path, Form.Token(await host.Client.PageAsync("/")), fields);

    public static Task<HttpResponseMessage> RemoveAsync(this Facilitator host, Guid participant, string code = TestApp.Code) =>
        host.PostAsync($"/w/{code}/host/people?handler=remove", ("id", participant.ToString()));

    public static Task<HttpResponseMessage> LetBackAsync(this Facilitator host, Guid participant) =>
        host.PostAsync($"/w/{TestApp.Code}/host/people?handler=letback", ("id", participant.ToString()));

    /// <summary>The item that the room is at, with its round and results.</summary>
    public static Task<RoundItem> CurrentItemAsync(this TestApp app, string code = TestApp.Code) => app.InDbAsync(db => (
        from workshop in db.Workshops
        join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
        join item in db.RoundItems on round.CurrentItemId equals item.Id
        where workshop.Code == code
        select item).AsNoTracking().Include(item => item.Shown).Include(item => item.Round).SingleAsync());

    public static Task<List<string>> ActsAsync(this TestApp app) =>
        app.InDbAsync(db => db.AuditEntries.OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync());

    /// <summary>Closes what is open, waits until it is final, and goes to the clause at this place of the agenda.</summary>
    public static async Task GoToAsync(this Facilitator host, TestApp app, int place, string code = TestApp.Code)
    {
        var items = await app.InDbAsync(db => (
            from workshop in db.Workshops
            join round in db.Rounds on workshop.CurrentActivityId equals round.ActivityId
            join item in db.RoundItems on round.Id equals item.RoundId
            where workshop.Code == code
            orderby item.Order
            select item.Id).ToListAsync());
        await host.ActAsync("close");
        await WaitAsync(async () => (int)(await host.ActAsync("go", ("to", items[place].ToString()))).StatusCode == 200);
    }

    public static async Task WaitAsync(Func<Task<bool>> happened)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await happened())
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("It never happened.");
    }

    /// <summary>Every shared page and region of a room, and the page of its standard, as bytes, without what differs between two readings of the same: name and content.</summary>
    public static async Task<IReadOnlyList<(string Name, string Html)>> EverythingAsync(Guest guest, Facilitator host, string slug, string code = TestApp.Code)
    {
        await SettleAsync();
        var seen = new List<(string, string)>();
        foreach (var language in new[] { "en", "fr" })
        {
            foreach (var region in RoomRegions.All(code))
            {
                var client = region.Name is RoomRegions.Agenda || region.Name.StartsWith("console", StringComparison.Ordinal) ? host.Client : guest.Client;
                seen.Add(($"{language} {region}", await InAsync(client, $"/live/{region}", language)));
            }

            seen.Add(($"{language} room", await InAsync(guest.Client, $"/w/{code}", language)));
            seen.Add(($"{language} comments of the room", await InAsync(guest.Client, $"/w/{code}/comments", language)));
            seen.Add(($"{language} mine", await InAsync(guest.Client, $"/w/{code}/mine", language)));
            seen.Add(($"{language} screen page", await InAsync(guest.Client, $"/w/{code}/screen", language)));
            seen.Add(($"{language} console page", await InAsync(host.Client, $"/w/{code}/host", language)));
            seen.Add(($"{language} comments page", await InAsync(host.Client, $"/w/{code}/host/comments", language)));
            seen.Add(($"{language} standard", await InAsync(guest.Client, $"/standards/{slug}", language)));
            seen.Add(($"{language} standards", await InAsync(guest.Client, "/standards", language)));
        }

        return seen;
    }

    /// <summary>Regions of counts may lag by the pace at which they are sent.</summary>
    public static Task SettleAsync() => Task.Delay(Publisher.Pace + TimeSpan.FromMilliseconds(50));

    private static async Task<string> InAsync(HttpClient client, string path, string language)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", language);
        client.DefaultRequestHeaders.Remove("Accept-Language");
        var response = await client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return Changing().Replace(await response.Content.ReadAsStringAsync(), string.Empty);
    }

    [GeneratedRegex("""(name="token" type="hidden" value="[^"]*"|data-revision="\d+"|data-now="[^"]*")""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();
}
