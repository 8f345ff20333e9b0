using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys;

/// <summary>
/// What somebody has answered so far, as it was typed. Found only by the hash of a secret that the browser keeps; it knows no invitation and no instant,
/// only the day on which it is thrown away.
/// </summary>
public sealed class ResponseDraft
{
    /// <summary>Of the browser's secret for this survey.</summary>
    public required byte[] SecretHash { get; init; }

    public Guid VersionId { get; set; }

    /// <summary>Form values by input name, as JSON.</summary>
    public required string Answers { get; set; }

    /// <summary>Number of the page to go on with, from 1.</summary>
    public int Page { get; set; }

    /// <summary>In confidential surveys only: an anonymous one keeps the invitation in the browser until sending.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>Answers of a trial never count.</summary>
    public bool IsTest { get; init; }

    public DateOnly ExpiresOn { get; set; }
}

/// <summary>One respondent's answers, sent. Its key is random and it has no instant: rows stand in no order that means anything.</summary>
public sealed class Response
{
    /// <summary>Version 4: random.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid SurveyId { get; init; }

    public Guid VersionId { get; init; }

    /// <summary>From the answer to the question about it; null where none was given.</summary>
    public StakeholderGroup? Group { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public required string Language { get; init; }

    /// <summary>Values by field, as JSON: the truth, from which everything else is computed.</summary>
    public required string Answers { get; init; }

    /// <summary>In confidential surveys only.</summary>
    public Guid? InvitationId { get; init; }

    /// <summary>Of the code with which the respondent can take the answers back. It comes from the browser's secret, so that a form sent twice is known.</summary>
    public required byte[] WithdrawalHash { get; init; }

    /// <summary>Whether results count it yet: they grow by several people at a time, so that no difference of two days shows one.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Whether it waits because it was set aside with one that was withdrawn, see <see cref="Analysis.Admission.SetAsideAsync"/>.</summary>
    public bool IsSetAside { get; set; }

    public bool IsTest { get; init; }
}

/// <summary>What is counted of a survey without rows of people: by day, page or duration.</summary>
public sealed class SurveyCounter
{
    public Guid VersionId { get; init; }

    /// <summary>Such as <c>started</c>, <c>sent</c>, <c>left/3</c> or <c>minutes/4</c>.</summary>
    public required string What { get; init; }

    /// <summary>The first day there is, where the day is not counted.</summary>
    public DateOnly Day { get; init; }

    public int N { get; set; }
}

internal sealed class ResponseDraftConfiguration : IEntityTypeConfiguration<ResponseDraft>
{
    public void Configure(EntityTypeBuilder<ResponseDraft> builder)
    {
        builder.HasKey(draft => draft.SecretHash);
        builder.Property(draft => draft.SecretHash).HasMaxLength(32);
        builder.HasOne<SurveyVersion>().WithMany().HasForeignKey(draft => draft.VersionId);
        builder.HasIndex(draft => draft.ExpiresOn);
    }
}

internal sealed class ResponseConfiguration : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.ToTable("SurveyResponses");
        builder.Property(response => response.Country).HasMaxLength(2);
        builder.Property(response => response.Language).HasMaxLength(8);
        builder.Property(response => response.WithdrawalHash).HasMaxLength(32);
        builder.HasOne<Survey>().WithMany().HasForeignKey(response => response.SurveyId);
        builder.HasOne<SurveyVersion>().WithMany().HasForeignKey(response => response.VersionId);
        builder.HasIndex(response => response.SurveyId);
        builder.HasIndex(response => response.WithdrawalHash).IsUnique();
        builder.HasIndex(response => response.InvitationId).IsUnique();
    }
}

internal sealed class SurveyCounterConfiguration : IEntityTypeConfiguration<SurveyCounter>
{
    public void Configure(EntityTypeBuilder<SurveyCounter> builder)
    {
        builder.HasKey(counter => new { counter.VersionId, counter.What, counter.Day });
        builder.Property(counter => counter.What).HasMaxLength(40);
        builder.HasOne<SurveyVersion>().WithMany().HasForeignKey(counter => counter.VersionId);
    }
}
