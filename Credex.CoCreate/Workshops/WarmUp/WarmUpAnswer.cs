using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>One voter's answer to a practice question.</summary>
public sealed class WarmUpAnswer
{
    public Guid ActivityId { get; init; }

    public Guid VoterId { get; init; }

    public StakeholderGroup Group { get; init; }

    /// <summary>Which option, from 1.</summary>
    public int Value { get; set; }

    public DateTime At { get; set; }
}

internal sealed class WarmUpAnswerConfiguration : IEntityTypeConfiguration<WarmUpAnswer>
{
    public void Configure(EntityTypeBuilder<WarmUpAnswer> builder)
    {
        builder.HasKey(answer => new { answer.ActivityId, answer.VoterId });
        builder.HasOne<Activity>().WithMany().HasForeignKey(answer => answer.ActivityId);
        builder.HasOne<Voter>().WithMany().HasForeignKey(answer => answer.VoterId);
    }
}
