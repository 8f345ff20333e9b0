using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>How simulated people take part in a board: each of some ideas once, then their dots, more on a few.</summary>
public sealed class IdeasCrowd(AppDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleAsync(one => one.Id == room.ActivityId, cancel);
        return IdeasPhases.At(activity.State, activity.ClosesAt, clock.GetUtcNow().UtcDateTime) switch
        {
            IdeasPhase.Writing => await WriteAsync(activity, people, most, random, cancel),
            IdeasPhase.Voting => await GiveAsync(activity, people, most, random, cancel),
            _ => [],
        };
    }

    private async Task<IReadOnlyList<SimulatedAnswer>> WriteAsync(Activity activity, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var written = await db.Ideas.Where(idea => idea.ActivityId == activity.Id).Select(idea => new { idea.VoterId, idea.Text }).ToListAsync(cancel);
        var wrote = written.Select(idea => idea.VoterId).ToHashSet();
        var said = written.Select(idea => idea.Text).ToHashSet(StringComparer.Ordinal);
        var silent = people.Where(person => !wrote.Contains(person.Identity.VoterId)).ToArray();
        random.Shuffle(silent);

        // Nobody says again what somebody said.
        var left = SimulatedWords.Ideas.Where(words => !words.Values.Any(said.Contains)).ToArray();
        random.Shuffle(left);
        var columns = activity.SettingsAs<IdeasSettings>().ColumnCount;
        return [.. silent.Zip(left).Take(most).Select(pair => new SimulatedAnswer(pair.First, "write", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["turn"] = Text(activity.Turn),
            ["text"] = pair.Second[pair.First.Language],
            ["column"] = Text(random.Next(columns)),
        }))];
    }

    private async Task<IReadOnlyList<SimulatedAnswer>> GiveAsync(Activity activity, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var settings = activity.SettingsAs<IdeasSettings>();
        var given = await db.Dots.Where(dot => dot.ActivityId == activity.Id).GroupBy(dot => dot.VoterId)
            .Select(mine => new { mine.Key, Sum = mine.Sum(dot => dot.Count) }).ToDictionaryAsync(mine => mine.Key, mine => mine.Sum, cancel);
        var targets = (await db.Ideas.Where(idea => idea.ActivityId == activity.Id && idea.State == IdeaState.Visible && idea.ClusterId == null).OrderBy(idea => idea.Number).Select(idea => idea.Number).ToListAsync(cancel)).ConvertAll(number => new Piece(IsCluster: false, number));
        targets.AddRange((await db.IdeaClusters.Where(cluster => cluster.ActivityId == activity.Id && cluster.DissolvedAt == null).OrderBy(cluster => cluster.Number).Select(cluster => cluster.Number).ToListAsync(cancel)).Select(number => new Piece(IsCluster: true, number)));
        var able = people.Where(person => given.GetValueOrDefault(person.Identity.VoterId) < settings.Budget).ToArray();
        if (targets.Count == 0)
        {
            return [];
        }

        random.Shuffle(able);
        return [.. able.Take(most).Select(person => new SimulatedAnswer(person, "dot", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["turn"] = Text(activity.Turn),

            // The square of a fraction is small more often: the first ideas get more.
            ["to"] = targets[(int)(Math.Pow(random.NextDouble(), 2) * targets.Count)].ToString(),
        }))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
