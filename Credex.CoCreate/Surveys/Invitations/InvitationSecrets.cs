using System.Security.Cryptography;
using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>
/// The secret in the link of an invitation, <c>/i/{secret}</c>: an HMAC of its id under a secret of this installation, made whenever a letter is written, so that a reminder has the same link
/// and no row holds it. Stored is only its hash.
/// </summary>
public sealed class InvitationSecrets(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private const string SecretName = "survey.invitations";
    private readonly IDataProtector protector = protection.CreateProtector("Credex.CoCreate.Surveys.Invitations.v1");
    private byte[]? key;

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>In a confidential survey the link leads to the same draft in every browser.</summary>
    public static SurveySecret SecretOf(string secret, DateTime now) => new(SHA256.HashData(Encoding.UTF8.GetBytes("draft/" + secret))[..16], SurveySecret.Minute(now));

    /// <summary>Finds the secret of this installation, or makes it. Never inside a transaction: it may write one of its own.</summary>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        if (key is not null)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (!await db.ServerSecrets.AnyAsync(one => one.Name == SecretName, cancel))
        {
            try
            {
                db.ServerSecrets.Add(new ServerSecret { Name = SecretName, Wrapped = protector.Protect(RandomNumberGenerator.GetBytes(32)) });
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException)
            {
                // Another server made it in the same instant.
                db.ChangeTracker.Clear();
            }
        }

        key = protector.Unprotect((await db.ServerSecrets.AsNoTracking().SingleAsync(one => one.Name == SecretName, cancel)).Wrapped);
    }

    /// <summary>128 bits, after <see cref="PrepareAsync"/>.</summary>
    public string Of(Guid invitation) => WebEncoders.Base64UrlEncode(
        HMACSHA256.HashData(key ?? throw new InvalidOperationException("The secrets of invitations are not prepared."), invitation.ToByteArray())[..16]);
}
