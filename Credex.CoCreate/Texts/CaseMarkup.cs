using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace Credex.CoCreate.Texts;

/// <summary>What is left of the markup of a case study: a short list of elements, links to the web and to addresses, and footnotes whose ids belong to their chapter.</summary>
internal static partial class CaseMarkup
{
    private const string Note = "fn";
    private const string Reference = "fnref";

    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
            "dl", "dt", "dd", "sup", "div",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start", "title", "id", "class" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
    })
    {
        AllowedClasses = { "footnotes", "footnote-ref", "footnote-back-ref" },
    };

    public static string Clean(string html, string idPrefix)
    {
        using var document = Sanitizer.SanitizeDom(html);
        var body = document.Body!;
        foreach (var heading in body.QuerySelectorAll("h2, h3, h4, h5, h6").Where(one => string.IsNullOrWhiteSpace(one.TextContent)).ToList())
        {
            heading.Remove();
        }

        foreach (var head in body.QuerySelectorAll("thead").ToList())
        {
            Name(head);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in body.QuerySelectorAll("[id]").ToList())
        {
            if (Own(element.Id, idPrefix) is { } id && ids.Add(id))
            {
                element.Id = id;
            }
            else
            {
                element.RemoveAttribute("id");
            }
        }

        foreach (var link in body.QuerySelectorAll("a").ToList())
        {
            Keep(link, ids, idPrefix);
        }

        body.QuerySelector(".footnotes")?.SetAttribute("role", "doc-endnotes");
        return body.InnerHtml;
    }

    /// <summary>Says that the head of a table names its columns. A cell that names nothing is no name, and a head without any is none.</summary>
    private static void Name(IElement head)
    {
        if (string.IsNullOrWhiteSpace(head.TextContent))
        {
            head.Remove();
            return;
        }

        foreach (var cell in head.QuerySelectorAll("th").ToList())
        {
            if (string.IsNullOrWhiteSpace(cell.TextContent))
            {
                cell.Replace(head.Owner!.CreateElement("td"));
            }
            else
            {
                cell.SetAttribute("scope", "col");
            }
        }
    }

    /// <summary>A footnote's link stays on the page, any other leads to another host or a mailbox; one that does neither is its words.</summary>
    private static void Keep(IElement link, HashSet<string> ids, string idPrefix)
    {
        var address = link.GetAttribute("href") ?? string.Empty;
        if (address.StartsWith('#') && Own(address[1..], idPrefix) is { } id && ids.Contains(id))
        {
            link.SetAttribute("href", $"#{id}");
            link.SetAttribute("role", link.ClassList.Contains("footnote-back-ref") ? "doc-backlink" : "doc-noteref");
        }
        else if (Elsewhere().IsMatch(address))
        {
            link.SetAttribute("rel", "noopener nofollow");
        }
        else
        {
            link.Replace([.. link.ChildNodes]);
        }
    }

    /// <summary>The id that a footnote of this chapter has; null for any other.</summary>
    private static string? Own(string? id, string idPrefix) =>
        id is not null && FootnoteId().Match(id) is { Success: true } match ? $"{idPrefix}-{(match.Groups["ref"].Success ? Reference : Note)}-{match.Groups["number"].Value}" : null;

    [GeneratedRegex("^fn(?<ref>ref)?:(?<number>[0-9]{1,6})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FootnoteId();

    /// <summary>A scheme and something behind it; without control characters and blanks, which browsers read in ways of their own.</summary>
    [GeneratedRegex(@"^(https?://|mailto:)[^\s\p{Cc}]+$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Elsewhere();
}
