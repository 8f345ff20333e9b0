using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>What readers come to see, and until when: publishing now or at an instant, correcting, marking as outdated, withdrawing, looking again after a year.</summary>
public sealed class PublicationDesk(AppDb db, CaseActs acts, EditorDesk editor, PracticePost post, PublicationPlan plan, Schedule schedule, ReaderView readers)
{
    /// <summary>Publishes the newest revision.</summary>
    /// <param name="seen">Number of the revision that the editor had before them: another one is not published unseen.</param>
    /// <param name="at">An instant to come; null: now.</param>
    public Task<string?> PublishAsync(Guid id, Guid actor, int seen, DateTime? at, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State != PracticeState.InReview)
            {
                return "NotNow";
            }

            if (practice.Newest != seen)
            {
                return "Changed";
            }

            var given = await db.PracticeReviews.CountAsync(one => one.PracticeId == id && one.Submission == practice.Submission && one.SubmittedAt != null, cancel);
            if (given < editor.Needed)
            {
                return "Reviews";
            }

            practice.EditorId ??= actor;
            if (at is { } later)
            {
                if (later <= acts.Now)
                {
                    return "Past";
                }

                await plan.SetAsync(practice, later, cancel);
                acts.Tell(practice, actor, "planned");
                return null;
            }

            await ShowAsync(practice, actor, cancel);
            return null;
        },
        cancel);

    /// <summary>Gives up an instant that was planned.</summary>
    public Task<string?> UnplanAsync(Guid id, Guid actor, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.PublishAt is null)
            {
                return "NotNow";
            }

            await plan.DropAsync(practice, cancel);
            acts.Tell(practice, actor, "unplanned");
            return null;
        },
        cancel);

    /// <summary>The planned instant has come. Null, or why there was nothing to do.</summary>
    public async Task<string?> PublishPlannedAsync(Guid id, CancellationToken cancel)
    {
        var practice = await db.Practices.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (practice is not { State: PracticeState.InReview, PublishAt: { } at, EditorId: { } actor } || at > acts.Now)
        {
            return Reasons.Gone;
        }

        return await acts.RunAsync(
            id,
            actor,
            async one =>
            {
                if (one.State == PracticeState.InReview && one.PublishAt == at)
                {
                    await ShowAsync(one, by: null, cancel);
                }

                return null;
            },
            cancel);
    }

    /// <summary>Puts the newest revision of a published case in the place of the one that readers see, and says to them what was corrected.</summary>
    /// <param name="seen">Number of the revision that the editor had before them.</param>
    public Task<string?> CorrectAsync(Guid id, Guid actor, int seen, LocalizedText note, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.Correction == CorrectionState.None)
            {
                return "NotNow";
            }

            if (practice.Newest != seen)
            {
                return "Changed";
            }

            if (note.IsEmpty)
            {
                return "Note";
            }

            (practice.PublishedNumber, practice.CorrectionNote, practice.CorrectedAt) = (practice.Newest, note, acts.Now);
            acts.Tell(practice, actor, "corrected", note.In(practice.SourceLanguage).Text);
            await readers.RefreshAsync(practice, cancel);
            await post.ToAuthorsAsync(practice, Letters.CorrectedLetter.KindName, $"{practice.Newest}", actor, cancel);
            return null;
        },
        cancel);

    /// <summary>Gives a correction back to its authors: readers go on seeing what they saw, and what the authors wrote stays theirs to write on.</summary>
    /// <param name="seen">Number of the revision that the editor had before them.</param>
    /// <param name="why">For the authors.</param>
    public Task<string?> SendBackAsync(Guid id, Guid actor, int seen, string why, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.Correction != CorrectionState.Waiting)
            {
                return "NotNow";
            }

            if (practice.Newest != seen)
            {
                return "Changed";
            }

            if (why.Length is 0 or > 1000)
            {
                return "Note";
            }

            practice.ReviewedNumber = practice.Newest;
            acts.Tell(practice, actor, "correction-back", why);
            await post.ToAuthorsAsync(practice, Letters.CorrectionBackLetter.KindName, $"{practice.Newest}", actor, cancel);
            return null;
        },
        cancel);

    /// <summary>Marks a case as no longer so, or takes the mark away.</summary>
    /// <param name="note">Why, for readers; null takes the mark away.</param>
    public Task<string?> OutdateAsync(Guid id, Guid actor, LocalizedText? note, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State != PracticeState.Published || practice.OutdatedAt is null == note is null)
            {
                return "NotNow";
            }

            if (note is { IsEmpty: true })
            {
                return "Note";
            }

            (practice.OutdatedAt, practice.OutdatedNote) = (note is null ? null : acts.Now, note);
            acts.Tell(practice, actor, note is null ? "current" : "outdated", note?.In(practice.SourceLanguage).Text);
            await readers.RefreshAsync(practice, cancel);
            return null;
        },
        cancel);

    /// <summary>Somebody has looked and it still holds: the next look is due in a year.</summary>
    public Task<string?> ConfirmAsync(Guid id, Guid actor, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State != PracticeState.Published)
            {
                return "NotNow";
            }

            await DueInAYearAsync(practice, cancel);
            acts.Tell(practice, actor, "confirmed");
            return null;
        },
        cancel);

    /// <summary>Takes a published case away, with a reason that stands in its place; declines another, with a reason for its authors.</summary>
    public Task<string?> ArchiveAsync(Guid id, Guid actor, LocalizedText reason, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State is PracticeState.Archived or PracticeState.Draft)
            {
                return "NotNow";
            }

            if (reason.IsEmpty)
            {
                return "Note";
            }

            var wasPublic = practice.IsPublic;
            // What was declined was never here: its reason is for its authors.
            (practice.WithdrawnAt, practice.WithdrawnReason, practice.WithdrawnNumber) = (wasPublic ? acts.Now : null, reason, practice.PublishedNumber);
            (practice.State, practice.PublishedNumber, practice.ReviewDueOn) = (PracticeState.Archived, null, null);
            await plan.DropAsync(practice, cancel);
            await schedule.CancelAsync(PracticePost.About(practice), [Letters.DueLetter.KindName], cancel);
            acts.Tell(practice, actor, wasPublic ? "withdrawn" : "declined", reason.In(practice.SourceLanguage).Text);
            await readers.RefreshAsync(practice, cancel);
            await post.ToAuthorsAsync(practice, Letters.ArchivedLetter.KindName, $"{practice.Submission}/{acts.Now:yyyyMMddHHmmss}", actor, cancel);
            return null;
        },
        cancel);

    /// <summary>Gives an archived case back to its authors.</summary>
    public Task<string?> ReopenAsync(Guid id, Guid actor, CancellationToken cancel) => editor.ActAsync(
        id,
        actor,
        practice =>
        {
            if (practice.State != PracticeState.Archived)
            {
                return Task.FromResult<string?>("NotNow");
            }

            (practice.State, practice.WithdrawnAt, practice.WithdrawnReason, practice.WithdrawnNumber) = (PracticeState.Draft, null, null, null);
            acts.Tell(practice, actor, "reopened");
            return Task.FromResult<string?>(null);
        },
        cancel);

    private async Task ShowAsync(Practice practice, Guid? by, CancellationToken cancel)
    {
        var isFirst = practice.PublishedAt is null;
        (practice.State, practice.PublishedNumber) = (PracticeState.Published, practice.Newest);
        practice.PublishedAt ??= acts.Now;
        if (!isFirst)
        {
            practice.CorrectedAt = acts.Now;
        }

        await plan.DropAsync(practice, cancel);
        await DueInAYearAsync(practice, cancel);
        acts.Tell(practice, by, "published");
        await readers.RefreshAsync(practice, cancel);
        await post.ToAuthorsAsync(practice, Letters.PublishedLetter.KindName, $"{practice.Submission}", by, cancel);
    }

    private async Task DueInAYearAsync(Practice practice, CancellationToken cancel)
    {
        var due = DateOnly.FromDateTime(acts.Now).AddYears(1);
        practice.ReviewDueOn = due;
        await schedule.SetAsync(Letters.DueLetter.KindName, due.ToDateTime(new TimeOnly(7, 0), DateTimeKind.Utc), PracticePost.About(practice), Letters.DueLetter.Key(practice), cancel);
    }
}
