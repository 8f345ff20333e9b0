using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Credex.CoCreate.Surveys.Analysis.Export;

/// <summary>
/// Writes an XLSX workbook a row at a time, however many there are, straight into the compressed file: the libraries for it keep each sheet in memory until the end.
/// Every text is a cell of type string, so none is ever a formula. ECMA-376, part 1, 18.
/// </summary>
public sealed class WorkbookWriter(Stream stream) : IDisposable
{
    private const int LongestCell = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> sheets = [];

    /// <summary>Begins a sheet; the one before must be disposed.</summary>
    public SheetWriter Sheet(string name)
    {
        sheets.Add(name);
        return new SheetWriter(Begin($"xl/worksheets/sheet{sheets.Count.ToString(CultureInfo.InvariantCulture)}.xml"));
    }

    public void Dispose()
    {
        var places = Enumerable.Range(1, sheets.Count).Select(place => place.ToString(CultureInfo.InvariantCulture)).ToList();
        using (var xml = Begin("xl/workbook.xml"))
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteStartElement("sheets", Main);
            foreach (var (name, place) in sheets.Zip(places))
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("sheetId", place);
                xml.WriteAttributeString("r", "id", Relations, $"rId{place}");
                xml.WriteEndElement();
            }

            xml.WriteEndDocument();
        }

        Relate("xl/_rels/workbook.xml.rels", places.Select(place => ("worksheet", $"worksheets/sheet{place}.xml")));
        Relate("_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        using (var xml = Begin("[Content_Types].xml"))
        {
            const string Types = $"{Package}/content-types";
            xml.WriteStartElement("Types", Types);
            xml.WriteStartElement("Default", Types);
            xml.WriteAttributeString("Extension", "rels");
            xml.WriteAttributeString("ContentType", "application/vnd.openxmlformats-package.relationships+xml");
            xml.WriteEndElement();
            foreach (var (part, kind) in places.Select(place => ($"/xl/worksheets/sheet{place}.xml", "worksheet")).Prepend(("/xl/workbook.xml", "sheet.main")))
            {
                xml.WriteStartElement("Override", Types);
                xml.WriteAttributeString("PartName", part);
                xml.WriteAttributeString("ContentType", $"{Kind}.{kind}+xml");
                xml.WriteEndElement();
            }

            xml.WriteEndDocument();
        }

        archive.Dispose();
    }

    private void Relate(string file, IEnumerable<(string Kind, string Target)> relations)
    {
        const string Relationships = $"{Package}/relationships";
        using var xml = Begin(file);
        xml.WriteStartElement("Relationships", Relationships);
        foreach (var (relation, place) in relations.Select((relation, place) => (relation, place + 1)))
        {
            xml.WriteStartElement("Relationship", Relationships);
            xml.WriteAttributeString("Id", $"rId{place.ToString(CultureInfo.InvariantCulture)}");
            xml.WriteAttributeString("Type", $"{Relations}/{relation.Kind}");
            xml.WriteAttributeString("Target", relation.Target);
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    private XmlWriter Begin(string file)
    {
        var xml = XmlWriter.Create(
            archive.CreateEntry(file, CompressionLevel.Fastest).Open(),
            new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = true });
        xml.WriteStartDocument(standalone: true);
        return xml;
    }

    /// <summary>One sheet.</summary>
    public sealed class SheetWriter : IDisposable
    {
        private readonly XmlWriter xml;

        internal SheetWriter(XmlWriter xml)
        {
            this.xml = xml;
            xml.WriteStartElement("worksheet", Main);
            xml.WriteStartElement("sheetData", Main);
        }

        public void Row(IReadOnlyList<object?> cells)
        {
            xml.WriteStartElement("row", Main);
            foreach (var cell in cells)
            {
                xml.WriteStartElement("c", Main);
                switch (cell)
                {
                    case null:
                        break;
                    case int or long or decimal or double:
                        xml.WriteElementString("v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture));
                        break;
                    default:
                        Text(Convert.ToString(cell, CultureInfo.InvariantCulture) ?? string.Empty);
                        break;
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        public void Dispose()
        {
            xml.WriteEndDocument();
            xml.Dispose();
        }

        private void Text(string text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", ns: null, "preserve");
            xml.WriteString(IsPlain(text) ? text : Clean(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private static bool IsPlain(string text) => text.Length <= LongestCell && text.All(one => one is '\n' or '\t' || (one is >= ' ' and < '\ud800' && !char.IsControl(one)));

        /// <summary>What XML cannot hold is nobody's answer: controls, and halves of pairs.</summary>
        private static string Clean(string text)
        {
            var clean = new StringBuilder();
            foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value is '\n' or '\t' || (!Rune.IsControl(rune) && rune.Value is not (0xfffd or 0xfffe or 0xffff))))
            {
                if (clean.Length + rune.Utf16SequenceLength <= LongestCell)
                {
                    clean.Append(rune.ToString());
                }
            }

            return clean.ToString();
        }
    }
}
