using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>
/// The counted responses of a survey as columns of small numbers, one row a response: what every view is counted from. Derived from the JSON of the responses, kept in memory,
/// and read again where <see cref="Survey.AnswersRevision"/> has moved on; rows that were read before are kept, since a response never changes.
/// </summary>
public sealed class ResponseTable
{
    private readonly Dictionary<string, Column> columns = new(StringComparer.Ordinal);

    private ResponseTable(Survey survey, IReadOnlyList<Questionnaire> versions, Guid[] ids, sbyte[] groups, sbyte[] countries, byte[] versionOf, IReadOnlyList<string> countryCodes)
    {
        (Survey, Versions, Ids, Groups, Countries, VersionOf, CountryCodes) = (survey, versions, ids, groups, countries, versionOf, countryCodes);
    }

    public Survey Survey { get; }

    /// <summary>Published versions, the newest first. What is asked and how it is called is taken from the newest that has it.</summary>
    public IReadOnlyList<Questionnaire> Versions { get; }

    public IReadOnlyList<Guid> Ids { get; }

    public int Count => Ids.Count;

    /// <summary>Stakeholder group by row: its place in the fixed order; -1 where none was given.</summary>
    public sbyte[] Groups { get; }

    /// <summary>Place in <see cref="CountryCodes"/>; -1 where none was given.</summary>
    public sbyte[] Countries { get; }

    public IReadOnlyList<string> CountryCodes { get; }

    /// <summary>Place in <see cref="Versions"/>.</summary>
    public byte[] VersionOf { get; }

    public IReadOnlyCollection<Column> Columns => columns.Values;

    public Column? Find(string field) => columns.GetValueOrDefault(field);

    /// <summary>Reads rows into a table. <paramref name="rows"/> are in any order.</summary>
    internal static ResponseTable Of(Survey survey, IReadOnlyList<Questionnaire> versions, IReadOnlyList<StoredRow> rows)
    {
        var codes = rows.Select(row => row.Country).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var place = codes.Select((code, at) => (code, at)).ToDictionary(one => one.code, one => (sbyte)one.at, StringComparer.Ordinal);
        var versionPlace = versions.Select((one, at) => (one.VersionId, at)).ToDictionary(one => one.VersionId, one => (byte)one.at);
        var table = new ResponseTable(
            survey,
            versions,
            [.. rows.Select(row => row.Id)],
            [.. rows.Select(row => row.Group is { } group ? (sbyte)group : (sbyte)-1)],
            [.. rows.Select(row => row.Country is { } country ? place[country] : (sbyte)-1)],
            [.. rows.Select(row => versionPlace.GetValueOrDefault(row.VersionId))],
            codes);
        foreach (var field in versions.SelectMany(version => version.Fields).DistinctBy(field => field.Name))
        {
            table.columns[field.Name] = new Column(field, rows.Count);
        }

        var counted = PooledQuestion.Of(versions).Where(question => question.IsNewest).ToList();
        var pooled = versions.Select(version => counted.SelectMany(question => question.Asked).Where(one => one.Version == version.Number)
            .SelectMany(one => one.Question.Fields, (_, field) => field.Name).ToHashSet(StringComparer.Ordinal)).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            table.Fill(row, rows[row].Json, pooled[table.VersionOf[row]]);
        }

        return table;
    }

    private void Fill(int row, byte[] json, HashSet<string> pooled)
    {
        var reader = new Utf8JsonReader(json);
        Column? column = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    column = reader.GetString() is { } name && pooled.Contains(name) ? columns.GetValueOrDefault(name) : null;
                    break;
                case JsonTokenType.String when column is not null:
                    column.Add(row, reader.GetString()!);
                    break;
            }
        }
    }
}

/// <summary>The values of one field, by row.</summary>
public sealed class Column
{
    /// <summary>Options beyond are not told apart.</summary>
    public const int MostOptions = 64;
    private readonly Dictionary<string, sbyte> codes;
    private readonly sbyte[]? chosen;
    private readonly ulong[]? several;
    private readonly double[]? numbers;
    private readonly List<sbyte>?[]? orders;
    private readonly string?[]? texts;

    internal Column(Field field, int rows)
    {
        Field = field;
        codes = field.Options.Take(MostOptions).Select((option, at) => (option.Code, at)).ToDictionary(one => one.Code, one => (sbyte)one.at, StringComparer.Ordinal);
        switch (field.Kind)
        {
            case FieldKind.Choice:
                chosen = new sbyte[rows];
                Array.Fill(chosen, (sbyte)-1);
                break;
            case FieldKind.Choices:
                several = new ulong[rows];
                break;
            case FieldKind.Number:
                numbers = new double[rows];
                Array.Fill(numbers, double.NaN);
                break;
            case FieldKind.Order:
                orders = new List<sbyte>?[rows];
                break;
            default:
                texts = new string?[rows];
                break;
        }
    }

    public Field Field { get; }

    /// <summary>Of a choice: the place of the option, -1 where nothing was answered. Null for other fields.</summary>
    public sbyte[]? Chosen => chosen;

    /// <summary>Of several choices: a bit for each option; 0 where nothing was answered.</summary>
    public IReadOnlyList<ulong>? Several => several;

