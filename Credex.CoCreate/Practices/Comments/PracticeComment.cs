using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Practices.Comments;

public enum CommentState
{
    /// <summary>Waits for a moderator: the first of somebody of whom none has been shown yet.</summary>
    Held,

    Visible,

    Hidden,
}

/// <summary>Why a comment was hidden, as everybody reads it.</summary>
public enum CommentHidden
{
    OffTopic,
    Advertising,
    PersonalData,
    Insulting,
    Unlawful,
}

/// <summary>What a reader says about a case.</summary>
public sealed class PracticeComment
{
    public const int Longest = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    /// <summary>Null once they are erased.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>ISO 639-1 code of the language it was written in: that of the page.</summary>
    public required string Language { get; init; }

    public required string Text { get; set; }

    public DateTime At { get; init; }

    public CommentState State { get; set; }

    public CommentHidden? HiddenFor { get; set; }

    /// <summary>More about why, for who wrote it and for everybody.</summary>
    public string? HiddenReason { get; set; }

    public Guid? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }
}

/// <summary>Somebody says that a comment should not stand there. Once a reader.</summary>
public sealed class CommentReport
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CommentId { get; init; }

    public Guid? PersonId { get; set; }

    public required string Reason { get; set; }

    public DateTime At { get; init; }

    /// <summary>When a moderator looked at it.</summary>
    public DateTime? SettledAt { get; set; }
}

internal sealed class PracticeCommentConfiguration : IEntityTypeConfiguration<PracticeComment>
{
    public void Configure(EntityTypeBuilder<PracticeComment> builder)
    {
        builder.Property(comment => comment.Language).HasMaxLength(8);
        builder.Property(comment => comment.Text).HasMaxLength(PracticeComment.Longest);
        builder.Property(comment => comment.HiddenReason).HasMaxLength(300);
        builder.HasOne<Practice>().WithMany().HasForeignKey(comment => comment.PracticeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(comment => comment.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(comment => new { comment.PracticeId, comment.At });
        builder.HasIndex(comment => comment.State);
    }
}

internal sealed class CommentReportConfiguration : IEntityTypeConfiguration<CommentReport>
{
    public void Configure(EntityTypeBuilder<CommentReport> builder)
    {
        builder.Property(report => report.Reason).HasMaxLength(500);
        builder.HasOne<PracticeComment>().WithMany().HasForeignKey(report => report.CommentId);
        builder.HasOne<Person>().WithMany().HasForeignKey(report => report.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(report => new { report.CommentId, report.PersonId }).IsUnique();
    }
}
