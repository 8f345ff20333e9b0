using System.Security.Claims;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices;

/// <summary>What somebody may do with one case.</summary>
/// <param name="IsAuthor">Named among its authors, with their account.</param>
/// <param name="IsStaff">Staff or admin.</param>
/// <param name="IsModerator">May review and decide: moderators, staff and admins. Their own case they may not.</param>
/// <param name="IsJudge">Was asked to review it: who judges a text does not change it.</param>
public sealed record PracticeAccess(bool IsAuthor, bool IsStaff, bool IsModerator, bool IsJudge)
{
    /// <summary>Who may not see a case is told that there is none.</summary>
    public bool CanSee(Practice practice)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return practice.IsPublic || IsAuthor || IsModerator;
    }

    /// <summary>While reviewers have it, what they judge does not change under them; staff who neither wrote nor judge it may still repair it, as a revision of their own, but for one that is
    /// to be published at an instant: that is the text that was judged. What is archived is given back first.</summary>
    public bool CanEdit(Practice practice)
    {
        ArgumentNullException.ThrowIfNull(practice);
        var isJudged = practice.State is PracticeState.Submitted or PracticeState.InReview;
        return practice is { PublishAt: null, State: not PracticeState.Archived } && ((IsAuthor && !isJudged) || (IsStaff && !(isJudged && (IsJudge || IsAuthor))));
    }
}

/// <summary>Who may do what with case studies.</summary>
public sealed class PracticeRights(AppDb db)
{
    public async Task<PracticeAccess> OfAsync(ClaimsPrincipal user, Practice practice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(practice);
        var isStaff = user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Staff);
        var isModerator = isStaff || user.IsInRole(Roles.Moderator);
        var isJudge = isModerator && user.PersonId() is { } person && await db.PracticeReviews.AnyAsync(one => one.PracticeId == practice.Id && one.ReviewerId == person, cancel);
        return new PracticeAccess(await IsAuthorAsync(user, practice.Id, cancel), isStaff, isModerator, isJudge);
    }

    public async Task<bool> IsAuthorAsync(ClaimsPrincipal user, Guid practice, CancellationToken cancel) =>
        user.PersonId() is { } person && await db.PracticeAuthors.AnyAsync(one => one.PracticeId == practice && one.PersonId == person, cancel);

    /// <summary>Staff, and who is among the authors of some case: staff invite the others by naming them in one.</summary>
    public async Task<bool> MayCreateAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.IsInRole(Roles.Admin) || user.IsInRole(Roles.Staff) || (user.PersonId() is { } person && await db.PracticeAuthors.AnyAsync(one => one.PersonId == person, cancel));
    }
}
