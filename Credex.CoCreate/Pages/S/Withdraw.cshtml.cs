using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.S;

/// <summary>Takes answers back by the code that was shown after sending. Guessing is slow: a code has 100 bits, and wrong ones are counted by address.</summary>
public sealed class WithdrawModel(AppDb db, Questionnaires questionnaires, OwnResults results, Admission admission, WrongCodes wrongCodes, TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    public string Code { get; private set; } = string.Empty;

    public bool IsWrong { get; private set; }

    public bool IsDone { get; private set; }

    public IActionResult OnGet()
    {
        Code = results.Read(Request.Cookies[SurveyCookies.Sent], Survey.Id)?.Code ?? string.Empty;
        IsDone = TempData["Withdrawn"] is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancel)
    {
        Code = code ?? string.Empty;
        var hash = SurveySecret.WithdrawalHash(Code, Survey.Id);
        var isGone = await Db.WriteAsync(
            async () =>
            {
                if (await Db.Responses.Where(one => one.SurveyId == Survey.Id && one.WithdrawalHash == hash).Select(one => new { one.Id, one.VersionId, one.Group, one.IsTest, one.IsCounted }).SingleOrDefaultAsync(cancel) is not { } found)
                {
                    return false;
                }

                await Db.TextTags.Where(tag => tag.ResponseId == found.Id).ExecuteDeleteAsync(cancel);
                await Db.Responses.Where(one => one.Id == found.Id).ExecuteDeleteAsync(cancel);
                await Db.Surveys.Where(one => one.Id == Survey.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.AnswersRevision, one => one.AnswersRevision + 1), cancel);
                if (found is { IsCounted: true, IsTest: false })
                {
                    await admission.SetAsideAsync(Survey, found.Group, cancel);
                }

                if (!found.IsTest)
                {
                    await Db.CountAsync([(found.VersionId, SurveyCounters.Withdrawn, default, 1)], cancel);
                }

                return true;
            },
            cancel);
        if (!isGone)
        {
            IsWrong = true;
            return PageOf(wrongCodes.MayTryAnother(HttpContext) ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status429TooManyRequests);
        }

        SurveyCookies.Drop(HttpContext, Slug, SurveyCookies.Sent);
        TempData["Withdrawn"] = true;
        return LocalRedirect(Address("withdraw"));
    }
}
