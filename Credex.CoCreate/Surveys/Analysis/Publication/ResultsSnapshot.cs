using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys.Analysis.Publication;

/// <summary>Results as they were published on a day: computed once, and the same for ever.</summary>
public sealed class ResultsSnapshot
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid SurveyId { get; init; }

    /// <summary>In the address: from 1.</summary>
    public int Number { get; init; }

    public DateTime At { get; init; }

    /// <summary>What staff say about it, in Markdown.</summary>
    public required LocalizedText Summary { get; set; }

    /// <summary>Everything that the page shows, as JSON.</summary>
    public required string Content { get; init; }

    /// <summary>Taken back by staff: the address then says so.</summary>
    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class ResultsSnapshotConfiguration : IEntityTypeConfiguration<ResultsSnapshot>
{
    public void Configure(EntityTypeBuilder<ResultsSnapshot> builder)
    {
        builder.HasOne<Survey>().WithMany().HasForeignKey(one => one.SurveyId);
        builder.HasIndex(one => new { one.SurveyId, one.Number }).IsUnique();
    }
}
