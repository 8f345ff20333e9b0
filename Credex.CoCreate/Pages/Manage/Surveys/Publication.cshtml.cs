using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Chooses what of the results becomes public, and publishes it with a date, for good.</summary>
public sealed class PublicationModel(AppDb db, SurveyAnalyses analyses, Admission admission, ResultsPublisher publisher, IStringLocalizer<AnalysisTexts> texts) : ResultsPage(db)
{
    private const int LongestSummary = 2000;

    public SurveyAnalysis Analysis { get; private set; } = null!;

    public IReadOnlyList<ResultsSnapshot> Snapshots { get; private set; } = [];

    /// <summary>What is not in the results.</summary>
    public Outside Outside { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Outside = await admission.RunAsync(Survey, cancel);
        Analysis = await analyses.OfAsync(Survey.Id, cancel) ?? throw new InvalidOperationException("The survey was there a moment ago.");
        Snapshots = await Db.ResultsSnapshots.AsNoTracking().Where(one => one.SurveyId == Survey.Id).OrderByDescending(one => one.Number).ToListAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        var choice = new PublicationChoice(form["who"] == "1", form["needs"] == "1", form["byGroup"] == "1", [.. form["question"].OfType<string>()]);
        var summary = LocalizedText.From(SiteLanguages.Codes[0], SiteLanguages.Codes.ToDictionary(code => code, code => Short(form[$"summary.{code}"].ToString()), StringComparer.Ordinal));
        var outcome = await publisher.PublishAsync(Survey, choice, summary, Actor, cancel);
        TempData[outcome == PublicationOutcome.Published ? Notices.Done : Notices.Refused] = texts[$"Publication_{outcome}", Survey.MinGroup].Value;
        return LocalRedirect(Url.Content($"~/manage/surveys/{Slug}/publication"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int number, CancellationToken cancel)
    {
        if (!await publisher.WithdrawAsync(Survey, number, Actor, cancel))
        {
            return NotFound();
        }

        TempData[Notices.Done] = texts["Publication_Withdrawn"].Value;
        return LocalRedirect(Url.Content($"~/manage/surveys/{Slug}/publication"));
    }

    private static string Short(string text) => text.Trim() is var trimmed && trimmed.Length > LongestSummary ? trimmed[..LongestSummary] : trimmed;
}
