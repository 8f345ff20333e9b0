using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.Questions;

public enum QuestionState
{
    /// <summary>Asked, and waiting for a host to let it show.</summary>
    Held,

    Open,
    Answered,

    /// <summary>Hidden by a host, with a reason that is counted in public.</summary>
    Hidden,
}

/// <summary>A question from the room.</summary>
public sealed class Question
{
    public const int MaxLength = 300;
    public const int MaxAnswer = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ActivityId { get; init; }

    public int Number { get; init; }

    public required string Text { get; set; }

    public required string Language { get; init; }

    public Guid? VoterId { get; set; }

    public StakeholderGroup Group { get; init; }

    public QuestionState State { get; set; }

    public bool IsPinned { get; set; }

    public string? Answer { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? HiddenAt { get; set; }

    public Guid? HiddenBy { get; set; }

    public string? HiddenReason { get; set; }

    public DateTime At { get; init; }
}

/// <summary>One voter's wish that a question be answered.</summary>
public sealed class QuestionVote
{
    public Guid QuestionId { get; init; }

    public Guid VoterId { get; init; }

    public DateTime At { get; init; }
}

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(question => question.Text).HasMaxLength(Question.MaxLength);
        builder.Property(question => question.Language).HasMaxLength(8);
        builder.Property(question => question.Answer).HasMaxLength(Question.MaxAnswer);
        builder.Property(question => question.HiddenReason).HasMaxLength(300);
        builder.HasOne<Activity>().WithMany().HasForeignKey(question => question.ActivityId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(question => question.VoterId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(question => new { question.ActivityId, question.Number }).IsUnique();
    }
}

internal sealed class QuestionVoteConfiguration : IEntityTypeConfiguration<QuestionVote>
{
    public void Configure(EntityTypeBuilder<QuestionVote> builder)
    {
        builder.HasKey(vote => new { vote.QuestionId, vote.VoterId });
        builder.HasOne<Question>().WithMany().HasForeignKey(vote => vote.QuestionId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(vote => vote.VoterId);
    }
}
