using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>How simulated people ask and upvote: a question now and then, an upvote more often.</summary>
public sealed class QuestionsCrowd(AppDb db)
{
    private const double Asks = 0.25;

    public async Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleAsync(one => one.Id == room.ActivityId, cancel);
        if (activity.State != QuestionsState.Open)
        {
            return [];
        }

        var asked = await db.Questions.Where(one => one.ActivityId == activity.Id).Select(one => new { one.Id, one.Text, one.State, one.VoterId }).ToListAsync(cancel);
        var said = asked.Select(one => one.Text).ToHashSet(StringComparer.Ordinal);
        var left = SimulatedWords.Questions.Where(words => !words.Values.Any(said.Contains)).ToArray();
        var open = asked.Where(one => one.State == QuestionState.Open).ToList();
        var votes = (await db.QuestionVotes.Where(vote => db.Questions.Any(one => one.Id == vote.QuestionId && one.ActivityId == activity.Id)).Select(vote => new { vote.QuestionId, vote.VoterId }).ToListAsync(cancel))
            .Select(vote => (vote.QuestionId, vote.VoterId)).ToHashSet();
        var some = people.ToArray();
        random.Shuffle(some);
        var answers = new List<SimulatedAnswer>();
        foreach (var person in some)
        {
            var voter = person.Identity.VoterId;
            if (left.Length > 0 && (open.Count == 0 || random.NextDouble() < Asks))
            {
                answers.Add(new SimulatedAnswer(person, "ask", new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = left[random.Next(left.Length)][person.Language] }));
                left = [];
            }
            else if (open.Where(one => one.VoterId != voter && !votes.Contains((one.Id, voter))).ToList() is { Count: > 0 } fresh)
            {
                answers.Add(new SimulatedAnswer(person, "upvote", new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = fresh[(int)(Math.Pow(random.NextDouble(), 2) * fresh.Count)].Id.ToString() }));
            }

            if (answers.Count == most)
            {
                break;
            }
        }

        return answers;
    }
}
