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
                var country = CountryCodes[people.Count % CountryCodes.Length];
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
                people.Add((participant, voter));
            }
        }

        return people;
    }
}
