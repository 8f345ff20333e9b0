using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys;

/// <summary>What the answers are promised to be. It cannot change after the first response.</summary>
public enum SurveyMode
{
    /// <summary>Nothing stored leads from a response to a person, an invitation or an order of arrival.</summary>
    Anonymous,

    /// <summary>A response is linked to its invitation, for reminders and withdrawal; nobody sees whose it is.</summary>
    Confidential,
}

/// <summary>Where a survey stands: computed from its version and the clock, never stored.</summary>
public enum SurveyStage
{
    /// <summary>No version is published.</summary>
    Draft,

    /// <summary>Published, and opens later.</summary>
    Coming,

    Open,

    Closed,
}

/// <summary>Who may answer.</summary>
public enum SurveyAccess
{
    /// <summary>Whoever has the address.</summary>
    Everybody,

    /// <summary>Only by a personal invitation.</summary>
    Invited,
}

/// <summary>A survey: what it is called and promises, when it is open, and which version of its questions is asked.</summary>
public sealed class Survey
{
    public const int LongestTitle = 120;
    public const int LongestIntroduction = 4000;
    public const int UsualMinGroup = 5;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In the address: lower case letters, digits and hyphens.</summary>
    public required string Slug { get; init; }

    public required LocalizedText Title { get; set; }

    /// <summary>What it is for, in Markdown.</summary>
    public required LocalizedText Introduction { get; set; }

    public SurveyMode Mode { get; set; }

    public SurveyAccess Access { get; set; }

    /// <summary>The smallest number of people shown: k.</summary>
    public int MinGroup { get; set; } = UsualMinGroup;

    public DateTime? OpensAt { get; set; }

    public DateTime? ClosesAt { get; set; }

    /// <summary>IANA zone in which opening and closing are entered and told.</summary>
    public required string ZoneId { get; set; }

    /// <summary>The version that is asked now; null while nothing is published.</summary>
    public Guid? AskedVersionId { get; set; }

    /// <summary>Counts changes of the responses, so that what is computed from them is known to be old.</summary>
    public long AnswersRevision { get; set; }

    public Guid CreatedBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public int Revision { get; set; }

    public SurveyStage StageAt(DateTime now) =>
        AskedVersionId is null ? SurveyStage.Draft
        : ClosesAt <= now ? SurveyStage.Closed
        : OpensAt > now ? SurveyStage.Coming
        : SurveyStage.Open;
}

/// <summary>One wording of the questions. Published, it is frozen; the one without an instant is being built.</summary>
public sealed class SurveyVersion
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SurveyId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public DateTime? PublishedAt { get; set; }

    /// <summary>Keys of the questions that ask the same as in the version before, as a JSON list: only their answers are pooled. Null for the first version, and while it is built.</summary>
    public string? Comparable { get; set; }

    /// <summary>Counts changes of pages and questions while it is built.</summary>
    public int Revision { get; set; }

    public List<SurveyPage> Pages { get; init; } = [];

    public List<SurveyQuestion> Questions { get; init; } = [];
}

/// <summary>A page of a version.</summary>
public sealed class SurveyPage
{
    public const int LongestTitle = 160;
    public const int LongestText = 4000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; set; }

    public int Order { get; set; }

    public required LocalizedText Title { get; set; }

    /// <summary>Markdown above the questions.</summary>
    public required LocalizedText Text { get; set; }

    /// <summary>In the language of conditions; null: always.</summary>
    public string? ShowWhen { get; set; }

    public int Revision { get; set; }
}

/// <summary>Whether a question may be left open.</summary>
public enum Requirement
{
    Optional,

    /// <summary>Asked about once, then let go.</summary>
    Soft,

    Required,
}

/// <summary>A question of a version. Its key is the same in every version in which it asks the same: that is how answers are pooled.</summary>
public sealed class SurveyQuestion
{
    public const int LongestKey = 30;
    public const int LongestText = 600;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; set; }

    public Guid PageId { get; set; }

    public int Order { get; set; }

    /// <summary>The name by which conditions, exports and analyses know it; one in a version.</summary>
    public required string Key { get; set; }

    /// <summary>Name of its <see cref="Types.IQuestionType"/>.</summary>
    public required string Type { get; set; }

    public required LocalizedText Text { get; set; }

    public required LocalizedText Help { get; set; }

    public string? ShowWhen { get; set; }

    public Requirement Requirement { get; set; }

    public QuestionSettings Settings { get; set; } = new();

    /// <summary>The clause that a competence pair is about.</summary>
    public Guid? ClauseTextId { get; set; }

    public int Revision { get; set; }
}

internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.Property(survey => survey.Slug).HasMaxLength(80);
        builder.Property(survey => survey.ZoneId).HasMaxLength(60);
        builder.Property(survey => survey.Revision).IsConcurrencyToken();
        builder.HasIndex(survey => survey.Slug).IsUnique();
    }
}

internal sealed class SurveyVersionConfiguration : IEntityTypeConfiguration<SurveyVersion>
{
    public void Configure(EntityTypeBuilder<SurveyVersion> builder)
    {
        builder.HasOne<Survey>().WithMany().HasForeignKey(version => version.SurveyId);
        builder.HasIndex(version => new { version.SurveyId, version.Number }).IsUnique();
        builder.HasMany(version => version.Pages).WithOne().HasForeignKey(page => page.VersionId);
        builder.HasMany(version => version.Questions).WithOne().HasForeignKey(question => question.VersionId);
        builder.Property(version => version.Revision).IsConcurrencyToken();
    }
}

internal sealed class SurveyPageConfiguration : IEntityTypeConfiguration<SurveyPage>
{
    public void Configure(EntityTypeBuilder<SurveyPage> builder)
    {
        builder.Property(page => page.ShowWhen).HasMaxLength(1000);
        builder.Property(page => page.Revision).IsConcurrencyToken();
    }
}

internal sealed class SurveyQuestionConfiguration : IEntityTypeConfiguration<SurveyQuestion>
{
    public void Configure(EntityTypeBuilder<SurveyQuestion> builder)
    {
        builder.Property(question => question.Key).HasMaxLength(SurveyQuestion.LongestKey);
        builder.Property(question => question.Type).HasMaxLength(30);
        builder.Property(question => question.ShowWhen).HasMaxLength(1000);
        builder.Property(question => question.Revision).IsConcurrencyToken();
        builder.Property(question => question.Settings).HasConversion<QuestionSettingsConverter, QuestionSettingsComparer>();
        builder.HasOne<SurveyPage>().WithMany().HasForeignKey(question => question.PageId);
        builder.HasIndex(question => new { question.VersionId, question.Key }).IsUnique();
    }
}
