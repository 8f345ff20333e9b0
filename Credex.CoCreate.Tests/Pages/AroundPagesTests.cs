using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Files;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Live;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages.Around;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Surveys;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Registrations;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>The pages around the product: what waits for whom on the first one, and that the others say what is true.</summary>
public sealed partial class AroundPagesTests
{
    private static readonly HtmlParser Parser = new();

    [Theory]
    [InlineData("/", "en", "Seven views. One standard.")]
    [InlineData("/", "fr", "Sept regards. Un référentiel.")]
    [InlineData("/about", "en", "About CoCreate")]
    [InlineData("/about", "fr", "À propos de CoCreate")]
    [InlineData("/privacy", "en", "What is kept, and what is not")]
    [InlineData("/privacy", "fr", "Ce qui est conservé, et ce qui ne l’est pas")]
    [InlineData("/accessibility", "en", "Accessibility statement")]
    [InlineData("/accessibility", "fr", "Déclaration d’accessibilité")]
    public async Task Each_page_has_its_title_and_no_raw_key_and_no_link_that_leads_nowhere(string path, string language, string title)
    {
        await using var app = new TestApp();
        var client = app.Browser(language);

        var page = Parser.ParseDocument(await client.PageAsync(path));

        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelectorAll("h1").Single().TextContent.Trim()));
        Assert.DoesNotMatch("[A-Z][A-Za-z]+_[A-Za-z0-9]+", page.Body!.TextContent);
        Assert.DoesNotContain("{0}", page.Body.TextContent, StringComparison.Ordinal);
        var headings = page.QuerySelectorAll("main h2, main h3").Select(one => one.TextContent.Trim()).ToList();
        Assert.Equal(headings.Distinct(StringComparer.Ordinal), headings);
        foreach (var link in page.QuerySelectorAll("a[href]").Select(one => one.GetAttribute("href")!).Where(link => link.StartsWith('/')).Distinct(StringComparer.Ordinal))
        {
            Assert.True((int)(await client.GetAsync(link)).StatusCode is 200 or 302, link);
        }
    }

    [Theory]
    [InlineData("en", "Funded by the European Union. Views and opinions expressed are however those of the authors only and do not necessarily reflect those of the European Union or the granting authority. Neither the European Union nor the granting authority can be held responsible for them.")]
    [InlineData("fr", "Financé par l’Union européenne. Les points de vue et avis exprimés n’engagent toutefois que leurs auteurs et ne reflètent pas nécessairement ceux de l’Union européenne ou de l’autorité chargée de l’octroi. Ni l’Union européenne ni l’autorité chargée de l’octroi ne sauraient en être tenues pour responsables.")]
    public async Task The_funder_is_acknowledged_where_it_funds(string language, string words)
    {
        await using var app = new TestApp();
        await using var other = new TestApp(settings: new() { ["Site:EuFunded"] = "false" });

        var page = Parser.ParseDocument(await app.Browser(language).PageAsync("/about"));
        var elsewhere = await other.Browser(language).PageAsync("/about");

        Assert.Contains(words, page.QuerySelector("#funding")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ESCO", page.QuerySelector("#funding")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/about#funding", page.QuerySelector("footer .credit a")!.GetAttribute("href"));
        Assert.DoesNotContain(words[..30], elsewhere, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello@cocreate.example", "a[href='mailto:hello@cocreate.example']")]
    [InlineData("Rue de la Loi 1, Brussels", null)]
    public async Task The_contact_that_is_set_is_said_on_every_page_that_promises_one(string contact, string? link)
    {
        await using var app = new TestApp(settings: new() { ["Site:Contact"] = contact, ["Site:Name"] = "The workshop of Évora" });
        foreach (var path in new[] { "/about", "/privacy", "/accessibility" })
        {
            var main = Parser.ParseDocument(await app.Browser().PageAsync(path)).QuerySelector("main")!;

            Assert.Contains(contact, main.TextContent, StringComparison.Ordinal);
            Assert.Contains("The workshop of Évora", main.TextContent, StringComparison.Ordinal);
            Assert.Equal(link is not null, main.QuerySelector(link ?? "a[href^='mailto:']") is not null);
        }
    }

    [Fact]
    public async Task The_cookies_on_the_page_are_those_that_a_walk_through_the_app_sets()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, "amina@demo.example", Roles.Staff);
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress, new CookieJar(set));
        client.DefaultRequestHeaders.Add("Accept-Language", "en");

        var signIn = await client.PageAsync("/account/sign-in");
        await client.SendAsync("/account/sign-in", Form.Token(signIn), ("email", "amina@demo.example"), ("password", Accounts.Password), ("remember", "true"));
        await client.GetAsync("/?lang=en");
        var door = await client.PageAsync($"/w/{TestApp.Code}");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"/w/{TestApp.Code}", Form.Token(door), ("group", "Educator"), ("country", "PT"), ("consent", "true"))).StatusCode);
        await client.PageAsync($"/w/{TestApp.Code}");
        var console = await client.PageAsync($"/w/{TestApp.Code}/host");
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"/w/{TestApp.Code}/host/room?handler=start", Form.Token(console))).StatusCode);
        await client.PageAsync($"/w/{TestApp.Code}/host");
        await client.PageAsync("/");
        await WalkThroughSurveysAsync(app, client);

        var rows = Parser.ParseDocument(await client.PageAsync("/privacy")).QuerySelectorAll("[data-cookie]").ToDictionary(row => row.GetAttribute("data-cookie")!, row => row.TextContent, StringComparer.Ordinal);
        Assert.Equal(set.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, header) in set)
        {
            Assert.True(Lasts(header) is not { } days || rows[name].Contains($"{days} days", StringComparison.Ordinal), $"{rows[name]} / {header}");
            Assert.Equal(Lasts(header) is null, !rows[name].Contains("days", StringComparison.Ordinal));
        }
    }

    /// <summary>What the page says about each table; null for what says nothing about anybody. A new table has to be put here, and on the page.</summary>
    private static readonly Dictionary<string, string?> Said = new(StringComparer.Ordinal)
    {
        [nameof(AuditEntry)] = "Privacy_Audit",
        [nameof(ConsentGiven)] = "Door_Consent_What",
        [nameof(SetupInvitation)] = null,
        [nameof(Standard)] = null,
        [nameof(StandardVersion)] = null,
        [nameof(Clause)] = null,
        [nameof(ClauseText)] = null,
        [nameof(ClauseLink)] = null,
        [nameof(Amendment)] = "Answers_Words_What",
        [nameof(Voter)] = "Answers_Votes_What",
        [nameof(Round)] = null,
        [nameof(RoundItem)] = null,
        [nameof(RoundEntry)] = "Answers_Votes_What",
        [nameof(Rating)] = "Answers_Votes_What",
        [nameof(ShownResult)] = "Privacy_Kept_What",
        [nameof(Decision)] = "Privacy_Accounts_More",
        [nameof(Workshop)] = "Privacy_Accounts_More",
        [nameof(WorkshopHost)] = "Privacy_Accounts_More",
        [nameof(Activity)] = null,
        [nameof(Idea)] = "Answers_Boards_What",
        [nameof(IdeaCluster)] = "Answers_Boards_What",
        [nameof(IdeaMove)] = "Answers_Boards_What",
        [nameof(Dot)] = "Answers_Boards_What",
        [nameof(Question)] = "Answers_Boards_What",
        [nameof(QuestionVote)] = "Answers_Boards_What",
        [nameof(WarmUpAnswer)] = "Answers_Practice_What",
        [nameof(ClauseProposal)] = "Privacy_Audit",
        [nameof(StoredFile)] = "Kept_Files",
        [nameof(Participant)] = "Door_Name_What",
        [nameof(ParticipantKey)] = "Door_Key_What",
        [nameof(LiveRegion)] = null,
        [nameof(Presence)] = "Door_Here_What",
        [nameof(Registration)] = "Register_Details_What",
        [nameof(Invitation)] = "Register_Invited_What",
        [nameof(Target)] = null,
        [nameof(Survey)] = null,
        [nameof(SurveyVersion)] = null,
        [nameof(SurveyPage)] = null,
        [nameof(SurveyQuestion)] = null,
        [nameof(Response)] = "Surveys_Anonymous_What",
        [nameof(ResponseDraft)] = "Surveys_Draft_What",
        [nameof(SurveyCounter)] = "Surveys_Counted_What",
        [nameof(SurveyInvitation)] = "Surveys_Invited_What",
        [nameof(SurveyTarget)] = null,
        [nameof(ResultsSnapshot)] = "Surveys_Shown_What",
        [nameof(TextTag)] = "Surveys_Shown_What",
        [nameof(RemovedPart)] = null,
        [nameof(SearchEntry)] = null,
        [nameof(SearchCase)] = null,
        [nameof(SearchWord)] = null,
        [nameof(SearchState)] = null,
        [nameof(Practice)] = "Library_Authors_What",
        [nameof(PracticeRevision)] = "Library_Authors_What",
        [nameof(PracticeSlug)] = null,
        [nameof(PracticeAuthor)] = "Library_Authors_What",
        [nameof(PracticeClause)] = null,
        [nameof(PracticeEvent)] = "Library_Authors_What",
        [nameof(PracticeReads)] = "Library_Reads_What",
        [nameof(PracticeReview)] = "Library_Reviews_What",
        [nameof(PracticeRemark)] = "Library_Reviews_What",
        [nameof(PracticeRequest)] = "Library_Reviews_What",
        [nameof(PracticeComment)] = "Library_Comments_What",
        [nameof(CommentReport)] = "Library_Comments_What",
        [nameof(FollowUp)] = "Privacy_Letters_What",
        [nameof(AddressState)] = "Privacy_Letters_Stop",
        [nameof(ServerSecret)] = null,
        [nameof(DataProtectionKey)] = null,
        [nameof(Person)] = "Privacy_Accounts_What",
        ["IdentityUserRole`1"] = "Privacy_Accounts_What",
        ["IdentityRole`1"] = null,
        ["IdentityRoleClaim`1"] = null,
        ["IdentityUserClaim`1"] = null,
        ["IdentityUserLogin`1"] = null,
        ["IdentityUserToken`1"] = null,

        // Identity's own; nothing here makes a passkey.
        ["IdentityUserPasskey`1"] = null,
        ["IdentityPasskeyData"] = null,
    };

    /// <summary>By an invitation to the end of a survey, and a trial of another one.</summary>
    private static async Task WalkThroughSurveysAsync(TestApp app, HttpClient client)
    {
        var secret = Respondent.NewSecret();
        await app.InDbAsync(async db =>
        {
            var survey = await Respondent.FindAsync(db);
            db.SurveyInvitations.Add(new SurveyInvitation { SurveyId = survey.Id, Email = "amina@demo.example", EmailKey = "amina@demo.example", Language = "en", SecretHash = InvitationSecrets.Hash(secret), InvitedAt = DateTime.UtcNow });
            return await db.SaveChangesAsync();
        });
        await client.SendAsync($"/i/{secret}", Form.Token(await client.PageAsync($"/i/{secret}")));
        var me = new Respondent(client, Respondent.Needs);
        await me.AnswerAllAsync();
        await me.SendAsync();
        var build = await client.PageAsync("/manage/surveys/training-offers/build");
        await client.SendAsync("/manage/surveys/training-offers/build?handler=trial", Form.Token(build));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_table_that_says_anything_about_people_is_on_the_page_of_privacy(string language)
    {
        await using var app = new TestApp();
        var page = Parser.ParseDocument(await app.Browser(language).PageAsync("/privacy")).QuerySelector("main")!.TextContent;
        var tables = await app.InDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType.Name).ToList()));

        Assert.Equal(Said.Keys.Order(StringComparer.Ordinal), tables.Order(StringComparer.Ordinal));
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo(language);
        var texts = app.Services.GetRequiredService<IStringLocalizer<AroundTexts>>();
        Assert.All(Said.Values.OfType<string>().Distinct(StringComparer.Ordinal), key => Assert.Contains(texts[key].Value, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_scripts_keep_in_the_browser_is_on_the_page()
    {
        await using var app = new TestApp();
        var kept = Directory.GetFiles(Path.Combine(Repository.Root, "wwwroot", "js"), "*.js").Select(File.ReadAllText)
            .Where(source => source.Contains("localStorage", StringComparison.Ordinal) || source.Contains("sessionStorage", StringComparison.Ordinal))
            .SelectMany(source => StoreName().Matches(source).Select(match => match.Value)).Distinct(StringComparer.Ordinal);

        var said = Parser.ParseDocument(await app.Browser().PageAsync("/privacy")).QuerySelectorAll("[data-stored]").Select(row => row.GetAttribute("data-stored")!);

        Assert.Equal(kept.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_says_when_measurements_are_sent_elsewhere()
    {
        await using var app = new TestApp();
        await using var measured = new TestApp(settings: new() { ["Telemetry:Endpoint"] = "http://localhost:4317" });

        Assert.DoesNotContain("Technical measurements", await app.Browser().PageAsync("/privacy"), StringComparison.Ordinal);
        Assert.Contains("Technical measurements", await measured.Browser().PageAsync("/privacy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_sees_what_is_live_with_who_has_answered_and_nothing_of_their_own()
    {
        await using var app = new TestApp();
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Educator);
        var before = await LiveAsync(app);

        await guest.AnswerAsync(1);

        var (page, row) = (Parser.ParseDocument(await app.Browser().PageAsync("/")), await LiveAsync(app));
        Assert.Null(page.GetElementById("waiting-title"));
        Assert.Empty(page.QuerySelectorAll("a[href$='/host']"));
        Assert.Contains("0 of ", before.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of ", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector(".people[role=img] .shape"));
        Assert.NotNull(row.QuerySelector($"a[href='/w/{TestApp.Code}/screen']"));
    }

    [Fact]
    public async Task A_facilitator_finds_the_consoles_of_what_is_live_and_near_and_no_rehearsal()
    {
        await using var app = new TestApp();
        await ChangeAsync(app, DemoWorkshops.ComingCode, workshop => workshop.IsRehearsal = true);
        var host = await Facilitator.SignInAsync(app);

        var rehearsal = await ConsolesAsync(host);
        await ChangeAsync(app, DemoWorkshops.ComingCode, workshop => workshop.IsRehearsal = false);
        await MoveAsync(app, TimeSpan.FromDays(6));
        var near = await ConsolesAsync(host);
        await MoveAsync(app, TimeSpan.FromDays(9));
        var far = await ConsolesAsync(host);

        Assert.Equal([$"/w/{TestApp.Code}/host"], rehearsal);
        Assert.Equal([$"/w/{TestApp.Code}/host", $"/w/{DemoWorkshops.ComingCode}/host"], near);
        Assert.Equal([$"/w/{TestApp.Code}/host"], far);
    }

    [Fact]
    public async Task A_record_waits_for_its_host_until_it_is_summed_up_and_published_and_then_is_on_the_first_page()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await ChangeAsync(app, TestApp.Code, workshop => (workshop.Stage, workshop.EndedAt) = (WorkshopStage.Ended, DateTime.UtcNow));
        const string record = "a[href='/workshops/digital-curation-round-1/record']";

        var ended = Parser.ParseDocument(await host.Client.PageAsync("/"));
        await ChangeAsync(app, TestApp.Code, workshop => workshop.Summary = LocalizedText.Of("en", ("en", "We agreed on two clauses.")));
        var summed = Parser.ParseDocument(await host.Client.PageAsync("/"));
        var unpublished = Parser.ParseDocument(await app.Browser().PageAsync("/"));
        await ChangeAsync(app, TestApp.Code, workshop => workshop.RecordAudience = RecordAudience.Everybody);
        var published = Parser.ParseDocument(await host.Client.PageAsync("/"));
        var visitor = Parser.ParseDocument(await app.Browser().PageAsync("/"));

        Assert.StartsWith("Write the summary", ended.QuerySelector(record)!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Publish the record", summed.QuerySelector(record)!.TextContent, StringComparison.Ordinal);
        Assert.Null(unpublished.QuerySelector(record));
        Assert.Null(published.QuerySelector($".live-row {record}"));
        Assert.NotNull(visitor.QuerySelector($".teaser {record}"));
        Assert.Contains("33 people took part", visitor.QuerySelector(".teaser")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_told_that_nothing_waits_until_they_have_joined_and_then_is_led_back_to_the_room()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, "amina@demo.example");
        var client = await Accounts.SignInAsync(app, "amina@demo.example");

        var before = Parser.ParseDocument(await client.PageAsync("/"));
        await new Guest(client, TestApp.Code).TryJoinAsync(StakeholderGroup.Learner);
        var after = Parser.ParseDocument(await client.PageAsync("/"));

        Assert.NotNull(before.QuerySelector(".empty #waiting-title"));
        Assert.Contains("With a code", before.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(after.QuerySelector($".live-row a[href='/w/{TestApp.Code}']"));
        Assert.Empty(after.QuerySelectorAll("a[href$='/host']"));
    }

    private static async Task<IElement> LiveAsync(TestApp app) =>
        Parser.ParseDocument(await app.Browser().PageAsync("/")).QuerySelectorAll(".live-row").Single();

    private static async Task<List<string>> ConsolesAsync(Facilitator host) =>
        [.. Parser.ParseDocument(await host.Client.PageAsync("/")).QuerySelectorAll("a[href$='/host']").Select(link => link.GetAttribute("href")!)];

    private static Task<int> MoveAsync(TestApp app, TimeSpan ahead) => ChangeAsync(app, DemoWorkshops.ComingCode, workshop =>
        workshop.Schedule(DateTime.UtcNow + ahead, DateTime.UtcNow + ahead + TimeSpan.FromHours(1), "Europe/Brussels"));

    private static Task<int> ChangeAsync(TestApp app, string code, Action<Workshop> change) => app.InDbAsync(async db =>
    {
        change(await db.Workshops.SingleAsync(workshop => workshop.Code == code));
        return await db.SaveChangesAsync();
    });

    /// <summary>Whole days until the cookie goes; null for one of the session.</summary>
    private static int? Lasts(string header)
    {
        if (MaxAge().Match(header) is { Success: true } age)
        {
            return int.Parse(age.Groups["seconds"].Value, System.Globalization.CultureInfo.InvariantCulture) / 86400;
        }

        return Expires().Match(header) is { Success: true } expires
            ? (int)Math.Round((DateTimeOffset.Parse(expires.Groups["at"].Value, System.Globalization.CultureInfo.InvariantCulture) - DateTimeOffset.UtcNow).TotalDays)
            : null;
    }

    [GeneratedRegex("cocreate-[a-z]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StoreName();

    [GeneratedRegex("max-age=(?<seconds>[0-9]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex MaxAge();

    [GeneratedRegex("expires=(?<at>[^;]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Expires();

    /// <summary>Keeps cookies as a browser does, and remembers the header of each that was really set (not taken away).</summary>
    private sealed class CookieJar(Dictionary<string, string> set) : DelegatingHandler
    {
        private readonly CookieContainer jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
            {
                request.Headers.Add("Cookie", cookies);
            }

            var response = await base.SendAsync(request, cancellationToken);
            foreach (var header in response.Headers.TryGetValues("Set-Cookie", out var headers) ? headers : [])
            {
                jar.SetCookies(request.RequestUri!, header);
                if (header.Split(';')[0].Split('=', 2) is [var name, { Length: > 0 }])
                {
                    set[name] = header;
                }
            }

            return response;
        }
    }
}
