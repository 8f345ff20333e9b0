using System.Globalization;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops.Record;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis.Export;

public enum ExportFormat
{
    /// <summary>A workbook: answers as codes, as labels, and the codebook.</summary>
    Xlsx,

    /// <summary>CSV with codes.</summary>
    Codes,

    /// <summary>CSV with labels, in a language.</summary>
    Labels,
    Json,
}

/// <summary>
/// The counted responses as rows, one column for every field and one for each choice of several; what versions ask differently stands in columns of its own. Without identity, in the order of random keys; group and country are left out where fewer
/// than k people share them, alone or together. Read and written a row at a time, so that memory does not grow with the number.
/// </summary>
public sealed class ResponseExport(AppDb db, Questionnaires questionnaires, FixedTexts fixedTexts)
{
    /// <summary>Writes the file to <paramref name="stream"/>, which can be sought.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public async Task WriteAsync(Survey survey, ExportFormat format, string language, Stream stream, IProgress<double> progress, CancellationToken cancel)
    {
        var versions = await questionnaires.PublishedAsync(survey.Id, cancel);
        var questions = PooledQuestion.Of(versions);
        var columns = ExportColumn.Of(questions, language);
        var blanks = await BlanksAsync(survey, cancel);
        switch (format)
        {
            case ExportFormat.Xlsx:
                using (var workbook = new WorkbookWriter(stream))
                {
                    await SheetAsync(workbook, "answers", survey, columns, blanks, labels: null, share => progress.Report(share / 2), cancel);
                    await SheetAsync(workbook, "labels", survey, columns, blanks, RowLabels.Of(fixedTexts, language), share => progress.Report(0.5 + (share / 2)), cancel);
                    Codebook(workbook, columns, survey, language);
                }

                break;
            case ExportFormat.Json:
                await JsonAsync(survey, questions, blanks, stream, progress, cancel);
                break;
            default:
                await CsvAsync(survey, columns, blanks, format == ExportFormat.Labels ? RowLabels.Of(fixedTexts, language) : null, stream, progress, cancel);
                break;
        }

        progress.Report(1);
    }

    private async Task SheetAsync(WorkbookWriter workbook, string name, Survey survey, IReadOnlyList<ExportColumn> columns, Blanks blanks, RowLabels? labels, Action<double> done, CancellationToken cancel)
    {
        using var sheet = workbook.Sheet(name);
        sheet.Row([.. Heads.Concat(columns.Select(column => column.Name))]);
        await foreach (var row in RowsAsync(survey, blanks, labels, done, cancel))
        {
            sheet.Row([.. row.Fixed, .. columns.Select(column => column.Cell(row.Version, row.Answers, labels is not null))]);
        }
    }

    private static readonly string[] Heads = ["response", "version", "language", "group", "country"];

