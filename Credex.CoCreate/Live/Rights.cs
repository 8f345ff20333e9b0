using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Credex.CoCreate.Live;

public static class Rights
{
    /// <summary>Asks a policy with its own schemes, as an endpoint would, and makes its principal the user. Null when it is granted, else 401 or 403.</summary>
    public static async Task<int?> RefusedAsync(this HttpContext http, string policyName, IAuthorizationService rights)
    {
        var policies = http.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>();
        var evaluator = http.RequestServices.GetRequiredService<IPolicyEvaluator>();
        var policy = await policies.GetPolicyAsync(policyName) ?? throw new InvalidOperationException($"There is no policy {policyName}.");
        var ticket = await evaluator.AuthenticateAsync(policy, http);
        if (ticket.Principal is { } principal)
        {
            http.User = principal;
        }

        var result = await rights.AuthorizeAsync(http.User, http, policy);
        if (result.Succeeded)
        {
            return null;
        }

        return ticket.Succeeded ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
    }
}
