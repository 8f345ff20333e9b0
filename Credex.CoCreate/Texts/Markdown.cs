using Ganss.Xss;
using Markdig;
using Markdig.Syntax;
using Microsoft.AspNetCore.Html;

namespace Credex.CoCreate.Texts;

/// <summary>
/// Markdown that people write, as HTML that pages may show: CommonMark with tables and links by themselves, raw HTML left as text, headings below the page's own, and
/// everything through a sanitizer with a short list of what is allowed.
/// </summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();
    private static readonly HtmlSanitizer Sanitizer = Make();

    /// <param name="topHeading">The level that the highest heading gets: those of the page stay above it. None is skipped on the way down, whatever levels somebody wrote.</param>
    public static IHtmlContent ToHtml(string? markdown, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        var above = new Stack<int>();
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            while (above.Count > 0 && above.Peek() >= block.Level)
            {
                above.Pop();
            }

            above.Push(block.Level);
            block.Level = Math.Min(6, topHeading + above.Count - 1);
        }

        return new HtmlString(Sanitizer.Sanitize(document.ToHtml(Pipeline)));
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "start", "title" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        });
        sanitizer.PostProcessNode += (_, args) =>
        {
            if (args.Node is AngleSharp.Html.Dom.IHtmlAnchorElement link)
            {
                link.SetAttribute("rel", "noopener nofollow");
            }
        };
        return sanitizer;
    }
}
