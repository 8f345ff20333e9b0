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
        var reviews = await (
            from review in db.PracticeReviews.AsNoTracking()
            join practice in db.Practices on review.PracticeId equals practice.Id
            join revision in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.PublishedNumber ?? practice.WithdrawnNumber ?? practice.Newest } equals new { revision.PracticeId, revision.Number }
            where review.ReviewerId != null && review.ReviewerId == who.PersonId
            orderby review.AssignedAt
            select new { review.PracticeId, review.AssignedAt, review.Conflict, review.Summary, review.SubmittedAt, revision.Fields }).ToListAsync(cancel);
        return new PersonalSection("reviews", texts["Section_Reviews"], reviews.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("case", texts["Fact_Case"], one.PracticeId, one.Fields.Title.Here().Text) { IsWritten = true },
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
