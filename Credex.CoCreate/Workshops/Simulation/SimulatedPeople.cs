using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>Makes simulated participants: groups and countries as in a real room of this project, some of them reading French.</summary>
public static class SimulatedPeople
{
    private static readonly string[] CountryCodes = ["PT", "FR", "SE", "PL", "IT", "BE", "DE", "ES", "SI", "GR", "IE", "FI"];

    /// <summary>Of each group in the fixed order: five groups are large enough to be shown, two are not.</summary>
    private static readonly int[] Sizes = [6, 7, 5, 5, 5, 3, 2];

    public static IReadOnlyList<(Participant Participant, Voter Voter)> Add(AppDb db, Guid workshop, DateTime at)
    {
        var people = new List<(Participant, Voter)>();
        foreach (var group in StakeholderGroups.All)
        {
            for (var place = 0; place < Sizes[(int)group]; place++)
            {
                people.Add(AddOne(db, workshop, group, people.Count, at));
            }
        }

        return people;
    }

    /// <param name="place">How many came before: their countries take turns.</param>
    public static (Participant Participant, Voter Voter) AddOne(AppDb db, Guid workshop, StakeholderGroup group, int place, DateTime at)
    {
        var country = CountryCodes[place % CountryCodes.Length];
        var participant = new Participant
        {
            WorkshopId = workshop,
            Group = group,
            Country = country,
            Language = country == "FR" ? "fr" : "en",
            JoinedAt = at,
            IsSimulated = true,
        };
        var voter = new Voter { ParticipantId = participant.Id };
        db.Participants.Add(participant);
        db.Voters.Add(voter);
        return (participant, voter);
    }
}
