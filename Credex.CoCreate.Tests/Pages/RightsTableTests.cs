using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>
/// The table of roles and rights: every page and every handler that the app has, from the side of everybody. A page without a row fails, and so does a row without a page.
/// What is sent has no token of a form, so that nothing is done: who may is stopped there (400), who may not is stopped before. What single pages decide for themselves
/// (a removed participant, the audience of a record, the authors of a case) has tests of its own.
/// </summary>
public sealed partial class RightsTableTests
{
    private const string In = "in";
    private const string SignIn = "to sign in";
    private const string Door = "to the door";
    private const string Forbidden = "403";

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
        ["/Manage/Surveys/Conditions"] = Staff,
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
        await using var app = EverySide.App();
        var visitors = await EverySide.ArriveAsync(app);
        var (code, slug) = (TestApp.Code, await app.SlugOfAsync());
        var activity = await app.InDbAsync(db => db.Workshops.Where(one => one.Code == code).Select(one => one.CurrentActivityId!.Value).SingleAsync());
        var ways = await EverySide.WaysAsync(app);
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

    /// <summary>Optional parameters too, with whatever constrains them.</summary>
    [GeneratedRegex(@"\{(?<name>\w+)(?:[^{}]|\{[^{}]*\})*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
