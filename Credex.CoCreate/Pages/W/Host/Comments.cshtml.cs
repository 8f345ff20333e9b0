using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>All comments and proposed wordings on the clause that the room is at, once it is closed. Hiding one needs a reason, which stays visible to everybody.</summary>
public sealed class RoomCommentsModel(AppDb db, RoomReader rooms, ReviewReader reader, Publisher publisher, TimeProvider clock, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public const int LongestReason = 300;

    public string? Number { get; private set; }

    public IReadOnlyList<VoterComment> Rows { get; private set; } = [];

    /// <summary>The one that was to be hidden without a fitting reason, and what was written.</summary>
    public (Guid Id, string Reason)? Incomplete { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var room = await rooms.StateAsync(Code, cancel);
        if (room?.ActivityId is not null && (await reader.RoomAsync(room, cancel))?.Round.Current is { State: ItemState.Closed or ItemState.Revealed } current)
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
        if (why.Length is not (0 or > LongestReason))
        {
            return await ChangeAsync(id, "comment.hidden", why, cancel);
        }

        Incomplete = (id, why);
        await OnGetAsync(cancel);
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    public Task<IActionResult> OnPostShowAsync(Guid id, CancellationToken cancel) => ChangeAsync(id, "comment.shown", reason: null, cancel);

    private async Task<IActionResult> ChangeAsync(Guid id, string act, string? reason, CancellationToken cancel)
    {
        var done = await db.WriteAsync(
            async () =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var items =
                    from item in db.RoundItems
                    join round in db.Rounds on item.RoundId equals round.Id
                    join activity in db.Activities on round.ActivityId equals activity.Id
                    join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
                    where workshop.Code == Code
                    select item;
                DateTime? at = reason is null ? null : now;
                Guid? by = reason is null ? null : Actor;
                if (await (from one in db.Ratings join item in items on one.RoundItemId equals item.Id where one.Id == id && one.Comment != null select one).SingleOrDefaultAsync(cancel) is { } rating)
                {
                    (rating.CommentHiddenAt, rating.CommentHiddenBy, rating.CommentHiddenReason) = (at, by, reason);
                }
                else if (await (from one in db.Amendments join item in items on one.RoundItemId equals item.Id where one.Id == id select one).SingleOrDefaultAsync(cancel) is { } wording)
                {
                    (wording.HiddenAt, wording.HiddenBy, wording.HiddenReason) = (at, by, reason);
                    act = act.Replace("comment", "wording", StringComparison.Ordinal);
                }
                else
                {
                    return false;
                }

                db.AuditEntries.Add(AuditEntry.Of(Actor, act, act.StartsWith('w') ? nameof(Amendment) : nameof(Rating), id, now, after: new { reason }));
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
