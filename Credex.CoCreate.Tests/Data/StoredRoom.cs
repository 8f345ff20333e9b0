using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;

namespace Credex.CoCreate.Tests.Data;

/// <summary>The smallest room with a vote in it: one clause that is open, and voters who have entered the round.</summary>
public sealed class StoredRoom
{
    public static readonly DateTime Opened = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private StoredRoom(RoundItem item, IReadOnlyList<Guid> voters) => (Item, Voters) = (item, voters);

    public RoundItem Item { get; }

    public IReadOnlyList<Guid> Voters { get; }

    /// <summary>Voters are in the groups that are named, in that order.</summary>
    public static async Task<StoredRoom> AddAsync(Store store, params StakeholderGroup[] groups)
    {
        await using var db = store.Open();
        var words = LocalizedText.Of("en", ("en", "Words"));
        var standard = new Standard { Slug = "s", Domain = "Heritage", SourceLanguage = "en", Title = words, Summary = words };
        var version = new StandardVersion { StandardId = standard.Id, Number = 1 };
        var clause = new Clause { StandardId = standard.Id };
        var text = new ClauseText { VersionId = version.Id, ClauseId = clause.Id, Number = "1.1", Kind = ClauseKind.Outcome, Text = words };
        var workshop = new Workshop { Slug = "w", Code = TestApp.Code, Title = words, Purpose = words, Language = "en", Stage = WorkshopStage.Live };
        workshop.Schedule(Opened.Date, Opened.Date.AddHours(20), "Europe/Brussels");
        var activity = new Activity { WorkshopId = workshop.Id, Kind = ReviewKind.KindName, Title = words };
        var round = new Round { VersionId = version.Id, ActivityId = activity.Id };
        var item = new RoundItem { RoundId = round.Id, ClauseTextId = text.Id };
        item.Open(Opened, timer: null);
        db.AddRange(standard, version, clause, text, workshop, activity, round, item);
        await db.SaveChangesAsync();
        (workshop.CurrentActivityId, round.CurrentItemId) = (activity.Id, item.Id);

        var voters = new List<Guid>();
        foreach (var group in groups)
        {
            var participant = new Participant { WorkshopId = workshop.Id, Group = group, Country = "PT", Language = "en", JoinedAt = Opened };
            var voter = new Voter { ParticipantId = participant.Id };
            db.AddRange(participant, voter, new RoundEntry { RoundId = round.Id, VoterId = voter.Id, Group = group, Country = "PT", Language = "en", Via = "workshop", EnteredAt = Opened });
            voters.Add(voter.Id);
        }

        await db.SaveChangesAsync();
        return new StoredRoom(item, voters);
    }

    public Rating Rating(int voter, int attempt, int value, DateTime? struckAt = null) => new()
    {
        RoundItemId = Item.Id,
        VoterId = Voters[voter],
        Attempt = attempt,
        Value = value,
        Seq = attempt,
        StruckAt = struckAt,
        At = Opened.AddSeconds(attempt),
    };

    public CastVote Vote(int voter, int value, int? seq, DateTime at) => new(Item.Id, Item.Attempt, Voters[voter], value, seq, at);
}
