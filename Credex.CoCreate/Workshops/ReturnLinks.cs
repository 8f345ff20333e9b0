using Credex.CoCreate.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

public enum ReturnOutcome
{
    Back,

    /// <summary>The link is not, or no longer, one of this workshop.</summary>
    Unknown,

    /// <summary>This browser is somebody else in this workshop already.</summary>
    SomebodyElse,
}

/// <summary>
/// Personal links for browsers that forget, or for a second one. A link is a key like a browser's: only its HMAC is stored. A new link of the same
/// participant replaces the one before.
/// </summary>
public sealed class ReturnLinks(AppDb db)
{
    /// <summary>The secret of a new link. It is shown once.</summary>
    public Task<string> IssueAsync(ParticipantIdentity who, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            await db.ParticipantKeys.Where(key => key.ParticipantId == who.ParticipantId && key.IsReturnLink).ExecuteDeleteAsync(cancel);
            var secret = DeviceKey.Propose();
            db.ParticipantKeys.Add(new ParticipantKey
            {
                ParticipantId = who.ParticipantId,
                WorkshopId = who.WorkshopId,
                KeyHash = DeviceKey.Hash(WebEncoders.Base64UrlDecode(secret), who.WorkshopId),
                IsReturnLink = true,
            });
            return secret;
        },
        cancel);

    /// <summary>Who the link belongs to; null where it belongs to nobody.</summary>
    public async Task<Participant?> FindAsync(Guid workshop, string secret, CancellationToken cancel)
    {
        if (DeviceKey.Decode(secret) is not { } key)
        {
            return null;
        }

        var hash = DeviceKey.Hash(key, workshop);
        return await (
            from link in db.ParticipantKeys
            join participant in db.Participants on link.ParticipantId equals participant.Id
            where link.WorkshopId == workshop && link.KeyHash == hash && link.IsReturnLink
            select participant).AsNoTracking().SingleOrDefaultAsync(cancel);
    }

    /// <summary>Makes this browser one of the participant's.</summary>
    public async Task<ReturnOutcome> ComeBackAsync(Guid workshop, string secret, byte[] deviceKey, CancellationToken cancel)
    {
        try
        {
            return await TryComeBackAsync(workshop, secret, deviceKey, cancel);
        }
        catch (DbUpdateException)
        {
            // The form was sent twice at once: the second try finds the first.
            db.ChangeTracker.Clear();
            return await TryComeBackAsync(workshop, secret, deviceKey, cancel);
        }
    }

    private Task<ReturnOutcome> TryComeBackAsync(Guid workshop, string secret, byte[] deviceKey, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await FindAsync(workshop, secret, cancel) is not { } participant)
            {
                return ReturnOutcome.Unknown;
            }

            var hash = DeviceKey.Hash(deviceKey, workshop);
            var known = await db.ParticipantKeys.SingleOrDefaultAsync(key => key.WorkshopId == workshop && key.KeyHash == hash, cancel);
            if (known is not null)
            {
                return known.ParticipantId == participant.Id ? ReturnOutcome.Back : ReturnOutcome.SomebodyElse;
            }

            db.ParticipantKeys.Add(new ParticipantKey { ParticipantId = participant.Id, WorkshopId = workshop, KeyHash = hash });
            return ReturnOutcome.Back;
        },
        cancel);
}
