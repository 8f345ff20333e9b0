using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Comments;

/// <summary>A comment as a page shows it.</summary>
/// <param name="By">Null once they are erased.</param>
/// <param name="IsMine">Shown to who wrote it also while it is held.</param>
public sealed record CommentRow(PracticeComment Comment, string? By, bool IsMine);

/// <summary>
/// What readers say about cases. The first comment of somebody waits for a moderator; once one of theirs has been shown the next ones stand at once. Few at a time, so that a flood is slow
/// without any third party.
/// </summary>
public sealed class CommentDesk(AppDb db, Schedule schedule, TimeProvider clock)
{
    /// <summary>How many one person may write in a while.</summary>
    public const int MostInAWhile = 5;

    private static readonly TimeSpan While = TimeSpan.FromHours(1);

    /// <summary>What a reader sees: what is visible, what was hidden and why, and their own that are held.</summary>
    public async Task<IReadOnlyList<CommentRow>> ReadAsync(Guid practice, Guid? reader, CancellationToken cancel) => (await (
        from comment in db.PracticeComments.AsNoTracking()
        where comment.PracticeId == practice && (comment.State != CommentState.Held || (reader != null && comment.PersonId == reader))
        orderby comment.At, comment.Id
        select new { comment, By = db.Users.Where(one => one.Id == comment.PersonId).Select(one => one.DisplayName).FirstOrDefault() }).ToListAsync(cancel))
        .ConvertAll(one => new CommentRow(one.comment, one.By, reader is not null && one.comment.PersonId == reader));

    /// <summary>Null where it is kept, else the name of the reason: its words are the text <c>Refused_</c> and the name.</summary>
    public async Task<string?> SayAsync(Practice practice, Guid person, string text, string language, CancellationToken cancel)
    {
        if (text.Length is 0 or > PracticeComment.Longest)
        {
            return text.Length == 0 ? "Empty" : "Long";
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(
            async () =>
            {
                var since = now - While;
                var mine = await db.PracticeComments.Where(one => one.PersonId == person && (one.At > since || one.State == CommentState.Visible)).ToListAsync(cancel);
                if (mine.Exists(one => one.At > since && one.PracticeId == practice.Id && one.Text == text))
                {
                    return null;
                }

                if (mine.Count(one => one.At > since) >= MostInAWhile)
                {
                    return "Many";
                }

                db.PracticeComments.Add(new PracticeComment
                {
                    PracticeId = practice.Id,
                    PersonId = person,
                    Language = language,
                    Text = text,
                    At = now,
                    State = mine.Exists(one => one.State == CommentState.Visible) ? CommentState.Visible : CommentState.Held,
                });
                return (string?)null;
            },
            cancel);
    }

    /// <summary>Once a reader and comment; a second time changes the reason.</summary>
    public async Task<string?> ReportAsync(Guid practice, Guid comment, Guid person, string reason, CancellationToken cancel)
    {
        if (reason.Length is 0 or > 500)
        {
            return "Reason";
        }

        return await db.WriteAsync(
            async () =>
            {
                var about = await db.PracticeComments.SingleOrDefaultAsync(one => one.Id == comment && one.PracticeId == practice && one.State == CommentState.Visible, cancel);
                if (about is null || about.PersonId == person)
                {
                    return "Gone";
                }

                if (await db.CommentReports.SingleOrDefaultAsync(one => one.CommentId == comment && one.PersonId == person, cancel) is { } earlier)
                {
                    earlier.Reason = reason;
                }
                else
                {
                    db.CommentReports.Add(new CommentReport { CommentId = comment, PersonId = person, Reason = reason, At = clock.GetUtcNow().UtcDateTime });
                }

                return (string?)null;
            },
            cancel);
    }

    /// <summary>A moderator shows a comment, or leaves a reported one where it is. Nobody decides on their own words.</summary>
    public Task<string?> ShowAsync(Guid comment, Guid actor, CancellationToken cancel) => DecideAsync(comment, actor, CommentState.Visible, hiddenFor: null, reason: null, cancel);

    /// <summary>Hides a comment with a reason that everybody sees and its author is told.</summary>
    public Task<string?> HideAsync(Guid comment, Guid actor, CommentHidden why, string reason, CancellationToken cancel) =>
        reason.Length > 300 ? Task.FromResult<string?>("Reason") : DecideAsync(comment, actor, CommentState.Hidden, why, reason.Length == 0 ? null : reason, cancel);

    private Task<string?> DecideAsync(Guid id, Guid actor, CommentState state, CommentHidden? hiddenFor, string? reason, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var comment = await db.PracticeComments.SingleOrDefaultAsync(one => one.Id == id, cancel);
            if (comment is null)
            {
                return "Gone";
            }

            if (comment.PersonId == actor)
            {
                return "Own";
            }

            var (now, before) = (clock.GetUtcNow().UtcDateTime, comment.State);
            (comment.State, comment.HiddenFor, comment.HiddenReason, comment.DecidedBy, comment.DecidedAt) = (state, hiddenFor, reason, actor, now);
            foreach (var report in await db.CommentReports.Where(one => one.CommentId == id && one.SettledAt == null).ToListAsync(cancel))
            {
                report.SettledAt = now;
            }

            db.AuditEntries.Add(AuditEntry.Of(actor, state == CommentState.Hidden ? "comment.hidden" : "comment.shown", "comment", id, now, new { State = before }, new { State = state, HiddenFor = hiddenFor, Reason = reason }));
            if (state == CommentState.Hidden && comment.PersonId is { } author
                && await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == author && one.Email != null && one.EmailConfirmed && one.ErasedAt == null, cancel) is { } person)
            {
                schedule.Now(
                    Moderation.Letters.HiddenLetter.KindName,
                    new Subject(PracticePost.SubjectKind, comment.PracticeId),
                    $"{Moderation.Letters.HiddenLetter.KindName}/{id:N}/{now:yyyyMMddHHmmss}",
                    new Recipient(person.Email!, person.DisplayName, person.LanguageOr(comment.Language), person.Id),
                    id);
            }

            return (string?)null;
        },
        cancel);
}
