using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>Makes simulated participants: groups and countries as in a real room of this project, some of them reading French.</summary>
public static class SimulatedPeople
{
    private static readonly string[] CountryCodes = ["PT", "FR", "SE", "PL", "IT", "BE", "DE", "ES", "SI", "GR", "IE", "FI"];

    /// <summary>As many as make a large workshop.</summary>
    public const int Many = 90;

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

    /// <summary>
    /// One comes, until there are many; from then on one goes and one comes in turns, so that answers arrive however long somebody watches. Who goes has answered nothing but the
    /// clause that is open, and takes that answer along: where nobody is like that, one more comes.
    /// </summary>
    public static async Task ComeOrGoAsync(AppDb db, Guid workshop, int here, DateTime now, CancellationToken cancel)
    {
        if (here >= Many && await GoAsync(db, workshop, cancel))
        {
            return;
        }

        if (here < 2 * Many)
        {
            AddOne(db, workshop, StakeholderGroups.All[here % StakeholderGroups.All.Count], here, now);
        }
    }

    private static async Task<bool> GoAsync(AppDb db, Guid workshop, CancellationToken cancel)
    {
        var first = await (
            from participant in db.Participants
            join voter in db.Voters on participant.Id equals voter.ParticipantId
            where participant.WorkshopId == workshop && participant.IsSimulated && participant.RemovedAt == null
                && !db.Ratings.Any(rating => rating.VoterId == voter.Id && db.RoundItems.Any(item => item.Id == rating.RoundItemId && (item.FinalAt != null || item.Attempt != rating.Attempt)))
                && !db.Ideas.Any(idea => idea.VoterId == voter.Id) && !db.Dots.Any(dot => dot.VoterId == voter.Id)
                && !db.Questions.Any(question => question.VoterId == voter.Id) && !db.QuestionVotes.Any(vote => vote.VoterId == voter.Id)
                && !db.WarmUpAnswers.Any(answer => answer.VoterId == voter.Id)
            orderby participant.JoinedAt, participant.Id
            select new { Participant = participant.Id, Voter = voter.Id }).FirstOrDefaultAsync(cancel);
        if (first is null)
        {
            return false;
        }

        await db.Ratings.Where(rating => rating.VoterId == first.Voter).ExecuteDeleteAsync(cancel);
        await db.RoundEntries.Where(entry => entry.VoterId == first.Voter).ExecuteDeleteAsync(cancel);
        await db.Voters.Where(voter => voter.Id == first.Voter).ExecuteDeleteAsync(cancel);
        await db.Participants.Where(participant => participant.Id == first.Participant).ExecuteDeleteAsync(cancel);
        return true;
    }
}
