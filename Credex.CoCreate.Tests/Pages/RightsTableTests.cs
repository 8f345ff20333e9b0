using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Practices.Moderation;
using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>
/// The table of roles and rights: every page and every handler that the app has, from the side of everybody. A page without a row fails, and so does a row without a page.
/// What is sent has no token of a form, so that nothing is done: who may is stopped there (400), who may not is stopped before. What single pages decide for themselves
/// (a removed participant, the audience of a record, the authors of a case) has tests of its own.
/// </summary>
public sealed partial class RightsTableTests
{
    private const string Owner = "ines.owner@example.org";
    private const string In = "in";
    private const string SignIn = "to sign in";
    private const string Door = "to the door";
    private const string Forbidden = "403";

    private static readonly string[] Visitors = ["anonymous", "participant", "removed", "member", "moderator", "facilitator of another", "facilitator", "staff", "admin"];

    private static readonly Func<string, string> Everybody = _ => In;
    private static readonly Func<string, string> Members = Only("member", "moderator", "facilitator of another", "facilitator", "staff", "admin");
    private static readonly Func<string, string> Planners = Only("facilitator of another", "facilitator", "staff", "admin");
    private static readonly Func<string, string> Hosts = Only("facilitator", "staff", "admin");
    private static readonly Func<string, string> Staff = Only("staff", "admin");
    private static readonly Func<string, string> Moderators = Only("moderator", "staff", "admin");
    private static readonly Func<string, string> Admins = Only("admin");
    private static readonly Func<string, string> InRoom = who => who == "participant" ? In : Door;

    /// <summary>Each page by its place under Pages/, and who gets in.</summary>
    private static readonly Dictionary<string, Func<string, string>> Table = new(StringComparer.Ordinal)
    {
        ["/Index"] = Everybody,
        ["/About"] = Everybody,
        ["/Privacy"] = Everybody,
        ["/Accessibility"] = Everybody,
        ["/Error"] = Everybody,
        ["/Robots"] = Everybody,
        ["/Sitemap"] = Everybody,
        ["/Setup"] = Everybody,
        ["/Unsubscribe"] = Everybody,
        ["/Account/SignIn"] = Everybody,
        ["/Account/SignOut"] = Everybody,
        ["/Account/Register"] = Everybody,
        ["/Account/Confirm"] = Everybody,
        ["/Account/Link"] = Everybody,
        ["/Account/LinkUse"] = Everybody,
        ["/Account/Reset"] = Everybody,
        ["/Account/ResetUse"] = Everybody,
        ["/Account/AddressUse"] = Everybody,
        ["/Account/Erase"] = Everybody,
        ["/Account/Index"] = Members,
        ["/Account/Profile"] = Members,
        ["/Account/Address"] = Members,
        ["/Account/Notifications"] = Members,
        ["/Account/Data"] = Members,
        ["/Account/DataFile"] = Members,
        ["/Manage/Index"] = Staff,
        ["/Manage/FollowUps"] = Staff,
        ["/Manage/Health"] = Staff,
        ["/Manage/Mail/Preview"] = Staff,
        ["/Manage/People"] = Admins,
        ["/Manage/Person"] = Admins,
        ["/Manage/Invite"] = Admins,
        ["/Manage/Audit"] = Admins,
        ["/Manage/AuditFile"] = Admins,
        ["/Manage/Surveys/Index"] = Staff,
        ["/Manage/Surveys/New"] = Staff,
        ["/Manage/Surveys/Edit"] = Staff,
        ["/Manage/Surveys/Build"] = Staff,
        ["/Manage/Surveys/Page"] = Staff,
        ["/Manage/Surveys/Question"] = Staff,
        ["/Manage/Surveys/Competences"] = Staff,
        ["/Manage/Surveys/Translate"] = Staff,
        ["/Manage/Surveys/Publish"] = Staff,
        ["/Manage/Surveys/Invite"] = Staff,
        ["/Manage/Surveys/Targets"] = Staff,
        ["/Manage/Surveys/Monitor"] = Staff,
        ["/Manage/Surveys/Analysis"] = Staff,
        ["/Manage/Surveys/Texts"] = Staff,
        ["/Manage/Surveys/Export"] = Staff,
        ["/Manage/Surveys/Publication"] = Staff,
        ["/Surveys/Index"] = Everybody,
        ["/Surveys/Results"] = Everybody,
        ["/S/Index"] = Everybody,
        ["/S/Ask"] = Everybody,
        ["/S/Check"] = Everybody,
        ["/S/Sent"] = Everybody,
        ["/S/Clear"] = Everybody,
        ["/S/Withdraw"] = Everybody,
        ["/S/Invitation"] = Everybody,
        ["/Moderation"] = Moderators,
        ["/Practices/Case"] = Everybody,
        ["/Practices/Card"] = Everybody,
        ["/Practices/Transfer"] = Everybody,
        ["/Practices/Submission"] = Members,
        ["/Practices/Review"] = Members,
        ["/Practices/Publication"] = Moderators,
        ["/Practices/Index"] = Everybody,
        ["/Practices/Feed"] = Everybody,
        ["/Practices/Coverage"] = Staff,
        ["/Standards/Index"] = Everybody,
        ["/Standards/Standard"] = Everybody,
        ["/Practices/New"] = Members,
        ["/Practices/Edit"] = Members,
        ["/Practices/Files"] = Members,
        ["/Practices/Authors"] = Members,
        ["/Practices/Authorship"] = Everybody,
        ["/Practices/Revisions"] = Members,
        ["/Workshops/Index"] = Everybody,
        ["/Workshops/Workshop"] = Everybody,
        ["/Workshops/Calendar"] = Everybody,
        ["/Workshops/Feed"] = Everybody,
        ["/Workshops/Record"] = Everybody,
        ["/Workshops/RecordFile"] = Everybody,
        ["/Workshops/RecordEdit"] = Hosts,
        ["/Workshops/New"] = Planners,
        ["/Workshops/Edit"] = Hosts,
        ["/Workshops/Agenda"] = Hosts,
        ["/Workshops/Activity"] = Hosts,
        ["/Workshops/Duplicate"] = Hosts,
        ["/Workshops/Delete"] = Hosts,
        ["/Workshops/Cancel"] = Hosts,
        ["/Workshops/Registrations"] = Hosts,
        ["/Workshops/Invite"] = Hosts,
        ["/Workshops/Targets"] = Hosts,
        ["/Workshops/Register"] = Everybody,
        ["/R/Registration"] = Everybody,
        ["/W/Index"] = Everybody,
        ["/W/Room"] = Everybody,
        ["/W/Screen"] = Everybody,
        ["/W/Poster"] = Everybody,
        ["/W/Return"] = Everybody,
        ["/W/ReturnData"] = Everybody,
        ["/W/Answer"] = InRoom,
        ["/W/Mine"] = InRoom,
        ["/W/Link"] = InRoom,
        ["/W/Comments"] = InRoom,
        ["/W/Questions"] = InRoom,
        ["/W/Host/Index"] = Hosts,
        ["/W/Host/Act"] = Hosts,
        ["/W/Host/Board"] = Hosts,
        ["/W/Host/Comments"] = Hosts,
        ["/W/Host/End"] = Hosts,
        ["/W/Host/Notes"] = Hosts,
        ["/W/Host/People"] = Hosts,
        ["/W/Host/Questions"] = Hosts,
        ["/W/Host/Rehearsal"] = Hosts,
        ["/W/Host/Workshop"] = Hosts,
    };

