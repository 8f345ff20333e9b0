using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Simulation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>How simulated people vote: most clauses find agreement, on some a group thinks otherwise, and nobody answers at once.</summary>
public sealed class ReviewCrowd(AppDb db, TimeProvider clock)
{
    private const int OneIn = 4;

    public async Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel)
    {
        var item = await (
            from round in db.Rounds
            join one in db.RoundItems on round.CurrentItemId equals one.Id
            where round.ActivityId == room.ActivityId
            select one).AsNoTracking().Include(one => one.Round).SingleOrDefaultAsync(cancel);
        if (item is null || item.StateAt(clock.GetUtcNow().UtcDateTime) != ItemState.Open)
        {
            return [];
        }

        var answered = (await db.Ratings.Where(rating => rating.RoundItemId == item.Id && rating.Attempt == item.Attempt).Select(rating => rating.VoterId).ToListAsync(cancel)).ToHashSet();
        var silent = people.Where(person => !answered.Contains(person.Identity.VoterId)).ToArray();
        random.Shuffle(silent);
        if (silent.Length == 0 && !room.IsRehearsal && people.Count > 0 && random.Next(OneIn) == 0)
        {
            // The demo is watched for longer than an answer takes: now and then somebody thinks again.
            silent = [people[random.Next(people.Count)]];
        }

        return [.. silent.Take(most).Select(person => new SimulatedAnswer(person, string.Empty, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["item"] = item.Id.ToString(),
            ["attempt"] = Text(item.Attempt),
            ["value"] = Text(Value(item.Round!.Scale, item.Order, person.Group, random)),
        }))];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>By clause and group, with some who think otherwise: every fifth clause divides employers from the rest, every seventh education.</summary>
    private static int Value(Scale scale, int clause, StakeholderGroup group, Random random)
    {
        var against = (clause % 5 == 2 && group == StakeholderGroup.Employer) || (clause % 7 == 4 && group.Side() == Side.Education);
        var mood = random.NextDouble() - (against ? 0.6 : 0);
        return scale switch
        {
            Scale.Consent => mood switch { > 0.35 => Consent.Agree, > 0.15 => Consent.AgreeWithChanges, > 0.1 => Consent.Abstain, _ => Consent.Disagree },
            Scale.Essential => mood switch { > 0.25 => 1, > 0.1 => 2, _ => 3 },
            Scale.NinePoint => Math.Clamp((int)Math.Round(6.5 + (3.5 * mood)), 1, 9),
            Scale.FivePoint => Math.Clamp((int)Math.Round(3.6 + (1.8 * mood)), 1, 5),
            _ => Math.Clamp((int)Math.Round(2.9 + (1.5 * mood)), 1, 4),
        };
    }
}
