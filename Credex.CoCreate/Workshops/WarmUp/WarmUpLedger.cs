using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>An answer on its way.</summary>
/// <param name="Turn">The turn of the activity that the tap was meant for.</param>
public sealed record GiveWarmUp(Guid ActivityId, Guid VoterId, int? Turn, int? Value);

/// <summary>How an answer to a practice question ended.</summary>
public enum WarmUpEntry
{
    Stored,

    /// <summary>It had closed, or the room had gone on.</summary>
    Closed,

    /// <summary>There is no such option.</summary>
    Invalid,

    Removed,
}

/// <param name="Mine">What is mine now, so that the personal region is drawn without asking the database again; null where the voter is not in the room.</param>
public sealed record WarmUpReceipt(WarmUpEntry Entry, MyWarmUp? Mine);

/// <summary>Enters answers to a practice question, a batch at a time: one of each voter, changed as often as they like while it is open.</summary>
public sealed class WarmUpLedger(AppDb db, TimeProvider clock) : ILedger<GiveWarmUp, WarmUpReceipt>
{
    private readonly Dictionary<Guid, Place> places = [];
    private readonly Dictionary<Guid, Who> voters = [];
    private readonly Dictionary<(Guid Activity, Guid Voter), WarmUpAnswer> answers = [];

    public GiveWarmUp Nothing => new(Guid.Empty, Guid.Empty, Turn: null, Value: null);

    public IReadOnlyList<RegionKey> Touched { get; private set; } = [];

    public async Task<IReadOnlyList<WarmUpReceipt>> EnterAsync(IReadOnlyList<GiveWarmUp> entries, CancellationToken cancel)
    {
        var activityIds = entries.Select(entry => entry.ActivityId).Distinct().ToList();
        var voterIds = entries.Select(entry => entry.VoterId).Distinct().ToList();
        await db.LockForAnswersAsync(activityIds, voterIds, cancel);
        await ReadAsync(activityIds, voterIds, cancel);

        var now = clock.GetUtcNow().UtcDateTime;
        var receipts = entries.Select(entry => Enter(entry, now)).ToList();
        Touched = [.. entries.Zip(receipts).Where(pair => pair.Second.Entry == WarmUpEntry.Stored).Select(pair => places[pair.First.ActivityId].Code).Distinct(StringComparer.Ordinal).SelectMany(RoomRegions.Counts)];
        await db.TouchRegionsAsync(Touched.Select(key => key.ToString()), now, cancel);
        return receipts;
    }

    private WarmUpReceipt Enter(GiveWarmUp entry, DateTime now)
    {
        if (!places.TryGetValue(entry.ActivityId, out var place) || !voters.TryGetValue(entry.VoterId, out var who) || who.WorkshopId != place.Activity.WorkshopId || who.RemovedAt is not null)
        {
            return new WarmUpReceipt(WarmUpEntry.Removed, Mine: null);
        }

        var settings = place.Activity.SettingsAs<WarmUpSettings>();
        var mine = answers.GetValueOrDefault((entry.ActivityId, entry.VoterId));
        var outcome = !place.IsCurrent || place.Activity.State != WarmUpState.Open || entry.Turn != place.Activity.Turn ? WarmUpEntry.Closed
            : entry.Value is null or < 1 || entry.Value > settings.Options.Count ? WarmUpEntry.Invalid
            : WarmUpEntry.Stored;
        if (outcome == WarmUpEntry.Stored)
        {
            if (mine is null)
            {
                answers[(entry.ActivityId, entry.VoterId)] = mine = new WarmUpAnswer { ActivityId = entry.ActivityId, VoterId = entry.VoterId, Group = who.Group };
                db.WarmUpAnswers.Add(mine);
            }

            (mine.Value, mine.At) = (entry.Value!.Value, now);
        }

        return new WarmUpReceipt(outcome, new MyWarmUp(entry.ActivityId, place.Activity.State, mine?.Value, settings));
    }

    private async Task ReadAsync(IReadOnlyList<Guid> activityIds, IReadOnlyList<Guid> voterIds, CancellationToken cancel)
    {
        var read = await (
            from activity in db.Activities.AsNoTracking()
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where activityIds.Contains(activity.Id)
            select new Place(activity, workshop.Code, workshop.Stage == WorkshopStage.Live && workshop.CurrentActivityId == activity.Id)).ToListAsync(cancel);
        read.ForEach(place => places[place.Activity.Id] = place);
        var people = await (
            from voter in db.Voters
            join participant in db.Participants on voter.ParticipantId equals participant.Id
            where voterIds.Contains(voter.Id)
            select new Who(voter.Id, participant.WorkshopId, participant.Group, participant.RemovedAt)).ToListAsync(cancel);
        people.ForEach(who => voters[who.VoterId] = who);
        foreach (var answer in await db.WarmUpAnswers.Where(answer => activityIds.Contains(answer.ActivityId) && voterIds.Contains(answer.VoterId)).ToListAsync(cancel))
        {
            answers[(answer.ActivityId, answer.VoterId)] = answer;
        }
    }

    private sealed record Place(Activity Activity, string Code, bool IsCurrent);

    private sealed record Who(Guid VoterId, Guid WorkshopId, StakeholderGroup Group, DateTime? RemovedAt);
}
