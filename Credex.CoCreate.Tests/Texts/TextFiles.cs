using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>The .resx files of the app, and the keys that its sources ask for.</summary>
internal static partial class TextFiles
{
    private static readonly string App = Path.Combine(Repository.Root, "Credex.CoCreate");

    /// <summary>Folder and name of each set of texts.</summary>
    public static IReadOnlyList<(string Folder, string Name)> Sets { get; } =
    [
        .. Directory.GetFiles(App, "*Texts.resx", SearchOption.AllDirectories)
            .Where(file => !IsBuilt(file)).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file))),
    ];

    public static Dictionary<string, string> Read(string set, string? language = null)
    {
        var (folder, name) = Sets.Single(one => one.Name == set);
        return XDocument.Load(Path.Combine(folder, language is null ? $"{name}.resx" : $"{name}.{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
    }

    public static int CountEntries(string set, string? language)
    {
        var (folder, name) = Sets.Single(one => one.Name == set);
        return XDocument.Load(Path.Combine(folder, language is null ? $"{name}.resx" : $"{name}.{language}.resx")).Root!.Elements("data").Count();
    }

    /// <summary>What each set is asked for: whole keys as they are written, keys of plurals with both forms, and composed ones as patterns.</summary>
    public static ILookup<string, string> Asked { get; } = Scan().Distinct().ToLookup(one => one.Set, one => one.Pattern, StringComparer.Ordinal);

    private static IEnumerable<(string Set, string Pattern)> Scan()
    {
        foreach (var file in Directory.GetFiles(App, "*.*", SearchOption.AllDirectories).Where(file => !IsBuilt(file) && Path.GetExtension(file) is ".cs" or ".cshtml" or ".razor"))
        {
            var source = File.ReadAllText(file);
            var names = Localizers().Matches(source).Concat(ImportedLocalizers(file))
                .DistinctBy(match => match.Groups["name"].Value, StringComparer.Ordinal)
                .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["set"].Value, StringComparer.Ordinal);
            if (source.Contains("HostPage(texts)", StringComparison.Ordinal))
            {
                names["Texts"] = "WorkshopTexts";
            }

            foreach (var (name, set) in names)
            {
                foreach (var call in Calls(name).Matches(source).Cast<Match>())
                {
                    foreach (var key in Keys(call.Groups["rest"].Value))
                    {
                        if (call.Groups["plural"].Success)
                        {
                            yield return (set, $"{key}_one");
                            yield return (set, $"{key}_other");
                        }
                        else
                        {
                            yield return (set, key);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The first argument: one literal, or several of a conditional; holes become wildcards.</summary>
    private static IEnumerable<string> Keys(string rest)
    {
        if (rest.StartsWith('"') || rest.StartsWith('$'))
        {
            yield return Pattern(Literal().Match(rest));
            yield break;
        }

        foreach (var literal in Literal().Matches(rest.Split(']')[0].Split(',')[0]).Cast<Match>())
        {
            yield return Pattern(literal);
        }
    }

    private static string Pattern(Match literal) => literal.Groups["dollar"].Success
        ? string.Concat(Regex.Split(literal.Groups["key"].Value, @"\{[^}]*\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select((part, place) => place == 0 ? part : "*" + part))
        : literal.Groups["key"].Value;

    private static MatchCollection ImportedLocalizers(string file) =>
        Localizers().Matches(file.EndsWith(".cshtml", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(App, "Pages", "_ViewImports.cshtml")) : string.Empty);

    private static bool IsBuilt(string file) => file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        || file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static Regex Calls(string name) =>
        new($@"(?<![\w.]){name}(?:\[|(?<plural>\.Plural\())(?=\s*(?<rest>[^\n]{{1,220}}))", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

    [GeneratedRegex(@"IStringLocalizer<(?<set>\w+)> (?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Localizers();

    [GeneratedRegex("(?<dollar>\\$)?\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();
}
