using System.Data;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Workshops.Agenda;
using CsvHelper;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>
/// Writes tables as files that are safe to open: no cell is ever a formula. In CSV, where a spreadsheet guesses, a text that could be one has an apostrophe before it; in a workbook every
/// text is a cell of type string, and needs none. Numbers stay numbers in both.
/// </summary>
public static partial class RecordFiles
{
    private const int LongestCell = 32_767;

    /// <summary>One CSV file for each table (RFC 4180, UTF-8 with a byte order mark), zipped.</summary>
    public static async Task<byte[]> ZipAsync(IReadOnlyList<RecordTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var bytes = new MemoryStream();
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in tables)
            {
                await using var entry = await zip.CreateEntry($"{table.Name}.csv").OpenAsync();
                await WriteCsvAsync(entry, table);
            }
        }

        return bytes.ToArray();
    }

    public static async Task WriteCsvAsync(Stream stream, RecordTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true);
        await csv.WriteRecordAsync([.. table.Columns.Select(column => column.Name)], CancellationToken.None);
        foreach (var row in table.Rows)
        {
            await csv.WriteRecordAsync([.. row.Select(Field)], CancellationToken.None);
        }
    }

    /// <summary>One sheet for each table.</summary>
    public static byte[] Xlsx(IReadOnlyList<RecordTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        using var sheets = new DataSet { Locale = CultureInfo.InvariantCulture };
        foreach (var table in tables)
        {
            var sheet = sheets.Tables.Add(table.Name);
            sheet.Locale = CultureInfo.InvariantCulture;
            foreach (var column in table.Columns)
            {
                sheet.Columns.Add(column.Name, typeof(object));
            }

            foreach (var row in table.Rows)
            {
                sheet.Rows.Add([.. row.Select(Cell)]);
            }
        }

        using var bytes = new MemoryStream();
        bytes.SaveAs(sheets, configuration: new OpenXmlConfiguration { AutoFilter = false, TableStyles = TableStyles.None });
        RestorePairs(bytes);
        return bytes.ToArray();
    }

    /// <summary>Whether a spreadsheet could take a text for a formula, also after spaces and in the wide forms of East Asian keyboards.</summary>
    public static bool CouldBeFormula(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return false;
        }

        if (text[0] is '\t' or '\r' or '\n')
        {
            return true;
        }

        var first = text.FirstOrDefault(one => !char.IsWhiteSpace(one) && char.GetUnicodeCategory(one) is not (UnicodeCategory.Control or UnicodeCategory.Format));
        return first is '\u2212' || (first != default && !char.IsSurrogate(first) && first.ToString().Normalize(NormalizationForm.FormKC) is "=" or "+" or "-" or "@");
    }

    private static string Harmless(string text) => CouldBeFormula(text) ? $"'{text}" : text;

    /// <summary>A cell as a CSV file holds it: no spreadsheet takes it for a formula.</summary>
    public static string Field(object? cell) => cell switch
    {
        null => string.Empty,
        string text => Harmless(text),
        bool yes => yes ? "true" : "false",
        DateTime at => at.Iso(),
        IFormattable number when IsNumber(cell) => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => Harmless(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty),
    };

    private static object Cell(object? cell) => cell switch
    {
        null => DBNull.Value,
        string text => text[..Math.Min(text.Length, LongestCell)],
        bool => cell,
        DateTime at => at.Iso(),
        _ when IsNumber(cell) => cell,
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    private static bool IsNumber(object cell) => cell is int or long or short or byte or double or float or decimal;

    /// <summary>
    /// The library writes both halves of a character beyond the first 65 536, such as an emoji, as escapes that only some programs read. Written text cannot look like
    /// them: its own underscores are escaped.
    /// </summary>
    private static void RestorePairs(MemoryStream workbook)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Update, leaveOpen: true);
        foreach (var sheet in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).ToList())
        {
            using var stream = sheet.Open();
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: -1, leaveOpen: true);
            var xml = reader.ReadToEnd();
            var restored = Pair().Replace(xml, pair => new string([Half(pair.Groups["high"].Value), Half(pair.Groups["low"].Value)]));
            if (restored.Length == xml.Length)
            {
                continue;
            }

            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(restored));
        }
    }

    private static char Half(string hex) => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("_x(?<high>D[89AB][0-9A-F]{2})__x(?<low>D[C-F][0-9A-F]{2})_", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pair();
}
