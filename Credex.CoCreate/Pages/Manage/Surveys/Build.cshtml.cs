using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.S;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The pages and questions of a survey: added, moved, duplicated, taken out and put back; what the check of the design says; and the way into a trial.</summary>
public sealed class BuildModel(AppDb db, Builder builder, Arranger arranger, VersionWriter versions, QuestionTypes types, DesignChecks checks, TimeProvider clock, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    private const int MostRemoved = 5;

    /// <summary>Of the survey: of the version that people answer.</summary>
    public SurveyStage Stage { get; private set; }

    /// <summary>Number of that version, where the one that is built is not it.</summary>
    public int? AskedNumber { get; private set; }

    public IReadOnlyList<PageLine> Lines { get; private set; } = [];

    /// <summary>What was taken out last, to be put back.</summary>
    public IReadOnlyList<RemovedPart> Removed { get; private set; } = [];

    public IReadOnlyList<IQuestionType> Types => types.All;

    public DesignReport Report { get; private set; } = null!;

    /// <summary>Number of the page on which something is, for the sentences of the check.</summary>
    public int NumberOf(SurveyPage page) => Lines.First(line => line.Page.Id == page.Id).Number;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Stage = Survey.StageAt(clock.GetUtcNow().UtcDateTime);
        AskedNumber = Survey.AskedVersionId is { } asked && asked != Version.Id ? await Db.SurveyVersions.Where(one => one.Id == asked).Select(one => one.Number).SingleAsync(cancel) : null;
        Report = await checks.OfAsync(Survey, Version, cancel);
        Removed = await Db.Set<RemovedPart>().AsNoTracking().Where(one => one.VersionId == Version.Id).OrderByDescending(one => one.RemovedAt).ThenByDescending(one => one.Id).Take(MostRemoved).ToListAsync(cancel);
        Lines = [.. ConditionCheck.InOrder(Version).Select((one, place) => new PageLine(
            one.Page,
            place + 1,
            [.. one.Questions.Select(question => new QuestionLine(question, types.Find(question.Type)?.Label ?? question.Type, Marks(one.Page, question), Report.Mistakes.Any(mistake => mistake.Where.Question?.Id == question.Id)))],
            Report.Mistakes.Any(mistake => mistake.Where.Question is null && mistake.Where.Page.Id == one.Page.Id)))];
    }

    public async Task<IActionResult> OnPostAddPageAsync(CancellationToken cancel)
    {
        var (outcome, page) = await builder.AddPageAsync(Survey.Id, Actor, cancel);
        return Back(outcome, page);
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var (outcome, question) = await builder.AddQuestionAsync(Survey.Id, Request.Form.Id("page"), Request.Form["type"].ToString(), Actor, cancel);
        return outcome == BuildOutcome.Done ? LocalRedirect(Address($"build/{question}")) : Back(outcome);
    }

    public async Task<IActionResult> OnPostMoveAsync([FromQuery] bool up, CancellationToken cancel)
    {
        var id = Request.Form.Id("id");
        return Back(await (Version.Pages.Exists(page => page.Id == id) ? arranger.MovePageAsync(Survey.Id, id, up, Actor, cancel) : arranger.MoveQuestionAsync(Survey.Id, id, up, Actor, cancel)), id);
    }

    /// <summary>What dragging does.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(CancellationToken cancel)
    {
        var (id, before) = (Request.Form.Id("id"), Request.Form.Id("before"));
        return Back(await (Version.Pages.Exists(page => page.Id == id) ? arranger.PlacePageAsync(Survey.Id, id, before, Actor, cancel) : arranger.PlaceQuestionAsync(Survey.Id, id, Request.Form.Id("page"), before, Actor, cancel)), id);
    }

    public async Task<IActionResult> OnPostDuplicateAsync(CancellationToken cancel)
    {
        var (outcome, copy) = await builder.DuplicateAsync(Survey.Id, Request.Form.Id("id"), Actor, cancel);
        return Back(outcome, copy, texts["Duplicated"]);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        Back(await builder.DeleteAsync(Survey.Id, Request.Form.Id("id"), Actor, cancel), there: "removed");

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancel)
    {
        var (outcome, part) = await builder.RestoreAsync(Survey.Id, Request.Form.Id("id"), Actor, cancel);
        return Back(outcome, part, texts["Restored"]);
    }

    public async Task<IActionResult> OnPostVersionAsync(CancellationToken cancel)
    {
        TempData[Notices.Done] = await versions.NewVersionAsync(Survey.Id, Actor, cancel) ? texts["Version_Made", Version.Number + 1].Value : texts["Version_There"].Value;
        return LocalRedirect(Address("build"));
    }

    /// <summary>Leads to the newest version as respondents see it. What this browser had begun as a respondent is left behind, so that a trial never becomes an answer.</summary>
    public IActionResult OnPostTrial()
    {
        if (ConditionCheck.TwiceNamed(Version, types).Count > 0)
        {
            TempData[Notices.Refused] = texts["Trial_Not"].Value;
            return LocalRedirect(Address("build"));
        }

        SurveyCookies.Drop(HttpContext, Slug, SurveySecret.Cookie, SurveyCookies.Sent, SurveyCookies.Invitation);
        SurveyCookies.Set(HttpContext, Slug, SurveyCookies.Trial, "1", lasts: null);
        return LocalRedirect(Url.Content($"~/s/{Slug}"));
    }

    private static string? Marks(SurveyPage page, SurveyQuestion question)
    {
        var places = VersionTexts.OfQuestion(page, question).ToList();
        return places.Exists(place => SiteLanguages.Codes.Any(place.IsMissing)) ? "missing" : places.Exists(place => SiteLanguages.Codes.Any(place.IsStale)) ? "stale" : null;
    }

    private IActionResult Back(BuildOutcome outcome, Guid part = default, string? said = null, string? there = null)
    {
        if (outcome == BuildOutcome.Unknown)
        {
            return NotFound();
        }

        if (outcome != BuildOutcome.Done)
        {
            TempData[Notices.Refused] = outcome == BuildOutcome.Full ? texts["Not_Full", Builder.MostPages, Builder.MostQuestions].Value : texts["Not_Frozen"].Value;
        }
        else if (said is not null)
        {
            TempData[Notices.Done] = said;
        }

        var anchor = there ?? (part == Guid.Empty ? null : $"part-{part}");
        return LocalRedirect(Address(anchor is null ? "build" : $"build#{anchor}"));
    }
}

public sealed record PageLine(SurveyPage Page, int Number, IReadOnlyList<QuestionLine> Questions, bool IsWrong);

/// <param name="Mark">"missing" or "stale", where a language is.</param>
public sealed record QuestionLine(SurveyQuestion Question, string Type, string? Mark, bool IsWrong);
