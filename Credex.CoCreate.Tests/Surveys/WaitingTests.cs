using System.Net;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Tests.Surveys.Building;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>What staff are told while answers wait: the numbers that the rule has.</summary>
public sealed class WaitingTests
{
    [Fact]
    public async Task Staff_read_from_when_on_there_are_results_while_the_survey_is_open_and_after()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        await desk.PublishAsync();
        var pages = new[] { "analysis", "publication", "export" };
        foreach (var page in pages)
        {
            Assert.Contains("results show once a stakeholder group has 12 responses that wait: 7 of them are kept back", await desk.Client.PageAsync($"{desk.Base}/{page}"), StringComparison.Ordinal);
        }

        await AddAsync(app, desk, StakeholderGroup.Learner, 7);
        await AddAsync(app, desk, StakeholderGroup.Employer, 7);
        foreach (var page in pages)
        {
            var waiting = await desk.Client.PageAsync($"{desk.Base}/{page}");
            Assert.Contains("14 responses wait. While the survey is open,", waiting, StringComparison.Ordinal);
            Assert.Contains("Once it is closed, 5 responses are enough.", waiting, StringComparison.Ordinal);
            Assert.DoesNotContain("more responses wait", waiting, StringComparison.Ordinal);
        }

        // The twelfth of one group, and five of that group are there.
        await AddAsync(app, desk, StakeholderGroup.Learner, 5);
        var shown = await desk.Client.PageAsync($"{desk.Base}/analysis");
        Assert.Contains("14 more responses wait", shown, StringComparison.Ordinal);
        Assert.Contains("a group grows once 12 of its responses wait; 7 of them are kept back until it closes", shown, StringComparison.Ordinal);

        await CloseAsync(app, desk);
        Assert.DoesNotContain("responses wait", await desk.Client.PageAsync($"{desk.Base}/analysis"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_closed_survey_that_few_answered_they_read_how_many_it_takes()
    {
        await using var app = new TestApp();
        var desk = await SurveyDesk.OpenAsync(app);
        await desk.AddAsync("a", "text");
        await desk.PublishAsync();
        await AddAsync(app, desk, StakeholderGroup.Learner, 4);
        await CloseAsync(app, desk);

        var page = await desk.Client.PageAsync($"{desk.Base}/analysis");
        Assert.Contains("Results show from 5 responses on.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("12", WebUtility.HtmlDecode(page[page.IndexOf("Too few to say", StringComparison.Ordinal)..page.IndexOf("from 5 responses", StringComparison.Ordinal)]), StringComparison.Ordinal);
        await desk.Client.GetAsync("/?lang=fr");
        Assert.Contains("à partir de 5 réponses", WebUtility.HtmlDecode(await desk.Client.PageAsync($"{desk.Base}/analysis")), StringComparison.Ordinal);
    }

    /// <summary>What is said is what is done, whatever k is.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    public void The_numbers_that_are_said_are_those_of_the_rule(int k)
    {
        var enough = AdmissionRule.Enough(k);

        Assert.Equal(0, AdmissionRule.Admit(Learners(enough - 1), k, isClosed: false)[3].Unseen);
        Assert.Equal(enough - AdmissionRule.KeptBack(k), AdmissionRule.Admit(Learners(enough), k, isClosed: false)[3].Unseen);

        static Dictionary<int, GroupTally> Learners(int unseen) => new() { [3] = new GroupTally(0, unseen, 0) };
    }

    private static Task<int> CloseAsync(TestApp app, SurveyDesk desk) =>
        app.InDbAsync(db => db.Surveys.Where(one => one.Slug == desk.Slug).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosesAt, DateTime.UtcNow.AddMinutes(-1)).SetProperty(one => one.OpensAt, DateTime.UtcNow.AddDays(-1))));

    private static Task<int> AddAsync(TestApp app, SurveyDesk desk, StakeholderGroup group, int people) => app.InDbAsync(async db =>
    {
        var survey = await Respondent.FindAsync(db, desk.Slug);
        for (var person = 0; person < people; person++)
        {
            db.Responses.Add(new Response { SurveyId = survey.Id, VersionId = survey.AskedVersionId!.Value, Group = group, Language = "en", Answers = "{}", WithdrawalHash = Guid.NewGuid().ToByteArray() });
        }

        await db.SaveChangesAsync();
        return await db.Surveys.Where(one => one.Id == survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1));
    });
}