    [Fact]
    public async Task Every_page_and_every_handler_lets_in_whom_the_table_says_and_nobody_else()
    {
        // Each request from a place of its own: the limits on a flood are not what is looked at here.
        await using var app = new TestApp(services: services => services.AddSingleton<IStartupFilter, Scattered>());
        var visitors = await ArriveAsync(app);
        var (code, slug) = (TestApp.Code, await app.SlugOfAsync());
        var activity = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == code).Select(one => one.CurrentActivityId!.Value).SingleAsync());
        var ways = await WaysAsync(app);
        Assert.Equal(string.Empty, string.Join(", ", ways.Select(way => way.Page).Distinct().Except(Table.Keys)));
        Assert.Equal(string.Empty, string.Join(", ", Table.Keys.Except(ways.Select(way => way.Page))));

        var wrong = new List<string>();
        foreach (var way in ways)
        {
            var path = "/" + Parameter().Replace(way.Template, match => match.Groups["name"].Value switch
            {
                "code" => code,
                "slug" => slug,
                "activity" => activity.ToString(),
                "id" or "part" or "question" => Guid.Empty.ToString(),
                "number" => "1",
                "status" => "404",
                "format" => "zip",
                "act" => "open",
                "kind" => "sign-in-link",
                _ => "nonsense",
            });
            foreach (var (who, client) in visitors)
            {
                var got = await TryAsync(client, way.Method, way.Handler is null ? path : $"{path}?handler={way.Handler}");
                if (got != Table[way.Page](who))
                {
                    wrong.Add($"{who} {way.Method} {path} {way.Handler}: {got} instead of {Table[way.Page](who)}");
                }
            }
        }

        Assert.Equal(string.Empty, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>
    /// Pages whose address holds a secret are the holder's, whoever looks: the right one opens them to everybody and shows its owner, never the visitor. A wrong one, and one that was made for
    /// somebody or something else, opens nothing, also with a form that is in order.
    /// </summary>
    [Fact]
    public async Task A_secret_in_an_address_opens_what_it_was_made_for_and_nothing_else()
    {
        await using var app = new TestApp(services: services => services.AddSingleton<IStartupFilter, Scattered>());
        var visitors = await ArriveAsync(app);
        var secrets = await SecretsAsync(app);
        var ways = (await WaysAsync(app)).Where(way => Secret().IsMatch(way.Template)).ToList();
        Assert.Equal(ways.Select(way => way.Page).Distinct().Order(StringComparer.Ordinal), secrets.Keys.Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var way in ways)
        {
            var mine = secrets[way.Page];
            string Path(string secret, string code) => "/" + Secret().Replace(way.Template, secret).Replace("{code}", code, StringComparison.Ordinal) + (way.Handler is null ? string.Empty : $"?handler={way.Handler}");
            var others = secrets.Values.Select(one => one.Text).Where(one => one != mine.Text).Append("nonsense").Append((mine.Text[0] == 'A' ? 'B' : 'A') + mine.Text[1..])
                .Select(secret => Path(secret, TestApp.Code));
            if (way.Template.Contains("{code}", StringComparison.Ordinal))
            {
                others = others.Append(Path(mine.Text, OtherRoom.Code));
            }

            foreach (var (who, client) in visitors)
            {
                // What is sent with the right one has no token of a form, so that nothing is done.
                var (status, body) = await AskAsync(client, way.Method, Path(mine.Text, TestApp.Code), token: null);
                if (status != (way.Method == "GET" ? HttpStatusCode.OK : HttpStatusCode.BadRequest) || (way is { Method: "GET" } && !WebUtility.HtmlDecode(body).Contains(mine.Shows, StringComparison.Ordinal)))
                {
                    wrong.Add($"{who} {way.Method} {way.Page} {way.Handler} with the right one: {status}");
                }
            }

            foreach (var (who, client) in visitors.Where(one => one.Who is "anonymous" or "participant" or "member" or "admin"))
            {
                var token = Form.Token(await client.PageAsync(who is "anonymous" or "participant" ? "/account/sign-in" : "/account"));
                foreach (var path in others)
                {
                    if (await AskAsync(client, way.Method, path, token) is not { Status: HttpStatusCode.NotFound } got)
                    {
                        wrong.Add($"{who} {way.Method} {path}");
                    }
                    else if (got.Body.Contains(Owner, StringComparison.Ordinal))
                    {
                        wrong.Add($"{who} {way.Method} {path} shows whose it is");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("/unsubscribe/nonsense?handler=HandlerExecuting")]
    [InlineData("/account/erase/nonsense?handler=HandlerExecution")]
    public async Task What_a_page_overrides_is_no_handler(string path)
    {
        await using var app = new TestApp();
        using var request = new HttpRequestMessage(new HttpMethod("PAGE"), path);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().SendAsync(request)).StatusCode);
    }

    private static Func<string, string> Only(params string[] allowed) =>
        who => allowed.Contains(who) ? In : who is "anonymous" or "participant" or "removed" ? SignIn : Forbidden;

    /// <summary>All that can be asked for: looking at each page, and each of its handlers.</summary>
    private static async Task<IReadOnlyList<(string Page, string Template, string Method, string? Handler)>> WaysAsync(TestApp app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var ways = new List<(string, string, string, string?)>();
        foreach (var page in app.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>())
        {
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var template = page.AttributeRouteInfo!.Template!;
            ways.Add((page.ViewEnginePath, template, "GET", null));

            // What a page overrides to look at every request is named like a handler, and is none.
            ways.AddRange(compiled.HandlerMethods.Where(handler => handler.HttpMethod is "Get" or "Post").Select(handler => (page.ViewEnginePath, template, handler.HttpMethod.ToUpperInvariant(), handler.Name)));
        }

        Assert.True(ways.Count > 100);
        return [.. ways.Distinct()];
    }

    /// <summary>A secret for each page that has one in its address, and something that the page then shows.</summary>
    private static async Task<Dictionary<string, (string Text, string Shows)>> SecretsAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, accounts) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<AccountLinks>());
        await Accounts.MakeAsync(app, Owner);
        var owner = await db.Users.SingleAsync(one => one.Email == Owner);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: Owner);
        var back = (await (await guest.Client.SendAsync($"/w/{TestApp.Code}/link", Form.Token(await guest.Client.PageAsync($"/w/{TestApp.Code}/link")))).Content.ReadAsStringAsync()).Split("/return/")[1].Split('"', '<')[0];
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        var registration = new Registration { WorkshopId = workshop.Id, Email = Owner, EmailKey = Owner, Name = Owner, Country = "PT", Language = "en", State = RegistrationState.Confirmed };
        var survey = await db.Surveys.OrderBy(one => one.Slug).FirstAsync(one => one.AskedVersionId != null);
        var (setup, setupSecret) = SetupInvitation.Issue(DateTime.UtcNow);
        const string invited = "Kz8wq3-T5bVn1xYc7RfLdA";
        var author = new PracticeAuthor { PracticeId = await new Cases(app).AddAsync("badges"), Name = Owner, Order = 9 };
        db.AddRange(registration, setup, author, new SurveyInvitation { SurveyId = survey.Id, Email = Owner, EmailKey = Owner, Language = "en", SecretHash = InvitationSecrets.Hash(invited) });
        await db.SaveChangesAsync();
        string Account(LinkPurpose purpose, string? detail = null) => accounts.Token(purpose, owner, DateTime.UtcNow, detail);
        return new(StringComparer.Ordinal)
        {
            ["/Account/Confirm"] = (Account(LinkPurpose.Confirm), Owner),
            ["/Account/LinkUse"] = (Account(LinkPurpose.SignIn), owner.DisplayName),
            ["/Account/ResetUse"] = (Account(LinkPurpose.Reset), Owner),
            ["/Account/AddressUse"] = (Account(LinkPurpose.Address, "new@example.org"), "new@example.org"),
            ["/Account/Erase"] = (Account(LinkPurpose.Erase, bool.TrueString), Owner),
            ["/Practices/Authorship"] = (services.GetRequiredService<AuthorLinks>().Path(author.Id).Split('/')[^1], Owner),
            ["/Unsubscribe"] = (services.GetRequiredService<UnsubscribeLinks>().Token(new Subscription(Owner, MailTopics.Reminders)), MailAddresses.Masked(Owner)),
            ["/Setup"] = (setupSecret, "name=\"password\""),
            ["/R/Registration"] = (services.GetRequiredService<RegistrationLinks>().Token(registration.Id), Owner),
            ["/S/Invitation"] = (invited, survey.Title.In("en").Text),
            ["/W/Return"] = (back, "Learner"),
            ["/W/ReturnData"] = (back, Owner),
        };
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string method, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new FormUrlEncodedContent(token is null ? [KeyValuePair.Create("nothing", "here")] : [KeyValuePair.Create("token", token)]);
        }

        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task<string> TryAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("nothing", "here")]);
        }

        using var response = await client.SendAsync(request);
        var to = response.Headers.Location?.ToString();
        return response.StatusCode switch
        {
            HttpStatusCode.Forbidden => Forbidden,
            HttpStatusCode.InternalServerError => "500",
            HttpStatusCode.SeeOther when to == $"/w/{TestApp.Code}" => Door,
            _ when to?.Contains("/account/sign-in?return", StringComparison.Ordinal) == true => SignIn,
            _ => In,
        };
    }

    private static async Task<IReadOnlyList<(string Who, HttpClient Client)>> ArriveAsync(TestApp app)
    {
        var staff = await Facilitator.SignInAsync(app, "staff");
        var participant = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        var removed = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        Assert.Equal(HttpStatusCode.Redirect, (await staff.RemoveAsync(await app.LatestParticipantAsync())).StatusCode);
        var all = new List<(string Who, HttpClient Client)>
        {
            ("anonymous", app.Browser()),
            ("participant", participant.Client),
            ("removed", removed.Client),
            ("facilitator of another", (await OtherRoom.AddAsync(app)).Client),
            ("staff", staff.Client),
        };
        foreach (var role in new[] { "member", "moderator", "facilitator", "admin" })
        {
            all.Add((role, (await Facilitator.SignInAsync(app, role)).Client));
        }

        Assert.Equal(Visitors.Order(StringComparer.Ordinal), all.Select(one => one.Who).Order(StringComparer.Ordinal));
        return all;
    }

    /// <summary>Optional parameters too, with whatever constrains them.</summary>
    [GeneratedRegex(@"\{(?<name>\w+)(?:[^{}]|\{[^{}]*\})*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(token|secret)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    private sealed class Scattered : IStartupFilter
    {
        private int last;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                var place = Interlocked.Increment(ref last);
                http.Connection.RemoteIpAddress = new IPAddress([10, (byte)(place >> 16), (byte)(place >> 8), (byte)place]);
                return rest(http);
            });
            next(app);
        };
    }
}
