using System.Globalization;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What is wrong with a line of a list of people to invite.</summary>
public enum LineProblem
{
    NoAddress,

    /// <summary>A quotation mark opens and does not close, so that its columns cannot be told.</summary>
    Quote,
    Group,
    Country,
    Language,
    NameLong,
    Twice,
    Invited,
    Registered,
}

/// <summary>One line of a pasted list, or of a CSV file, as it was read.</summary>
/// <param name="Number">From 1, as an editor counts.</param>
public sealed record InvitationLine(int Number, string Source, string Email, string? Name, StakeholderGroup? Group, string? Country, string? Language)
{
    public IReadOnlyList<LineProblem> Problems { get; init; } = [];

    public bool IsGood => Problems.Count == 0;
}

/// <summary>
/// Reads people to invite: an address on each line; or name, address, group, country and language, separated by commas, semicolons or tabs, in any order that the first line names.
/// Groups and countries are understood by their code and by their name in English and French.
/// </summary>
public static class InvitationLines
{
    public const int Most = 2000;
    private static readonly string[] Usual = ["email", "name", "group", "country", "language"];
    private static readonly char[] Separators = ['\t', ';', ','];

    private static readonly Dictionary<string, string> Headings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = "email",
        ["e-mail"] = "email",
        ["address"] = "email",
        ["adresse"] = "email",
        ["courriel"] = "email",
        ["name"] = "name",
        ["nom"] = "name",
        ["group"] = "group",
        ["groupe"] = "group",
        ["country"] = "country",
        ["pays"] = "country",
        ["language"] = "language",
        ["langue"] = "language",
    };

    /// <summary>With the names by which people know the groups, in every language.</summary>
    public static IReadOnlyList<InvitationLine> Read(string text, IStringLocalizer<ChartTexts> charts)
    {
        var names = new Dictionary<string, StakeholderGroup>(StringComparer.OrdinalIgnoreCase);
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in SiteLanguages.Codes)
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                foreach (var group in StakeholderGroups.All)
                {
                    names[charts[$"Group_{group}"]] = group;
                }
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return Read(text, names);
    }

    /// <param name="groupNames">The names by which people know the groups, in every language.</param>
    public static IReadOnlyList<InvitationLine> Read(string text, IReadOnlyDictionary<string, StakeholderGroup> groupNames)
    {
        return Twice([.. Split(text).Lines.Take(Most).Select(line => One(line.Number, line.Text, Cells(line.Text), line.Columns, groupNames))]);
    }

    /// <summary>How many lines come after the last one that is read.</summary>
    public static int CountUnread(string text) => Math.Max(0, Split(text).Lines.Count - Most);

    /// <summary>The columns that mean nothing here, as they are called there.</summary>
    public static IReadOnlyList<string> UnknownColumns(string text) => Split(text).Unknown;

    /// <summary>
    /// The lines that say something, each with its columns. A line without an address that has a name of ours names the columns of those after it: the first, or a later one that says
    /// where the address is, as where several lists stand one after the other.
    /// </summary>
    private static (List<(int Number, string Text, string[] Columns)> Lines, List<string> Unknown) Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (columns, lines, unknown, isFirst) = (Usual, new List<(int, string, string[])>(), new List<string>(), true);
        foreach (var (number, line) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Select((line, place) => (place + 1, line.Trim())).Where(line => line.Item2.Length > 0))
        {
            var cells = line.Contains('@', StringComparison.Ordinal) ? [] : Cells(line);
            if (cells.Exists(cell => Headings.TryGetValue(cell, out var name) && (isFirst || name == "email")))
            {
                columns = [.. cells.Select(cell => Headings.GetValueOrDefault(cell, string.Empty))];
                unknown.AddRange(cells.Where(cell => cell.Length > 0 && !Headings.ContainsKey(cell)));
            }
            else
            {
                lines.Add((number, line, columns));
            }

            isFirst = false;
        }

        return (lines, unknown);
    }

    private static InvitationLine One(int number, string line, List<string> cells, string[] columns, IReadOnlyDictionary<string, StakeholderGroup> groupNames)
    {
        string? Cell(string name) => Array.IndexOf(columns, name) is >= 0 and var place && place < cells.Count && cells[place].Length > 0 ? cells[place] : null;
        var problems = new List<LineProblem>();
        var (email, bracketName) = Address(Cell("email") ?? string.Empty);
        var name = Cell("name") ?? bracketName;
        if (line.Count(letter => letter == '"') % 2 == 1)
        {
            problems.Add(LineProblem.Quote);
        }

        if (!MailAddresses.IsOne(email))
        {
            problems.Add(LineProblem.NoAddress);
        }

        if (name?.Length > Registration.LongestName)
        {
            problems.Add(LineProblem.NameLong);
        }

        StakeholderGroup? group = null;
        if (Cell("group") is { } groupText)
        {
            group = Enum.TryParse<StakeholderGroup>(groupText, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : groupNames.TryGetValue(groupText, out var named) ? named : null;
            if (group is null)
            {
                problems.Add(LineProblem.Group);
            }
        }

        string? country = null;
        if (Cell("country") is { } countryText)
        {
            country = Countries.Find(countryText);
            if (country is null)
            {
                problems.Add(LineProblem.Country);
            }
        }

        var language = Cell("language")?.ToLowerInvariant();
        if (language is not null && !SiteLanguages.Codes.Contains(language, StringComparer.Ordinal))
        {
            problems.Add(LineProblem.Language);
        }

        return new InvitationLine(number, line, email, name, group, country, language) { Problems = problems };
    }

    /// <summary><c>Maja Lindqvist &lt;maja@example.org&gt;</c>, as mail programs copy it.</summary>
    private static (string Email, string? Name) Address(string text)
    {
        var open = text.LastIndexOf('<');
        return open > 0 && text.EndsWith('>') ? (text[(open + 1)..^1].Trim(), text[..open].Trim(' ', '"')) : (text, null);
    }

    /// <summary>Quoted cells may hold a separator; a quote in them is doubled.</summary>
    private static List<string> Cells(string line)
    {
        var separator = Separators.FirstOrDefault(one => line.Contains(one, StringComparison.Ordinal), ',');
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '"' && isQuoted && at + 1 < line.Length && line[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (line[at] == '"' && (isQuoted || cell.Length == 0))
            {
                isQuoted = !isQuoted;
            }
            else if (line[at] == separator && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[at]);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }

    private static List<InvitationLine> Twice(List<InvitationLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return lines.ConvertAll(line => line.Problems.Contains(LineProblem.NoAddress) || seen.Add(Registration.KeyOf(line.Email))
            ? line
            : line with { Problems = [.. line.Problems, LineProblem.Twice] });
    }
}
