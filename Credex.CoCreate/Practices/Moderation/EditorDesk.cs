using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>What the editor of a case does: takes it in hand, finds reviewers, asks for changes. Never somebody who wrote it or judges it.</summary>
public sealed class EditorDesk(AppDb db, CaseActs acts, PracticePost post, PublicationPlan plan, IOptions<PracticeOptions> options)
{
    /// <summary>How many reviews a case needs, see <see cref="PracticeOptions.Reviewers"/>.</summary>
    public int Needed => Math.Clamp(options.Value.Reviewers, 1, 2);

    /// <summary>Whether all reviews that it needs are given, so that it is the editor's turn.</summary>
    public async Task<bool> IsJudgedAsync(Practice practice, CancellationToken cancel) =>
        await db.PracticeReviews.CountAsync(one => one.PracticeId == practice.Id && one.Submission == practice.Submission && one.SubmittedAt != null, cancel) >= Needed;

    /// <summary>Why this person cannot be its editor; null where they can.</summary>
    public async Task<string?> WhyNotAsync(Practice practice, Guid person, CancellationToken cancel) =>
        await acts.IsAuthorAsync(practice.Id, person, cancel) ? "OwnCase"
        : await db.PracticeReviews.Where(one => one.PracticeId == practice.Id && one.ReviewerId == person).Select(one => one.HasConflict == true ? "HasConflict" : "IsReviewer")
            .OrderBy(one => one).FirstOrDefaultAsync(cancel);

    public Task<string?> TakeAsync(Guid id, Guid actor, CancellationToken cancel) => ActAsync(
        id,
        actor,
        practice =>
        {
            practice.EditorId = actor;
            acts.Tell(practice, actor, "taken");
            return Task.FromResult<string?>(null);
        },
        cancel);

    public Task<string?> LetGoAsync(Guid id, Guid actor, CancellationToken cancel) => acts.RunAsync(
        id,
        actor,
        practice =>
        {
            if (practice.EditorId != actor)
            {
                return Task.FromResult<string?>("NotNow");
            }

            practice.EditorId = null;
            acts.Tell(practice, actor, "let-go");
            return Task.FromResult<string?>(null);
        },
        cancel);

    /// <summary>Those who could judge a case: moderators who neither wrote it nor edit it or have edited this submission, nor have said that they have a conflict.</summary>
    public async Task<IReadOnlyList<Person>> CandidatesAsync(Practice practice, CancellationToken cancel) => await db.Users.AsNoTracking()
        .Where(person => person.DeactivatedAt == null && person.ErasedAt == null && person.Id != practice.EditorId
            && db.UserRoles.Any(member => member.UserId == person.Id
                && db.Roles.Any(role => role.Id == member.RoleId && (role.Name == Roles.Moderator || role.Name == Roles.Staff || role.Name == Roles.Admin)))
            && !db.PracticeAuthors.Any(author => author.PracticeId == practice.Id && author.PersonId == person.Id)
            && !db.PracticeEvents.Any(one => one.PracticeId == practice.Id && one.By == person.Id && one.At >= practice.SubmittedAt && (one.What == "taken" || one.What == "assigned"))
            && !db.PracticeReviews.Any(review => review.PracticeId == practice.Id && review.ReviewerId == person.Id && (review.Submission == practice.Submission || review.HasConflict == true)))
        .OrderBy(person => person.DisplayName).ToListAsync(cancel);

    public Task<string?> AssignAsync(Guid id, Guid actor, Guid reviewer, CancellationToken cancel) => ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State is not (PracticeState.Submitted or PracticeState.InReview))
            {
                return "NotNow";
            }

            if ((await CandidatesAsync(practice, cancel)).All(one => one.Id != reviewer) || reviewer == actor)
            {
                return "Reviewer";
            }

            practice.EditorId ??= actor;
            practice.State = PracticeState.InReview;
            db.PracticeReviews.Add(new PracticeReview { PracticeId = id, Submission = practice.Submission, ReviewerId = reviewer, AssignedAt = acts.Now });
            acts.Tell(practice, actor, "assigned", await db.Users.Where(one => one.Id == reviewer).Select(one => one.DisplayName).SingleAsync(cancel));
            await post.ToAsync(practice, Letters.AssignedLetter.KindName, $"{practice.Submission}", reviewer, cancel);
            return null;
        },
        cancel);

    /// <summary>Takes a review from somebody who has not given it.</summary>
    public Task<string?> ReleaseAsync(Guid id, Guid actor, Guid review, CancellationToken cancel) => ActAsync(
        id,
        actor,
        async practice =>
        {
            var one = await db.PracticeReviews.SingleOrDefaultAsync(one => one.Id == review && one.PracticeId == id && one.SubmittedAt == null && one.HasConflict != true, cancel);
            if (one is null || practice.State != PracticeState.InReview)
            {
                return "NotNow";
            }

            db.PracticeReviews.Remove(one);
            acts.Tell(practice, actor, "released");
            return null;
        },
        cancel);

    /// <summary>Sends a case back with a list of what should change.</summary>
    public Task<string?> RequestAsync(Guid id, Guid actor, IReadOnlyList<string> requests, string note, CancellationToken cancel) => ActAsync(
        id,
        actor,
        async practice =>
        {
            if (practice.State is not (PracticeState.Submitted or PracticeState.InReview))
            {
                return "NotNow";
            }

            if (requests.Count == 0 || requests.Any(one => one.Length > PracticeRequest.Longest))
            {
                return "NoRequests";
            }

            practice.State = PracticeState.ChangesRequested;
            practice.ReviewedNumber = practice.Newest;
            await plan.DropAsync(practice, cancel);
            db.PracticeRequests.AddRange(requests.Select((text, place) => new PracticeRequest { PracticeId = id, Submission = practice.Submission, Order = place, Text = text }));
            acts.Tell(practice, actor, "changes-requested", note);
            await post.ToAuthorsAsync(practice, Letters.ChangesLetter.KindName, $"{practice.Submission}", actor, cancel);
            return null;
        },
        cancel);

    /// <summary>An act of the editor: whoever may be it, and no other while somebody has it.</summary>
    public Task<string?> ActAsync(Guid id, Guid actor, Func<Practice, Task<string?>> act, CancellationToken cancel) => acts.RunAsync(
        id,
        actor,
        async practice => await WhyNotAsync(practice, actor, cancel) ?? (practice.EditorId is { } other && other != actor ? "OtherEditor" : await act(practice)),
        cancel);
}
