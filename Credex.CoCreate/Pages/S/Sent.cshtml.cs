using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.S;

/// <summary>Thanks, the respondent's own result where the survey has one, and the code with which they can take the answers back.</summary>
public sealed class SentModel(AppDb db, Questionnaires questionnaires, OwnResults results, TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    public SentSheet? Sheet { get; private set; }

    /// <summary>What matters to them and what they do well.</summary>
    public IReadOnlyList<OwnPair> Strengths => [.. Pairs.Where(pair => pair.Ability >= 4 && pair.Gap <= 0).OrderByDescending(pair => pair.Importance).ThenByDescending(pair => pair.Ability).Take(5)];

    /// <summary>Where learning could help: the widest gaps first, of equal ones the more important.</summary>
    public IReadOnlyList<OwnPair> Needs => [.. Pairs.Where(pair => pair.Gap > 0).OrderByDescending(pair => pair.Gap).ThenByDescending(pair => pair.Importance).Take(5)];

    private IReadOnlyList<OwnPair> Pairs => Sheet?.Pairs ?? [];

    public AskedQuestion? QuestionOf(OwnPair pair) => Questionnaire?.Questions.FirstOrDefault(question => question.Key == pair.Key);

    public IActionResult OnGet()
    {
        Sheet = results.Read(Request.Cookies[SurveyCookies.Sent], Survey.Id);
        return Sheet is null ? LocalRedirect(Address()) : Page();
    }
}
