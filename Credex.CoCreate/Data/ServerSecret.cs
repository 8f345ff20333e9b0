using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Data;

/// <summary>Random bytes that this installation made for itself and needs for as long as it lives.</summary>
public sealed class ServerSecret
{
    public required string Name { get; init; }

    /// <summary>Encrypted by data protection.</summary>
    public required byte[] Wrapped { get; init; }
}

internal sealed class ServerSecretConfiguration : IEntityTypeConfiguration<ServerSecret>
{
    public void Configure(EntityTypeBuilder<ServerSecret> builder)
    {
        builder.HasKey(secret => secret.Name);
        builder.Property(secret => secret.Name).HasMaxLength(60);
    }
}
