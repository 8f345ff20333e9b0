using System.Net;
using System.Text.RegularExpressions;

namespace Credex.CoCreate.Tests;

/// <summary>Somebody with an account at the console, by its forms.</summary>
public sealed class Facilitator(HttpClient client, string code)
{
    public HttpClient Client => client;

    public string Code => code;

    public static async Task<Facilitator> SignInAsync(TestApp app, string role = "facilitator", string code = TestApp.Code)
    {
        var client = app.Browser();
        var page = await client.PageAsync("/account/sign-in");
        var response = await client.SendAsync("/account/sign-in?handler=Demo", Form.Token(page), ("role", role));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new Facilitator(client, code);
    }

    public Task<string> ConsoleAsync() => client.PageAsync($"/w/{code}/host");

    /// <summary>An act on the clause that the console shows.</summary>
    public async Task<HttpResponseMessage> ActAsync(string act, params (string, string)[] more)
    {
        var console = await ConsoleAsync();
        return await client.FetchAsync(Act(console, act), Form.Token(console), [.. Clause(console), .. more]);
    }

    /// <summary>The address of an act on the activity that the console shows.</summary>
    public string Act(string console, string act) =>
        Regex.Match(console, """formaction="(?<path>/w/[a-z0-9]+/host/a/[0-9a-f-]+)/""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? $"{match.Groups["path"].Value}/{act}"
            : $"/w/{code}/host/a/{Guid.Empty}/{act}";

    private static (string, string)[] Clause(string console) =>
        console.Contains("name=\"item\"", StringComparison.Ordinal) ? [("item", Form.Hidden(console, "item")), ("attempt", Form.Hidden(console, "attempt"))] : [];

    public async Task<HttpResponseMessage> RoomActAsync(string handler)
    {
        var console = await ConsoleAsync();
        return await client.FetchAsync($"/w/{code}/host/room?handler={handler}", Form.Token(console));
    }

    public Task<HttpResponseMessage> DecideAsync(string outcome, string reason) => ActAsync("decide", ("outcome", outcome), ("reason", reason));

    /// <summary>Closes, waits until the clause is final, and reveals.</summary>
    public async Task RevealAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await ActAsync("close")).StatusCode);
        for (var tries = 0; tries < 40; tries++)
        {
            if ((await ActAsync("reveal")).StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The clause never became final.");
    }
}
