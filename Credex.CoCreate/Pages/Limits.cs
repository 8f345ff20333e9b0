using System.Threading.RateLimiting;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Pages;

/// <summary>Limits that stop a flood from one place without locking out a class of thirty behind one address: strict on what is wrong, generous on what is right.</summary>
public static class Limits
{
    public const string Votes = "votes";
    public const string Joins = "joins";
    public const string SignIn = "sign-in";
    public const string Surveys = "surveys";

    public static void AddSiteLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(5);
            context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };

        // Of one browser: a thumb does not tap five times a second for long.
        options.AddPolicy(Votes, http => RateLimitPartition.GetTokenBucketLimiter(
            http.Request.Cookies[DeviceKey.Cookie] ?? Address(http),
            _ => Bucket(tokens: 30, perSecond: 5)));
        options.AddPolicy(Joins, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(tokens: 200, perSecond: 5))
            : RateLimitPartition.GetNoLimiter(string.Empty));

        // A class of thirty behind one address sends about six forms each; who sends hundreds of them a minute is no class.
        options.AddPolicy(Surveys, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(tokens: 600, perSecond: 10))
            : RateLimitPartition.GetNoLimiter(string.Empty));
        options.AddPolicy(SignIn, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(Address(http), _ => Bucket(tokens: 40, perSecond: 1))
            : RateLimitPartition.GetNoLimiter(string.Empty));
    });

    public static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static TokenBucketRateLimiterOptions Bucket(int tokens, int perSecond) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
        AutoReplenishment = true,
    };
}

/// <summary>Counts wrong codes by address, and only those: guessing is slow, and a right code from the same address is never refused.</summary>
public sealed class WrongCodes : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetTokenBucketLimiter(Limits.Address(http), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30,
            TokensPerPeriod = 10,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));

    /// <summary>Called for a code that does not exist. False when this address has tried too many.</summary>
    public bool MayTryAnother(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(http);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
