using System.Text.Json;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.People;

/// <summary>Who did what to what, and when; written in the transaction of the act itself.</summary>
public sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTime At { get; init; }

    public Guid? ActorId { get; init; }

    /// <summary>A stable name such as <c>clause.closed</c>.</summary>
    public required string Act { get; init; }

    public required string SubjectKind { get; init; }

    public Guid SubjectId { get; init; }

    /// <summary>JSON, or null where there was nothing before.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    public static AuditEntry Of(Guid? actor, string act, string subjectKind, Guid subject, DateTime at, object? before = null, object? after = null) => new()
    {
        At = at,
        ActorId = actor,
        Act = act,
        SubjectKind = subjectKind,
        SubjectId = subject,
        Before = before is null ? null : JsonSerializer.Serialize(before, JsonColumns.Options),
        After = after is null ? null : JsonSerializer.Serialize(after, JsonColumns.Options),
    };
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Act).HasMaxLength(80);
        builder.Property(entry => entry.SubjectKind).HasMaxLength(40);
        builder.HasIndex(entry => entry.At);
        builder.HasIndex(entry => new { entry.SubjectKind, entry.SubjectId });
    }
}
