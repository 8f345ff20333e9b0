using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Credex.CoCreate.Surveys.Analysis.Export;

/// <summary>Writes an XLSX workbook a row at a time, however many there are. Every text is a cell of type string, so none is ever a formula.</summary>
public sealed class WorkbookWriter : IDisposable
{
    private const int LongestCell = 32_767;
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly List<(string Id, string Name)> sheets = [];

    public WorkbookWriter(Stream stream)
    {
        document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
    }

    /// <summary>Begins a sheet; the one before must be disposed.</summary>
    public SheetWriter Sheet(string name)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        sheets.Add((workbook.GetIdOfPart(part), name));
        return new SheetWriter(OpenXmlWriter.Create(part));
    }

    public void Dispose()
    {
        using (var writer = OpenXmlWriter.Create(workbook))
        {
            writer.WriteStartElement(new Workbook());
            writer.WriteStartElement(new Sheets());
            foreach (var (sheet, place) in sheets.Select((sheet, place) => (sheet, place)))
            {
                writer.WriteElement(new Sheet { Id = sheet.Id, Name = sheet.Name, SheetId = (uint)place + 1 });
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        document.Dispose();
    }

    /// <summary>One sheet.</summary>
    public sealed class SheetWriter : IDisposable
    {
        private readonly OpenXmlWriter writer;

        internal SheetWriter(OpenXmlWriter writer)
        {
            this.writer = writer;
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
        }

        public void Row(IReadOnlyList<object?> cells)
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in cells)
            {
                switch (cell)
                {
                    case null:
                        writer.WriteElement(new Cell());
                        break;
                    case int or long or decimal or double:
                        writer.WriteElement(new Cell { CellValue = new CellValue(Convert.ToString(cell, CultureInfo.InvariantCulture)!) });
                        break;
                    default:
                        Text(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty);
                        break;
                }
            }

            writer.WriteEndElement();
        }

        public void Dispose()
        {
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.Dispose();
        }

        private void Text(string text)
        {
            // What XML cannot hold is nobody's answer.
            var clean = string.Concat(text.Take(LongestCell).Where(one => one is '\n' or '\t' || !char.IsControl(one)));
            writer.WriteElement(new Cell(new InlineString(new Text(clean) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString });
        }
    }
}
