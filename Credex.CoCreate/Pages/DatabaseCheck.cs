using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Credex.CoCreate.Pages;

/// <summary>Ready: the database answers, and has the schema of this version.</summary>
public sealed class DatabaseCheck(AppDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var missing = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
            return missing == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"{missing} migrations are missing.");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", error);
        }
    }
}
