using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>Takes ideas: one transaction each, which reads everything that decides again under its locks. Dots come by the hundred; see <see cref="DotLedger"/>.</summary>
public sealed class IdeaWriter(AppDb db, Publisher publisher)
{
    public const int MostIdeas = 20;

    public Task<IdeaReceipt> WriteAsync(AnswerRequest request, string text, int column, CancellationToken cancel) => OnOpenAsync(
        request,
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
        (idea, settings) =>
        {
            // Other words are to be read before they show, as the first ones were.
            idea.State = settings.Moderated && idea.State == IdeaState.Visible && idea.Text != text ? IdeaState.Held : idea.State;
            (idea.Text, idea.Column) = (text, column);
        },
        cancel);

    public Task<IdeaReceipt> TakeBackAsync(AnswerRequest request, int number, CancellationToken cancel) => OnMineAsync(request, number, (idea, _) => db.Ideas.Remove(idea), cancel);

    private Task<IdeaReceipt> OnMineAsync(AnswerRequest request, int number, Action<Idea, IdeasSettings> change, CancellationToken cancel) => OnOpenAsync(
        request,
        alone: false,
        async settings =>
        {
            var idea = await db.Ideas.SingleOrDefaultAsync(one => one.ActivityId == request.ActivityId && one.Number == number && one.VoterId == request.Me.VoterId, cancel);
            if (idea is null)
            {
                return IdeaReceipt.Closed;
            }

            // The trail leads from the board as it was written to the board as it stands: what it was made over stays where it is.
            if (idea.AmendmentId is not null || idea.ProposalId is not null || await db.IdeaMoves.AnyAsync(move => move.ActivityId == request.ActivityId && move.At > idea.At, cancel))
            {
                return IdeaReceipt.Settled;
            }

            change(idea, settings);
            return IdeaReceipt.Done;
        },
        cancel);

    private async Task<IdeaReceipt> OnOpenAsync(
        AnswerRequest request,
        bool alone,
        Func<IdeasSettings, Task<IdeaReceipt>> change,
        CancellationToken cancel)
    {
        // Console and projector say how many ideas there are.
        RegionKey[] keys = [.. RoomRegions.Counts(request.Code), new(request.Code, RoomRegions.Console), new(request.Code, RoomRegions.Screen)];
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
                if (found is null || IdeasPhases.At(found.State, found.ClosesAt, request.ArrivedAt) != IdeasPhase.Writing)
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
