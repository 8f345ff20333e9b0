using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>Votes on clauses, with the words beside them. Erased, a vote stays counted in its group, and is nobody's.</summary>
public sealed class RatingData(AppDb db, RemovedWords removed, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<StandardTexts> words) : IPersonalData
{
    public int Order => 50;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var votes = await (
            from rating in db.Ratings.AsNoTracking()
            join item in db.RoundItems on rating.RoundItemId equals item.Id
            join round in db.Rounds on item.RoundId equals round.Id
            join text in db.ClauseTexts on item.ClauseTextId equals text.Id
            where who.Voters.Contains(rating.VoterId)
            orderby rating.At
            select new { Rating = rating, text.Number, text.Text, round.Scale, Wording = db.Amendments.Where(one => one.RoundItemId == item.Id && one.VoterId == rating.VoterId).Select(one => one.Text).FirstOrDefault() }).ToListAsync(cancel);
        return new PersonalSection("votes", texts["Section_Votes"], votes.ConvertAll<IReadOnlyList<PersonalFact>>(vote => [
            new("clause", texts["Fact_Clause"], vote.Number, $"{vote.Number} {vote.Text.Here().Text}"),
            new("scale", texts["Fact_Scale"], vote.Scale, words[$"Scale_{vote.Scale}"]),
            new("answer", texts["Fact_Answer"], vote.Rating.Value, vote.Scale is Scale.NinePoint or Scale.FivePoint ? null : words[$"Answer_{vote.Scale}_{vote.Rating.Value}"].Value),
            new("attempt", texts["Fact_Attempt"], vote.Rating.Attempt),
            new("comment", texts["Fact_Comment"], vote.Rating.Comment),
            new("wording", texts["Fact_Wording"], vote.Wording),
            new("at", texts["Fact_At"], vote.Rating.At),
            new("struckAt", texts["Fact_StruckAt"], vote.Rating.StruckAt),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (!erasure.KeepsWords)
        {
            await RemoveWordsAsync(who, erasure, cancel);
        }

        // Whose participant was removed counts in what was final before, and no more; without the participant only the vote itself can say so.
        var removedOnes = db.Voters.Where(voter => who.Voters.Contains(voter.Id) && db.Participants.Any(one => one.Id == voter.ParticipantId && one.RemovedAt != null)).Select(voter => voter.Id);
        await db.Ratings.Where(rating => rating.StruckAt == null && removedOnes.Contains(rating.VoterId)).ExecuteUpdateAsync(set => set.SetProperty(one => one.StruckAt, erasure.Now), cancel);
    }

    private async Task RemoveWordsAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        foreach (var rating in await db.Ratings.Where(one => who.Voters.Contains(one.VoterId) && one.Comment != null).ToListAsync(cancel))
        {
            erasure.Traces.Add(rating.Comment!);
            (rating.Comment, rating.CommentLanguage, rating.CommentHiddenAt, rating.CommentHiddenBy, rating.CommentHiddenReason) = (null, null, null, null, null);
        }

        foreach (var wording in await db.Amendments.Where(one => one.VoterId != null && who.Voters.Contains(one.VoterId.Value)).ToListAsync(cancel))
        {
            erasure.Traces.Add(wording.Text);
            if (wording is { State: AmendmentState.Proposed, Answer: null })
            {
                db.Amendments.Remove(wording);
            }
            else
            {
                // Somebody answered it: that there was one, and the answer, stay.
                (wording.Text, wording.Reason) = (removed.In(wording.Language), null);
            }
        }
    }
}
