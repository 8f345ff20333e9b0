using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
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

    private static async Task<int> PeopleAsync(TestApp app, string field)
    {
        var survey = await app.InDbAsync(db => Respondent.FindAsync(db));
        var table = (await app.Services.GetRequiredService<ResponseTables>().OfAsync(survey.Id, CancellationToken.None))!;
        return Enumerable.Range(0, table.Count).Count(table.Find(field)!.IsAnswered);
    }
}
