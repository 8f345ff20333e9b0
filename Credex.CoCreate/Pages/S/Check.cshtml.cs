using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Invitations;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.S;

/// <summary>All answers once more before they are sent.</summary>
public sealed class CheckModel(
    AppDb db,
    Questionnaires questionnaires,
    BatchWriter<SurveyEntry, SurveyReceipt> writer,
    OwnResults results,
    ProblemWords words,
    TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    /// <summary>What stands in the way of sending.</summary>
    public IReadOnlyList<Problem> Hard => [.. Route!.Problems.Where(problem => !problem.MayPass)];

    /// <summary>The invitation by which this browser came was used elsewhere.</summary>
    public bool InvitationUsed { get; private set; }

    public string Message(Problem problem) => words.Of(problem);

    public AskedPage PageOf(AskedQuestion question) => Questionnaire!.Pages.First(page => page.Questions.Contains(question));

    public IActionResult OnGet() => Draft is null || !MayAnswer || !IsInvited ? LocalRedirect(Address()) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Secret is null)
        {
            return LocalRedirect(Address());
        }

        var code = Secret.WithdrawalCode(Survey.Id);
        var minutes = (int)Math.Clamp(SurveySecret.Minute(Now) - Secret.StartedMinute, 0, SurveyCounters.MostMinutes);
        var invitation = Survey.Mode == SurveyMode.Anonymous && InvitationCookie is { } secret ? InvitationSecrets.Hash(secret) : null;
        if (!writer.TryEnter(new SendAnswers(Secret.DraftHash(Survey.Id), SurveySecret.WithdrawalHash(code, Survey.Id), invitation, Language, minutes), out var commit))
        {
            return Full();
        }

        var receipt = await commit;
        switch (receipt.Outcome)
        {
            case SurveyEntryOutcome.Sent:
                var own = receipt.Answers is { } answers ? results.Of(Questionnaire!, answers) : [];
                SurveyCookies.Set(HttpContext, Slug, SurveyCookies.Sent, results.Protect(new SentSheet(Survey.Id, code, own)), lasts: null);
                SurveyCookies.Drop(HttpContext, Slug, SurveySecret.Cookie, SurveyCookies.Invitation);
                return LocalRedirect(Address("sent"));
            case SurveyEntryOutcome.Incomplete:
                return PageOf(StatusCodes.Status422UnprocessableEntity);
            case SurveyEntryOutcome.InvitationUsed:
                InvitationUsed = true;
                return PageOf(StatusCodes.Status409Conflict);
            default:
                return LocalRedirect(Address());
        }
    }
}
