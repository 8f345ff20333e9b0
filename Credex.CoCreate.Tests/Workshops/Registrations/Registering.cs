using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Tests.FollowUps;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>The app with a post box, a clock, and the workshop that is to come.</summary>
internal sealed partial class Registering : IAsyncDisposable
{
    private Registering(TestApp app, SetClock? clock, PostBox post, Workshop workshop) => (App, Clock, Post, Workshop) = (app, clock, post, workshop);

    public TestApp App { get; }

    public SetClock? Clock { get; }

    public PostBox Post { get; }

    /// <summary>As it was when the app started.</summary>
    public Workshop Workshop { get; }

    public string Page => $"/workshops/{Workshop.Slug}";

    /// <param name="clock">Null for the real one.</param>
    public static async Task<Registering> StartAsync(SetClock? clock = null, int? capacity = null, Dictionary<string, string>? settings = null)
    {
        var post = new PostBox();
        var app = new TestApp(settings: settings, services: services =>
        {
            services.AddSingleton<IMailTransport>(post);
            if (clock is not null)
            {
                services.AddSingleton<TimeProvider>(clock);
            }
        });
        var workshop = await app.InDbAsync(async db =>
        {
            var found = await db.Workshops.OrderBy(one => one.StartUtc).FirstAsync(one => one.Stage == WorkshopStage.Planned && !one.IsRehearsal);
            if (capacity is { } seats)
            {
                found.Capacity = seats;
                await db.SaveChangesAsync();
            }

            return found;
        });
        return new Registering(app, clock, post, workshop);
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    public Task<int> SweepAsync() => App.Services.GetRequiredService<Dispatcher>().SweepAsync(default);

    public static (string, string)[] Form(string email, string name = "Maja Lindqvist", string group = "Employer", string country = "SE", bool mayWrite = true, string needs = "") =>
        [("email", email), ("name", name), ("group", group), ("country", country), ("needs", needs), ("consent", "true"), .. mayWrite ? new[] { ("mayWrite", "true") } : []];

    /// <summary>Sends the form; gives the page that follows.</summary>
    public async Task<string> RegisterAsync(HttpClient browser, params (string, string)[] fields)
    {
        var form = await browser.PageAsync($"{Page}/register");
        var sent = await browser.SendAsync($"{Page}/register", Tests.Form.Token(form), fields);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        return await browser.PageAsync(sent.Headers.Location!.ToString());
    }

    /// <summary>Registers and confirms by the link of the letter, each in a browser of its own.</summary>
    public async Task<string> ConfirmedAsync(string email, string group = "Employer", string country = "SE")
    {
        await RegisterAsync(App.Browser(), Form(email, group: group, country: country));
        await SweepAsync();
        var link = Link(Post.Last(email));
        await ActAsync(App.Browser(), link, "Confirm");
        await SweepAsync();
        return link;
    }

    /// <summary>A form of the page behind a personal link.</summary>
    public static async Task<HttpResponseMessage> ActAsync(HttpClient browser, string link, string handler, params (string, string)[] fields)
    {
        var page = await browser.PageAsync(handler == "Cancel" ? $"{link}?cancel=true" : link);

        // A browser sends a form to where the form says: the token in it is this very one.
        Assert.All(Action().Matches(page), action => Assert.Equal(link, action.Groups["path"].Value));
        return await browser.SendAsync($"{link}?handler={handler}", Tests.Form.Token(page), fields);
    }

    /// <summary>The path of the personal link in a letter.</summary>
    public static string Link(MimeMessage letter) => Personal().Match(letter.TextBody ?? string.Empty) is { Success: true } match ? match.Value : throw new InvalidOperationException($"No link in: {letter.TextBody}");

    public Task<RegistrationState> StateAsync(string email) => App.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == email).Select(one => one.State).SingleAsync());

    [GeneratedRegex("/r/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Personal();

    [GeneratedRegex("""action="(?<path>/r/[^"?]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
