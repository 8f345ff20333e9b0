using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Practices;

public enum PracticeState
{
    Draft,
    Submitted,
    InReview,
    ChangesRequested,
    Published,
    Archived,
}

/// <summary>Whether a published case has been written on since.</summary>
public enum CorrectionState
{
    None,

    /// <summary>For a moderator.</summary>
    Waiting,

    /// <summary>A moderator did not publish it as it is; its authors go on.</summary>
    SentBack,
}

/// <summary>
/// A case study in the library. What it says is in its revisions: the newest is what authors see, the published one what readers see. What happened to it is in its events.
/// </summary>
public sealed class Practice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>In the address. It follows the title; addresses of before are kept in <see cref="PracticeSlug"/>.</summary>
    public required string Slug { get; set; }

    public PracticeState State { get; set; }

    public required string SourceLanguage { get; init; }

    /// <summary>Number of the newest revision, from 1.</summary>
    public int Newest { get; set; }

    /// <summary>Number of the revision that readers see; null while it has never been published, or is withdrawn.</summary>
    public int? PublishedNumber { get; set; }

    /// <summary>Number of the revision that reviewers last judged; what changed since is shown.</summary>
    public int? ReviewedNumber { get; set; }

    /// <summary>Counts the times it was submitted: reviews and requests belong to one of them.</summary>
    public int Submission { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime ChangedAt { get; set; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>First instant at which readers could see it.</summary>
    public DateTime? PublishedAt { get; set; }

    /// <summary>Where publishing is planned for an instant to come.</summary>
    public DateTime? PublishAt { get; set; }

    /// <summary>The moderator who has it in hand.</summary>
    public Guid? EditorId { get; set; }

    /// <summary>When somebody should look whether it still holds: a year after publishing or the last look.</summary>
    public DateOnly? ReviewDueOn { get; set; }

    /// <summary>What was corrected after publishing, for readers.</summary>
    public LocalizedText? CorrectionNote { get; set; }

    public DateTime? CorrectedAt { get; set; }

    /// <summary>Set where it describes what is no longer so; it stays, marked.</summary>
    public DateTime? OutdatedAt { get; set; }

    public LocalizedText? OutdatedNote { get; set; }

    /// <summary>When it was taken away from readers; null where they have never seen it since it was last written.</summary>
    public DateTime? WithdrawnAt { get; set; }

    /// <summary>Number of the revision that they had seen.</summary>
    public int? WithdrawnNumber { get; set; }

    /// <summary>Why it is no longer here, for readers who follow an old link; why it was declined, for its authors.</summary>
    public LocalizedText? WithdrawnReason { get; set; }

    /// <summary>A case made up for the demo is marked as an example wherever it is shown.</summary>
    public bool IsExample { get; init; }

    public int Revision { get; set; }

    /// <summary>Whether readers who follow an old link are told that it was withdrawn.</summary>
    public bool IsWithdrawn => State == PracticeState.Archived && WithdrawnAt is not null;

    /// <summary>Where it is published: what became of what was written since.</summary>
    public CorrectionState Correction =>
        State != PracticeState.Published || PublishedNumber == Newest ? CorrectionState.None : ReviewedNumber == Newest ? CorrectionState.SentBack : CorrectionState.Waiting;

    /// <summary>Whether readers see it.</summary>
    public bool IsPublic => PublishedNumber is not null;
}

/// <summary>One state of what a case says. Never changed but for the newest while its author goes on writing.</summary>
public sealed class PracticeRevision
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    /// <summary>From 1.</summary>
    public int Number { get; init; }

    public required PracticeFields Fields { get; set; }

    public Guid? By { get; set; }

    public DateTime At { get; set; }

    /// <summary>Number of the revision that it brought back.</summary>
    public int? RestoredFrom { get; init; }
}

/// <summary>An address that a case had before.</summary>
public sealed class PracticeSlug
{
    public required string Slug { get; init; }

    public Guid PracticeId { get; init; }
}

