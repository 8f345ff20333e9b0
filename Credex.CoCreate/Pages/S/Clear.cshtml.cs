using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.S;

/// <summary>"Clear this device": throws away what is not sent, and everything that this browser keeps for the survey.</summary>
public sealed class ClearModel(AppDb db, Questionnaires questionnaires, BatchWriter<SurveyEntry, SurveyReceipt> writer, TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    public bool IsDone { get; private set; }

    public IActionResult OnGet()
    {
        IsDone = TempData["Cleared"] is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Secret is not null)
        {
            if (!writer.TryEnter(new DropAnswers(Secret.DraftHash(Survey.Id)), out var commit))
            {
                return Full();
            }

            await commit;
        }

        SurveyCookies.Drop(HttpContext, Slug, SurveySecret.Cookie, SurveyCookies.Invitation, SurveyCookies.Sent, SurveyCookies.Trial);
        TempData["Cleared"] = true;
        return LocalRedirect(Address("clear"));
    }
}
