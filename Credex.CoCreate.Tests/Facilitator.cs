using System.Net;

namespace Credex.CoCreate.Tests;

/// <summary>Somebody with an account at the console, by its forms.</summary>
public sealed class Facilitator(HttpClient client, string code)
{
    public HttpClient Client => client;

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
    public async Task<HttpResponseMessage> ActAsync(string handler, params (string, string)[] more)
    {
        var console = await ConsoleAsync();
        return await client.FetchAsync(
            $"/w/{code}/host/clause?handler={handler}",
            Form.Token(console),
            [("item", Form.Hidden(console, "item")), ("attempt", Form.Hidden(console, "attempt")), .. more]);
    }

    public async Task<HttpResponseMessage> RoomActAsync(string handler)
    {
        var console = await ConsoleAsync();
        return await client.FetchAsync($"/w/{code}/host/room?handler={handler}", Form.Token(console));
    }

    public async Task<HttpResponseMessage> DecideAsync(string outcome, string reason)
    {
        var console = await ConsoleAsync();
        return await client.FetchAsync(
            $"/w/{code}/host/decision",
            Form.Token(console),
            ("item", Form.Hidden(console, "item")),
            ("attempt", Form.Hidden(console, "attempt")),
            ("outcome", outcome),
            ("reason", reason));
    }

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
