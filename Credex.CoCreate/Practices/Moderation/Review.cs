using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>One reviewer's judgement of one submission of a case.</summary>
public sealed class PracticeReview
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    /// <summary>The submission that it judges, see <see cref="Practice.Submission"/>.</summary>
    public int Submission { get; init; }

    public Guid? ReviewerId { get; set; }

    public DateTime AssignedAt { get; init; }

    /// <summary>Null until they have said whether they have a conflict of interest; true takes the case from them.</summary>
    public bool? HasConflict { get; set; }

    public string? Conflict { get; set; }

    /// <summary>By the codes of <see cref="ReviewCriteria"/>.</summary>
    public IReadOnlyDictionary<string, CriterionScore> Scores { get; set; } = new Dictionary<string, CriterionScore>(StringComparer.Ordinal);

    /// <summary>For the editor and the authors.</summary>
    public string Summary { get; set; } = string.Empty;

    /// <summary>Number of the revision that was judged.</summary>
    public int? Number { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public int Revision { get; set; }
}

/// <param name="Score">0 to 3; null while it is open.</param>
public sealed record CriterionScore(int? Score, string Reason);

/// <summary>The seven criteria by which a case is judged. Names are texts with the key <c>Criterion_</c> and the code.</summary>
public static class ReviewCriteria
{
    public const int Highest = 3;

    public static IReadOnlyList<string> All { get; } =
        ["relevance", "evidence", "innovation", "transferability", "inclusion", "sustainability", "clarity"];
}

/// <summary>A remark that a reviewer pins to a paragraph.</summary>
public sealed class PracticeRemark
{
    public const int Longest = 1000;

    /// <summary>The summary of a case, where it stands among chapters.</summary>
    public const string Summary = "summary";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid ReviewId { get; init; }

    /// <summary>Code of the chapter, or <c>summary</c>.</summary>
    public required string Chapter { get; init; }

    /// <summary>The paragraph in it, from 0, in the source language of the revision that was judged.</summary>
    public int Paragraph { get; init; }

    /// <summary>How the paragraph began, so that the remark can be read after it has changed.</summary>
    public required string Quote { get; init; }

    public required string Text { get; set; }

    /// <summary>The key of the name of a chapter, or of the summary.</summary>
    public static string KeyOf(string chapter) => chapter == Summary ? $"Field_{chapter}" : $"Chapter_{chapter}";
}

/// <summary>One thing that authors are asked to change; they tick it off.</summary>
public sealed class PracticeRequest
{
    public const int Longest = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PracticeId { get; init; }

    public int Submission { get; init; }

    /// <summary>From 0.</summary>
    public int Order { get; init; }

    public required string Text { get; init; }

    public DateTime? DoneAt { get; set; }

    /// <summary>What the authors say to it.</summary>
    public string? Answer { get; set; }
}

internal sealed class PracticeReviewConfiguration : IEntityTypeConfiguration<PracticeReview>
{
    public void Configure(EntityTypeBuilder<PracticeReview> builder)
    {
        builder.Property(review => review.Scores)
            .HasConversion<JsonConverter<IReadOnlyDictionary<string, CriterionScore>>, JsonComparer<IReadOnlyDictionary<string, CriterionScore>>>();
        builder.Property(review => review.Conflict).HasMaxLength(500);
        builder.Property(review => review.Summary).HasMaxLength(4000);
        builder.Property(review => review.Revision).IsConcurrencyToken();
        builder.HasOne<Practice>().WithMany().HasForeignKey(review => review.PracticeId);
        builder.HasOne<Person>().WithMany().HasForeignKey(review => review.ReviewerId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(review => new { review.PracticeId, review.Submission, review.ReviewerId }).IsUnique();
    }
}

internal sealed class PracticeRemarkConfiguration : IEntityTypeConfiguration<PracticeRemark>
{
    public void Configure(EntityTypeBuilder<PracticeRemark> builder)
    {
        builder.Property(remark => remark.Chapter).HasMaxLength(40);
        builder.Property(remark => remark.Quote).HasMaxLength(120);
        builder.Property(remark => remark.Text).HasMaxLength(PracticeRemark.Longest);
        builder.HasOne<PracticeReview>().WithMany().HasForeignKey(remark => remark.ReviewId);
    }
}

internal sealed class PracticeRequestConfiguration : IEntityTypeConfiguration<PracticeRequest>
{
    public void Configure(EntityTypeBuilder<PracticeRequest> builder)
    {
        builder.Property(request => request.Text).HasMaxLength(PracticeRequest.Longest);
        builder.Property(request => request.Answer).HasMaxLength(PracticeRequest.Longest);
        builder.HasOne<Practice>().WithMany().HasForeignKey(request => request.PracticeId);
        builder.HasIndex(request => new { request.PracticeId, request.Submission, request.Order }).IsUnique();
    }
}
