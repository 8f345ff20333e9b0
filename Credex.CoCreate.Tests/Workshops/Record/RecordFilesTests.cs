using System.IO.Compression;
using System.Xml.Linq;
using Credex.CoCreate.Demo;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Record;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>The files are read back by other ways than they were written: what they hold, and that no cell of them is a formula.</summary>
public sealed class RecordFilesTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static TheoryData<string, bool> Texts => new()
    {
        { "=HYPERLINK(\"http://x.example\")", true },
        { "+1", true },
        { "-1", true },
        { "@SUM(A1)", true },
        { "\t=1", true },
        { "\r=1", true },
        { "\n=1", true },
        { "  =1", true },
        { "\u00a0=1", true },
        { "\u200b=1", true },
        { "\ufeff=1", true },
        { "\uff1d1+1", true },
        { "\uff0b1", true },
        { "\uff0d1", true },
        { "\uff20A1", true },
        { "\ufe661", true },
        { "\u22121", true },
        { "a=1", false },
        { "12", false },
        { string.Empty, false },
        { "'=1", false },
        { "Élan, \"cité\";\r\nsuite", false },
        { "\U0001F3A7 = good", false },
        { " with spaces ", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_never_a_formula_and_nothing_else_about_it_changes(string text, bool couldBeFormula)
    {
        var table = new RecordTable("t", [new("text", "A text."), new("number", "A number.")], [[text, 7]]);

        var row = RecordApp.Rows(await CsvAsync(table))[1];
        var (cells, formulas) = Cells(RecordFiles.Xlsx([table]), "xl/worksheets/sheet1.xml");

        Assert.Equal(couldBeFormula ? $"'{text}" : text, row[0]);
        Assert.Equal("7", row[1]);
        Assert.Equal(0, formulas);
        Assert.Equal((text.Length == 0 ? cells[1][0].Type : "str", text.ReplaceLineEndings("\n")), (cells[1][0].Type, Decoded(cells[1][0].Text).ReplaceLineEndings("\n")));
        Assert.Equal(("n", "7"), cells[1][1]);
    }

    [Fact]
    public async Task Numbers_stay_numbers_and_what_is_missing_stays_empty()
    {
        var table = new RecordTable("t", [new("a", "A."), new("b", "B."), new("c", "C."), new("d", "D."), new("e", "E.")], [[-5, 0.25, 1234567.5m, null, true]]);
        using var culture = new Culture("fr");

        var row = RecordApp.Rows(await CsvAsync(table))[1];
        using var workbook = new MemoryStream(RecordFiles.Xlsx([table]));
        var read = (IDictionary<string, object?>)workbook.Query(useHeaderRow: true).Single();

        Assert.Equal(["-5", "0.25", "1234567.5", string.Empty, "true"], row);
        object?[] expected = [-5.0, 0.25, 1234567.5, null, true];
        Assert.Equal(expected, read.Values.ToArray());
    }

    [Fact]
    public async Task Csv_is_as_RFC_4180_says_in_UTF_8_with_its_mark()
    {
        var table = new RecordTable("t", [new("a", "A."), new("b", "B.")], [["x, \"y\"", "é\n2"], [null, "z"]]);

        var bytes = await CsvAsync(table);

        Assert.Equal("\ufeffa,b\r\n\"x, \"\"y\"\"\",\"é\n2\"\r\n,z\r\n", System.Text.Encoding.UTF8.GetString(bytes));
    }

    [Fact]
    public void Characters_that_a_workbook_cannot_hold_do_not_break_it()
    {
        var table = new RecordTable("t", [new("a", "A.")], [["a\u0001b\ud83c c \ud83c\udfa7 _xD83C__xDFA7_ <&>"], [new string('x', 40_000)]]);

        var (cells, _) = Cells(RecordFiles.Xlsx([table]), "xl/worksheets/sheet1.xml");

        Assert.Contains("\ud83c\udfa7", cells[1][0].Text, StringComparison.Ordinal);
        Assert.Contains("_xD83C__xDFA7_ <&>", Decoded(cells[1][0].Text), StringComparison.Ordinal);
        Assert.Equal(32_767, cells[2][0].Text.Length);
    }

    [Fact]
    public void Tables_of_several_activities_become_one_and_others_keep_apart()
    {
        RecordColumn[] columns = [new("clause", "Number."), new("value", "Of 4.")];
        var combined = RecordTables.Combine(
        [
            (1, new RecordTable("results", columns, [["1.1", 4]])),
            (2, new RecordTable("comments", [new("text", "Words.")], [["Hello"]])),
            (3, new RecordTable("results", [columns[0], new("value", "Of 9.")], [["2.1", 9], ["2.2", 8]])),
            (4, new RecordTable("comments", [new("idea", "Words."), new("activity", "Mine.")], [])),
            (5, new RecordTable("agenda", [new("x", "X.")], [])),
        ]);

        Assert.Equal(["results", "comments", "comments-2", "agenda-2"], combined.Select(table => table.Name));
        Assert.Equal([[1, "1.1", 4], [3, "2.1", 9], [3, "2.2", 8]], combined[0].Rows.Select(row => row.ToArray()));
        Assert.Equal("Activity 1: Of 4. Activity 3: Of 9.", combined[0].Columns[2].Meaning);
        Assert.Equal(["agenda_activity", "idea", "activity"], combined[2].Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task Both_files_hold_every_table_whole_and_the_codebook_explains_every_column()
    {
        await using var app = RecordApp.WithEnded();
        var browser = app.Browser("fr");
        var tables = await TablesAsync(app);

        var csv = await browser.CsvAsync(RecordApp.EndedPage);
        var response = await browser.GetAsync($"{RecordApp.EndedPage}.xlsx");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var workbook = new MemoryStream(bytes);

        Assert.Equal($"{DemoEndedWorkshop.Slug}-record.xlsx", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(["workshop", "participation", "agenda", "clauses", "results", "decisions", "comments", "codebook"], workbook.GetSheetNames());
        Assert.Equal(workbook.GetSheetNames(), csv.Keys);
        var explained = csv["codebook"].Skip(1).Select(row => (row[0], row[1])).ToHashSet();
        foreach (var table in tables)
        {
            var sheet = workbook.Query(useHeaderRow: true, sheetName: table.Name).Cast<IDictionary<string, object?>>().ToList();
            Assert.Equal((table.Name, table.Rows.Count, table.Rows.Count), (table.Name, sheet.Count, csv[table.Name].Count - 1));
            Assert.Equal(table.Columns.Select(column => column.Name), csv[table.Name][0]);
            Assert.All(table.Columns, column => Assert.Contains((table.Name, column.Name), explained));
            Assert.All(table.Columns, column => Assert.False(string.IsNullOrWhiteSpace(column.Meaning)));
            foreach (var (row, place) in table.Rows.Select((row, place) => (row, place)))
            {
                Assert.All(row.Zip(sheet[place].Values), pair => Assert.Equal(pair.First is int ? typeof(double) : pair.First is null or "" ? null : typeof(string), pair.Second is "" ? null : pair.Second?.GetType()));
                Assert.All(row.Zip(csv[table.Name][place + 1]), pair => Assert.Equal(Convert.ToString(pair.First, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty, RecordFiles.CouldBeFormula(pair.First as string ?? string.Empty) ? pair.Second[1..] : pair.Second));
            }
        }

        Assert.Equal(0, new ZipArchive(new MemoryStream(bytes)).Entries.Where(entry => entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)).Sum(entry => Cells(bytes, entry.FullName).Formulas));

        // The words are those of the workshop, not of the reader.
        Assert.Contains(csv["participation"], row => row[2] == "Other countries");
        Assert.Equal(18, csv["clauses"].Count);
        Assert.Contains(csv["results"], row => row[2] == "2.2.2" && row[3] == "2");
    }

    private static async Task<IReadOnlyList<RecordTable>> TablesAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<RecordReader>();
        var workshop = await reader.FindAsync(DemoEndedWorkshop.Slug, CancellationToken.None);
        return await reader.TablesAsync(workshop!, $"http://localhost{RecordApp.EndedPage}", CancellationToken.None);
    }

    private static async Task<byte[]> CsvAsync(RecordTable table)
    {
        using var stream = new MemoryStream();
        await RecordFiles.WriteCsvAsync(stream, table);
        return stream.ToArray();
    }

    private static (List<List<(string? Type, string Text)>> Rows, int Formulas) Cells(byte[] workbook, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        using var stream = zip.GetEntry(sheet)!.Open();
        var xml = XDocument.Load(stream, LoadOptions.PreserveWhitespace);
        return (
            [.. xml.Descendants(Sheet + "row").Select(row => row.Elements(Sheet + "c").Select(cell => (cell.Attribute("t")?.Value, cell.Element(Sheet + "v")?.Value ?? string.Empty)).ToList())],
            xml.Descendants(Sheet + "f").Count());
    }

    /// <summary>A workbook writes what XML cannot hold as _xHHHH_.</summary>
    private static string Decoded(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, "_x(?<hex>[0-9A-Fa-f]{4})_", match => ((char)Convert.ToInt32(match.Groups["hex"].Value, 16)).ToString(), System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private sealed class Culture : IDisposable
    {
        private readonly System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;

        public Culture(string name) => System.Globalization.CultureInfo.CurrentCulture = new(name);

        public void Dispose() => System.Globalization.CultureInfo.CurrentCulture = before;
    }
}
