using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

public enum WaitsFor
{
    /// <summary>A judgement.</summary>
    Review,

    /// <summary>Changes that were asked for.</summary>
    Changes,

    /// <summary>A decision of its editor: all reviews are in.</summary>
    Decision,

    /// <summary>A decision of its editor on what was written since it was published.</summary>
    Correction,

    /// <summary>What its authors wrote since it was published was sent back.</summary>
    CorrectionBack,
}

/// <summary>A case in which it is somebody's turn.</summary>
public sealed record WaitingCase(WaitsFor What, string Slug, LocalizedText Title);

/// <summary>What waits for a person in the library, for their first page.</summary>
public sealed class WaitingCases(AppDb db, EditorDesk editor)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<WaitingCase>> ReadAsync(Guid person, CancellationToken cancel)
    {
        var turns = await (
            from practice in db.Practices.AsNoTracking()
            join revision in db.PracticeRevisions on new { practice.Id, Number = practice.Newest } equals new { Id = revision.PracticeId, revision.Number }
            let given = db.PracticeReviews.Count(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.SubmittedAt != null)
            let mine = db.PracticeReviews.Any(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.ReviewerId == person && one.SubmittedAt == null && one.HasConflict != true)
            let isAuthor = db.PracticeAuthors.Any(one => one.PracticeId == practice.Id && one.PersonId == person)
            let isWritten = practice.State == PracticeState.Published && practice.PublishedNumber != practice.Newest
            let isBack = isWritten && practice.ReviewedNumber == practice.Newest
            where (practice.State == PracticeState.InReview && (mine || (practice.EditorId == person && practice.PublishAt == null && given >= editor.Needed)))
                || (isAuthor && (practice.State == PracticeState.ChangesRequested || isBack))
                || (isWritten && !isBack && practice.EditorId == person)
            orderby practice.ChangedAt
            select new { practice.State, isBack, mine, practice.Slug, revision.Fields }).Take(Most).ToListAsync(cancel);
        return turns.ConvertAll(one => new WaitingCase(
            one.State switch
            {
                PracticeState.ChangesRequested => WaitsFor.Changes,
                PracticeState.Published => one.isBack ? WaitsFor.CorrectionBack : WaitsFor.Correction,
                _ => one.mine ? WaitsFor.Review : WaitsFor.Decision,
            },
            one.Slug,
            one.Fields.Title));
    }
}
