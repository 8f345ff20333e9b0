using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Tests;

/// <summary>A participant without JavaScript: joins through the door and answers with the room's form.</summary>
public sealed class Guest(HttpClient client, string code)
{
    private string token = string.Empty;

    public HttpClient Client => client;

    public static async Task<Guest> JoinAsync(TestApp app, StakeholderGroup group, string country = "PT", string code = TestApp.Code, string language = "en", string? name = null)
    {
        var guest = new Guest(app.Browser(language), code);
        var response = await guest.TryJoinAsync(group, country, name);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return guest;
    }

    public async Task<HttpResponseMessage> TryJoinAsync(StakeholderGroup group, string country = "PT", string? name = null)
    {
        var door = await client.PageAsync($"/w/{code}");
        return await client.SendAsync($"/w/{code}", Form.Token(door), ("group", group.ToString()), ("country", country), ("name", name ?? string.Empty), ("consent", "true"));
    }

    public async Task<string> RoomAsync()
    {
        var room = await client.PageAsync($"/w/{code}");
        token = Form.Token(room);
        return room;
    }

    /// <summary>Answers the clause that the room shows, by script: 200 with my region, 422 when refused.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(int value, int? seq = null, bool withoutSeq = false)
    {
        var room = await RoomAsync();
        var fields = new List<(string, string)>
        {
            ("item", Form.Hidden(room, "item")),
            ("attempt", Form.Hidden(room, "attempt")),
            ("value", value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
        if (!withoutSeq)
        {
            fields.Add(("seq", (seq ?? int.Parse(Form.Hidden(room, "seq"), System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return await client.FetchAsync(Action(room), token, [.. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string room, string? handler, params (string, string)[] fields) =>
        client.FetchAsync(Action(room) + (handler is null ? string.Empty : $"/{handler}"), Form.Token(room), fields);

    /// <summary>As a browser without JavaScript sends it: the answer is another page.</summary>
    public Task<HttpResponseMessage> SendAsync(string room, string handler, params (string, string)[] fields) =>
        client.SendAsync($"{Action(room)}/{handler}", Form.Token(room), fields);

    private static string Action(string room) =>
        Regex.Match(room, """action="(?<path>/w/[a-z0-9]+/a/[0-9a-f-]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;
}
