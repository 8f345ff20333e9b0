using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.Ideas;

public enum IdeaState
{
    /// <summary>Written, and waiting for a host to let it show.</summary>
    Held,

    Visible,

    /// <summary>Hidden by a host, with a reason that stays visible.</summary>
    Hidden,
}

/// <summary>One idea on a board. It keeps the group of who wrote it; whether that may be shown is another matter.</summary>
public sealed class Idea
{
    public const int MaxLength = 280;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActivityId { get; init; }

    /// <summary>1, 2, 3 in the order of writing; the name that cards are known by.</summary>
    public int Number { get; init; }

    /// <summary>Which column, from 0.</summary>
    public int Column { get; set; }

    /// <summary>The place among what stands in the same column or cluster.</summary>
    public int Order { get; set; }

    public required string Text { get; set; }

    public required string Language { get; init; }

    public Guid? VoterId { get; set; }

    public StakeholderGroup Group { get; init; }

    public IdeaState State { get; set; }

    public DateTime? HiddenAt { get; set; }

    public Guid? HiddenBy { get; set; }

    public string? HiddenReason { get; set; }

    public Guid? ClusterId { get; set; }

    public Guid? AmendmentId { get; set; }

    public Guid? ProposalId { get; set; }

    public DateTime At { get; init; }
}

/// <summary>Ideas that hosts put together, under a title.</summary>
public sealed class IdeaCluster
{
    public const int MaxTitle = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActivityId { get; init; }

    public int Number { get; init; }

    public required string Title { get; set; }

    public required string Language { get; init; }

    public int Column { get; set; }

    public int Order { get; set; }

    /// <summary>Set when its ideas went apart again; it stays for the trail.</summary>
    public DateTime? DissolvedAt { get; set; }

    public Guid? AmendmentId { get; set; }

    public Guid? ProposalId { get; set; }
}

/// <summary>One step of putting ideas in order: who moved what from where to where. Applied in their order from the written board they give the board as it stands.</summary>
public sealed class IdeaMove
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActivityId { get; init; }

    public Guid? IdeaId { get; init; }

    public Guid? ClusterId { get; init; }

    /// <summary>What was done, such as <c>moved</c>, <c>clustered</c>, <c>named</c>, <c>dissolved</c>.</summary>
    public required string What { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public Guid By { get; init; }

    public DateTime At { get; init; }
}

/// <summary>The dots that one voter gave to one idea or cluster. Their sum over a board is within the budget.</summary>
public sealed class Dot
{
    public Guid ActivityId { get; init; }

    public Guid VoterId { get; init; }

    /// <summary>An idea or a cluster.</summary>
    public Guid TargetId { get; init; }

    public int Count { get; set; }

    public StakeholderGroup Group { get; init; }
}

internal sealed class IdeaConfiguration : IEntityTypeConfiguration<Idea>
{
    public void Configure(EntityTypeBuilder<Idea> builder)
    {
        builder.Property(idea => idea.Text).HasMaxLength(Idea.MaxLength);
        builder.Property(idea => idea.Language).HasMaxLength(8);
        builder.Property(idea => idea.HiddenReason).HasMaxLength(300);
        builder.HasOne<Activity>().WithMany().HasForeignKey(idea => idea.ActivityId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(idea => idea.VoterId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<IdeaCluster>().WithMany().HasForeignKey(idea => idea.ClusterId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(idea => new { idea.ActivityId, idea.Number }).IsUnique();
    }
}

internal sealed class IdeaClusterConfiguration : IEntityTypeConfiguration<IdeaCluster>
{
    public void Configure(EntityTypeBuilder<IdeaCluster> builder)
    {
        builder.Property(cluster => cluster.Title).HasMaxLength(IdeaCluster.MaxTitle);
        builder.Property(cluster => cluster.Language).HasMaxLength(8);
        builder.HasOne<Activity>().WithMany().HasForeignKey(cluster => cluster.ActivityId);
        builder.HasIndex(cluster => new { cluster.ActivityId, cluster.Number }).IsUnique();
    }
}

internal sealed class IdeaMoveConfiguration : IEntityTypeConfiguration<IdeaMove>
{
    public void Configure(EntityTypeBuilder<IdeaMove> builder)
    {
        builder.Property(move => move.What).HasMaxLength(20);
        builder.Property(move => move.From).HasMaxLength(200);
        builder.Property(move => move.To).HasMaxLength(200);
        builder.HasOne<Activity>().WithMany().HasForeignKey(move => move.ActivityId);
    }
}

internal sealed class DotConfiguration : IEntityTypeConfiguration<Dot>
{
    public void Configure(EntityTypeBuilder<Dot> builder)
    {
        builder.HasKey(dot => new { dot.ActivityId, dot.VoterId, dot.TargetId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(dot => dot.ActivityId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(dot => dot.VoterId);
    }
}
