using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>What publishing means for this version: what must be mended first, when it opens, and what stays comparable with the one before.</summary>
public sealed class PublishModel(AppDb db, DesignChecks checks, SurveyPublisher publisher, QuestionTypes types, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    public DesignReport Report { get; private set; } = null!;

    /// <summary>Empty for the first version.</summary>
    public IReadOnlyList<(string Key, SurveyQuestion Question, Comparability Verdict)> Comparison { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (IsFrozen)
        {
            return LocalRedirect(Address("build"));
        }

        await DrawAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await publisher.PublishAsync(Survey.Id, Request.Form.Number("revision") ?? -1, Actor, cancel))
        {
            TempData[Notices.Done] = texts["Published", Version.Number].Value;
            return LocalRedirect(Address("build"));
        }

        if (IsFrozen)
        {
            return LocalRedirect(Address("build"));
        }

        await ReadAsync(cancel);
        await DrawAsync(cancel);
        return Again(StatusCodes.Status409Conflict);
    }

    public bool IsRefused => Response.StatusCode == StatusCodes.Status409Conflict;

    private async Task DrawAsync(CancellationToken cancel)
    {
        Report = await checks.OfAsync(Survey, Version, cancel);
        var before = await Db.SurveyVersions.AsNoTracking().Include(one => one.Pages).Include(one => one.Questions).AsSplitQuery()
            .Where(one => one.SurveyId == Survey.Id && one.Number < Version.Number).OrderByDescending(one => one.Number).FirstOrDefaultAsync(cancel);
        Comparison = before is null ? [] : VersionComparison.Of(before, Version, types);
    }
}
