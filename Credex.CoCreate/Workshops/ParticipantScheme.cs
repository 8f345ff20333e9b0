using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Workshops;

/// <summary>A participant as the request knows them.</summary>
public sealed record ParticipantIdentity(Guid ParticipantId, Guid VoterId, Guid WorkshopId, string Code, StakeholderGroup Group, bool IsRemoved);

/// <summary>The browser's 128-bit key, the same for every workshop; each stores only an HMAC under it.</summary>
public static class DeviceKey
{
    public const string Cookie = "cc_device";
    private const int Bytes = 16;

    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(180);

    public static byte[]? Read(HttpRequest request)
    {
        return Decode(request.Cookies[Cookie]);
    }

    /// <summary>A key as it stands in a cookie or a link; null where it is none.</summary>
    public static byte[]? Decode(string? text)
    {
        if (text is null || text.Length > 40)
        {
            return null;
        }

        try
        {
            var key = WebEncoders.Base64UrlDecode(text);
            return key.Length == Bytes ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>A key for a browser that has none, for the form of the door: sent twice, the form comes from one browser.</summary>
    public static string Propose() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The key of this browser, giving it the proposed one, or a new one, where it has none.</summary>
    public static byte[] Ensure(HttpContext http, string? proposed = null)
    {
        if (Read(http.Request) is { } known)
        {
            return known;
        }

        var key = Decode(proposed) ?? RandomNumberGenerator.GetBytes(Bytes);
        http.Response.Cookies.Append(Cookie, WebEncoders.Base64UrlEncode(key), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Lasts,
            Path = http.Request.PathBase.HasValue ? http.Request.PathBase : "/",
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        return key;
    }

    public static byte[] Hash(byte[] key, Guid workshop) => HMACSHA256.HashData(key, workshop.ToByteArray());
}

/// <summary>Finds participants by workshop code and device key; remembers them for two minutes, or seconds where several servers run. The writer of ratings asks the database itself.</summary>
public sealed class ParticipantDirectory(IServiceScopeFactory scopes, IMemoryCache cache, LiveOptions live)
{
    /// <summary>Another server may remove somebody, and can't say so here.</summary>
    private readonly TimeSpan remembered = live.SeveralServers ? TimeSpan.FromSeconds(5) : TimeSpan.FromMinutes(2);
    private readonly ConcurrentDictionary<Guid, object> slots = new();
    private readonly ConcurrentDictionary<string, Guid> workshops = new(StringComparer.Ordinal);

    public async Task<ParticipantIdentity?> FindAsync(string code, byte[] key, CancellationToken cancel)
    {
        var slot = (nameof(ParticipantDirectory), code, Convert.ToBase64String(key));
        if (cache.TryGetValue(slot, out ParticipantIdentity? known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!workshops.TryGetValue(code, out var id))
        {
            id = await db.Workshops.Where(one => one.Code == code).Select(one => one.Id).SingleOrDefaultAsync(cancel);
            if (id == Guid.Empty)
            {
                return null;
            }

            // A code is given once.
            workshops[code] = id;
        }

        var hash = DeviceKey.Hash(key, id);
        var found = await (
            from link in db.ParticipantKeys
            join participant in db.Participants on link.ParticipantId equals participant.Id
            join voter in db.Voters on participant.Id equals voter.ParticipantId
            where link.WorkshopId == id && link.KeyHash == hash
            select new ParticipantIdentity(participant.Id, voter.Id, id, code, participant.Group, participant.RemovedAt != null))
            .SingleOrDefaultAsync(cancel);
        if (found is not null)
        {
            slots[found.ParticipantId] = slot;
            cache.Set(slot, found, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = remembered }
                .RegisterPostEvictionCallback((_, _, reason, _) =>
                {
                    if (reason is EvictionReason.Expired)
                    {
                        slots.TryRemove(found.ParticipantId, out object? _);
                    }
                }));
        }

        return found;
    }

    /// <summary>Asks the database again about this participant at the next request.</summary>
    public void Forget(Guid participant)
    {
        if (slots.TryRemove(participant, out var slot))
        {
            cache.Remove(slot);
        }
    }
}

/// <summary>Authentication of participants: the device cookie, and the workshop that the address names.</summary>
public sealed class ParticipantScheme(
    ParticipantDirectory directory,
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logs,
    UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Participant";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var code = Request.RouteValues["code"] as string ?? Request.Query["w"].ToString();
        if (DeviceKey.Read(Request) is not { } key || code.Length != JoinCode.Length)
        {
            return AuthenticateResult.NoResult();
        }

        var found = await directory.FindAsync(code, key, Context.RequestAborted);
        if (found is null)
        {
            return AuthenticateResult.NoResult();
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, found.ParticipantId.ToString())],
            Name);
        Context.Features.Set(found);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ParticipantPrincipal(identity, found)), Name));
    }

    /// <summary>Who is not in the room is led to its door.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ToTheDoor();

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => ToTheDoor();

    private Task ToTheDoor()
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = $"{Request.PathBase}/w/{Request.RouteValues["code"]}";
        return Task.CompletedTask;
    }
}

/// <summary>The claims identity of a participant, with what the request needs of them.</summary>
public sealed class ParticipantPrincipal(ClaimsIdentity identity, ParticipantIdentity participant) : ClaimsIdentity(identity)
{
    public ParticipantIdentity Participant { get; } = participant;
}

public static class ParticipantClaims
{
    public static ParticipantIdentity? Participant(this ClaimsPrincipal user) =>
        user.Identities.OfType<ParticipantPrincipal>().FirstOrDefault()?.Participant;
}
