using System.Text.RegularExpressions;
using System.Xml.Linq;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;

namespace Credex.CoCreate.Tests.Charts;

/// <summary>Both languages are complete, nothing is left over, and French is set as French.</summary>
public sealed partial class ChartTextsTests
{
    private static readonly string Folder = Path.Combine(Root(), "Credex.CoCreate", "Charts");

    [Fact]
    public void English_and_French_have_the_same_keys()
    {
        Assert.Equal(Read("ChartTexts.resx").Keys.Order(), Read("ChartTexts.fr.resx").Keys.Order());
    }

    [Fact]
    public void English_and_French_fill_in_the_same_places()
    {
        var french = Read("ChartTexts.fr.resx");

        Assert.All(Read("ChartTexts.resx"), text => Assert.Equal(Places(text.Value), Places(french[text.Key])));
    }

    [Theory]
    [InlineData(-0.004, "0", "0.00")]
    [InlineData(-0.006, "-0.01", "-0.01")]
    [InlineData(8.1, "8.1", "8.10")]
    public void What_is_rounded_to_zero_has_no_sign(double number, string shortest, string fixedDigits)
    {
        Assert.Equal((shortest, fixedDigits), (ChartWords.Number(number), ChartWords.Digits(number, 2)));
    }

    [Fact]
    public void No_text_is_unused_and_none_is_missing()
    {
        var source = string.Join('\n', Directory.GetFiles(Folder).Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)).Select(File.ReadAllText));
        var written = KeyPattern().Matches(source).Select(match => match.Groups["key"].Value).ToHashSet();
        var keys = Read("ChartTexts.resx").Keys.Select(key => PluralPattern().Replace(key, string.Empty)).ToHashSet();
        var composed = Composed().ToHashSet();

        Assert.DoesNotContain(keys, key => !written.Contains(key) && !composed.Contains(key));
        Assert.Empty(composed.Except(keys));
    }

    [Fact]
    public void French_has_a_no_break_space_before_double_punctuation()
    {
        Assert.All(Read("ChartTexts.fr.resx").Values, text => Assert.DoesNotMatch(LooseFrenchPunctuation(), PlacePattern().Replace(text, "{0")));
    }

    /// <summary>Keys that are put together from the name of a value.</summary>
    private static IEnumerable<string> Composed() =>
    [
        .. StakeholderGroups.All.SelectMany(group => new[] { $"Group_{group}", $"Groups_{group}", $"The_{group}" }),
        .. Enum.GetNames<GroupState>().Select(state => $"State_{state}"),
        .. Enum.GetNames<GroupState>().Where(state => state != nameof(GroupState.NotVoted)).Select(state => $"Legend_{state}"),
        .. Enum.GetNames<StandardStage>().Select(stage => $"Stage_{stage}"),
        .. Enum.GetNames<ReadingKind>().Select(kind => $"Verdict_{kind}"),
        .. Enum.GetNames<HeldReason>().Select(reason => $"Held_{reason}"),
        .. new[] { Scale.Essential, Scale.Relevance }.SelectMany(scale => Enumerable.Range(1, scale.Size()).Select(value => $"{scale}_{value}")),
        .. new[] { Scale.NinePoint, Scale.FivePoint }.SelectMany(scale => new[] { $"{scale}_Low", $"{scale}_High", $"Sentence_{scale}" }),
    ];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Places(string text) => PlacePattern().Matches(text).Select(match => match.Value).Distinct().Order();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Credex.CoCreate.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex("\"(?<key>[A-Z][A-Za-z0-9_]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("_(one|other)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluralPattern();

    [GeneratedRegex(@"\{\d(:[^}]*)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"(?<![\u00a0\u202f])[:;?!%]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooseFrenchPunctuation();
}
