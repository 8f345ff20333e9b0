using System.Security.Claims;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Planning;

public static class Visitors
{
    /// <summary>The zone that somebody has in their profile; null for visitors without an account, and where it says nothing that can be used.</summary>
    public static async Task<string?> ZoneOfAsync(this AppDb db, ClaimsPrincipal user, CancellationToken cancel) => user.PersonId() is { } person
        ? Zones.Of(await db.Users.Where(one => one.Id == person).Select(one => one.Zone).SingleOrDefaultAsync(cancel))
        : null;
}
