using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Standards.Consensus;

/// <summary>Answers as a test writes them down.</summary>
internal static class Answers
{
    public static Histogram Nine(params int[] values) => Histogram.Of(Scale.NinePoint, values);

    public static Histogram Five(params int[] values) => Histogram.Of(Scale.FivePoint, values);

    public static Histogram Consent(int agree, int changes = 0, int disagree = 0, int abstain = 0) => new([agree, changes, disagree, abstain]);

    public static Histogram Essential(int essential, int useful = 0, int notNecessary = 0) => new([essential, useful, notNecessary]);

    public static Histogram Relevance(int relevant, int notRelevant) => new([0, notRelevant, relevant, 0]);

    /// <summary>A tally with one block per histogram, which together are the whole.</summary>
    public static Tally Tally(Scale scale, params Histogram[] blocks) => new(
        scale,
        blocks.Aggregate(Histogram.Empty(scale), (all, block) => all + block),
        [.. blocks.Select((block, index) => new BlockTally([StakeholderGroups.All[index]], block))]);

    /// <summary>The same answers one by one, in order: what a histogram stands for.</summary>
    public static double[] Sorted(Histogram answers) =>
        [.. Enumerable.Range(1, answers.Counts.Count).SelectMany(value => Enumerable.Repeat((double)value, answers[value]))];

    /// <summary>Any whole numbers, folded onto the values of a scale.</summary>
    public static Histogram Folded(Scale scale, IEnumerable<int> numbers) =>
        Histogram.Of(scale, numbers.Select(number => (int)((uint)number % (uint)scale.Size()) + 1));
}
