using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>The rules by which answers are entered, applied to a batch inside the caller's transaction, with the items locked against closing.</summary>
public sealed class RatingLedger(AppDb db, TimeProvider clock) : ILedger<CastVote, VoteReceipt>
{
    private readonly Dictionary<Guid, ItemInRoom> items = [];
    private readonly Dictionary<Guid, VoterInRoom> voters = [];
    private readonly Dictionary<(Guid Item, Guid Voter), List<Rating>> ratings = [];
    private readonly Dictionary<(Guid Item, Guid Voter), string> wordings = [];
    private readonly HashSet<(Guid Round, Guid Voter)> entered = [];
    private IReadOnlyDictionary<(Guid Item, Guid Voter), EarlierAnswer> before = new Dictionary<(Guid, Guid), EarlierAnswer>();

    public CastVote Nothing => new(Guid.Empty, 0, Guid.Empty, 0, Seq: null, DateTime.UnixEpoch);

    public IReadOnlyList<RegionKey> Touched { get; private set; } = [];

    public async Task<IReadOnlyList<VoteReceipt>> EnterAsync(IReadOnlyList<CastVote> entries, CancellationToken cancel)
    {
        var itemIds = entries.Select(vote => vote.ItemId).Distinct().ToList();
        var voterIds = entries.Select(vote => vote.VoterId).Distinct().ToList();
        await db.LockItemsAsync(itemIds, alone: false, cancel);
        await ReadAsync(itemIds, voterIds, cancel);

        var now = clock.GetUtcNow().UtcDateTime;
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var receipts = entries.Select(vote => Enter(vote, now, codes)).ToList();
        Touched = [.. codes.SelectMany(RoomRegions.Counts)];
        await db.TouchRegionsAsync(Touched.Select(key => key.ToString()), now, cancel);
        return receipts;
    }

    private VoteReceipt Enter(CastVote vote, DateTime now, HashSet<string> codes)
    {
        if (!items.TryGetValue(vote.ItemId, out var place) || !voters.TryGetValue(vote.VoterId, out var voter) || voter.WorkshopId != place.WorkshopId)
        {
            return new VoteReceipt(VoteOutcome.NotOpen, Mine: null);
        }

        var item = place.Item;
        if (voter.RemovedAt is not null)
        {
            return new VoteReceipt(VoteOutcome.Removed, Mine: null);
        }

        var takes = place.IsLive && vote.Attempt == item.Attempt && item.TakesAnswersAt(vote.ArrivedAt) && item.StateAt(now) is ItemState.Open or ItemState.Counting;
        if (!takes)
        {
            return new VoteReceipt(VoteOutcome.NotOpen, Mine(place, voter, now));
        }

        if (!place.Scale.Holds(vote.Value))
        {
            return new VoteReceipt(VoteOutcome.Invalid, Mine(place, voter, now));
        }

        var mine = Of(item.Id, voter.VoterId);
        var standing = mine.MaxBy(rating => rating.Attempt);
        var current = standing?.Attempt == item.Attempt ? standing : null;
        var seq = vote.Seq ?? (standing?.Seq ?? 0) + 1;
        if (standing is not null && seq <= standing.Seq)
        {
            var same = current is not null && seq == current.Seq && vote.Value == current.Value;
            return new VoteReceipt(same ? VoteOutcome.Stored : VoteOutcome.Stale, Mine(place, voter, now));
        }

        if (current is null)
        {
            current = standing?.InAttempt(item.Attempt) ?? new Rating { RoundItemId = item.Id, VoterId = voter.VoterId, Attempt = item.Attempt };
            db.Ratings.Add(current);
            mine.Add(current);
        }

        (current.Value, current.Seq, current.At, current.StruckAt) = (vote.Value, seq, now, null);
        FreezeProfile(place, voter, now);
        codes.Add(place.Code);
        return new VoteReceipt(VoteOutcome.Stored, Mine(place, voter, now));
    }

