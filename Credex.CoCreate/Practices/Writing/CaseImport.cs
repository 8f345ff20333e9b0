using System.Globalization;
using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Texts;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Writing;

/// <param name="Fields">Null where there is no title, without which nothing can be begun.</param>
/// <param name="Unplaced">Headings that name no chapter: what stands below them is kept in the chapter before.</param>
/// <param name="Cut">Names of what was too long, and was cut.</param>
/// <param name="Unknown">Words of the lines at the top that name nothing there is, and were left out.</param>
public sealed record ImportedCase(PracticeFields? Fields, IReadOnlyList<string> Unplaced, IReadOnlyList<string> Cut, IReadOnlyList<string> Unknown);

/// <summary>
/// Reads a case from a Markdown file: lines such as <c>countries: PT, ES</c> between two lines of three dashes at the top, then a heading of the first level as title, and a heading of the second
/// level for each chapter, by its name in English or French or by its code. The page where a case is begun says the same.
/// </summary>
public sealed class CaseImport(IStringLocalizer<PracticeTexts> texts)
{
    public const int Largest = 200 * 1024;
    private const string Fence = "---";
    private const int LongestUnknown = 40;

    /// <summary>What the lines at the top can say; the page lists them.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["title", "summary", "language", "countries", "region", "domains", "topics", "groups", "levels", "from", "to", "status", "contact", "licence"];

    public ImportedCase Read(string markdown, string usualLanguage)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var lines = new Queue<string>(markdown.TrimStart('\ufeff').ReplaceLineEndings("\n").Split('\n'));
        var head = Head(lines);
        var (title, chapters, unplaced) = Body(lines);
        title = head.GetValueOrDefault("title") ?? title;
        if (string.IsNullOrWhiteSpace(title))
        {
            return new ImportedCase(Fields: null, unplaced, [], []);
        }

        var language = head.GetValueOrDefault("language") is { } wanted && ContentLanguages.Exists(wanted.ToLowerInvariant()) ? wanted.ToLowerInvariant() : usualLanguage;
        var (cut, unknown) = (new List<string>(), new List<string>());
        List<string> List(string key, Func<string, string?> find)
        {
            var words = head.GetValueOrDefault(key, string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            unknown.AddRange(words.Where(word => find(word) is null).Select(word => word.Shortened(LongestUnknown)));
            return [.. words.Select(find).OfType<string>().Distinct(StringComparer.Ordinal)];
        }

        LocalizedText Text(string part, string words)
        {
            var longest = FieldCatalog.Longest(part);
            if (words.Length > longest)
            {
                cut.Add(part);
            }

            return FieldCatalog.Edited(held: null, language, language, words[..Math.Min(words.Length, longest)].Trim());
        }

        var fields = new PracticeFields
        {
            Title = Text(FieldCatalog.Title, title.Trim()),
            Summary = Text(FieldCatalog.Summary, head.GetValueOrDefault("summary", string.Empty)),
            Chapters = chapters.Where(chapter => chapter.Value.Length > 0).ToDictionary(chapter => chapter.Key, chapter => Text(chapter.Key, chapter.Value), StringComparer.Ordinal),
            Countries = List("countries", Countries.Find),
            Region = Line(head, "region"),
            Domains = List("domains", text => Domains.All.FirstOrDefault(code => code == text.ToLowerInvariant())),
            Topics = List("topics", text => PracticeTopics.All.FirstOrDefault(code => code == text.ToLowerInvariant())),
            Groups = [.. List("groups", text => Enum.GetNames<StakeholderGroup>().FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase))).Select(Enum.Parse<StakeholderGroup>)],
            Levels = [.. List("levels", text => text is [>= '1' and <= '8'] ? text : null).Select(text => int.Parse(text, CultureInfo.InvariantCulture))],
            FromYear = Year(head, "from"),
            ToYear = Year(head, "to"),
            Status = string.Equals(head.GetValueOrDefault("status"), "ended", StringComparison.OrdinalIgnoreCase) ? PracticeStatus.Ended : PracticeStatus.Running,
            Contact = Line(head, "contact"),
            Licence = Licences.All.FirstOrDefault(code => string.Equals(code, head.GetValueOrDefault("licence"), StringComparison.OrdinalIgnoreCase)) ?? PracticeFields.UsualLicence,
        };
        return new ImportedCase(fields.ToYear < fields.FromYear ? fields with { ToYear = null } : fields, unplaced, cut, unknown);
    }

    private static Dictionary<string, string> Head(Queue<string> lines)
    {
        var head = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.TryPeek(out var blank) && string.IsNullOrWhiteSpace(blank))
        {
            lines.Dequeue();
        }

        if (!lines.TryPeek(out var first) || first.Trim() != Fence || !lines.Skip(1).Any(line => line.Trim() == Fence))
        {
            return head;
        }

        lines.Dequeue();
        while (lines.Dequeue().Trim() is var line && line != Fence)
        {
            if (line.Split(':', 2) is [var key, var value] && Keys.Contains(key.Trim().ToLowerInvariant()))
            {
                head[key.Trim()] = value.Trim().Trim('"', '[', ']');
            }
        }

        return head;
    }

    private (string Title, Dictionary<string, string> Chapters, List<string> Unplaced) Body(Queue<string> lines)
    {
        var (title, chapter, isCode) = (string.Empty, PracticeChapters.All[0], false);
        var written = PracticeChapters.All.ToDictionary(code => code, _ => new StringBuilder(), StringComparer.Ordinal);
        var unplaced = new List<string>();
        foreach (var line in lines)
        {
            // What looks like a heading in a block of code is none.
            isCode ^= line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (!isCode && title.Length == 0 && line.StartsWith("# ", StringComparison.Ordinal))
            {
                title = line[2..].Trim();
            }
            else if (!isCode && line.StartsWith("## ", StringComparison.Ordinal) && ChapterOf(line[3..]) is { } named)
            {
                chapter = named;
            }
            else
            {
                if (!isCode && line.StartsWith("## ", StringComparison.Ordinal))
                {
                    unplaced.Add(line[3..].Trim());
                }

                written[chapter].Append(line).Append('\n');
            }
        }

        return (title, written.ToDictionary(one => one.Key, one => one.Value.ToString().Trim(), StringComparer.Ordinal), unplaced);
    }

    private string? ChapterOf(string heading)
    {
        var wanted = Plain(heading);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in SiteLanguages.Codes)
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                if (PracticeChapters.All.FirstOrDefault(code => Plain(code) == wanted || Plain(texts[$"Chapter_{code}"]) == wanted) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Plain(string heading) => string.Concat(Folding.Fold(heading).Where(char.IsLetterOrDigit));

    private static string Line(Dictionary<string, string> head, string key) =>
        head.GetValueOrDefault(key, string.Empty) is var words && words.Length > PracticeFields.LongestLine ? words[..PracticeFields.LongestLine] : words;

    private static int? Year(Dictionary<string, string> head, string key) =>
        int.TryParse(head.GetValueOrDefault(key), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1950 and <= 2100 ? year : null;
}