/// <summary>Who wrote it. With an account they may edit it; without one they are named.</summary>
public sealed class PracticeAuthor
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    public Guid? PersonId { get; set; }

    /// <summary>As it is printed and cited.</summary>
    public required string Name { get; set; }

    public string Organisation { get; set; } = string.Empty;

    /// <summary>From 0.</summary>
    public int Order { get; set; }
}

/// <summary>What happened to a case, for its authors and moderators.</summary>
public sealed class PracticeEvent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    public DateTime At { get; init; }

    public Guid? By { get; set; }

    /// <summary>A stable name such as <c>submitted</c>: its words are the text <c>Event_</c> and the name.</summary>
    public required string What { get; init; }

    public PracticeState State { get; init; }

    /// <summary>Number of the revision it was about.</summary>
    public int? Number { get; init; }

    public string? Note { get; set; }
}

/// <summary>How often a case was read on a day: a count, of nobody.</summary>
public sealed class PracticeReads
{
    public Guid PracticeId { get; init; }

    public DateOnly Day { get; init; }

    public int N { get; set; }
}

internal sealed class PracticeConfiguration : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> builder)
    {
        builder.Property(practice => practice.Slug).HasMaxLength(120);
        builder.Property(practice => practice.SourceLanguage).HasMaxLength(8);
        builder.Property(practice => practice.Revision).IsConcurrencyToken();
        builder.HasIndex(practice => practice.Slug).IsUnique();
        builder.HasIndex(practice => practice.State);
        builder.HasOne<Person>().WithMany().HasForeignKey(practice => practice.EditorId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class PracticeRevisionConfiguration : IEntityTypeConfiguration<PracticeRevision>
{
    public void Configure(EntityTypeBuilder<PracticeRevision> builder)
    {
        builder.Property(revision => revision.Fields).HasConversion<JsonConverter<PracticeFields>, JsonComparer<PracticeFields>>();
        builder.HasOne<Practice>().WithMany().HasForeignKey(revision => revision.PracticeId);
        builder.HasIndex(revision => new { revision.PracticeId, revision.Number }).IsUnique();
    }
}

internal sealed class PracticeSlugConfiguration : IEntityTypeConfiguration<PracticeSlug>
{
    public void Configure(EntityTypeBuilder<PracticeSlug> builder)
    {
        builder.HasKey(slug => slug.Slug);
        builder.Property(slug => slug.Slug).HasMaxLength(120);
        builder.HasOne<Practice>().WithMany().HasForeignKey(slug => slug.PracticeId);
    }
}

internal sealed class PracticeAuthorConfiguration : IEntityTypeConfiguration<PracticeAuthor>
{
    public void Configure(EntityTypeBuilder<PracticeAuthor> builder)
    {
        builder.Property(author => author.Name).HasMaxLength(Person.LongestName);
        builder.Property(author => author.Organisation).HasMaxLength(PracticeFields.LongestLine);
        builder.HasOne<Practice>().WithMany().HasForeignKey(author => author.PracticeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(author => author.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(author => new { author.PracticeId, author.PersonId }).IsUnique();
    }
}

internal sealed class PracticeEventConfiguration : IEntityTypeConfiguration<PracticeEvent>
{
    public void Configure(EntityTypeBuilder<PracticeEvent> builder)
    {
        builder.Property(one => one.What).HasMaxLength(40);
        builder.Property(one => one.Note).HasMaxLength(2000);
        builder.HasOne<Practice>().WithMany().HasForeignKey(one => one.PracticeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(one => one.By).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(one => new { one.PracticeId, one.At });
    }
}

internal sealed class PracticeReadsConfiguration : IEntityTypeConfiguration<PracticeReads>
{
    public void Configure(EntityTypeBuilder<PracticeReads> builder)
    {
        builder.HasKey(reads => new { reads.PracticeId, reads.Day });
        builder.HasOne<Practice>().WithMany().HasForeignKey(reads => reads.PracticeId);
    }
}
