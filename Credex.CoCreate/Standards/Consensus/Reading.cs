namespace Credex.CoCreate.Standards.Consensus;

/// <summary>
/// How a clause reads: over all first, then within each block that may be shown. A clause that does not hold over all is not
/// agreed, even where it holds in each block by itself, as can happen with rules about spread.
/// </summary>
public sealed record Reading
{
    private Reading(ReadingKind kind, Finding overall, IReadOnlyList<BlockFinding> blocks, GroupInformedConsensus? groupInformed)
    {
        Kind = kind;
        Overall = overall;
        Blocks = blocks;
        GroupInformed = groupInformed;
    }

    public ReadingKind Kind { get; private init; }

    /// <summary>The finding over all who answered.</summary>
    public Finding Overall { get; }

    /// <summary>The finding of each block, in the order of the tally.</summary>
    public IReadOnlyList<BlockFinding> Blocks { get; }

    /// <summary>Null with fewer than two blocks.</summary>
    public GroupInformedConsensus? GroupInformed { get; }

    /// <summary>The blocks within which the rule does not hold, whatever the reading.</summary>
    public IEnumerable<BlockFinding> NotBy => Blocks.Where(block => block.DoesNotAgree);

    /// <summary>The blocks of which the rule can say nothing. One is enough for it not to be everybody.</summary>
    public IEnumerable<BlockFinding> NotJudged => Blocks.Where(block => block.NotJudged);

    /// <exception cref="ArgumentException">The rule does not fit the scale of the tally.</exception>
    public static Reading Of(IConsensusRule rule, Tally tally)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(tally);

        var overall = rule.Judge(tally.Scale, tally.All);
        BlockFinding[] blocks = [.. tally.Blocks.Select(block => new BlockFinding(block, rule.Judge(tally.Scale, block.Counts)))];
        var kind = overall.Verdict switch
        {
            Verdict.Holds => Agreed(blocks),
            Verdict.HoldsNot => ReadingKind.Divided,
            Verdict.Rejected => ReadingKind.Rejected,
            Verdict.TooFew => ReadingKind.TooFew,
            _ => ReadingKind.NotDefined,
        };

        return new Reading(kind, overall, blocks, GroupInformedConsensus.Of(tally, rule.Options.ChangesCount));
    }

    /// <summary>The reading once it is known how the answers moved since the round before. Only a divided clause can read differently.</summary>
    public Reading With(Stability stability)
    {
        ArgumentNullException.ThrowIfNull(stability);

        return Kind == ReadingKind.Divided && stability.IsStable ? this with { Kind = ReadingKind.StableWithoutAgreement } : this;
    }

    private static ReadingKind Agreed(BlockFinding[] blocks)
    {
        // A single block is the whole under another name.
        if (blocks.Length < 2)
        {
            return ReadingKind.Agreed;
        }

        if (blocks.Any(block => block.DoesNotAgree))
        {
            return ReadingKind.AgreedButNotBy;
        }

        return blocks.Any(block => block.NotJudged) ? ReadingKind.Agreed : ReadingKind.AgreedByEverybody;
    }
}
