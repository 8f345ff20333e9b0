using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>What a voter adds to their answer in their own words while the item is open. Empty words take back what was there.</summary>
public sealed class OwnWords(AppDb db, TimeProvider clock)
{
    /// <summary>A comment on my answer; it shows after closing, without a name. False when I have not answered, or it is no longer open.</summary>
    public Task<bool> CommentAsync(Guid itemId, Guid voter, string text, CancellationToken cancel) => OnOpenAsync(
        itemId,
        voter,
        (_, mine, _) =>
        {
            mine.Comment = text.Length > 0 ? text : null;
            mine.CommentLanguage = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>The wording with which I would agree: an amendment, one of each voter and item.</summary>
    public Task<bool> ProposeAsync(Guid itemId, Guid voter, string text, CancellationToken cancel) => OnOpenAsync(
        itemId,
        voter,
        async (item, _, now) =>
        {
            var mine = await db.Amendments.SingleOrDefaultAsync(one => one.RoundItemId == itemId && one.VoterId == voter, cancel);
            if (text.Length == 0)
            {
                if (mine is not null)
                {
                    db.Amendments.Remove(mine);
                }

                return;
            }

            if (mine is null)
            {
                mine = new Amendment
                {
                    ClauseId = item.ClauseText!.ClauseId,
                    BaseClauseTextId = item.ClauseTextId,
                    RoundItemId = itemId,
                    Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                    Text = text,
                    VoterId = voter,
                };
                db.Amendments.Add(mine);
            }

            (mine.Text, mine.At) = (text, now);
        },
        cancel);

    private Task<bool> OnOpenAsync(Guid itemId, Guid voter, Func<RoundItem, Rating, DateTime, Task> change, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            await db.LockItemsAsync([itemId], alone: false, cancel);
            var now = clock.GetUtcNow().UtcDateTime;
            var item = await db.RoundItems.Include(one => one.ClauseText).SingleOrDefaultAsync(one => one.Id == itemId, cancel);
            var mine = await db.Ratings.Where(rating => rating.RoundItemId == itemId && rating.VoterId == voter && rating.StruckAt == null)
                .OrderByDescending(rating => rating.Attempt).FirstOrDefaultAsync(cancel);
            var isLive = await (
                from round in db.Rounds
                join activity in db.Activities on round.ActivityId equals activity.Id
                join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
                where item != null && round.Id == item.RoundId
                select workshop.Stage == WorkshopStage.Live).SingleOrDefaultAsync(cancel);
            if (item is null || mine is null || !isLive || item.StateAt(now) != ItemState.Open)
            {
                return false;
            }

            await change(item, mine, now);
            return true;
        },
        cancel);
}