    private void FreezeProfile(ItemInRoom place, VoterInRoom voter, DateTime now)
    {
        if (entered.Add((place.Item.RoundId, voter.VoterId)))
        {
            db.RoundEntries.Add(new RoundEntry
            {
                RoundId = place.Item.RoundId,
                VoterId = voter.VoterId,
                Group = voter.Group,
                Country = voter.Country,
                Language = voter.Language,
                Via = "workshop",
                EnteredAt = now,
            });
        }
    }

    private MyAnswer Mine(ItemInRoom place, VoterInRoom voter, DateTime now)
    {
        var standing = Of(place.Item.Id, voter.VoterId).MaxBy(rating => rating.Attempt);
        return new MyAnswer(
            place.Item.Id,
            place.Item.Attempt,
            place.Number,
            place.Scale,
            place.Item.StateAt(now),
            standing?.Value,
            standing?.Seq ?? 0,
            standing?.Comment,
            wordings.GetValueOrDefault((place.Item.Id, voter.VoterId)))
        {
            Before = before.GetValueOrDefault((place.Item.Id, voter.VoterId)),
        };
    }

    private List<Rating> Of(Guid item, Guid voter)
    {
        if (!ratings.TryGetValue((item, voter), out var mine))
        {
            ratings[(item, voter)] = mine = [];
        }

        return mine;
    }

    private async Task ReadAsync(IReadOnlyList<Guid> itemIds, IReadOnlyList<Guid> voterIds, CancellationToken cancel)
    {
        var places = await (
            from item in db.RoundItems.AsNoTracking()
            join round in db.Rounds on item.RoundId equals round.Id
            join activity in db.Activities on round.ActivityId equals activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            join text in db.ClauseTexts on item.ClauseTextId equals text.Id
            where itemIds.Contains(item.Id)
            select new ItemInRoom(item, round.Scale, text.Number, workshop.Id, workshop.Code, workshop.Stage == WorkshopStage.Live, round.PreviousRoundId != null)).ToListAsync(cancel);
        places.ForEach(place => items[place.Item.Id] = place);
        if (places.Exists(place => place.IsFollowUp))
        {
            before = await db.EarlierAnswersAsync(itemIds, voterIds, cancel);
        }

        var people = await (
            from voter in db.Voters
            join participant in db.Participants on voter.ParticipantId equals participant.Id
            where voterIds.Contains(voter.Id)
            select new VoterInRoom(voter.Id, participant.WorkshopId, participant.Group, participant.Country, participant.Language, participant.RemovedAt)).ToListAsync(cancel);
        people.ForEach(voter => voters[voter.VoterId] = voter);

        foreach (var rating in await db.Ratings.Where(rating => itemIds.Contains(rating.RoundItemId) && voterIds.Contains(rating.VoterId)).ToListAsync(cancel))
        {
            Of(rating.RoundItemId, rating.VoterId).Add(rating);
        }

        var amendments = await db.Amendments
            .Where(amendment => itemIds.Contains(amendment.RoundItemId!.Value) && voterIds.Contains(amendment.VoterId!.Value))
            .Select(amendment => new { amendment.RoundItemId, amendment.VoterId, amendment.Text }).ToListAsync(cancel);
        amendments.ForEach(amendment => wordings[(amendment.RoundItemId!.Value, amendment.VoterId!.Value)] = amendment.Text);

        var rounds = places.Select(place => place.Item.RoundId).Distinct().ToList();
        var entries = await db.RoundEntries.Where(entry => rounds.Contains(entry.RoundId) && voterIds.Contains(entry.VoterId))
            .Select(entry => new { entry.RoundId, entry.VoterId }).ToListAsync(cancel);
        entries.ForEach(entry => entered.Add((entry.RoundId, entry.VoterId)));
    }

    private sealed record ItemInRoom(RoundItem Item, Scale Scale, string Number, Guid WorkshopId, string Code, bool IsLive, bool IsFollowUp);

    private sealed record VoterInRoom(Guid VoterId, Guid WorkshopId, StakeholderGroup Group, string Country, string Language, DateTime? RemovedAt);
}
