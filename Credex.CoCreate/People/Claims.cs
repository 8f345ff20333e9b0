using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Credex.CoCreate.People;

public static class Claims
{
    /// <summary>The account of the signed-in person; null for visitors and for participants, whose identity is another scheme's.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user)
    {
        var account = user.Identities.FirstOrDefault(identity => identity.AuthenticationType == IdentityConstants.ApplicationScheme);
        return Guid.TryParse(account?.FindFirst(ClaimTypes.NameIdentifier)?.Value, out var id) ? id : null;
    }
}
