using System.Text.Json;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.FollowUps;

public enum FollowUpState
{
    /// <summary>To be carried out when it is due.</summary>
    Waiting,

    Done,

    /// <summary>It made no sense any more when its turn came; the row says why.</summary>
    LeftOut,

    /// <summary>What caused it has gone, or somebody cancelled it by hand.</summary>
    Cancelled,

    /// <summary>It failed too often, or was refused for good: somebody has to look at it.</summary>
    Parked,
}

/// <summary>Something due at an instant. It is stored in the transaction of the change that causes it, and this row, not the queue that runs it, is the truth.</summary>
public sealed class FollowUp
{
    public const int LongestKey = 200;
    public const int LongestError = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name of its <see cref="IFollowUpKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was to happen; what makes it late is measured from here.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>When it is tried next: the same, or later after a failure.</summary>
    public DateTime NextAt { get; set; }

    public required string SubjectKind { get; init; }

    public Guid SubjectId { get; init; }

    /// <summary>Whom it reaches, where it is somebody with an account.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Where it is sent; null where it is no letter, or one that is still to be spread over all whom it concerns.</summary>
    public string? Address { get; set; }

    public string? AddressName { get; set; }

    /// <summary>The language of whom it reaches.</summary>
    public string Language { get; set; } = "en";

    /// <summary>JSON that only its kind reads. It holds no secret: links are made when a letter is written.</summary>
    public string? Payload { get; set; }

    public FollowUpState State { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>The sweep that has it in hand, until <see cref="ClaimedUntil"/>.</summary>
    public Guid? ClaimedBy { get; set; }

    public DateTime? ClaimedUntil { get; set; }

    /// <summary>A <see cref="Reasons">code</see> for why it was left out, cancelled or parked.</summary>
    public string? Reason { get; set; }

    /// <summary>What the last failure said, without personal data.</summary>
    public string? Error { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? DoneAt { get; set; }

    /// <summary>One cause makes one follow-up, however often it is told.</summary>
    public required string DedupKey { get; init; }

    public T PayloadAs<T>() => JsonSerializer.Deserialize<T>(Payload ?? "{}", JsonColumns.Options)
        ?? throw new InvalidOperationException("A follow-up has no payload.");
}

/// <summary>Why a follow-up did not happen.</summary>
public static class Reasons
{
    /// <summary>Too long after it was due to make sense.</summary>
    public const string Late = "late";

    /// <summary>What it was about is no longer so.</summary>
    public const string Gone = "gone";

    /// <summary>It says when something is, and that is another time by now.</summary>
    public const string Moved = "moved";

    public const string ByHand = "by-hand";

    /// <summary>The reader does not want such mail, or their address refused mail for good.</summary>
    public const string Suppressed = "suppressed";

    /// <summary>The mail server refused it for good.</summary>
    public const string Refused = "refused";

    /// <summary>As often as it makes sense to try.</summary>
    public const string Failed = "failed";

    /// <summary>This version of the software knows no such kind.</summary>
    public const string Unknown = "unknown";

    public static IReadOnlyList<string> All { get; } = [Late, Gone, Moved, ByHand, Suppressed, Refused, Failed, Unknown];
}

internal sealed class FollowUpConfiguration : IEntityTypeConfiguration<FollowUp>
{
    public void Configure(EntityTypeBuilder<FollowUp> builder)
    {
        builder.Property(one => one.Kind).HasMaxLength(60);
        builder.Property(one => one.SubjectKind).HasMaxLength(40);
        builder.Property(one => one.Address).HasMaxLength(320);
        builder.Property(one => one.AddressName).HasMaxLength(200);
        builder.Property(one => one.Language).HasMaxLength(8);
        builder.Property(one => one.Reason).HasMaxLength(40);
        builder.Property(one => one.Error).HasMaxLength(FollowUp.LongestError);
        builder.Property(one => one.DedupKey).HasMaxLength(FollowUp.LongestKey);
        builder.HasIndex(one => one.DedupKey).IsUnique();
        builder.HasIndex(one => new { one.State, one.NextAt });
        builder.HasIndex(one => new { one.SubjectKind, one.SubjectId });
        builder.HasIndex(one => one.PersonId);
        builder.HasIndex(one => one.ClaimedBy);
    }
}
