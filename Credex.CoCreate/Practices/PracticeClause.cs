using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Practices;

/// <summary>That a case which readers see illustrates a clause: the way back from the standard.</summary>
public sealed class PracticeClause
{
    public Guid PracticeId { get; init; }

    public Guid ClauseId { get; init; }
}

internal sealed class PracticeClauseConfiguration : IEntityTypeConfiguration<PracticeClause>
{
    public void Configure(EntityTypeBuilder<PracticeClause> builder)
    {
        builder.HasKey(one => new { one.PracticeId, one.ClauseId });
        builder.HasOne<Practice>().WithMany().HasForeignKey(one => one.PracticeId);
        builder.HasOne<Clause>().WithMany().HasForeignKey(one => one.ClauseId);
        builder.HasIndex(one => one.ClauseId);
    }
}
