using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Export;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>Answers of several versions are pooled where a question stays comparable, and only there.</summary>
public sealed class PoolingTests
{
    [Fact]
    public async Task What_stays_comparable_is_counted_together_and_what_does_not_from_the_new_version_only()
    {
        await using var app = new TestApp();
        var before = await PeopleAsync(app, "years");
        await app.InDbAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(one => one.Slug == Respondent.Needs);
            var first = await db.SurveyVersions.AsNoTracking().Include(one => one.Pages).Include(one => one.Questions).SingleAsync(one => one.SurveyId == survey.Id);
            var second = new SurveyVersion { SurveyId = survey.Id, Number = 2, PublishedAt = DateTime.UtcNow, Comparable = """["group","country","years"]""" };
            var page = new SurveyPage { VersionId = second.Id, Title = first.Pages[0].Title, Text = first.Pages[0].Text };
            second.Pages.Add(page);
            foreach (var question in first.Questions.Where(question => question.Key is "group" or "country" or "years" or "formats"))
            {
                second.Questions.Add(new SurveyQuestion { VersionId = second.Id, PageId = page.Id, Order = question.Order, Key = question.Key, Type = question.Type, Text = question.Text, Help = question.Help, Settings = question.Settings });
            }

            db.SurveyVersions.Add(second);
            (survey.AskedVersionId, survey.AnswersRevision) = (second.Id, survey.AnswersRevision + 1);
            for (var person = 0; person < 7; person++)
            {
                db.Responses.Add(new Response { SurveyId = survey.Id, VersionId = second.Id, Language = "en", Answers = """{"years":"2","formats":"work"}""", WithdrawalHash = Guid.NewGuid().ToByteArray(), IsCounted = true });
            }

            return await db.SaveChangesAsync();
        });

        Assert.Equal(before + 7, await PeopleAsync(app, "years"));
        Assert.Equal(7, await PeopleAsync(app, "formats"));
        Assert.True(await PeopleAsync(app, "hours") > 0);
    }

    [Fact]
    public async Task An_export_has_a_column_for_what_each_version_asks_and_its_codebook_says_what_that_is()
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(one => one.Slug == Respondent.Needs);
            await db.Responses.Where(one => one.SurveyId == survey.Id).ExecuteDeleteAsync();
            await db.SurveyVersions.Where(one => one.SurveyId == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Number, 9));
            foreach (var (number, about, kept) in new[] { (1, "About number?", null), (2, "Abuot number?", """["num"]"""), (3, "Entirely other question?", "[]") })
            {
                var version = new SurveyVersion { SurveyId = survey.Id, Number = number, PublishedAt = DateTime.UtcNow, Comparable = kept };
                var page = new SurveyPage { VersionId = version.Id, Title = SurveyParts.Text("Page"), Text = SurveyParts.Text() };
                var asked = SurveyParts.Question("num", "number");
                var several = SurveyParts.Choosing("many", "multiple", 2);
                asked.Text = SurveyParts.Text(about);
                foreach (var question in new[] { asked, several })
                {
                    (question.VersionId, question.PageId) = (version.Id, page.Id);
                    version.Questions.Add(question);
                }

                version.Pages.Add(page);
                db.SurveyVersions.Add(version);
                db.Responses.Add(new Response { SurveyId = survey.Id, VersionId = version.Id, Language = "en", Answers = $$"""{"num":"{{number}}","many":"a"}""", WithdrawalHash = Guid.NewGuid().ToByteArray(), IsCounted = true });
            }

            return await db.SaveChangesAsync();
        });

        var csv = Encoding.UTF8.GetString(await FileAsync(app, ExportFormat.Codes)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        var column = csv[0].Select((name, place) => (name, place)).ToDictionary(one => one.name, one => one.place, StringComparer.Ordinal);
        string Cell(int version, string name) => csv.Single(row => row[1] == version.ToString(CultureInfo.InvariantCulture))[column[name]];

        Assert.Equal([("", "1", ""), ("", "2", ""), ("3", "", "")], new[] { 1, 2, 3 }.Select(version => (Cell(version, "num"), Cell(version, "num@v2"), column.ContainsKey("num@v1") ? "own" : "")));
        Assert.Equal(["1", "", ""], new[] { "many@v1[a]", "many@v2[a]", "many[a]" }.Select(name => Cell(1, name)));

        var codebook = await CodebookAsync(app);
        Assert.Equal(["column", "pools versions", "words of versions", "question", "part", "type", "code", "label"], codebook[0]);
        Assert.Equal(
            [["num", "3", "3", "Entirely other question?"], ["num@v2", "1, 2", "2", "Abuot number?"], ["num@v2", "1, 2", "1", "About number?"]],
            codebook.Where(row => row[0].StartsWith("num", StringComparison.Ordinal)).Select(row => row.Take(4)));

        var json = JsonDocument.Parse(await FileAsync(app, ExportFormat.Json)).RootElement.EnumerateArray().ToDictionary(row => row.GetProperty("version").GetString()!, row => row.GetProperty("answers").GetRawText());
        Assert.Equal("""{"many":["a"],"num":"3"}""", json["3"]);
        Assert.Equal("""{"many@v1":["a"],"num@v2":"1"}""", json["1"]);
    }

    private static async Task<byte[]> FileAsync(TestApp app, ExportFormat format)
    {
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        await using var scope = app.Services.CreateAsyncScope();
        using var stream = new MemoryStream();
        await scope.ServiceProvider.GetRequiredService<ResponseExport>().WriteAsync(survey, format, "en", stream, new Progress<double>(), CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<List<List<string>>> CodebookAsync(TestApp app)
    {
        using var workbook = new ZipArchive(new MemoryStream(await FileAsync(app, ExportFormat.Xlsx)));
        await using var sheet = await workbook.GetEntry("xl/worksheets/sheet3.xml")!.OpenAsync();
        return [.. XDocument.Load(sheet).Descendants().Where(one => one.Name.LocalName == "row").Select(row => row.Elements().Select(cell => cell.Value).ToList())];
    }

    private static async Task<int> PeopleAsync(TestApp app, string field)
    {
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        var table = (await app.Services.GetRequiredService<ResponseTables>().OfAsync(survey.Id, CancellationToken.None))!;
        return Enumerable.Range(0, table.Count).Count(table.Find(field)!.IsAnswered);
    }
}