    private static void Codebook(WorkbookWriter workbook, IReadOnlyList<ExportColumn> columns, Survey survey, string language)
    {
        using var sheet = workbook.Sheet("codebook");
        sheet.Row(["column", "pools versions", "words of versions", "question", "part", "type", "code", "label"]);
        sheet.Row(["group", null, null, $"Left out where fewer than {survey.MinGroup} people share it", null, null, null, null]);
        sheet.Row(["country", null, null, $"ISO 3166-1 alpha-2; left out where fewer than {survey.MinGroup} people share it", null, null, null, null]);
        foreach (var column in columns)
        {
            foreach (var (meaning, versions) in column.Meanings())
            {
                sheet.Row([column.Name, Numbers(column.Pool.Asked.Select(one => one.Version)), Numbers(versions), meaning.Question, meaning.Part, column.Pool.Question.Type.Name, meaning.Code, meaning.Label]);
            }
        }

        static string Numbers(IEnumerable<int> versions) => string.Join(", ", versions.Order().Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task CsvAsync(Survey survey, IReadOnlyList<ExportColumn> columns, Blanks blanks, RowLabels? labels, Stream stream, IProgress<double> progress, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true);
        await csv.WriteRecordAsync([.. Heads.Concat(columns.Select(column => column.Name))], cancel);
        await foreach (var row in RowsAsync(survey, blanks, labels, progress.Report, cancel))
        {
            await csv.WriteRecordAsync([.. row.Fixed.Concat(columns.Select(column => column.Cell(row.Version, row.Answers, labels is not null))).Select(RecordFiles.Field)], cancel);
        }
    }

    private async Task JsonAsync(Survey survey, IReadOnlyList<PooledQuestion> questions, Blanks blanks, Stream stream, IProgress<double> progress, CancellationToken cancel)
    {
        var fields = questions.SelectMany(question => question.Asked, (question, asked) => (question, asked)).SelectMany(one => one.asked.Question.Fields, (one, field) => (one.question, one.asked.Version, Field: field))
            .ToDictionary(one => (one.Version, one.Field.Name), one => (Name: ExportColumn.NameOf(one.question, one.Field), IsList: one.Field.Kind is FieldKind.Choices or FieldKind.Order));
        await using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartArray();
        await foreach (var row in RowsAsync(survey, blanks, labels: null, progress.Report, cancel))
        {
            writer.WriteStartObject();
            for (var place = 0; place < Heads.Length; place++)
            {
                writer.WriteString(Heads[place], Convert.ToString(row.Fixed[place], CultureInfo.InvariantCulture));
            }

            writer.WriteStartObject("answers");
            foreach (var name in row.Answers.Names)
            {
                // What this installation does not ask any more is written as it is stored.
                var values = row.Answers.ValuesOf(name);
                var (column, isList) = fields.GetValueOrDefault((row.Version, name), (name, values.Count > 1));
                Write(writer, column, values, isList);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
            await writer.FlushAsync(cancel);
        }

        writer.WriteEndArray();
    }

    /// <summary>Where several answers are possible it is a list, however many there are, so that a program need not look which it is.</summary>
    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> values, bool isList)
    {
        if (!isList)
        {
            writer.WriteString(name, values[0]);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private async IAsyncEnumerable<ExportRow> RowsAsync(Survey survey, Blanks blanks, RowLabels? labels, Action<double> done, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var numbers = await db.SurveyVersions.Where(version => version.SurveyId == survey.Id).ToDictionaryAsync(version => version.Id, version => version.Number, cancel);
        var all = Math.Max(1, await Counted(survey).CountAsync(cancel));
        var at = 0;
        await foreach (var response in Counted(survey).AsNoTracking().OrderBy(response => response.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            at++;
            if (at % 200 == 0)
            {
                done((double)at / all);
            }

            // A number of this file, and not the key: two files cannot be joined by it, nor a file and the database.
            var (group, country) = (blanks.Group(response.Group)?.ToString(), blanks.Country(response.Group, response.Country));
            yield return new ExportRow(numbers[response.VersionId], [at, numbers[response.VersionId], response.Language, labels?.Group(group) ?? group, labels?.Country(country) ?? country], blanks.Without(response));
        }
    }

    private IQueryable<Response> Counted(Survey survey) => db.Responses.Where(response => response.SurveyId == survey.Id && response.IsCounted && !response.IsTest);

    private async Task<Blanks> BlanksAsync(Survey survey, CancellationToken cancel)
    {
        var cells = await Counted(survey).GroupBy(response => new { response.Group, response.Country }).Select(cell => new { cell.Key.Group, cell.Key.Country, N = cell.Count() }).ToListAsync(cancel);
        var newest = await questionnaires.PublishedAsync(survey.Id, cancel);
        return Blanks.Of(
            survey.MinGroup,
            [.. cells.Select(cell => (cell.Group, cell.Country, cell.N))],
            [.. newest.SelectMany(version => version.Questions).Where(question => question.Type.Name is Types.GroupAnswer.GroupType.TypeName or Types.CountryAnswer.CountryType.TypeName).Select(question => question.Key).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What groups and countries are called in the language of a file.</summary>
    private sealed record RowLabels(IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, string> Countries)
    {
        public static RowLabels Of(FixedTexts texts, string language) => new(Named(texts.Groups, language), Named(texts.Countries, language));

        public string? Group(string? code) => code is null ? null : Groups.GetValueOrDefault(code);

        public string? Country(string? code) => code is null ? null : Countries.GetValueOrDefault(code);

        private static Dictionary<string, string> Named(IReadOnlyList<Option> options, string language) =>
            options.ToDictionary(option => option.Code, option => option.Text.In(language).Text, StringComparer.Ordinal);
    }

    private sealed record ExportRow(int Version, IReadOnlyList<object?> Fixed, AnswerSheet Answers);

    /// <summary>Which groups and countries stand in rows: so that whatever stands in the two columns together, nothing included, k people have it.</summary>
    private sealed record Blanks(IReadOnlySet<StakeholderGroup> Groups, IReadOnlySet<(StakeholderGroup?, string)> Cells, IReadOnlyList<string> Attributes)
    {
        public static Blanks Of(int k, IReadOnlyList<(StakeholderGroup? Group, string? Country, int N)> counted, IReadOnlyList<string> attributes)
        {
            var groups = counted.Where(cell => cell.Group is not null).GroupBy(cell => cell.Group!.Value).Where(group => group.Sum(cell => cell.N) >= k).Select(group => group.Key).ToHashSet();
            var countries = counted.Where(cell => cell.Country is not null).GroupBy(cell => cell.Country!, StringComparer.Ordinal).Where(country => country.Sum(cell => cell.N) >= k).Select(country => country.Key).ToHashSet(StringComparer.Ordinal);

            // Those of small groups stand together with those who named none.
            var shown = new HashSet<(StakeholderGroup?, string)>();
            foreach (var group in counted.GroupBy(cell => cell.Group is { } named && groups.Contains(named) ? cell.Group : null))
            {
                var parts = group.GroupBy(cell => cell.Country is { } named && countries.Contains(named) ? named : null).Select(part => (Country: part.Key, N: part.Sum(cell => cell.N))).ToList();
                var blank = parts.Where(part => part.Country is null || part.N < k).Sum(part => part.N);
                foreach (var (country, n) in parts.Where(part => part.Country is not null && part.N >= k).OrderBy(part => part.N).ThenBy(part => part.Country, StringComparer.Ordinal))
                {
                    if (blank is > 0 && blank < k)
                    {
                        blank += n;
                    }
                    else
                    {
                        shown.Add((group.Key, country!));
                    }
                }
            }

            return new Blanks(groups, shown, attributes);
        }

        public StakeholderGroup? Group(StakeholderGroup? group) => group is { } one && Groups.Contains(one) ? one : null;

        public string? Country(StakeholderGroup? group, string? country) => country is not null && Cells.Contains((Group(group), country)) ? country : null;

        /// <summary>The answers without those about group and country, which stand in columns of their own.</summary>
        public AnswerSheet Without(Response response)
        {
            var sheet = AnswerSheet.FromJson(response.Answers);
            foreach (var name in Attributes)
            {
                sheet.Set(name);
            }

            return sheet;
        }
    }
}

/// <summary>One column of an export.</summary>
/// <param name="Pool">The question, with the versions whose answers stand in the column.</param>
/// <param name="Option">Of several choices each has a column: 1 where it was chosen, 0 where not, empty where the question was not answered.</param>
public sealed record ExportColumn(string Name, PooledQuestion Pool, Field Field, Option? Option, string Language)
{
    public static IReadOnlyList<ExportColumn> Of(IReadOnlyList<PooledQuestion> questions, string language) =>
        [.. questions.Where(question => question.Question.Type.Name is not (Types.GroupAnswer.GroupType.TypeName or Types.CountryAnswer.CountryType.TypeName))
            .SelectMany(question => question.Fields.SelectMany(field => field.Kind == FieldKind.Choices
                ? field.Options.Select(option => new ExportColumn($"{NameOf(question, field)}[{option.Code}]", question, field, option, language))
                : [new ExportColumn(NameOf(question, field), question, field, null, language)]))];

    /// <summary>What a field is called: its name, and where newer versions ask something else under it, the newest version that asks this.</summary>
    public static string NameOf(PooledQuestion question, Field field) => question.IsNewest ? field.Name : $"{field.Name}@v{question.Asked[0].Version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>What the column means in words, and in which versions those are the words.</summary>
    public IEnumerable<(Meaning Meaning, IReadOnlyList<int> Versions)> Meanings() => Pool.Asked
        .SelectMany(one => MeaningsIn(one.Question), (one, meaning) => (one.Version, Meaning: meaning))
        .GroupBy(one => one.Meaning, one => one.Version)
        .Select(versions => (versions.Key, (IReadOnlyList<int>)[.. versions]));

    private IEnumerable<Meaning> MeaningsIn(AskedQuestion question)
    {
        if (question.Fields.FirstOrDefault(field => field.Name == Field.Name) is not { } field)
        {
            return [];
        }

        var words = question.Source.Text.In(Language).Text;
        var part = field.Name == question.Key ? null : field.Label.In(Language).Text;
        return Option is { } option ? [.. field.Options.Where(one => one.Code == option.Code).Select(one => new Meaning(words, one.Text.In(Language).Text, 1, "chosen"))]
            : field.Options.Count == 0 ? [new Meaning(words, part, null, null)]
            : field.Options.Select(one => new Meaning(words, part, one.Code, one.Text.In(Language).Text));
    }

    /// <param name="version">In which it was answered.</param>
    public object? Cell(int version, AnswerSheet answers, bool isLabel)
    {
        if (!Pool.Holds(version))
        {
            return null;
        }

        var values = answers.ValuesOf(Field.Name);
        if (values.Count == 0)
        {
            return null;
        }

        if (Option is not null)
        {
            return values.Contains(Option.Code, StringComparer.Ordinal) ? 1 : 0;
        }

        if (Field.Kind == FieldKind.Order)
        {
            return string.Join(" > ", values.Select(value => isLabel ? Label(value) : value));
        }

        return Field.Kind == FieldKind.Number && decimal.TryParse(values[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number
            : Field.Kind == FieldKind.Choice && isLabel ? Label(values[0])
            : Field.IsScale && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var point) ? point
            : values[0];
    }

    private string Label(string code) => Field.Options.FirstOrDefault(option => option.Code == code)?.Text.In(Language).Text ?? code;
}

/// <summary>What a value of a column means: a line of the codebook.</summary>
public sealed record Meaning(string Question, string? Part, object? Code, string? Label);