    /// <summary>NaN where nothing was answered.</summary>
    public IReadOnlyList<double>? Numbers => numbers;

    /// <summary>Places of options, the best first; null where nothing was ordered.</summary>
    public IReadOnlyList<IReadOnlyList<sbyte>?>? Orders => orders;

    /// <summary>Texts and dates; null where nothing was written.</summary>
    public IReadOnlyList<string?>? Texts => texts;

    /// <summary>Of several choices, by row: 0 where this one is among the chosen, 1 where others are, -1 where nothing was answered.</summary>
    public sbyte[] Having(string code) => [.. several!.Select(chosen => chosen == 0 ? (sbyte)-1 : (sbyte)(1 - (int)((chosen >> codes[code]) & 1)))];

    public bool IsAnswered(int row) => Field.Kind switch
    {
        FieldKind.Choice => chosen![row] >= 0,
        FieldKind.Choices => several![row] != 0,
        FieldKind.Number => !double.IsNaN(numbers![row]),
        FieldKind.Order => orders![row] is not null,
        _ => texts![row] is not null,
    };

    internal void Add(int row, string value)
    {
        switch (Field.Kind)
        {
            case FieldKind.Choice when codes.TryGetValue(value, out var code):
                chosen![row] = code;
                break;
            case FieldKind.Choices when codes.TryGetValue(value, out var code):
                several![row] |= 1UL << code;
                break;
            case FieldKind.Number when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                numbers![row] = number;
                break;
            case FieldKind.Order when codes.TryGetValue(value, out var code):
                (orders![row] ??= []).Add(code);
                break;
            case FieldKind.Text or FieldKind.Date:
                texts![row] = value;
                break;
        }
    }
}

internal sealed record StoredRow(Guid Id, Guid VersionId, StakeholderGroup? Group, string? Country, byte[] Json);

/// <summary>Keeps the tables of surveys that are looked at, and reads what is new.</summary>
public sealed class ResponseTables(IServiceScopeFactory scopes, Questionnaires questionnaires, FixedTexts fixedTexts)
{
    /// <summary>Tables in memory at a time; of 20,000 responses to 60 questions one takes some 20 MB.</summary>
    private const int Most = 6;
    private readonly ConcurrentDictionary<Guid, Kept> kept = new();

    /// <summary>The table of a survey as it is now. Two requests at once read it once.</summary>
    public async Task<ResponseTable?> OfAsync(Guid survey, CancellationToken cancel)
    {
        var one = kept.GetOrAdd(survey, _ => new Kept());
        await one.Turn.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == survey, cancel) is not { } now)
            {
                return null;
            }

            if (one.Table is null || one.Table.Survey.AnswersRevision != now.AnswersRevision || one.Table.Survey.AskedVersionId != now.AskedVersionId || one.Table.Survey.Revision != now.Revision)
            {
                await ReadAsync(db, one, now, cancel);
            }

            one.UsedAt = Environment.TickCount64;
            Forget(survey);
            return one.Table;
        }
        finally
        {
            one.Turn.Release();
        }
    }

    private async Task ReadAsync(AppDb db, Kept one, Survey survey, CancellationToken cancel)
    {
        var ids = await db.Responses.Where(row => row.SurveyId == survey.Id && row.IsCounted && !row.IsTest).Select(row => row.Id).ToListAsync(cancel);
        var present = ids.ToHashSet();
        foreach (var gone in one.Rows.Keys.Where(id => !present.Contains(id)).ToList())
        {
            one.Rows.Remove(gone);
        }

        var fresh = ids.Count - one.Rows.Count;
        if (fresh > 0 && fresh <= 500)
        {
            foreach (var some in ids.Where(id => !one.Rows.ContainsKey(id)).Chunk(200))
            {
                await AddAsync(db.Responses.Where(row => some.Contains(row.Id)), one, cancel);
            }
        }
        else if (fresh > 0)
        {
            await AddAsync(db.Responses.Where(row => row.SurveyId == survey.Id && row.IsCounted && !row.IsTest), one, cancel);
        }

        // In the order of their random keys, so that the same responses make the same table.
        var versions = await questionnaires.PublishedAsync(survey.Id, cancel);
        one.Table = ResponseTable.Of(survey, [.. versions.Select(version => ReadableQuestions.Of(version, fixedTexts))], [.. one.Rows.Values.OrderBy(row => row.Id)]);
    }

    private static async Task AddAsync(IQueryable<Response> rows, Kept one, CancellationToken cancel)
    {
        await foreach (var row in rows.AsNoTracking().Select(row => new { row.Id, row.VersionId, row.Group, row.Country, row.Answers }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            one.Rows[row.Id] = new StoredRow(row.Id, row.VersionId, row.Group, row.Country, System.Text.Encoding.UTF8.GetBytes(row.Answers));
        }
    }

    private void Forget(Guid current)
    {
        foreach (var old in kept.Where(one => one.Key != current).OrderByDescending(one => one.Value.UsedAt).Skip(Most - 1).ToList())
        {
            kept.TryRemove(old.Key, out _);
        }
    }

    private sealed class Kept
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Dictionary<Guid, StoredRow> Rows { get; } = [];

        public ResponseTable? Table { get; set; }

        public long UsedAt { get; set; }
    }
}
