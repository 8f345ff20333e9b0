using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Invitations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.S;

/// <summary>A page of questions. Going on, going back, changing the language and leaving all save it, as it was typed.</summary>
public sealed class AskModel(
    AppDb db,
    Questionnaires questionnaires,
    BatchWriter<SurveyEntry, SurveyReceipt> writer,
    ProblemWords words,
    IStringLocalizer<SurveyTexts> texts,
    TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    public RoutePage Current { get; private set; } = null!;

    /// <summary>Place of the page on this respondent's way, from 1.</summary>
    public int Place { get; private set; }

    /// <summary>What is wrong, said; shown after going on only, not while somebody is still writing.</summary>
    public IReadOnlyList<Problem> Shown { get; private set; } = [];

    /// <summary>Only soft requirements are open: going on once more passes over them.</summary>
    public bool MayPass { get; private set; }

    public int MinutesLeft => SurveyTime.Minutes(
        Route!.Pages.Skip(Place - 1).SelectMany(page => page.Questions).Select(question => question.Source),
        question => Questionnaire!.Questions.First(one => one.Source == question).Type);

    public string Message(Problem problem) => words.Of(problem);

    public Asked AskedOf(AskedQuestion question) => new(
        question,
        Questionnaire!,
        Route!,
        Raw,
        Shown.Where(problem => problem.Question == question).DistinctBy(problem => problem.Field.Name).ToDictionary(problem => problem.Field.Name, words.Of, StringComparer.Ordinal));

    public IActionResult OnGet()
    {
        if (!MayAnswer || !IsInvited)
        {
            return LocalRedirect(Address());
        }

        return Find() ? Page() : LocalRedirect(Address(Nearest()));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) => await SaveAsync(Direction.On, cancel);

    public async Task<IActionResult> OnPostBackAsync(CancellationToken cancel) => await SaveAsync(Direction.Back, cancel);

    /// <summary>By script while somebody writes, or leaves. The answer is the questions, which may have changed with it.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel) => await SaveAsync(Direction.Stay, cancel);

    public async Task<IActionResult> OnPostLanguageAsync(string to, CancellationToken cancel)
    {
        if (SiteLanguages.Codes.Contains(to, StringComparer.Ordinal))
        {
            SiteLanguages.Remember(HttpContext, to);
        }

        return await SaveAsync(Direction.Language, cancel);
    }

    private enum Direction
    {
        On,
        Back,
        Stay,
        Language,
    }

    private async Task<IActionResult> SaveAsync(Direction direction, CancellationToken cancel)
    {
        if (!MayAnswer || !IsInvited)
        {
            return LocalRedirect(Address());
        }

        if (!Find())
        {
            return LocalRedirect(Address(Nearest()));
        }

        var (changes, shown) = Sent();
        var secret = Secret ?? SurveySecret.New(Now);
        var (after, next) = Ahead(changes, shown, direction);
        var save = new SaveAnswers(secret.DraftHash(Survey.Id), Questionnaire!.VersionId, changes, next, IsTrial, await InvitationAsync(cancel));
        if (!writer.TryEnter(save, out var commit))
        {
            Follow(after);
            return Full();
        }

        var receipt = await commit;
        if (receipt.Outcome != SurveyEntryOutcome.Saved)
        {
            return LocalRedirect(Address());
        }

        SurveyCookies.Set(HttpContext, Slug, SurveySecret.Cookie, secret.Encode(), SurveySecret.Lasts);
        Follow(receipt.Answers!);
        return Go(direction, shown);
    }

    /// <summary>The invitation that a confidential draft belongs to; an anonymous one never knows it.</summary>
    private async Task<Guid?> InvitationAsync(CancellationToken cancel)
    {
        if (Survey.Mode != SurveyMode.Confidential || Draft is not null || InvitationCookie is not { } secret)
        {
            return null;
        }

        var hash = InvitationSecrets.Hash(secret);
        return await Db.SurveyInvitations.Where(one => one.SecretHash == hash && one.SurveyId == Survey.Id).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel);
    }

    private IActionResult Go(Direction direction, HashSet<string> shown)
    {
        if (!Find())
        {
            return LocalRedirect(Address(Nearest()));
        }

        switch (direction)
        {
            case Direction.Stay:
                return Request.Headers.ContainsKey("X-Region") ? Partial("_Questions", this) : StatusCode(StatusCodes.Status204NoContent);
            case Direction.Language:
                return LocalRedirect(Address(Number.ToString(CultureInfo.InvariantCulture)));
            case Direction.Back:
                return LocalRedirect(Place == 1 ? Address() : Address(PageAt(Place - 1)));
        }

        var (problems, fresh) = InTheWay(Route!, Current, shown);
        if (problems.Count > 0)
        {
            Shown = problems;
            MayPass = problems.TrueForAll(problem => problem.MayPass);
            return PageOf(StatusCodes.Status422UnprocessableEntity);
        }

        if (fresh is not null)
        {
            TempData[Notices.Done] = texts["More_Asked"].Value;
            return LocalRedirect($"{Address(Number.ToString(CultureInfo.InvariantCulture))}#{fresh.Anchor}");
        }

        return LocalRedirect(Place == Route!.Pages.Count ? Address("check") : Address(PageAt(Place + 1)));
    }

    /// <summary>The answers as they will be, and the number of the page that follows where nothing stands in the way.</summary>
    private (AnswerSheet After, int? Next) Ahead(Dictionary<string, IReadOnlyList<string>> changes, HashSet<string> shown, Direction direction)
    {
        var after = Raw.Copy();
        foreach (var (name, values) in changes)
        {
            after.Set(name, values);
        }

        if (direction != Direction.On)
        {
            return (after, null);
        }

        var route = AnswerRoute.Of(Questionnaire!, after);
        var place = route.Pages.ToList().FindIndex(page => page.Page.Number == Number);
        return (after, place >= 0 && place + 1 < route.Pages.Count && InTheWay(route, route.Pages[place], shown) is { Problems.Count: 0, Fresh: null } ? route.Pages[place + 1].Page.Number : null);
    }

    /// <summary>What keeps somebody on a page: problems with what it showed, unless they may be passed over and were; and what is asked because of an answer on this very page, not seen yet.</summary>
    private (List<Problem> Problems, AskedQuestion? Fresh) InTheWay(AnswerRoute route, RoutePage at, HashSet<string> shown)
    {
        var problems = route.Problems.Where(problem => at.Questions.Contains(problem.Question) && shown.Contains(problem.Question.Key)).ToList();
        var arePassed = Request.Form["passed"] == "1" && problems.TrueForAll(problem => problem.MayPass);
        return (arePassed ? [] : problems, at.Questions.FirstOrDefault(question => question.Fields.Count > 0 && !shown.Contains(question.Key)));
    }

    /// <summary>What the form holds: the values of every input of the questions that it showed. A box that is not ticked is not sent, and so is empty.</summary>
    private (Dictionary<string, IReadOnlyList<string>> Changes, HashSet<string> Shown) Sent()
    {
        var shown = Request.Form["shown"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var changes = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var question in Current.Page.Questions.Where(question => shown.Contains(question.Key)))
        {
            foreach (var name in question.Fields.SelectMany(FieldReader.Inputs))
            {
                changes[name] = [.. Request.Form[name].OfType<string>().Where(value => value.Length > 0).Select(Kept).Take(200)];
            }
        }

        return (changes, shown);
    }

    /// <summary>Longer than any answer may be is cut, so that a draft stays small; NUL cannot be stored.</summary>
    private static string Kept(string value) => (value.Length > 6000 ? value[..6000] : value).Replace("\0", string.Empty, StringComparison.Ordinal);

    private bool Find()
    {
        var place = Route!.Pages.ToList().FindIndex(page => page.Page.Number == Number);
        if (place < 0)
        {
            return false;
        }

        (Current, Place) = (Route.Pages[place], place + 1);
        return true;
    }

    private string PageAt(int place) => Route!.Pages[place - 1].Page.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A page that is not asked, any more or at all: the next one that is.</summary>
    private string Nearest() => Route!.Pages.FirstOrDefault(page => page.Page.Number > Number) is { } next
        ? next.Page.Number.ToString(CultureInfo.InvariantCulture)
        : Route.Pages.Count > 0 ? "check" : string.Empty;
}
