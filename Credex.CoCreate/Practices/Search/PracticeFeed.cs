using System.Globalization;
using System.Text;
using System.Xml;

namespace Credex.CoCreate.Practices.Search;

/// <summary>Cases as an Atom feed (RFC 4287). The id of an entry is that of the case, so that it stays when its title or address changes.</summary>
public sealed class PracticeFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";
    private const string Namespace = "http://www.w3.org/2005/Atom";

    public required string Title { get; init; }

    public required string Author { get; init; }

    /// <summary>Its own address, which is also its id.</summary>
    public required string Self { get; init; }

    /// <summary>The same for people.</summary>
    public required string Page { get; init; }

    public required string Language { get; init; }

    public required DateTime Updated { get; init; }

    public byte[] Write(IEnumerable<FoundCase> cases, Func<FoundCase, string> address, Func<string, string> topic)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, Language);
            Element(xml, "title", Title);
            Element(xml, "id", Self);
            Link(xml, "self", "application/atom+xml", Self);
            Link(xml, "alternate", "text/html", Page);
            Element(xml, "updated", Instant(Updated));
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", Author);
            xml.WriteEndElement();
            foreach (var found in cases)
            {
                Entry(xml, found, address(found), topic);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, FoundCase found, string address, Func<string, string> topic)
    {
        var (title, summary) = (found.Facts.Title.Here(), found.Facts.Summary.Here());
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "title", title.Text, title.Lang);
        Element(xml, "id", $"urn:uuid:{found.Id}");
        Link(xml, "alternate", "text/html", address);
        Element(xml, "published", Instant(found.Facts.PublishedAt));
        Element(xml, "updated", Instant(found.ChangedAt));
        if (summary.Text.Length > 0)
        {
            Element(xml, "summary", summary.Text, summary.Lang);
        }

        foreach (var code in found.Facts.Topics)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", code);
            xml.WriteAttributeString("label", Plain(topic(code)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text, string? language = null)
    {
        xml.WriteStartElement(name, Namespace);
        if (language is not null)
        {
            xml.WriteAttributeString("xml", "lang", null, language);
        }

        xml.WriteString(Plain(text));
        xml.WriteEndElement();
    }

    /// <summary>Without the characters that XML has no way to write.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]))
            {
                plain.Append(text[at]).Append(text[++at]);
            }
            else if (XmlConvert.IsXmlChar(text[at]))
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
