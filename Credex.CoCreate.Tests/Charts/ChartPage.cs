using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Tests.Charts;

/// <summary>Renders components in one language, and makes results of few words.</summary>
internal sealed class ChartPage : BunitContext
{
    public ChartPage(string language = "en")
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        Services.AddLocalization();
    }

    public IStringLocalizer<ChartTexts> Texts => Services.GetRequiredService<IStringLocalizer<ChartTexts>>();

    public VerdictPhrases Phrases => new(Texts);

    /// <summary>Answers on the consent scale, of one group or several together.</summary>
    public static BlockTally Block(int agree, int changes, int disagree, int abstain, params StakeholderGroup[] groups) =>
        new(groups, new Histogram([agree, changes, disagree, abstain]));

    public static BlockTally Rated(int[] counts, params StakeholderGroup[] groups) => new(groups, new Histogram(counts));

    public static ClauseResult Voted(params BlockTally[] blocks) => Result(Scale.Consent, ConsensusRules.Default(Scale.Consent), blocks);

    /// <summary>One block is the whole under another name, and is not shown as a block.</summary>
    public static ClauseResult Result(Scale scale, RuleOptions rule, params BlockTally[] blocks)
    {
        var all = blocks.Aggregate(Histogram.Empty(scale), (sum, block) => sum + block.Counts);
        return ClauseResult.Of(new Tally(scale, all, blocks.Length == 1 ? [] : blocks), rule, k: 3);
    }

    /// <summary>The clause of the pictures: 24 of 30 agree, employers do not.</summary>
    public static ClauseResult ButNotEmployers { get; } = Voted(
        Block(0, 3, 3, 1, StakeholderGroup.Employer),
        Block(7, 0, 0, 0, StakeholderGroup.Educator),
        Block(8, 0, 0, 0, StakeholderGroup.Learner),
        Block(9, 0, 0, 0, StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner));

    /// <summary>No split may be shown.</summary>
    public static ClauseResult Hidden { get; } = Voted(Block(4, 0, 1, 1, StakeholderGroup.Employer));

    public static ClauseResult NinePoint { get; } = Result(
        Scale.NinePoint,
        ConsensusRules.Default(Scale.NinePoint),
        Rated([0, 0, 0, 0, 0, 0, 3, 2, 1], StakeholderGroup.Educator),
        Rated([0, 0, 1, 0, 2, 0, 3, 0, 0], StakeholderGroup.Professional, StakeholderGroup.SocialPartner));

    /// <summary>The numbers that a chart writes, in the order in which they stand.</summary>
    public static IReadOnlyList<string> Numbers(IElement element) => [.. element.QuerySelectorAll("text, .row-count > span").SelectMany(leaf => leaf.TextContent.Split((char[])[' ', '\n', '\t', '\u00a0', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.All(char.IsDigit))];
}
