using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Accounts;

/// <summary>The account itself. A row without anything of theirs stays, since acts of long ago point at it.</summary>
public sealed class AccountData(AppDb db, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<PeopleTexts> words) : IPersonalData
{
    public int Order => 10;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == who.PersonId, cancel) is not { } person)
        {
            return null;
        }

        var roles = await db.UserRoles.Where(one => one.UserId == person.Id).Join(db.Roles, one => one.RoleId, role => role.Id, (_, role) => role.Name!).OrderBy(name => name).ToListAsync(cancel);
        return new PersonalSection("account", texts["Section_Account"], [[
            new("id", texts["Fact_Id"], person.Id),
            new("name", texts["Fact_Name"], person.DisplayName),
            new("email", texts["Fact_Email"], person.Email),
            new("emailConfirmed", texts["Fact_EmailConfirmed"], person.EmailConfirmed),
            new("password", texts["Fact_Password"], person.PasswordHash is not null, texts[person.PasswordHash is not null ? "Fact_Password_Hash" : "Fact_None"]),
            new("wrongPasswords", texts["Fact_WrongPasswords"], person.AccessFailedCount),
            new("roles", texts["Fact_Roles"], roles, roles.Count == 0 ? texts["Fact_None"].Value : string.Join(", ", roles.Select(role => words[$"Role_{role}"].Value))),
            new("group", texts["Fact_Group"], person.Group),
            new("country", texts["Fact_Country"], person.Country),
            new("organisation", texts["Fact_Organisation"], person.Organisation),
            new("language", texts["Fact_Language"], person.Language),
            new("zone", texts["Fact_Zone"], person.Zone),
            new("madeAt", texts["Fact_MadeAt"], person.CreatedAt),
            new("linkUsedAt", texts["Fact_LinkUsedAt"], person.LinksSpentAt),
        ]]);
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (await db.Users.SingleOrDefaultAsync(one => one.Id == who.PersonId, cancel) is not { } person)
        {
            return;
        }

        erasure.Traces.UnionWith(new[] { person.DisplayName, person.Email, person.UserName, person.Organisation }.OfType<string>());
        await db.UserRoles.Where(one => one.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.UserClaims.Where(one => one.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.UserLogins.Where(one => one.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await db.UserTokens.Where(one => one.UserId == person.Id).ExecuteDeleteAsync(cancel);
        var nobody = $"erased-{person.Id:N}";
        (person.DisplayName, person.UserName, person.NormalizedUserName) = (string.Empty, nobody, nobody.ToUpperInvariant());
        (person.Email, person.NormalizedEmail, person.EmailConfirmed, person.PhoneNumber) = (null, null, false, null);
        (person.PasswordHash, person.AccessFailedCount, person.LockoutEnd, person.LinksSpentAt) = (null, 0, null, null);
        (person.SecurityStamp, person.ConcurrencyStamp) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        (person.Group, person.Country, person.Organisation, person.Language, person.Zone) = (null, null, null, null, null);
        (person.DeactivatedAt, person.ErasedAt) = (erasure.Now, erasure.Now);
    }
}
