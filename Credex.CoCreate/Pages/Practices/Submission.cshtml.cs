using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>Where a case stands, for its authors: what is missing, handing it in, what was asked of them, what became of it.</summary>
[Authorize]
public sealed class SubmissionModel(AppDb db, PracticeReader reader, PracticeRights rights, SubmissionDesk desk, TimeProvider clock, IStringLocalizer<ModerationTexts> texts) : CasePage(db, reader, rights, texts)
{
    public IReadOnlyList<MissingPart> Missing { get; private set; } = [];

    public IReadOnlyList<PracticeRequest> Requests { get; private set; } = [];

    /// <summary>Reviews of the last submission that has been decided.</summary>
    public IReadOnlyList<PracticeReview> Reviews { get; private set; } = [];

    public IReadOnlyList<PracticeRemark> Remarks { get; private set; } = [];

    public IReadOnlyList<EventLine> Events { get; private set; } = [];

    /// <summary>How often readers opened it: in all, and since thirty days ago.</summary>
    public (int All, int Lately) Reads { get; private set; }

    /// <summary>Why what they wrote since it was published was not published as it is.</summary>
    public string? SentBackBecause => Practice.Correction == CorrectionState.SentBack ? Events.FirstOrDefault(line => line.Event.What == "correction-back")?.Event.Note : null;

    /// <summary>In which they read of instants.</summary>
    public string Zone { get; private set; } = Zones.Usual;

    public string Note { get; private set; } = string.Empty;

    public bool MaySubmit => Practice.State is PracticeState.Draft or PracticeState.ChangesRequested;

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancel)
    {
        Note = Request.Form.Words("note");
        if (MaySubmit && await AnswerAsync(cancel) is { } refused)
        {
            return Done(refused, string.Empty, string.Empty);
        }

        return Done(await desk.SubmitAsync(Practice.Id, Actor, Missing.Count == 0, Note, cancel), "Submitted", "/submission");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) => Done(await desk.TakeBackAsync(Practice.Id, Actor, cancel), "TakenBack", "/submission");

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancel)
    {
        Note = Request.Form.Words("note");
        return Done(await AnswerAsync(cancel), "Answers", "/submission");
    }

    protected override Task<bool> MayComeAsync(CancellationToken cancel) => Task.FromResult(Access.IsAuthor || Access.IsStaff);

    /// <summary>Keeps what is ticked and answered, also for the page that a refusal shows.</summary>
    private async Task<string?> AnswerAsync(CancellationToken cancel)
    {
        foreach (var request in Requests)
        {
            var answer = Request.Form.Words($"answer.{request.Id:N}");
            var isDone = Request.Form.Ticked($"done.{request.Id:N}");
            (request.DoneAt, request.Answer) = (isDone ? request.DoneAt ?? clock.GetUtcNow().UtcDateTime : null, answer);
            var refused = answer.Length > PracticeRequest.Longest ? "Answer" : await desk.AnswerAsync(Practice.Id, Actor, request.Id, isDone, answer, cancel);
            if (refused is not null)
            {
                return refused;
            }
        }

        return null;
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Zone = await Db.ZoneOfAsync(User, cancel) ?? Zones.Usual;
        Missing = PracticeChecks.Missing(View.Fields);
        Requests = await Db.PracticeRequests.AsNoTracking().Where(one => one.PracticeId == Practice.Id && one.Submission == Practice.Submission).OrderBy(one => one.Order).ToListAsync(cancel);
        if (Practice.State is PracticeState.ChangesRequested or PracticeState.Published or PracticeState.Archived)
        {
            Reviews = await Db.PracticeReviews.AsNoTracking().Where(one => one.PracticeId == Practice.Id && one.Submission == Practice.Submission && one.SubmittedAt != null).OrderBy(one => one.SubmittedAt).ToListAsync(cancel);
            var ids = Reviews.Select(one => one.Id).ToList();
            Remarks = await Db.PracticeRemarks.AsNoTracking().Where(one => ids.Contains(one.ReviewId)).OrderBy(one => one.Chapter).ThenBy(one => one.Paragraph).ToListAsync(cancel);
        }

        var since = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-30);
        var reads = await Db.PracticeReads.Where(one => one.PracticeId == Practice.Id).Select(one => new { one.Day, one.N }).ToListAsync(cancel);
        Reads = (reads.Sum(one => one.N), reads.Where(one => one.Day >= since).Sum(one => one.N));
        Events = await EventLine.ReadAsync(Db, Practice.Id, forAuthors: !Access.IsStaff, cancel);
    }
}
