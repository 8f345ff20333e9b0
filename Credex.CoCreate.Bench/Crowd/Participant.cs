using System.Globalization;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Live;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Bench.Crowd;

/// <summary>One of the crowd: comes in by the door, reads the room, listens, and has one vote.</summary>
internal sealed class Participant
{
    private const int BehindOneAddress = 30;
    private const int Answers = 4;

    private readonly Site site;
    private readonly int number;
    private readonly Browser browser;

    public Participant(Site site, int number)
    {
        this.site = site;
        this.number = number;
        var address = number / BehindOneAddress;
        browser = new Browser($"10.{1 + (address / 65536)}.{address / 256 % 256}.{address % 256}", number % 4 == 3 ? "fr" : "en");
        Listener = new Listener(site.Address, site.Web, browser, "room");
    }

    public Listener Listener { get; }

    /// <summary>What this one votes.</summary>
    public int Value => 1 + (number / 7 % Answers);

    public string Item { get; private set; } = string.Empty;

    public string Attempt { get; private set; } = string.Empty;

    public Ballot Ballot { get; private set; } = null!;

    private string token = string.Empty;

    /// <summary>What became of the vote.</summary>
    public Vote Vote { get; private set; }

    /// <summary>The browser's 128-bit key, of which the database has an HMAC.</summary>
    public byte[] DeviceKey => WebEncoders.Base64UrlDecode(browser.Cookie("cc_device") ?? throw new BenchException("The door gave no key."));

    /// <summary>Through the door, as anybody does who has the code.</summary>
    public async Task JoinAsync()
    {
        var address = new Uri(site.Address, $"/w/{Site.Code}");
        var door = await site.Web.GetAsync(address, browser);
        var groups = Page.Fields(door.Text, "group").ToList();
        var countries = Page.Options(door.Text);
        var answer = await site.Web.PostAsync(address, browser, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["group"] = groups[number % groups.Count],
            ["country"] = countries[number / groups.Count % countries.Count],
            ["consent"] = "true",
            ["token"] = Page.Field(door.Text, "token"),
        });
        if (answer.Status is < 300 or >= 400)
        {
            throw new BenchException($"The door answered {answer.Status}.");
        }

        await ReadRoomAsync();
    }

    /// <summary>Reads the room's page: the form, and for which clause it is.</summary>
    public async Task ReadRoomAsync()
    {
        var room = await site.Web.GetAsync(new Uri(site.Address, $"/w/{Site.Code}"), browser);
        if (room.Status != 200)
        {
            throw new BenchException($"The room answered {room.Status}.");
        }

        token = Page.Field(room.Text, "token");
        Item = Page.Field(room.Text, "item");
        Attempt = Page.Field(room.Text, "attempt");
        Ballot = new Ballot(
            new Uri(site.Address, Page.Attribute(room.Text, "formaction")),
            browser,
            Ballot.Encode(
                ("token", token),
                ("item", Item),
                ("attempt", Attempt),
                ("seq", Page.Field(room.Text, "seq")),
                ("value", Value.ToString(CultureInfo.InvariantCulture))));
        Listener.Seen.ReadPage(room.Text);
    }

    public async Task VoteAsync(CancellationToken cancel = default) => Vote = await Ballot.SendAsync(site.Web.Invoker, cancel);

    /// <summary>Sends any other form of the room, as the script does.</summary>
    public Task<Vote> SendAsync(string path, params (string Name, string Value)[] fields) =>
        new Ballot(new Uri(site.Address, path), browser, Ballot.Encode([("token", token), .. fields])).SendAsync(site.Web.Invoker, CancellationToken.None);

    /// <summary>Before another run with the same people.</summary>
    public void ForgetVote() => Vote = default;
}
