using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using static Credex.CoCreate.Tests.Charts.ChartPage;

namespace Credex.CoCreate.Tests.Charts;

public sealed class VerdictTests
{
    [Theory]
    [InlineData("en", "Agreed, but not by employers")]
    [InlineData("fr", "Accord, sauf les employeurs")]
    public void The_headline_names_the_group_that_does_not_agree(string language, string headline)
    {
        using var page = new ChartPage(language);

        Assert.Equal(headline, page.Phrases.Headline(ButNotEmployers.Reading));
    }

    [Theory]
    [InlineData("en", "24 of 30 agree, 80\u00a0%. The threshold was set before the vote: 75\u00a0%, without abstentions.")]
    [InlineData("fr", "24 sur 30 d’accord, soit 80\u00a0%. Seuil fixé avant le vote\u00a0: 75\u00a0%, hors abstentions.")]
    public void The_sentence_has_its_denominator_and_its_rule(string language, string sentence)
    {
        using var page = new ChartPage(language);

        Assert.Equal(sentence, page.Phrases.Sentence(ButNotEmployers).ToString());
    }

    [Theory]
    [InlineData("en", "Agreed, but not by educators, and professionals and social partners (together)")]
    [InlineData("fr", "Accord, sauf l’enseignement et la formation, ainsi que les professionnels et les partenaires sociaux (réunis)")]
    public void Merged_groups_are_named_together(string language, string headline)
    {
        using var page = new ChartPage(language);
        var result = Voted(
            Block(20, 0, 0, 0, StakeholderGroup.Employer),
            Block(0, 0, 3, 0, StakeholderGroup.Educator),
            Block(0, 0, 3, 0, StakeholderGroup.Professional, StakeholderGroup.SocialPartner));

        Assert.Equal(headline, page.Phrases.Headline(result.Reading));
    }

    [Fact]
    public void More_than_three_blocks_are_counted_instead_of_named()
    {
        using var page = new ChartPage();
        var result = Voted([Block(90, 0, 0, 0, StakeholderGroup.Employer), .. StakeholderGroups.All.Skip(1).Take(4).Select(group => Block(0, 0, 3, 0, group))]);

        Assert.Equal("Agreed, but not by 4 of 5 groups", page.Phrases.Headline(result.Reading));
    }

    [Fact]
    public void A_share_under_the_threshold_is_not_rounded_up_to_it()
    {
        using var page = new ChartPage();

        Assert.Equal("74.9\u00a0%", new ChartWords(page.Texts).Share(749, 1000, 75));
        Assert.Equal("75\u00a0%", new ChartWords(page.Texts).Share(3, 4, 75));
        Assert.Equal("67\u00a0%", new ChartWords(page.Texts).Share(2, 3, 75));
    }

    [Theory]
    [InlineData(Scale.NinePoint, RuleKind.MedianIqr, false, "Median 7 of 12 people, interquartile range 0.75. The rule was set before the vote: a median of at least 7, a range of at most 2.")]
    [InlineData(Scale.NinePoint, RuleKind.Rand, false, "Median 7 of 12 people, disagreement index 0. The rule was set before the vote: a median of 7 to 9, an index of at most 1 (RAND/UCLA).")]
    [InlineData(Scale.NinePoint, RuleKind.Rand, true, "Median 7 of 12 people, without disagreement. The rule was set before the vote: a median of 7 to 9 without disagreement (RAND/UCLA, classic).")]
    [InlineData(Scale.NinePoint, RuleKind.PercentAgreement, false, "9 of 12 rate it 7 or more, 75\u00a0%. The threshold was set before the vote: 75\u00a0%.")]
    public void Rules_of_the_nine_point_scale_say_what_they_looked_at(Scale scale, RuleKind kind, bool classic, string sentence)
    {
        using var page = new ChartPage();
        var result = Result(scale, new RuleOptions(kind, Classic: classic), [.. NinePoint.Tally.Blocks]);

        Assert.Equal(sentence, page.Phrases.Sentence(result).ToString());
    }

    [Theory]
    [InlineData("en", "9 of 10 find it essential, content validity ratio 0.8 (Lawshe). The rule was set before the vote: at least 9 of 10.")]
    [InlineData("fr", "9 sur 10 la jugent essentielle, ratio de validité de contenu 0,8 (Lawshe). Règle fixée avant le vote\u00a0: au moins 9 sur 10.")]
    public void Lawshe_says_how_many_it_takes(string language, string sentence)
    {
        using var page = new ChartPage(language);
        var result = Result(Scale.Essential, ConsensusRules.Default(Scale.Essential), Rated([9, 1, 0], StakeholderGroup.Educator));

        Assert.Equal(sentence, page.Phrases.Sentence(result).ToString());
    }

    [Fact]
    public void Content_validity_says_index_and_kappa()
    {
        using var page = new ChartPage();
        var result = Result(Scale.Relevance, ConsensusRules.Default(Scale.Relevance), Rated([0, 1, 4, 4], StakeholderGroup.Educator));

        Assert.Equal("8 of 9 find it relevant, content validity index 0.89, kappa 0.89. The rule was set before the vote: at least 7 of 9.", page.Phrases.Sentence(result).ToString());
    }

    [Fact]
    public void All_abstained_is_no_percentage()
    {
        using var page = new ChartPage();

        Assert.Equal("0 of 4 took a side: all abstained.", page.Phrases.Sentence(Voted(Block(0, 0, 0, 4, StakeholderGroup.Learner))).ToString());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_reading_has_words(string language)
    {
        using var page = new ChartPage(language);

        foreach (var kind in Enum.GetNames<ReadingKind>().Where(kind => kind != nameof(ReadingKind.AgreedButNotBy)))
        {
            Assert.False(page.Texts[$"Verdict_{kind}"].ResourceNotFound, kind);
        }
    }
}
