using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People;

public enum PeopleOutcome
{
    Done,
    NotFound,

    /// <summary>Nobody could undo it.</summary>
    LastAdmin,

    /// <summary>There is an account with this address already.</summary>
    Exists,
}

/// <param name="Role">One of <see cref="Roles.All"/>.</param>
public sealed record PeopleFilter(string? Text, string? Role, bool OnlyDeactivated);

/// <summary>Somebody with an account, as admins see them.</summary>
public sealed record PersonRow(Guid Id, string Name, string? Email, bool IsConfirmed, DateTime? DeactivatedAt, IReadOnlyList<string> Roles);

/// <summary>What admins do with accounts. Every act is one transaction with its entry in the log.</summary>
public sealed class PeopleDesk(AppDb db, UserManager<Person> users, AdminRules admins, Schedule schedule, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<(IReadOnlyList<PersonRow> Rows, int Total, int Page)> ReadAsync(PeopleFilter filter, int page, CancellationToken cancel)
    {
        var some = db.Users.AsNoTracking().Where(one => one.ErasedAt == null && (!filter.OnlyDeactivated || one.DeactivatedAt != null));
        if (filter.Text is { } text)
        {
            // Neither provider is blind to accents, and accounts are few enough to look through.
            var wanted = Folding.Fold(text);
            var found = (await some.Select(one => new { one.Id, Words = new[] { one.DisplayName, one.Email, one.Organisation } }).ToListAsync(cancel))
                .Where(one => one.Words.Any(words => words is not null && Folding.Fold(words).Contains(wanted, StringComparison.Ordinal))).Select(one => one.Id).ToList();
            some = some.Where(one => found.Contains(one.Id));
        }

        if (filter.Role is { } role)
        {
            some = some.Where(one => db.UserRoles.Any(member => member.UserId == one.Id && db.Roles.Any(other => other.Id == member.RoleId && other.Name == role)));
        }

        var total = await some.CountAsync(cancel);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var people = await some.OrderBy(one => one.DisplayName).ThenBy(one => one.Id).Skip((shown - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var ids = people.ConvertAll(one => one.Id);
        var roles = (await db.UserRoles.Where(member => ids.Contains(member.UserId)).Join(db.Roles, member => member.RoleId, other => other.Id, (member, other) => new { member.UserId, other.Name }).ToListAsync(cancel))
            .ToLookup(member => member.UserId, member => member.Name!);
        return (people.ConvertAll(one => Row(one, roles[one.Id])), total, shown);
    }

    public async Task<PersonRow?> FindAsync(Guid id, CancellationToken cancel) =>
        await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.ErasedAt == null, cancel) is { } person ? Row(person, await users.GetRolesAsync(person)) : null;

    public Task<PeopleOutcome> SetRolesAsync(Guid id, IReadOnlyCollection<string> wanted, Guid actor, CancellationToken cancel) => OnPersonAsync(
        id,
        async (person, now) =>
        {
            var before = await users.GetRolesAsync(person);
            var after = Roles.All.Where(wanted.Contains).ToList();
            if (before.Contains(Roles.Admin) && !after.Contains(Roles.Admin, StringComparer.Ordinal) && await admins.IsLastAsync(id, cancel))
            {
                return PeopleOutcome.LastAdmin;
            }

            if (before.Order(StringComparer.Ordinal).SequenceEqual(after.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                return PeopleOutcome.Done;
            }

            await users.RemoveFromRolesAsync(person, before.Except(after, StringComparer.Ordinal));
            await users.AddToRolesAsync(person, after.Except(before, StringComparer.Ordinal));
            db.AuditEntries.Add(AuditEntry.Of(actor, "person.roles", nameof(Person), id, now, new { Roles = before }, new { Roles = after }));
            return PeopleOutcome.Done;
        },
        cancel);

    /// <summary>They come in no more, in any browser; nothing of theirs is deleted.</summary>
    public Task<PeopleOutcome> DeactivateAsync(Guid id, Guid actor, CancellationToken cancel) => OnPersonAsync(
        id,
        async (person, now) =>
        {
            if (await admins.IsLastAsync(id, cancel))
            {
                return PeopleOutcome.LastAdmin;
            }

            if (person.DeactivatedAt is null)
            {
                person.DeactivatedAt = now;
                await users.UpdateSecurityStampAsync(person);
                db.AuditEntries.Add(AuditEntry.Of(actor, "person.deactivated", nameof(Person), id, now));
            }

            return PeopleOutcome.Done;
        },
        cancel);

    public Task<PeopleOutcome> ReactivateAsync(Guid id, Guid actor, CancellationToken cancel) => OnPersonAsync(
        id,
        (person, now) =>
        {
            if (person.DeactivatedAt is not null)
            {
                person.DeactivatedAt = null;
                db.AuditEntries.Add(AuditEntry.Of(actor, "person.reactivated", nameof(Person), id, now));
            }

            return Task.FromResult(PeopleOutcome.Done);
        },
        cancel);

    /// <summary>Makes an account that begins with the mailed link; where it was not used yet, sends another one.</summary>
    public Task<PeopleOutcome> InviteAsync(string name, string email, IReadOnlyCollection<string> roles, string language, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var person = await users.FindByEmailAsync(email);
            if (person is { EmailConfirmed: true } or { DeactivatedAt: not null })
            {
                return PeopleOutcome.Exists;
            }

            if (person is null)
            {
                person = new Person { UserName = email, Email = email, DisplayName = name, Language = language, CreatedAt = now };
                if (!(await users.CreateAsync(person)).Succeeded)
                {
                    return PeopleOutcome.Exists;
                }
            }

            var given = Roles.All.Where(roles.Contains).Except(await users.GetRolesAsync(person), StringComparer.Ordinal).ToList();
            await users.AddToRolesAsync(person, given);
            schedule.Now(AccountLetters.Invitation, AccountLetters.About(person), $"{AccountLetters.Invitation}/{Guid.CreateVersion7():N}", AccountLetters.To(person, language));
            db.AuditEntries.Add(AuditEntry.Of(actor, "person.invited", nameof(Person), person.Id, now, after: new { Name = person.DisplayName, person.Email, Roles = given }));
            return PeopleOutcome.Done;
        },
        cancel);

    private Task<PeopleOutcome> OnPersonAsync(Guid id, Func<Person, DateTime, Task<PeopleOutcome>> change, CancellationToken cancel) => db.WriteAsync(
        async () => await db.Users.SingleOrDefaultAsync(one => one.Id == id && one.ErasedAt == null, cancel) is { } person
            ? await change(person, clock.GetUtcNow().UtcDateTime)
            : PeopleOutcome.NotFound,
        cancel);

    private static PersonRow Row(Person person, IEnumerable<string> roles) =>
        new(person.Id, person.DisplayName, person.Email, person.EmailConfirmed, person.DeactivatedAt, [.. Roles.All.Where(roles.ToHashSet(StringComparer.Ordinal).Contains)]);
}
