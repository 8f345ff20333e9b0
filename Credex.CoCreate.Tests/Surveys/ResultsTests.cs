using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>The results of a survey: for staff, as files, and published.</summary>
public sealed class ResultsTests
{
    private const string Manage = "/manage/surveys/sound-design-needs";

    [Fact]
    public async Task Staff_see_the_needs_compare_and_narrow()
    {
        await using var app = new TestApp(settings: Whole);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        var plain = await staff.PageAsync($"{Manage}/analysis");
        var byGroup = await staff.PageAsync($"{Manage}/analysis?by=group");

        Assert.Contains("412", plain, StringComparison.Ordinal);
        Assert.Contains("Concentrate here", plain, StringComparison.Ordinal);
        Assert.Contains("What employers need, and what learners can do", plain, StringComparison.Ordinal);
        Assert.Contains("/standards/sound-design-for-immersive-media#c-", plain, StringComparison.Ordinal);
        Assert.Contains("n = 66", byGroup, StringComparison.Ordinal);
        Assert.Contains("Cramér’s V", byGroup, StringComparison.Ordinal);

        // Of a pair it is said which competence it is about; a question is not compared with itself.
        var compared = await staff.PageAsync($"{Manage}/analysis?by=size");
        Assert.Matches("<option value=\"c[0-9_]+\\.importance\">[^<]{20,}: How important is this in your work\\?</option>", plain);
        Assert.DoesNotContain("V = 1.00", compared, StringComparison.Ordinal);

        // Who chose one of several choices is not apart from who chose another: only one choice at a time parts people.
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{Manage}/analysis?filter=group:3&by=formats")).StatusCode);
        Assert.Contains("of 412", await staff.PageAsync($"{Manage}/analysis?filter=group:3"), StringComparison.Ordinal);
        Assert.Contains("Where people stop", await staff.PageAsync($"{Manage}/monitor"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=nothing", null)]
    [InlineData("filter=nothing:0", null)]
    [InlineData("filter=country", null)]
    [InlineData("filter=country:-1", null)]
    [InlineData("filter=country:99", null)]
    [InlineData("by=&filter=", "")]
    [InlineData("by=size&filter=country:0", "Comparing and narrowing go together only for the stakeholder group and one other thing.")]
    [InlineData("by=group&filter=group:0", "Comparing and narrowing go together only for the stakeholder group and one other thing.")]
    public async Task What_there_is_not_is_not_found_and_what_is_not_shown_says_why(string query, string? said)
    {
        await using var app = new TestApp(settings: Whole);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        var answer = await staff.GetAsync($"{Manage}/analysis?{query}");

        Assert.Equal(said is null ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains(said ?? string.Empty, page, StringComparison.Ordinal);
        Assert.DoesNotContain("This would show fewer than", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_compare_by_one_of_several_choices_by_what_was_put_first_and_choose_the_order_of_needs()
    {
        await using var app = new TestApp(settings: Whole);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        var plain = WebUtility.HtmlDecode(await staff.PageAsync($"{Manage}/analysis"));
        var byChoice = WebUtility.HtmlDecode(await staff.PageAsync($"{Manage}/analysis?by=formats[evening]"));
        var byFirst = WebUtility.HtmlDecode(await staff.PageAsync($"{Manage}/analysis?by=proof"));
        var byRds = WebUtility.HtmlDecode(await staff.PageAsync($"{Manage}/analysis?by=group&order=rds"));

        Assert.Matches("<option value=\"formats\\[evening\\]\">[^<]+: [^<]+</option>", plain);
        Assert.Matches("<option value=\"proof\">[^<]+: what was put first</option>", plain);
        Assert.All(new[] { byChoice, byFirst }, page => Assert.Contains("Cramér’s V", page, StringComparison.Ordinal));
        Assert.All(new[] { "Not chosen", "<option value=\"formats[evening]\" selected" }, part => Assert.Contains(part, byChoice, StringComparison.Ordinal));
        Assert.DoesNotContain("fewer than 5 people, here or by subtraction", byChoice + byFirst, StringComparison.Ordinal);

        Assert.Contains("the greatest need first: mean weighted discrepancy score", plain, StringComparison.Ordinal);
        Assert.Contains("the greatest need first: ranked discrepancy score", byRds, StringComparison.Ordinal);
        Assert.Contains("/manage/surveys/sound-design-needs/analysis?by=group&order=pni#need-order", byRds, StringComparison.Ordinal);
        Assert.Contains("/manage/surveys/sound-design-needs/analysis?by=group#need-order", byRds, StringComparison.Ordinal);
        Assert.Contains("<input type=\"hidden\" name=\"order\" value=\"rds\">", byRds, StringComparison.Ordinal);
        Assert.Contains("the greatest need first: mean weighted", await staff.PageAsync($"{Manage}/analysis?order=nothing"), StringComparison.Ordinal);
    }

    /// <summary>Every view by a choice or by what was put first, against every other view there is.</summary>
    [Fact]
    public async Task No_view_by_a_choice_or_by_what_was_put_first_can_be_subtracted_to_find_fewer_than_k_people()
    {
        await using var app = new TestApp(settings: Whole);
        var analysis = await AnalysisAsync(app);
        var random = new Random(3);
        List<(AnalysisAttribute Attribute, int[] BlockOf, int Blocks)> all = [];
        foreach (var attribute in analysis.Attributes)
        {
            var groups = analysis.BlocksOf(AnalysisAttribute.Group).Count;
            var choices = Enumerable.Range(0, groups).Select(group => new ViewChoice(attribute.Name, AnalysisAttribute.Group, group)).Append(new ViewChoice(attribute.Name, null, 0));
            foreach (var partition in choices.Select(analysis.View).OfType<AnalysisView>().Select(view => view.Partitions).DistinctBy(partition => partition.Count))
            {
                Assert.All(partition, block => Assert.True(block.Count >= analysis.K));
                var blockOf = new int[analysis.People];
                foreach (var (block, place) in partition.Select((block, place) => (block, place)))
                {
                    block.ToList().ForEach(row => blockOf[row] = place);
                }

                all.Add((attribute, blockOf, partition.Count));
            }
        }

        var some = all.Where(one => one.Attribute.Choice is not null || one.Attribute.IsFirst).ToList();
        Assert.Contains(some, one => one.Attribute.Choice is not null);
        Assert.Contains(some, one => one.Attribute.IsFirst);
        foreach (var (one, other) in some.SelectMany(one => all.SelectMany(other => new[] { (one, other), (other, one) })))
        {
            for (var tries = 0; tries < 60; tries++)
            {
                // A random union of blocks of one view, without the blocks of the other that lie within.
                var union = Enumerable.Range(0, one.Blocks).Select(_ => random.Next(2) == 0).ToArray();
                var outside = Enumerable.Range(0, analysis.People).Where(row => !union[one.BlockOf[row]]).Select(row => other.BlockOf[row]).ToHashSet();
                var left = Enumerable.Range(0, analysis.People).Count(row => union[one.BlockOf[row]] && outside.Contains(other.BlockOf[row]));
                Assert.True(left == 0 || left >= analysis.K, $"{left} people of {one.Attribute.Name} without {other.Attribute.Name}");
            }
        }
    }

    [Fact]
    public async Task The_story_of_the_demo_is_found_by_the_analysis()
    {
        await using var app = new TestApp(settings: Whole);
        var analysis = await AnalysisAsync(app);
        var needs = analysis.Needs(ViewChoice.Everybody);

        // Integrating interactive sound and testing with listeners were made the greatest needs.
        Assert.Equal([9, 11], needs.Ranked.Take(2).Select(need => need.Number).Order());
        Assert.All(needs.Ranked, need => Assert.InRange(need.Whole!.Figures.Mwds, need.Whole.Value.Low, need.Whole.Value.High));
        Assert.True(needs.LeftOut > 0);
    }

    [Fact]
    public async Task Results_grow_by_k_people_of_a_group_at_a_time_and_by_all_at_closing()
    {
        await using var app = new TestApp();
        var before = (await AnalysisAsync(app)).People;
        for (var person = 0; person < 11; person++)
        {
            await AddAsync(app);
        }

        Assert.Equal(before, (await AnalysisAsync(app)).People);
        await AddAsync(app);
        Assert.Equal(before + 5, (await AnalysisAsync(app)).People);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        Assert.Contains("7 more responses wait: each stakeholder group grows by at least 5 people", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);
        await app.InDbAsync(db => db.Surveys.Where(one => one.Slug == Respondent.Needs).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1))));
        Assert.Equal(before + 12, (await AnalysisAsync(app)).People);
        Assert.DoesNotContain("not in the results", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rest_of_fewer_than_k_stays_out_after_closing_and_the_pages_say_so()
    {
        await using var app = new TestApp();
        var before = (await AnalysisAsync(app)).People;
        for (var person = 0; person < 4; person++)
        {
            await AddAsync(app);
        }

        await app.InDbAsync(db => db.Surveys.Where(one => one.Slug == Respondent.Needs).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1))));
        Assert.Equal(before, (await AnalysisAsync(app)).People);

        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        const string said = "4 responses are not in the results: in comparison with an earlier look, fewer than 5 people would be seen.";
        Assert.All(new[] { await staff.PageAsync($"{Manage}/analysis"), await staff.PageAsync($"{Manage}/export") }, page => Assert.Contains(said, page, StringComparison.Ordinal));
        await staff.SendAsync($"{Manage}/publication", Form.Token(await staff.PageAsync($"{Manage}/publication")), ("who", "1"));
        Assert.Contains(said, await app.Browser().PageAsync("/surveys/sound-design-needs/results"), StringComparison.Ordinal);
        Assert.Contains("4 réponses ne sont pas dans les résultats", WebUtility.HtmlDecode(await app.Browser("fr").PageAsync("/surveys/sound-design-needs/results")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_ever_shown_closing_lets_everybody_in()
    {
        await using var app = new TestApp();
        await app.InDbAsync(db => db.Responses.Where(one => one.IsCounted).ExecuteDeleteAsync());
        for (var person = 0; person < 6; person++)
        {
            await AddAsync(app);
        }

        Assert.Equal(0, (await AnalysisAsync(app)).People);
        await app.InDbAsync(db => db.Surveys.Where(one => one.Slug == Respondent.Needs).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1))));
        Assert.Equal(6, (await AnalysisAsync(app)).People);
    }

    [Fact]
    public async Task Who_withdraws_is_gone_at_once_and_is_not_the_difference_between_two_looks()
    {
        const string code = "7F2C-MX9M-PW6X-FVJD-TBQP";
        await using var app = new TestApp();
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        await AddAsync(app, hash: SurveySecret.WithdrawalHash(code, survey.Id));
        await app.InDbAsync(db => db.Responses.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsCounted, true)));
        var before = (await AnalysisAsync(app)).People;
        var phone = app.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await phone.SendAsync("/s/sound-design-needs/withdraw", Form.Token(await phone.PageAsync("/s/sound-design-needs/withdraw")), ("code", code))).StatusCode);

        // Five fewer: the one who went, and four who wait with them.
        Assert.Equal(before - 5, (await AnalysisAsync(app)).People);
        Assert.Equal(4, await app.InDbAsync(db => db.Responses.CountAsync(one => one.IsSetAside && !one.IsCounted)));

        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        Assert.Contains("4 responses were counted before and wait since somebody took their answers back", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);

        // They come back with five whom nobody has seen counted; eleven would not do, since seven must stay for the last look.
        for (var person = 0; person < 11; person++)
        {
            await AddAsync(app);
        }

        Assert.Equal(before - 5, (await AnalysisAsync(app)).People);
        await AddAsync(app);
        Assert.Equal(before + 4, (await AnalysisAsync(app)).People);
        Assert.Equal(0, await app.InDbAsync(db => db.Responses.CountAsync(one => one.IsSetAside)));
    }

    [Fact]
    public async Task Nobody_comes_back_after_a_closed_survey_lost_one()
    {
        const string code = "7F2C-MX9M-PW6X-FVJD-TBQP";
        await using var app = new TestApp();
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        await AddAsync(app, hash: SurveySecret.WithdrawalHash(code, survey.Id));
        await app.InDbAsync(db => db.Responses.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsCounted, true)));
        await app.InDbAsync(db => db.Surveys.Where(one => one.Slug == Respondent.Needs).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1))));
        var before = (await AnalysisAsync(app)).People;
        var phone = app.Browser();
        await phone.SendAsync("/s/sound-design-needs/withdraw", Form.Token(await phone.PageAsync("/s/sound-design-needs/withdraw")), ("code", code));
        Assert.Equal(before - 5, (await AnalysisAsync(app)).People);
        Assert.Equal(before - 5, (await AnalysisAsync(app)).People);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        Assert.Contains("4 responses were counted before and stay out", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_survey_that_few_answered_shows_nothing()
    {
        await using var app = new TestApp();
        await app.InDbAsync(db => db.Responses.Where(one => one.IsCounted).ExecuteDeleteAsync());
        await app.InDbAsync(db => db.Surveys.ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, 99)));
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;

        Assert.Contains("Too few to say", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"format\"", await staff.PageAsync($"{Manage}/export"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_are_complete_and_safe_and_logged_and_leave_out_who_is_few()
    {
        await using var app = new TestApp();
        await AddAsync(app, "=HYPERLINK(\"http://evil.example\")", country: "IE");
        await app.InDbAsync(db => db.Responses.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsCounted, true)));
        await app.InDbAsync(db => db.Surveys.ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, 99)));
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var count = await app.InDbAsync(db => db.Responses.CountAsync(one => db.Surveys.Any(survey => survey.Id == one.SurveyId && survey.Slug == Respondent.Needs)));

        var csv = (await FileAsync(staff, "Codes")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFFresponse,version,language,group,country,years,size,", csv[0], StringComparison.Ordinal);
        Assert.Contains("c1_1_1.importance,c1_1_1.ability", csv[0], StringComparison.Ordinal);
        Assert.Contains("formats[evening]", csv[0], StringComparison.Ordinal);
        Assert.Equal(count + 1, csv.Length);
        Assert.Contains(csv, line => line.Contains("'=HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(csv, line => line.Contains(",IE,", StringComparison.Ordinal));

        var rows = JsonDocument.Parse(await FileAsync(staff, "Json")).RootElement;
        Assert.Equal(count, rows.GetArrayLength());
        Assert.All(rows.EnumerateArray(), row => Assert.False(row.GetProperty("answers").TryGetProperty("group", out _)));
        List<JsonElement> Given(string name) => [.. rows.EnumerateArray().Select(row => row.GetProperty("answers")).Where(answers => answers.TryGetProperty(name, out _)).Select(answers => answers.GetProperty(name))];
        Assert.All([.. Given("formats"), .. Given("proof")], several => Assert.Equal(JsonValueKind.Array, several.ValueKind));
        Assert.Contains(Given("formats"), several => several.GetArrayLength() == 1);
        Assert.All(Given("years"), one => Assert.Equal(JsonValueKind.String, one.ValueKind));
        var labels = await FileAsync(staff, "Labels");
        Assert.Contains("a portfolio of works > ", labels, StringComparison.Ordinal);
        Assert.Equal(Fixed(csv, country => country.English), Fixed(labels.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)));

        using var workbook = new ZipArchive(new MemoryStream(await BytesAsync(staff, "Xlsx")));
        Assert.Equal(3, workbook.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)));
        Assert.DoesNotContain(workbook.Entries, entry => new StreamReader(entry.Open()).ReadToEnd().Contains("<f>", StringComparison.Ordinal));
        Assert.Equal(4, await app.InDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "survey.exported")));

        var other = (await Facilitator.SignInAsync(app, "admin")).Client;
        var job = (await staff.SendAsync($"{Manage}/export", Form.Token(await staff.PageAsync($"{Manage}/export")), ("format", "Json"))).Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(job)).StatusCode);

        await staff.GetAsync("/?lang=fr");
        Assert.Equal(Fixed(csv, country => country.French).Select(row => row.Country), Fixed((await FileAsync(staff, "Labels")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)).Select(row => row.Country));

        // Group and country of each row; of codes, what they are called.
        static List<(string Group, string Country)> Fixed(string[] lines, Func<Country, string>? named = null)
        {
            var rows = lines.Skip(1).Select(line => line.Split(',')).Select(cells => (Group: cells[3].Trim('"'), Country: cells[4].Trim('"'))).ToList();
            Assert.Contains(rows, row => row.Group.Length > 0);
            Assert.Contains(rows, row => row.Country.Length > 0);
            return rows.ConvertAll(row => named is null ? row : (
                row.Group is "" ? "" : Groups.GetValueOrDefault(row.Group, row.Group),
                row.Country is "" ? "" : named(Countries.All.Single(country => country.Code == row.Country))));
        }
    }

    /// <summary>Groups whose English name is not their code.</summary>
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["NonFormalProvider"] = "Non-formal provider",
        ["PublicAuthority"] = "Public authority",
        ["SocialPartner"] = "Social partner",
    };

    [Fact]
    public async Task Published_results_stay_as_they_were_and_can_be_taken_back()
    {
        await using var app = new TestApp(settings: Whole);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var page = await staff.PageAsync($"{Manage}/publication");
        await staff.SendAsync($"{Manage}/publication", Form.Token(page), ("who", "1"), ("needs", "1"), ("byGroup", "1"), ("question", "proof"), ("question", "missing"), ("summary.en", "Sound first."));
        var anybody = app.Browser();
        var published = await anybody.PageAsync("/surveys/sound-design-needs/results/2");

        Assert.Contains("Sound first.", published, StringComparison.Ordinal);
        Assert.Contains("Concentrate here", published, StringComparison.Ordinal);
        Assert.Contains("a portfolio of works", published, StringComparison.Ordinal);
        Assert.DoesNotContain("Which competence is missing", published, StringComparison.Ordinal);
        Assert.Contains("À développer", await app.Browser("fr").PageAsync("/surveys/sound-design-needs/results"), StringComparison.Ordinal);
        Assert.Contains("Need 1 of 12", await anybody.PageAsync("/standards/sound-design-for-immersive-media"), StringComparison.Ordinal);

        for (var person = 0; person < 6; person++)
        {
            await AddAsync(app);
        }

        await app.InDbAsync(db => db.Surveys.Where(one => one.Slug == Respondent.Needs).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1))));
        Assert.Contains("418", await staff.PageAsync($"{Manage}/analysis"), StringComparison.Ordinal);
        Assert.Equal(published, await anybody.PageAsync("/surveys/sound-design-needs/results/2"));

        await staff.SendAsync($"{Manage}/publication?handler=withdraw", Form.Token(await staff.PageAsync($"{Manage}/publication")), ("number", "2"));
        Assert.Equal(HttpStatusCode.Gone, (await anybody.GetAsync("/surveys/sound-design-needs/results/2")).StatusCode);
        Assert.DoesNotContain("Sound first.", await anybody.PageAsync("/surveys/sound-design-needs/results"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Results_that_differ_by_fewer_than_k_people_are_not_published()
    {
        await using var app = new TestApp();
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        await staff.SendAsync($"{Manage}/publication", Form.Token(await staff.PageAsync($"{Manage}/publication")), ("who", "1"));
        await AddAsync(app);
        await app.InDbAsync(db => db.Responses.ExecuteUpdateAsync(set => set.SetProperty(one => one.IsCounted, true)));

        await staff.SendAsync($"{Manage}/publication", Form.Token(await staff.PageAsync($"{Manage}/publication")), ("who", "1"));

        Assert.Contains("the difference would show them", await staff.PageAsync($"{Manage}/publication"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/surveys/sound-design-needs/results/2")).StatusCode);
    }

    [Fact]
    public async Task Nobody_in_the_demo_writes_what_somebody_else_has_written()
    {
        await using var app = new TestApp(settings: Whole);
        var texts = await app.InDbAsync(db => db.Responses.Where(one => db.Surveys.Any(survey => survey.Id == one.SurveyId && survey.Slug == Respondent.Needs)).Select(one => new { one.Answers, one.Group, one.Language }).ToListAsync());
        var written = texts.ConvertAll(one => (Text: AnswerSheet.FromJson(one.Answers).ValueOf("missing"), one.Group, one.Language)).FindAll(one => one.Text is not null);

        Assert.InRange(written.Count, 40, 80);
        Assert.Distinct(written.Select(one => one.Text!));
        Assert.True(written.Select(one => one.Group).Distinct().Count() >= 6);
        Assert.Contains(written, one => one.Language == "fr" && one.Text!.Contains('é', StringComparison.Ordinal));
        Assert.DoesNotContain(written, one => one.Language == "en" && one.Text!.Contains('é', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Texts_are_searched_and_tagged()
    {
        await using var app = new TestApp(settings: Whole);
        var staff = (await Facilitator.SignInAsync(app, "staff")).Client;
        var page = await staff.PageAsync($"{Manage}/texts/missing?q=synthese");
        Assert.Contains("synthèse", page, StringComparison.Ordinal);

        var response = Form.Hidden(page, "response");
        await staff.SendAsync($"{Manage}/texts/missing?q=synthese&handler=tag", Form.Token(page), ("response", response), ("tag", "Venues"));
        Assert.Contains("venues", await staff.PageAsync($"{Manage}/texts/missing?tag=venues"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.SendAsync($"{Manage}/texts/missing?handler=tag", Form.Token(page), ("response", Guid.NewGuid().ToString()), ("tag", "x"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await staff.GetAsync($"{Manage}/texts/group")).StatusCode);
    }

    private static Dictionary<string, string> Whole => new(StringComparer.Ordinal) { ["Demo:Whole"] = "true" };

    private static async Task<SurveyAnalysis> AnalysisAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        await scope.ServiceProvider.GetRequiredService<Admission>().RunAsync(survey, CancellationToken.None);
        return (await scope.ServiceProvider.GetRequiredService<SurveyAnalyses>().OfAsync(survey.Id, CancellationToken.None))!;
    }

    private static Task<int> AddAsync(TestApp app, string? text = null, string country = "FR", byte[]? hash = null) => app.InDbAsync(async db =>
    {
        var survey = await Respondent.FindAsync(db);
        db.Responses.Add(new Response
        {
            SurveyId = survey.Id,
            VersionId = survey.AskedVersionId!.Value,
            Group = StakeholderGroup.Learner,
            Country = country,
            Language = "en",
            Answers = JsonSerializer.Serialize(new Dictionary<string, string>(StringComparer.Ordinal) { ["group"] = "Learner", ["country"] = country, ["missing"] = text ?? "a thought" }),
            WithdrawalHash = hash ?? Guid.NewGuid().ToByteArray(),
        });
        await db.SaveChangesAsync();
        return await db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1));
    });

    private static async Task<string> FileAsync(HttpClient staff, string format) => System.Text.Encoding.UTF8.GetString(await BytesAsync(staff, format));

    private static async Task<byte[]> BytesAsync(HttpClient staff, string format)
    {
        var page = await staff.PageAsync($"{Manage}/export");
        var asked = await staff.SendAsync($"{Manage}/export", Form.Token(page), ("format", format));
        var address = asked.Headers.Location!.OriginalString;
        for (var tries = 0; tries < 100 && !address.Contains("handler=file", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
            address = (await staff.PageAsync(address)).Contains("handler=file", StringComparison.Ordinal) ? address.Replace("?job", "?handler=file&job", StringComparison.Ordinal) : address;
        }

        return await staff.GetByteArrayAsync(address);
    }
}
