using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Questions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>All questions of an activity, what waits first: answering in words, pinning, hiding with a reason. Also when the room has gone on.</summary>
public sealed class HostQuestionsModel(Data.AppDb db, ActivityKinds kinds, QuestionsReader reader, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public const int PageSize = 50;

    private static readonly string[] Acts = ["answer", "not-answered", "pin", "unpin", "let-show", "hide", "show"];

    [FromRoute(Name = "activity")]
    public Guid Activity { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public QuestionList List { get; private set; } = new([], [], []);

    public IReadOnlyList<QuestionLine> Rows { get; private set; } = [];

    public int Total => List.Count;

    public (string Text, bool IsRefused)? Notice { get; private set; }

    /// <summary>What was not complete, with the words that were sent.</summary>
    public RefusedAct? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await kinds.FindAsync(Code, Activity, cancel) is not QuestionsKind)
        {
            return NotFound();
        }

        Notice = TempData.TakeNotice();
        await ReadAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostActAsync(CancellationToken cancel)
    {
        var (act, id) = (Request.Form["act"].ToString(), Request.Form.Id("to"));
        if (!Acts.Contains(act, StringComparer.Ordinal) || await kinds.FindAsync(Code, Activity, cancel) is not QuestionsKind kind)
        {
            return NotFound();
        }

        var reply = await kind.ActAsync(new ActRequest(Code, Actor, Activity, act, Request.Form), cancel);
        if (reply.Outcome == ActOutcome.Incomplete)
        {
            Refused = new RefusedAct(id, act, Request.Form.Words("text"), reply.Words ?? string.Empty);
            await ReadAsync(cancel);
            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        if (reply.Outcome == ActOutcome.MovedOn)
        {
            return NotFound();
        }

        if (reply.Outcome == ActOutcome.NotNow)
        {
            TempData[Notices.Refused] = reply.Words;
        }

        var number = await db.Questions.Where(question => question.Id == id).Select(question => question.Number).SingleOrDefaultAsync(cancel);
        return LocalRedirect(Url.Content(FormattableString.Invariant($"~/w/{Code}/host/questions/{Activity}?page={PageNumber}#q-{number}")));
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        var k = await db.Workshops.Where(workshop => workshop.Code == Code).Select(workshop => workshop.MinGroup).SingleAsync(cancel);
        List = await reader.ListAsync(Activity, k, cancel);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Rows = [.. List.Held.Concat(List.Listed).Concat(List.Hidden).Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }
}

/// <param name="Words">What was written, which must not be lost.</param>
public sealed record RefusedAct(Guid Id, string Act, string Words, string Why);
