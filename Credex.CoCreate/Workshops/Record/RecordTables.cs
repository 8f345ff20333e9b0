using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>The tables of a record that belong to the workshop and not to an activity, and the codebook over all.</summary>
public sealed class RecordTables(Workshop workshop, ChartWords words, IStringLocalizer<RecordTexts> texts)
{
    public const string CodebookName = "codebook";

    // What a workbook allows for the name of a sheet.
    private const int LongestName = 31;

    /// <summary>The workshop itself, in one row.</summary>
    public RecordTable About(IReadOnlyList<string> facilitators, string address) => new(
        "workshop",
        [
            new("title", "Title of the workshop, in its language."),
            new("purpose", "What it was for (Markdown)."),
            new("planned_start", "Instant at which it was to begin, ISO 8601, UTC."),
            new("planned_end", "Instant at which it was to end, ISO 8601, UTC."),
            new("zone", "IANA time zone of the workshop."),
            new("started_at", "Instant at which it began, ISO 8601, UTC."),
            new("ended_at", "Instant at which it ended, ISO 8601, UTC; empty while it is not over."),
            new("language", "ISO 639-1 code of the language of the workshop: titles, purpose, summary and labels of these files are in it."),
            new("facilitators", "Who facilitated, separated by semicolons."),
            new("smallest_group", "The smallest number of people that is shown together anywhere in the record."),
            new("audience", "Who may read the record: Participants, Hosts or Everybody."),
            new("summary", "What the facilitators wrote above the record (Markdown); empty where they wrote nothing."),
            new("source", "Address of the record."),
        ],
        [
            [
                workshop.Title.Here().Text,
                workshop.Purpose.Here().Text,
                workshop.StartUtc.Iso(),
                workshop.EndUtc.Iso(),
                workshop.ZoneId,
                workshop.StartedAt.Iso(),
                workshop.EndedAt.Iso(),
                workshop.Language,
                string.Join("; ", facilitators),
                workshop.MinGroup,
                workshop.RecordAudience.ToString(),
                workshop.Summary?.Here().Text,
                address,
            ],
        ]);

    /// <summary>Who took part, over all, by block of groups and by country.</summary>
    public RecordTable Who(Participation who) => new(
        "participation",
        [
            new("by", "all, group or country. The rows of each are a partition: they add up to the row of all."),
            new("key", "all; the tags of the groups that are shown together (EM employer, ED educator, NF non-formal provider, LE learner, PR professional, PA public authority, SP social partner); an ISO 3166-1 alpha-2 code (XK for Kosovo), or other for all other countries together."),
            new("label", "The same in words."),
            new("people", $"People who joined and were not removed; empty where they are fewer than {who.K}. Nothing smaller than that is shown, so small groups and countries are counted together."),
        ],
        [
            ["all", "all", texts["Total"].Value, who.People],
            .. who.Groups.Select(block => (IReadOnlyList<object?>)["group", ChartWords.Tags(block.Groups), words.Label(block.Groups), block.N]),
            .. who.Countries.Select(line => (IReadOnlyList<object?>)["country", line.Code ?? "other", line.Code is null ? texts["Countries_Other"].Value : Countries.Name(line.Code), line.People]),
        ]);

    public RecordTable Agenda(IReadOnlyList<AgendaLine> agenda) => new(
        "agenda",
        [
            new("activity", "Position of the activity in the agenda, from 1; other tables name activities by it."),
            new("kind", "Kind of activity, a stable name."),
            new("title", "What it was called."),
            new("planned_start", "Instant at which it was to begin, ISO 8601, UTC."),
            new("planned_minutes", "Planned minutes."),
            new("started_at", "Instant at which the room first came to it, ISO 8601, UTC; empty where it never did."),
            new("left_at", "Instant at which the room last left it, or the workshop ended, ISO 8601, UTC."),
            new("minutes", "Whole minutes from started_at to left_at, other activities in between included."),
        ],
        [.. agenda.Select(line => (IReadOnlyList<object?>)[line.Position, line.Kind, line.Title.Here().Text, line.PlannedStart.Iso(), line.PlannedMinutes, line.StartedAt.Iso(), line.LeftAt.Iso(), line.Minutes])]);

    /// <summary>Tables of several activities that have the same name and columns become one, with the activity as its first column; names stay unique.</summary>
    public static IReadOnlyList<RecordTable> Combine(IEnumerable<(int Activity, RecordTable Table)> tables)
    {
        var combined = new List<RecordTable>();
        foreach (var same in tables.GroupBy(one => (one.Table.Name, string.Join('\n', one.Table.Columns.Select(column => column.Name)))))
        {
            var columns = same.First().Table.Columns;
            var activity = columns.Any(column => string.Equals(column.Name, "activity", StringComparison.OrdinalIgnoreCase)) ? "agenda_activity" : "activity";
            combined.Add(new RecordTable(
                Unique(same.Key.Name, [.. combined.Select(table => table.Name), "workshop", "participation", "agenda", CodebookName]),
                [new(activity, "Position of the activity in the agenda, see the table agenda."), .. columns.Select((column, place) => column with { Meaning = Meaning(same, place) })],
                [.. same.SelectMany(one => one.Table.Rows.Select(row => (IReadOnlyList<object?>)[one.Activity, .. row]))]));
        }

        return combined;
    }

    /// <summary>The tables, and after them what each of their columns means.</summary>
    public static IReadOnlyList<RecordTable> WithCodebook(IReadOnlyList<RecordTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        IReadOnlyList<RecordColumn> columns = [new("table", "Name of the sheet, or of the CSV file."), new("column", "Name of the column, as in the first row."), new("meaning", "What it holds.")];
        return
        [
            .. tables,
            new RecordTable(
                CodebookName,
                columns,
                [
                    .. tables.Append(new RecordTable(CodebookName, columns, [])).SelectMany(table => table.Columns.Select(column => (IReadOnlyList<object?>)[table.Name, column.Name, column.Meaning])),
                    ["(all)", "(text)", "CSV files are UTF-8 with a byte order mark, separated by commas, with a dot as decimal sign. A text that a spreadsheet would take for a formula (it begins with an equals, plus, minus or at sign, a tab or a line end) has an apostrophe before it in the CSV files, and none in the workbook."],
                ]),
        ];
    }

    /// <summary>A meaning may name what only one activity has, such as its scale.</summary>
    private static string Meaning(IEnumerable<(int Activity, RecordTable Table)> same, int place)
    {
        var meanings = same.GroupBy(one => one.Table.Columns[place].Meaning, StringComparer.Ordinal).ToList();
        return meanings.Count == 1
            ? meanings[0].Key
            : string.Join(' ', meanings.Select(meaning => $"Activity {string.Join(", ", meaning.Select(one => one.Activity))}: {meaning.Key}"));
    }

    private static string Unique(string name, IReadOnlyCollection<string> taken)
    {
        var unique = name[..Math.Min(name.Length, LongestName)];
        for (var number = 2; taken.Contains(unique, StringComparer.OrdinalIgnoreCase); number++)
        {
            var end = $"-{number}";
            unique = name[..Math.Min(name.Length, LongestName - end.Length)] + end;
        }

        return unique;
    }
}
