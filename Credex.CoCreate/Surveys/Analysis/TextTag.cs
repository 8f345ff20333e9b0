using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>A word that staff put to an answer in free text, to find what belongs together.</summary>
public sealed class TextTag
{
    public Guid ResponseId { get; init; }

    public required string Field { get; init; }

    public required string Tag { get; init; }
}

internal sealed class TextTagConfiguration : IEntityTypeConfiguration<TextTag>
{
    public void Configure(EntityTypeBuilder<TextTag> builder)
    {
        builder.HasKey(one => new { one.ResponseId, one.Field, one.Tag });
        builder.Property(one => one.Field).HasMaxLength(80);
        builder.Property(one => one.Tag).HasMaxLength(40);
        builder.HasOne<Response>().WithMany().HasForeignKey(one => one.ResponseId);
    }
}
