using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>What became of an answer.</summary>
public enum IdeaReceipt
{
    Done,

    /// <summary>What it was meant for is not open, or no longer there.</summary>
    Closed,

    Removed,

    /// <summary>As many ideas as one person may write.</summary>
    Full,

    /// <summary>No dots left.</summary>
    Spent,

    /// <summary>As many dots as one idea may get from one person.</summary>
    Most,
}

/// <summary>Takes ideas and dots: one transaction each, which reads everything that decides again under its locks.</summary>
public sealed class IdeaWriter(AppDb db, Publisher publisher)
{
    public const int MostIdeas = 20;

    public Task<IdeaReceipt> WriteAsync(AnswerRequest request, string text, int column, CancellationToken cancel) => OnOpenAsync(
        request,
        IdeasPhase.Writing,
        alone: true,
        async settings =>
        {
            var mine = db.Ideas.Where(idea => idea.ActivityId == request.ActivityId && idea.VoterId == request.Me.VoterId);
            if (await mine.CountAsync(cancel) >= MostIdeas)
            {
                return IdeaReceipt.Full;
            }

            // Sent twice, by a double tap or after a lost answer.
            if (await mine.AnyAsync(idea => idea.Text == text && idea.Column == column, cancel))
            {
                return IdeaReceipt.Done;
            }

            var number = 1 + (await db.Ideas.Where(idea => idea.ActivityId == request.ActivityId).MaxAsync(idea => (int?)idea.Number, cancel) ?? 0);
            db.Ideas.Add(new Idea
            {
                ActivityId = request.ActivityId,
                Number = number,
                Order = number,
                Column = column,
                Text = text,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                VoterId = request.Me.VoterId,
                Group = request.Me.Group,
                State = settings.Moderated ? IdeaState.Held : IdeaState.Visible,
                At = request.ArrivedAt,
            });
            return IdeaReceipt.Done;
        },
        cancel);

    public Task<IdeaReceipt> ChangeAsync(AnswerRequest request, int number, string text, int column, CancellationToken cancel) => OnMineAsync(
        request,
        number,
        idea => (idea.Text, idea.Column) = (text, column),
        cancel);

    public Task<IdeaReceipt> TakeBackAsync(AnswerRequest request, int number, CancellationToken cancel) => OnMineAsync(request, number, idea => db.Ideas.Remove(idea), cancel);

    /// <summary>
    /// Gives dots to an idea or cluster; on an idea in a cluster they go to the cluster. A wanted number is the same however often it is asked, so that
    /// a request that is sent again spends nothing twice.
    /// </summary>
    /// <param name="wanted">How many of mine are to be on it; null for one more than there are.</param>
    public Task<IdeaReceipt> GiveAsync(AnswerRequest request, int turn, Piece on, int? wanted, CancellationToken cancel) => OnOpenAsync(
        request,
        IdeasPhase.Voting,
        alone: false,
        async settings =>
        {
            var target = await TargetAsync(request.ActivityId, on, cancel);
            if (target is null)
            {
                return IdeaReceipt.Closed;
            }

            var mine = await db.Dots.Where(dot => dot.ActivityId == request.ActivityId && dot.VoterId == request.Me.VoterId).ToListAsync(cancel);
            var dot = mine.Find(one => one.TargetId == target.Value.Id);
            var held = dot?.Count ?? 0;
            var count = Math.Max(0, wanted ?? held + 1);
            if (count > held && !target.Value.Shows)
            {
                return IdeaReceipt.Closed;
            }

            if (count > held && count > settings.MostPerIdea)
            {
                return IdeaReceipt.Most;
            }

            if (count > held && mine.Sum(one => one.Count) - held + count > settings.Budget)
            {
                return IdeaReceipt.Spent;
            }

            if (dot is not null && count == 0)
            {
                db.Dots.Remove(dot);
            }
            else if (dot is not null)
            {
                dot.Count = count;
            }
            else if (count > 0)
            {
                db.Dots.Add(new Dot { ActivityId = request.ActivityId, VoterId = request.Me.VoterId, TargetId = target.Value.Id, Count = count, Group = request.Me.Group });
            }

            return IdeaReceipt.Done;
        },
        cancel,
        turn);

