using System.Text.RegularExpressions;

namespace Credex.CoCreate.Bench.App;

/// <summary>The first admin, who hosts the room from its console.</summary>
internal sealed class Facilitator(Site site)
{
    private readonly Browser browser = new("10.255.255.1", "en");
    private Dictionary<string, string> target = [];
    private string acts = string.Empty;

    /// <summary>Signed in.</summary>
    public Browser Browser => browser;

    /// <summary>Makes the account with the link that the server printed.</summary>
    public static async Task<Facilitator> SetUpAsync(Site site)
    {
        var link = new Uri(site.Server.SetupLink ?? throw new BenchException("The server printed no set-up link: its data is not fresh."));
        var host = new Facilitator(site);
        var page = await site.Web.GetAsync(link, host.browser);
        var made = await site.Web.PostAsync(link, host.browser, Fields(
            ("token", Page.Field(page.Text, "token")),
            ("name", "Bench"),
            ("email", "bench@bench.example"),
            ("password", $"Bench-{Guid.NewGuid():N}")));
        return made.Status is >= 300 and < 400 ? host : throw new BenchException($"The set-up form answered {made.Status}.");
    }

    /// <summary>Reads the console: which clause and attempt the next act is about.</summary>
    public async Task LookAsync()
    {
        var page = await site.Web.GetAsync(new Uri(site.Address, $"/w/{Site.Code}/host"), browser);
        if (page.Status != 200)
        {
            throw new BenchException($"The console answered {page.Status}.");
        }

        acts = Regex.Match(page.Text, """formaction="(?<path>/w/[a-z0-9]+/host/a/[0-9a-f-]+)/""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["path"].Value;
        target = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Page.Field(page.Text, "token"),
        };
        foreach (var name in new[] { "item", "attempt", "turn" })
        {
            if (Page.Fields(page.Text, name).FirstOrDefault() is { } value)
            {
                target[name] = value;
            }
        }

        Agenda = [.. Regex.Matches(page.Text, """handler=go" name="to" value="(?<id>[0-9a-f-]+)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["id"].Value)];
    }

    /// <summary>The activities of the agenda, in order.</summary>
    public IReadOnlyList<string> Agenda { get; private set; } = [];

    /// <summary>The turn of the activity that the room is at.</summary>
    public string Turn => Field("turn");

    /// <summary>What the console's form carries, such as the clause that it shows.</summary>
    public string Field(string name) => target.GetValueOrDefault(name) ?? throw new BenchException($"The console has no field {name}.");

    /// <summary>Leads the room to an activity.</summary>
    public async Task GoAsync(int place)
    {
        await TryAsync(() => site.Web.PostAsync(new Uri(site.Address, $"/w/{Site.Code}/host/room?handler=go"), browser, target.Append(KeyValuePair.Create("to", Agenda[place])), region: "console"));
        await LookAsync();
    }

    /// <summary>An act on the activity that the room is at; tried again while it does not fit yet. Gives the instant at which the try that succeeded was sent.</summary>
    public async Task<long> DoAsync(string act)
    {
        var sent = await TryAsync(() => site.Web.PostAsync(new Uri(site.Address, $"{acts}/{act}"), browser, target, region: "console"));
        await LookAsync();
        return sent;
    }

    private static async Task<long> TryAsync(Func<Task<Answer>> post)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var sent = Timing.Now;
            var answer = await post();
            if (answer.Status == 200)
            {
                return sent;
            }

            if (answer.Status != 409)
            {
                throw new BenchException($"An act answered {answer.Status}: {answer.Text}");
            }

            await Task.Delay(50);
        }

        throw new BenchException("An act did not fit within five seconds.");
    }

    public async Task CloseAsync()
    {
        if (await ActAsync("close") is not 200 and var status)
        {
            throw new BenchException($"Closing answered {status}.");
        }
    }

    /// <summary>Tries until the item is final. Gives the instant at which the try that succeeded was sent.</summary>
    public async Task<long> RevealAsync()
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var sent = Timing.Now;
            switch (await ActAsync("reveal"))
            {
                case 200:
                    return sent;
                case 409:
                    await Task.Delay(50);
                    break;
                case var status:
                    throw new BenchException($"Revealing answered {status}.");
            }
        }

        throw new BenchException("The item was not final within ten seconds.");
    }

    private async Task<int> ActAsync(string handler)
    {
        var answer = await site.Web.PostAsync(new Uri(site.Address, $"{acts}/{handler}"), browser, target, region: "console");
        return answer.Status;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(params (string Name, string Value)[] fields) =>
        fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
}
