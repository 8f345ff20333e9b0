using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>All comments on the clause that the room is at, once it is closed. Hiding one needs a reason, which stays visible to everybody.</summary>
public sealed class RoomCommentsModel(AppDb db, RoomReader reader, Publisher publisher, TimeProvider clock, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    private const int LongestReason = 300;

    public string? Number { get; private set; }

    public IReadOnlyList<VoterComment> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await reader.StateAsync(Code, cancel) is not { } state)
        {
            return NotFound();
        }

        if (state.Round?.Current is { State: ItemState.Closed or ItemState.Revealed } current)
        {
            Number = current.Number;
            var item = await db.RoundItems.AsNoTracking().Include(one => one.ClauseText).SingleAsync(one => one.Id == current.Id, cancel);
            Rows = await reader.CommentsAsync(item, current.Result, cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostHideAsync(Guid id, string? reason, CancellationToken cancel)
    {
        var why = reason?.Trim() ?? string.Empty;
        return why.Length is 0 or > LongestReason ? BadRequest() : await ChangeAsync(id, "comment.hidden", why, cancel);
    }

    public Task<IActionResult> OnPostShowAsync(Guid id, CancellationToken cancel) => ChangeAsync(id, "comment.shown", reason: null, cancel);

    private async Task<IActionResult> ChangeAsync(Guid id, string act, string? reason, CancellationToken cancel)
    {
        var done = await db.WriteAsync(
            async () =>
            {
                var rating = await (
                    from one in db.Ratings
                    join item in db.RoundItems on one.RoundItemId equals item.Id
                    join round in db.Rounds on item.RoundId equals round.Id
                    join activity in db.Activities on round.ActivityId equals activity.Id
                    join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
                    where workshop.Code == Code && one.Id == id && one.Comment != null
                    select one).SingleOrDefaultAsync(cancel);
                if (rating is null)
                {
                    return false;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                rating.CommentHiddenAt = reason is null ? null : now;
                rating.CommentHiddenBy = reason is null ? null : Actor;
                rating.CommentHiddenReason = reason;
                db.AuditEntries.Add(AuditEntry.Of(Actor, act, nameof(Rating), rating.Id, now, after: new { reason }));
                await db.TouchRegionsAsync(RoomRegions.All(Code).Select(key => key.ToString()), now, cancel);
                return true;
            },
            cancel);
        if (!done)
        {
            return NotFound();
        }

        publisher.Nudge(RoomRegions.All(Code));
        return LocalRedirect(Url.Content($"~/w/{Code}/host/comments"));
    }
}
