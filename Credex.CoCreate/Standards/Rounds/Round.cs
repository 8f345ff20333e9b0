using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Standards.Rounds;

/// <summary>
/// A timed vote on clause texts of one version. It names its scale and consensus rule, which are frozen when its first item opens:
/// what was decided before the vote cannot be chosen after it.
/// </summary>
public sealed class Round
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid VersionId { get; set; }

    public StandardVersion? Version { get; init; }

    public Guid? ActivityId { get; init; }

    public int Number { get; set; } = 1;

    /// <summary>The round on the same clauses that this one follows: its results stand beside the clauses, and the shift is shown.</summary>
    public Guid? PreviousRoundId { get; set; }

    public Scale Scale { get; private set; } = Scale.Consent;

    public RuleOptions Rule { get; private set; } = ConsensusRules.Default(Scale.Consent);

    /// <summary>Seconds that an item stays open by default; null for no timer.</summary>
    public int? Timer { get; private set; }

    public DateTime? FrozenAt { get; private set; }

    /// <summary>The item that the room is at.</summary>
    public Guid? CurrentItemId { get; set; }

    public List<RoundItem> Items { get; } = [];

    public int Revision { get; set; }

    public bool IsFrozen => FrozenAt is not null;

    /// <summary>Chooses scale, rule and timer. Refused once frozen, and where the rule does not fit the scale.</summary>
    public bool Choose(Scale scale, RuleOptions rule, int? timer)
    {
        if (IsFrozen || !ConsensusRules.For(rule).Fits(scale) || rule.Threshold is < RuleOptions.LowestThreshold or > RuleOptions.HighestThreshold || timer is < 10 or > 3600)
        {
            return false;
        }

        (Scale, Rule, Timer) = (scale, rule, timer);
        return true;
    }

    public void Freeze(DateTime now) => FrozenAt ??= now;
}

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> builder)
    {
        builder.Property(round => round.Rule).HasConversion<JsonConverter<RuleOptions>, JsonComparer<RuleOptions>>();
        builder.Property(round => round.Revision).IsConcurrencyToken();
        builder.HasOne(round => round.Version).WithMany().HasForeignKey(round => round.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(round => round.Items).WithOne(item => item.Round).HasForeignKey(item => item.RoundId);
        builder.HasIndex(round => round.ActivityId).IsUnique();
    }
}
