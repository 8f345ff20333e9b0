using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Plans the letters about a case, inside the transaction of what happened to it. Nobody is written to about what they did themselves.</summary>
public sealed class PracticePost(AppDb db, Schedule schedule)
{
    public const string SubjectKind = "practice";

    public static Subject About(Practice practice) => new(SubjectKind, practice.Id);

    public async Task ToAuthorsAsync(Practice practice, string kind, string cause, Guid? but, CancellationToken cancel) => Plan(
        practice, kind, cause, Recipients(practice, but, await People.Where(person => db.PracticeAuthors.Any(author => author.PracticeId == practice.Id && author.PersonId == person.Id)).ToListAsync(cancel)));

    /// <summary>To the moderator who has it, else to all who could take it.</summary>
    public async Task ToModeratorsAsync(Practice practice, string kind, string cause, Guid? but, CancellationToken cancel) =>
        Plan(practice, kind, cause, await ModeratorsAsync(practice, but, cancel));

    /// <summary>The moderator who has it, else all who could take it.</summary>
    public async Task<IReadOnlyList<Recipient>> ModeratorsAsync(Practice practice, Guid? but, CancellationToken cancel)
    {
        var some = practice.EditorId is { } editor
            ? People.Where(person => person.Id == editor)
            : People.Where(person =>
                db.UserRoles.Any(member => member.UserId == person.Id && db.Roles.Any(role => role.Id == member.RoleId && role.Name == Roles.Moderator))
                && !db.PracticeAuthors.Any(author => author.PracticeId == practice.Id && author.PersonId == person.Id));
        return Recipients(practice, but, await some.ToListAsync(cancel));
    }

    public async Task ToAsync(Practice practice, string kind, string cause, Guid person, CancellationToken cancel) =>
        Plan(practice, kind, cause, Recipients(practice, but: null, await People.Where(one => one.Id == person).ToListAsync(cancel)));

    private IQueryable<Person> People => db.Users.AsNoTracking().Where(person => person.Email != null && person.EmailConfirmed && person.DeactivatedAt == null && person.ErasedAt == null);

    private static List<Recipient> Recipients(Practice practice, Guid? but, IEnumerable<Person> people) =>
        [.. people.Where(one => one.Id != but).Select(one => new Recipient(one.Email!, one.DisplayName, one.LanguageOr(practice.SourceLanguage == "fr" ? "fr" : "en"), one.Id))];

    private void Plan(Practice practice, string kind, string cause, IEnumerable<Recipient> to)
    {
        foreach (var recipient in to)
        {
            schedule.Now(kind, About(practice), $"{kind}/{practice.Id:N}/{cause}/{recipient.PersonId:N}", recipient);
        }
    }
}
