using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Live;

/// <summary>
/// A region of a page as all servers see it. The transaction of a change sets <see cref="DirtyAt"/>; whoever publishes claims the next
/// revision first and reads the data afterwards, so the highest revision always shows every earlier commit. DirtyAt is cleared only after
/// sending, and only if nothing came in between: what a server that died left behind is still marked.
/// </summary>
public sealed class LiveRegion
{
    public required string Key { get; init; }

    public int Revision { get; set; }

    /// <summary>When the revision was claimed.</summary>
    public DateTime? RenderedAt { get; set; }

    public DateTime? DirtyAt { get; set; }
}

/// <summary>Who is connected to one server, written every few seconds; a row older than 15 s says nothing.</summary>
public sealed class Presence
{
    public Guid WorkshopId { get; init; }

    public required string ServerId { get; init; }

    /// <summary>People by stakeholder group.</summary>
    public required PresenceCounts Counts { get; set; }

    public DateTime At { get; set; }
}

/// <param name="ByGroup">Seven numbers in the fixed order of the groups.</param>
public sealed record PresenceCounts(IReadOnlyList<int> ByGroup);

internal sealed class LiveRegionConfiguration : IEntityTypeConfiguration<LiveRegion>
{
    public void Configure(EntityTypeBuilder<LiveRegion> builder)
    {
        builder.HasKey(region => region.Key);
        builder.Property(region => region.Key).HasMaxLength(100);
        builder.HasIndex(region => region.DirtyAt);
    }
}

internal sealed class PresenceConfiguration : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> builder)
    {
        builder.HasKey(presence => new { presence.WorkshopId, presence.ServerId });
        builder.Property(presence => presence.ServerId).HasMaxLength(64);
        builder.Property(presence => presence.Counts).HasConversion<Data.JsonConverter<PresenceCounts>, Data.JsonComparer<PresenceCounts>>();
    }
}
