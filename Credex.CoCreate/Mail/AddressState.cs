using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Mail;

/// <summary>What is remembered about an address that something is to be remembered about: that mail server refused it, or what its reader does not want.</summary>
public sealed class AddressState
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>See <see cref="AddressHashes"/>; the address itself is not here.</summary>
    public required byte[] AddressHash { get; init; }

    /// <summary>Since when nothing is sent, because the server said that there is no such mailbox.</summary>
    public DateTime? HardBouncedAt { get; set; }

    /// <summary>The code with which it was refused.</summary>
    public string? Reason { get; set; }

    /// <summary>The topics of which the reader wants no more.</summary>
    public UnsubscribedTopics Unsubscribed { get; set; } = new([]);

    /// <summary>The concurrency token: an answer of a server and a click may come at once.</summary>
    public int Revision { get; set; }
}

public sealed record UnsubscribedTopics(IReadOnlyList<string> Topics);

internal sealed class AddressStateConfiguration : IEntityTypeConfiguration<AddressState>
{
    public void Configure(EntityTypeBuilder<AddressState> builder)
    {
        builder.HasIndex(state => state.AddressHash).IsUnique();
        builder.Property(state => state.AddressHash).HasMaxLength(32);
        builder.Property(state => state.Reason).HasMaxLength(60);
        builder.Property(state => state.Unsubscribed).HasConversion<JsonConverter<UnsubscribedTopics>, JsonComparer<UnsubscribedTopics>>();
        builder.Property(state => state.Revision).IsConcurrencyToken();
    }
}