    private Task<IdeaReceipt> OnMineAsync(AnswerRequest request, int number, Action<Idea> change, CancellationToken cancel) => OnOpenAsync(
        request,
        IdeasPhase.Writing,
        alone: false,
        async _ =>
        {
            var idea = await db.Ideas.SingleOrDefaultAsync(one => one.ActivityId == request.ActivityId && one.Number == number && one.VoterId == request.Me.VoterId, cancel);
            if (idea is null)
            {
                return IdeaReceipt.Closed;
            }

            change(idea);
            return IdeaReceipt.Done;
        },
        cancel);

    private async Task<(Guid Id, bool Shows)?> TargetAsync(Guid activity, Piece on, CancellationToken cancel)
    {
        var cluster = on.IsCluster
            ? await db.IdeaClusters.Where(one => one.ActivityId == activity && one.Number == on.Number && one.DissolvedAt == null).Select(one => (Guid?)one.Id).SingleOrDefaultAsync(cancel)
            : null;
        if (!on.IsCluster)
        {
            var idea = await db.Ideas.Where(one => one.ActivityId == activity && one.Number == on.Number).Select(one => new { one.Id, one.ClusterId, one.State }).SingleOrDefaultAsync(cancel);
            if (idea is null)
            {
                return null;
            }

            if (idea.ClusterId is null)
            {
                return (idea.Id, idea.State == IdeaState.Visible);
            }

            cluster = idea.ClusterId;
        }

        return cluster is { } id ? (id, await db.Ideas.AnyAsync(one => one.ClusterId == id && one.State == IdeaState.Visible, cancel)) : null;
    }

    private async Task<IdeaReceipt> OnOpenAsync(
        AnswerRequest request,
        IdeasPhase wanted,
        bool alone,
        Func<IdeasSettings, Task<IdeaReceipt>> change,
        CancellationToken cancel,
        int? turn = null)
    {
        // Console and projector say how many ideas there are; of dots they say only who gave any.
        RegionKey[] keys = wanted == IdeasPhase.Writing
            ? [.. RoomRegions.Counts(request.Code), new(request.Code, RoomRegions.Console), new(request.Code, RoomRegions.Screen)]
            : [.. RoomRegions.Counts(request.Code)];
        var receipt = await db.WriteAsync(
            async () =>
            {
                await db.LockActivityAsync(request.ActivityId, alone, cancel);
                await db.LockVoterAsync(request.Me.VoterId, cancel);
                var found = await (
                    from activity in db.Activities
                    join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
                    where activity.Id == request.ActivityId && workshop.CurrentActivityId == activity.Id && workshop.Stage == WorkshopStage.Live
                    select activity).AsNoTracking().SingleOrDefaultAsync(cancel);
                if (found is null || IdeasPhases.At(found.State, found.ClosesAt, request.ArrivedAt) != wanted || (turn is not null && turn != found.Turn))
                {
                    return IdeaReceipt.Closed;
                }

                if (await db.Participants.AnyAsync(one => one.Id == request.Me.ParticipantId && one.RemovedAt != null, cancel))
                {
                    return IdeaReceipt.Removed;
                }

                var receipt = await change(found.SettingsAs<IdeasSettings>());
                if (receipt == IdeaReceipt.Done)
                {
                    await db.TouchRegionsAsync(keys.Select(key => key.ToString()), request.ArrivedAt, cancel);
                }

                return receipt;
            },
            cancel);
        if (receipt == IdeaReceipt.Done)
        {
            publisher.Nudge(keys);
        }

        return receipt;
    }
}
