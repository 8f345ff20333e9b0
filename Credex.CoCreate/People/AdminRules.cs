using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.People;

/// <summary>An installation keeps an admin who can sign in.</summary>
public sealed class AdminRules(AppDb db)
{
    /// <summary>Whether this is the only one left. Inside a transaction it holds the role, so that two who go at once are looked at one after the other.</summary>
    public async Task<bool> IsLastAsync(Guid person, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await db.LockRoleAsync(Roles.Admin, cancel);
        }

        var admins = await (
            from user in db.Users
            join member in db.UserRoles on user.Id equals member.UserId
            join role in db.Roles on member.RoleId equals role.Id
            where role.Name == Roles.Admin && user.DeactivatedAt == null && user.EmailConfirmed
            select user.Id).ToListAsync(cancel);
        return admins.Count == 1 && admins[0] == person;
    }
}
