using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Every page and handler of a room from the wrong side: who gets in, and where the others are led.</summary>
public sealed class RightsTests
{
    private const string Door = "to the door";
    private const string SignIn = "to sign in";

    private static readonly string[] Hosts = ["facilitator", "staff", "admin"];
    private static readonly string[] Accounts = ["member", "moderator", "facilitator of another"];
    private static readonly string[] Strangers = ["anonymous", "participant", "removed"];

    [Fact]
    public async Task Each_way_into_a_room_lets_in_whom_it_should_and_nobody_else()
    {
        await using var app = new TestApp();
        var visitors = await Visitors.ArriveAsync(app);
        var wrong = new List<string>();
        foreach (var way in Ways(visitors.Activity))
        {
            foreach (var (name, visitor) in visitors.All)
            {
                var got = await visitor.TryAsync(way);
                if (got != way.Expected(name))
                {
                    wrong.Add($"{name} {way.Method} {way.Path}: {got} instead of {way.Expected(name)}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<Way> Ways(Guid activity)
    {
        yield return new Way("GET", string.Empty, _ => "200");
        yield return new Way("POST", string.Empty, _ => "422");
        yield return new Way("GET", "/screen", _ => "200");
        yield return new Way("GET", "/live/screen", _ => "200");
        yield return new Way("GET", "/live/screen-count", _ => "200");
        yield return new Way("GET", "/live/nothing", _ => "404");
        foreach (var name in new[] { RoomRegions.Stage, RoomRegions.Count })
        {
            yield return new Way("GET", $"/live/{name}", who => who is "participant" ? "200" : who is "removed" ? "403" : "401");
        }

        foreach (var name in new[] { RoomRegions.Agenda, RoomRegions.Console, RoomRegions.ConsoleCount, RoomRegions.ConsoleDecision })
        {
            yield return new Way("GET", $"/live/{name}", who => Hosts.Contains(who) ? "200" : Accounts.Contains(who) ? "403" : "401");
        }

        yield return new Way("GET", "/mine", who => who is "participant" ? "200" : Door);
        yield return new Way("GET", "/comments", who => who is "participant" ? "200" : Door);
        yield return new Way("GET", $"/a/{activity}", _ => Door);
        foreach (var handler in new[] { string.Empty, "/comment", "/wording" })
        {
            yield return new Way("POST", $"/a/{activity}{handler}", who => who is "participant" ? "422" : Door) { FromRoom = true, Fields = [("item", Guid.Empty.ToString()), ("attempt", "1"), ("value", "1"), ("text", "words")] };
        }

        foreach (var page in new[] { string.Empty, "/people", "/comments", "/end" })
        {
            yield return Host("GET", page, "200");
        }

        foreach (var page in new[] { "/room", $"/a/{activity}/open" })
        {
            yield return Host("GET", page, "to the console");
        }

        foreach (var act in new[] { "open", "close", "extend", "take-back", "reveal", "reopen", "next", "previous", "go", "decide", "undo-decision" })
        {
            yield return Host("POST", $"/a/{activity}/{act}", "409");
        }

        foreach (var (act, status) in new[] { ("start", "409"), ("resume", "409"), ("unlock", "409"), ("follow", "409"), ("lock", "200"), ("unlock", "200"), ("join", "200"), ("follow", "200") })
        {
            yield return Host("POST", $"/room?handler={act}", status) with { EachUndone = act is "lock" ? "/room?handler=unlock" : act is "join" ? "/room?handler=follow" : null, Prepare = (act, status) is ("unlock", "200") ? "/room?handler=lock" : (act, status) is ("follow", "200") ? "/room?handler=join" : null };
        }

        yield return Host("POST", $"/a/{activity}/no-such-act", "404");
        yield return Host("POST", $"/a/{Guid.Empty}/open", "404");
        yield return Host("POST", "/people?handler=remove", "404");
        yield return Host("POST", "/people?handler=letback", "404");
        yield return Host("POST", "/comments?handler=hide", "404");
        yield return Host("POST", "/comments?handler=show", "404");
        yield return Host("POST", "/end", "200") with { EachUndone = "/room?handler=resume" };
    }

    private static Way Host(string method, string page, string allowed) =>
        new(method, $"/host{page}", who => Hosts.Contains(who) ? allowed : Accounts.Contains(who) ? "403" : SignIn)
        {
            Fields =
            [
                ("item", Guid.Empty.ToString()), ("attempt", "1"), ("to", Guid.Empty.ToString()), ("outcome", "Accept"), ("reason", "because"),
                ("id", Guid.Empty.ToString()), ("decision", Guid.Empty.ToString()), ("choice", "Consent.PercentAgreement"), ("threshold", "80"), ("minGroup", "3"),
            ],
        };

    private sealed record Way(string Method, string Path, Func<string, string> Expected)
    {
        public IReadOnlyList<(string, string)> Fields { get; init; } = [];

        /// <summary>Sent with the token of the room, which is made for the participant.</summary>
        public bool FromRoom { get; init; }

        public string? Prepare { get; init; }

        public string? EachUndone { get; init; }
    }

    private sealed class Visitor(HttpClient client, string? roomToken)
    {
        public async Task<string> TryAsync(Way way)
        {
            await PostAsync(way.Prepare, way);
            var address = way.Path.StartsWith("/live/", StringComparison.Ordinal) ? $"/live/w/{TestApp.Code}{way.Path[5..]}" : $"/w/{TestApp.Code}{way.Path}";
            var response = way.Method == "GET" ? await client.GetAsync(address) : await SendAsync(way.Path, way);
            if ((int)response.StatusCode == 200)
            {
                await PostAsync(way.EachUndone, way);
            }

            var to = response.Headers.Location?.ToString().Split('?')[0];
            return to switch
            {
                null => ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ when to.EndsWith("/account/sign-in", StringComparison.Ordinal) => SignIn,
                _ when to.EndsWith($"/w/{TestApp.Code}/host", StringComparison.Ordinal) => "to the console",
                _ when to.EndsWith($"/w/{TestApp.Code}", StringComparison.Ordinal) => Door,
                _ => to,
            };
        }

        private Task PostAsync(string? path, Way way) => path is null ? Task.CompletedTask : SendAsync("/host" + path, way);

        private async Task<HttpResponseMessage> SendAsync(string path, Way way)
        {
            var token = way.FromRoom && roomToken is not null ? roomToken : Form.Token(await client.PageAsync("/"));
            return await client.FetchAsync($"/w/{TestApp.Code}{path}", token, [.. way.Fields]);
        }
    }

    private sealed record Visitors(Guid Activity, IReadOnlyList<(string Name, Visitor Visitor)> All)
    {
        public static async Task<Visitors> ArriveAsync(TestApp app)
        {
            var activity = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == TestApp.Code).Select(one => one.CurrentActivityId!.Value).SingleAsync());
            var staff = await Facilitator.SignInAsync(app, "staff");
            var participant = await Guest.JoinAsync(app, StakeholderGroup.Educator);
            var removed = await Guest.JoinAsync(app, StakeholderGroup.Educator);
            Assert.Equal(HttpStatusCode.Redirect, (await staff.RemoveAsync(await app.LatestParticipantAsync())).StatusCode);
            var all = new List<(string, Visitor)>
            {
                ("anonymous", new Visitor(app.Browser(), roomToken: null)),
                ("participant", new Visitor(participant.Client, Form.Token(await participant.RoomAsync()))),
                ("removed", new Visitor(removed.Client, roomToken: null)),
                ("facilitator of another", new Visitor((await OtherRoom.AddAsync(app)).Client, roomToken: null)),
                ("staff", new Visitor(staff.Client, roomToken: null)),
            };
            foreach (var role in new[] { "member", "moderator", "facilitator", "admin" })
            {
                all.Add((role, new Visitor((await Facilitator.SignInAsync(app, role)).Client, roomToken: null)));
            }

            Assert.Equal(Hosts.Concat(Accounts).Concat(Strangers).Order(), all.Select(one => one.Item1).Order());
            return new Visitors(activity, all);
        }
    }
}
