using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Judgements of cases. They stay, as grounds of what was decided, without a name.</summary>
public sealed class ReviewData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 96;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var reviews = await db.PracticeReviews.AsNoTracking().Where(one => one.ReviewerId != null && one.ReviewerId == who.PersonId).OrderBy(one => one.AssignedAt).ToListAsync(cancel);
        return new PersonalSection("reviews", texts["Section_Reviews"], reviews.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("case", texts["Fact_Case"], one.PracticeId),
            new("assignedAt", texts["Fact_At"], one.AssignedAt),
            new("conflict", texts["Fact_Conflict"], one.Conflict),
            new("summary", texts["Fact_Text"], one.Summary),
            new("submittedAt", texts["Fact_SubmittedAt"], one.SubmittedAt),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (who.PersonId is not { } person)
        {
            return;
        }

        foreach (var review in await db.PracticeReviews.Where(one => one.ReviewerId == person).ToListAsync(cancel))
        {
            (review.ReviewerId, review.Conflict) = (null, null);
        }

        await db.Practices.Where(one => one.EditorId == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.EditorId, (Guid?)null), cancel);
        await db.PracticeEvents.Where(one => one.By == person).ExecuteUpdateAsync(set => set.SetProperty(one => one.By, (Guid?)null), cancel);
    }
}
