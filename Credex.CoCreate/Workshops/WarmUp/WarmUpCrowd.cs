using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>How simulated people answer a practice question: anyhow.</summary>
public sealed class WarmUpCrowd(AppDb db)
{
    public async Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleAsync(one => one.Id == room.ActivityId, cancel);
        var options = activity.SettingsAs<WarmUpSettings>().Options.Count;
        if (activity.State != WarmUpState.Open || options == 0)
        {
            return [];
        }

        var answered = (await db.WarmUpAnswers.Where(one => one.ActivityId == activity.Id).Select(one => one.VoterId).ToListAsync(cancel)).ToHashSet();
        var silent = people.Where(person => !answered.Contains(person.Identity.VoterId)).ToArray();
        random.Shuffle(silent);
        return [.. silent.Take(most).Select(person => new SimulatedAnswer(person, string.Empty, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["turn"] = activity.Turn.ToString(CultureInfo.InvariantCulture),
            ["value"] = (1 + random.Next(options)).ToString(CultureInfo.InvariantCulture),
        }))];
    }
}
