using System.Security.Cryptography;
using System.Text;
using Credex.CoCreate.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Mail;

/// <summary>
/// Addresses as they are remembered: an HMAC under a secret of this installation. The secret is stored wrapped by data protection, so it is the same on every
/// server and after every start, and somebody with a copy of the table alone can't try addresses until one fits.
/// </summary>
public sealed class AddressHashes(IServiceScopeFactory scopes, IDataProtectionProvider protection)
{
    private const string SecretName = "mail.addresses";
    private readonly IDataProtector protector = protection.CreateProtector("Credex.CoCreate.Mail.Addresses.v1");
    private byte[]? secret;

    /// <summary>Finds the secret, or makes it. One server after the other, before any of them sends.</summary>
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var stored = await db.ServerSecrets.AsNoTracking().SingleOrDefaultAsync(one => one.Name == SecretName, cancel);
        if (stored is null)
        {
            stored = new ServerSecret { Name = SecretName, Wrapped = protector.Protect(RandomNumberGenerator.GetBytes(32)) };
            db.ServerSecrets.Add(stored);
            await db.SaveChangesAsync(cancel);
        }

        secret = protector.Unprotect(stored.Wrapped);
    }

    public byte[] Of(string address) =>
        HMACSHA256.HashData(secret ?? throw new InvalidOperationException("Mail is not prepared."), Encoding.UTF8.GetBytes(MailAddresses.Normal(address)));
}
