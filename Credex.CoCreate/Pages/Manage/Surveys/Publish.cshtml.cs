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
    public IReadOnlyList<ComparedQuestion> Comparison { get; private set; } = [];

    /// <summary>Keys of the questions of which the form says that they ask the same.</summary>
    public IReadOnlyCollection<string> Confirmed => Request.HasFormContentType ? [.. Request.Form["same"].OfType<string>()] : [];

    /// <summary>What of a question differs, as a label.</summary>
    public string Label(QuestionChange change) => change.Part switch
    {
        ComparedPart.Row or ComparedPart.Choice or ComparedPart.RowCondition or ComparedPart.ChoiceCondition => texts[$"Change_{change.Part}", change.Code!],
        ComparedPart.ChoiceMark => texts["Change_Choice", change.Code!],
        ComparedPart.Named => texts["Change_Named", change.Code!],
        _ => texts[$"Field_{change.Part}"],
    };

    /// <summary>A side of a change in words; what is nothing is said, too.</summary>
    public string Side(ComparedPart part, string? side) => (part, side) switch
    {
        (ComparedPart.Condition or ComparedPart.RowCondition or ComparedPart.ChoiceCondition, null) => texts["Change_Always"],
        (_, null) => texts["Change_Nothing"],
        (ComparedPart.ChoiceMark, _) => texts[$"Mark_{side}"],
        (ComparedPart.CannotSay or ComparedPart.Several or ComparedPart.Whole, "yes") => texts["Yes"],
        (ComparedPart.CannotSay or ComparedPart.Several or ComparedPart.Whole, _) => texts["No"],
        _ => side,
    };

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
        if (await publisher.PublishAsync(Survey.Id, Request.Form.Number("revision") ?? -1, Confirmed, Actor, cancel))
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
