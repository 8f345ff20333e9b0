using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.People;

/// <summary>The one-time link with which the first admin of an installation makes their account. Only the hash of its secret is stored.</summary>
public sealed class SetupInvitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required byte[] SecretHash { get; init; }

    public DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public static (SetupInvitation Invitation, string Secret) Issue(DateTime now)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return (new SetupInvitation { SecretHash = Hash(secret), ExpiresAt = now.AddDays(7) }, secret);
    }

    public static byte[] Hash(string secret) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret));

    public bool IsGoodAt(DateTime now) => UsedAt is null && now < ExpiresAt;
}

internal sealed class SetupInvitationConfiguration : IEntityTypeConfiguration<SetupInvitation>
{
    public void Configure(EntityTypeBuilder<SetupInvitation> builder) => builder.HasIndex(invitation => invitation.SecretHash).IsUnique();
}
