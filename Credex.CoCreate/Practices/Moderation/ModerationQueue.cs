using Credex.CoCreate.Data;
using Credex.CoCreate.Practices.Comments;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

public enum QueueKind
{
    Case,
    Comment,
    Report,
}

/// <summary>What a moderator looks for.</summary>
/// <param name="Mine">Only what this person has in hand, or judges.</param>
public sealed record QueueFilter(QueueKind? Kind, string? Language, Guid? Mine);

/// <summary>One thing that waits for a moderator.</summary>
/// <param name="Since">From when it waits.</param>
/// <param name="With">Who has it, by name; none: nobody yet.</param>
/// <param name="Text">The words of a comment, or the reason of a report.</param>
/// <param name="IsOwn">Written by the person who looks: others decide.</param>
public sealed record QueueRow(
    QueueKind Kind, Guid Id, string Slug, LocalizedText Title, PracticeState State, string Language, DateTime Since, IReadOnlyList<string> With, string? Text, bool IsOwn, int Given, int Asked);

/// <summary>What waits for moderators, oldest first: cases to be taken, judged or decided, comments that are held, comments that readers have reported.</summary>
public sealed class ModerationQueue(AppDb db)
{
    public const int PageSize = 30;

    public async Task<(IReadOnlyList<QueueRow> Rows, int Total, int Page, IReadOnlyDictionary<QueueKind, int> Counts, IReadOnlyList<string> Languages)> ReadAsync(
        QueueFilter filter, Guid viewer, int page, CancellationToken cancel)
    {
        List<QueueRow> all = [.. await CasesAsync(viewer, cancel), .. await CommentsAsync(viewer, cancel), .. await ReportsAsync(viewer, cancel)];
        var mine = filter.Mine is null ? null : (await db.PracticeReviews.Where(one => one.ReviewerId == filter.Mine && one.SubmittedAt == null && one.HasConflict != true).Select(one => one.PracticeId)
            .Union(db.Practices.Where(one => one.EditorId == filter.Mine).Select(one => one.Id)).ToListAsync(cancel)).ToHashSet();
        var some = all
            .Where(row => (filter.Kind is null || row.Kind == filter.Kind) && (filter.Language is null || row.Language == filter.Language) && (mine is null || (row.Kind == QueueKind.Case && mine.Contains(row.Id))))
            .OrderBy(row => row.Since).ThenBy(row => row.Id).ToList();
        var shown = Math.Clamp(page, 1, Math.Max(1, (some.Count + PageSize - 1) / PageSize));
        return (
            [.. some.Skip((shown - 1) * PageSize).Take(PageSize)],
            some.Count,
            shown,
            all.GroupBy(row => row.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()),
            [.. all.Select(row => row.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private async Task<IEnumerable<QueueRow>> CasesAsync(Guid viewer, CancellationToken cancel)
    {
        var cases = await (
            from practice in db.Practices.AsNoTracking()
            join revision in db.PracticeRevisions on new { practice.Id, Number = practice.Newest } equals new { Id = revision.PracticeId, revision.Number }
            where practice.State == PracticeState.Submitted || practice.State == PracticeState.InReview || (practice.State == PracticeState.Published && practice.PublishedNumber != practice.Newest && practice.ReviewedNumber != practice.Newest)
            select new
            {
                Practice = practice,
                revision.Fields,
                revision.At,
                Editor = db.Users.Where(one => one.Id == practice.EditorId).Select(one => one.DisplayName).FirstOrDefault(),
                IsOwn = db.PracticeAuthors.Any(author => author.PracticeId == practice.Id && author.PersonId == viewer),
            }).ToListAsync(cancel);
        var ids = cases.ConvertAll(one => one.Practice.Id);
        var reviews = (await (
            from review in db.PracticeReviews.AsNoTracking()
            join practice in db.Practices on review.PracticeId equals practice.Id
            where ids.Contains(practice.Id) && review.Submission == practice.Submission && review.HasConflict != true
            select new { practice.Id, review.SubmittedAt, Name = db.Users.Where(one => one.Id == review.ReviewerId).Select(one => one.DisplayName).FirstOrDefault() }).ToListAsync(cancel)).ToLookup(one => one.Id);
        return cases.Select(one => new QueueRow(
            QueueKind.Case,
            one.Practice.Id,
            one.Practice.Slug,
            one.Fields.Title,
            one.Practice.State,
            one.Practice.SourceLanguage,
            one.Practice.State == PracticeState.Published ? one.At : one.Practice.SubmittedAt ?? one.Practice.ChangedAt,
            [.. new[] { one.Editor }.Concat(reviews[one.Practice.Id].Where(review => review.SubmittedAt is null).Select(review => review.Name)).OfType<string>().Distinct(StringComparer.Ordinal)],
            Text: null,
            one.IsOwn,
            reviews[one.Practice.Id].Count(review => review.SubmittedAt is not null),
            reviews[one.Practice.Id].Count()));
    }

    private async Task<IEnumerable<QueueRow>> CommentsAsync(Guid viewer, CancellationToken cancel) => (await (
        from comment in db.PracticeComments.AsNoTracking()
        join practice in db.Practices on comment.PracticeId equals practice.Id
        join revision in db.PracticeRevisions on new { practice.Id, Number = practice.Newest } equals new { Id = revision.PracticeId, revision.Number }
        where comment.State == CommentState.Held
        select new { Comment = comment, practice.Slug, practice.State, revision.Fields }).ToListAsync(cancel))
        .Select(one => new QueueRow(
            QueueKind.Comment, one.Comment.Id, one.Slug, one.Fields.Title, one.State, one.Comment.Language, one.Comment.At, [], one.Comment.Text, one.Comment.PersonId == viewer, 0, 0));

    /// <summary>One row a comment, since the oldest report that nobody has looked at.</summary>
    private async Task<IEnumerable<QueueRow>> ReportsAsync(Guid viewer, CancellationToken cancel) => (await (
        from report in db.CommentReports.AsNoTracking()
        join comment in db.PracticeComments on report.CommentId equals comment.Id
        join practice in db.Practices on comment.PracticeId equals practice.Id
        join revision in db.PracticeRevisions on new { practice.Id, Number = practice.Newest } equals new { Id = revision.PracticeId, revision.Number }
        where report.SettledAt == null && comment.State == CommentState.Visible
        select new { Report = report, Comment = comment, practice.Slug, practice.State, revision.Fields }).ToListAsync(cancel))
        .GroupBy(one => one.Comment.Id)
        .Select(group => (First: group.OrderBy(one => one.Report.At).First(), Reasons: group.OrderBy(one => one.Report.At).Select(one => one.Report.Reason)))
        .Select(one => new QueueRow(
            QueueKind.Report,
            one.First.Comment.Id,
            one.First.Slug,
            one.First.Fields.Title,
            one.First.State,
            one.First.Comment.Language,
            one.First.Report.At,
            [.. one.Reasons],
            one.First.Comment.Text,
            one.First.Comment.PersonId == viewer,
            0,
            0));
}
