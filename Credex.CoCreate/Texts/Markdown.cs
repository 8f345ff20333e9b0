using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace Credex.CoCreate.Texts;

/// <summary>
/// Markdown that people write, as HTML that pages may show: CommonMark with tables and links by themselves, raw HTML left as text, headings below the page's own, and
/// everything through a sanitizer with a short list of what is allowed.
/// </summary>
public static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().DisableHtml().Build();

    /// <summary>Case studies have footnotes and definitions besides.</summary>
    private static readonly MarkdownPipeline CasePipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseAutoLinks().UseFootnotes().UseDefinitionLists().UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UsePreciseSourceLocation().DisableHtml().Build();

    private static readonly HtmlSanitizer Sanitizer = Make();

    /// <param name="topHeading">The level that the highest heading gets: those of the page stay above it. None is skipped on the way down, whatever levels somebody wrote.</param>
    public static IHtmlContent ToHtml(string? markdown, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        LowerHeadings(document, topHeading);
        return new HtmlString(Sanitizer.Sanitize(document.ToHtml(Pipeline)));
    }

    /// <summary>
    /// A chapter of a case study. Nothing in it is loaded from anywhere: a picture becomes a link with its words, and a film stays the link that it was.
    /// </summary>
    /// <param name="topHeading">As for <see cref="ToHtml"/>.</param>
    /// <param name="idPrefix">Begins the ids of its footnotes, so that several chapters can stand on one page.</param>
    public static IHtmlContent ToCaseHtml(string? markdown, int topHeading, string idPrefix)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return HtmlString.Empty;
        }

        var document = Markdig.Markdown.Parse(markdown, CasePipeline);
        LowerHeadings(document, topHeading);
        PicturesToLinks(document);
        return new HtmlString(CaseMarkup.Clean(document.ToHtml(CasePipeline), idPrefix));
    }

    /// <summary>The blocks of a text from top to bottom, as they were written: what a remark can be pinned to. Where links lead to and what footnotes say is said elsewhere, and is none.</summary>
    public static IReadOnlyList<string> Paragraphs(string? markdown)
    {
        var text = markdown ?? string.Empty;
        return [.. Markdig.Markdown.Parse(text, CasePipeline)
            .Where(block => block is not (FootnoteGroup or LinkReferenceDefinitionGroup) && !block.Span.IsEmpty)
            .Select(block => text.Substring(block.Span.Start, Math.Min(block.Span.Length, text.Length - block.Span.Start)).Trim())
            .Where(one => one.Length > 0)];
    }

    /// <summary>One of the <see cref="Paragraphs"/> of a text, with what it refers to: its footnotes, and where its links lead.</summary>
    public static string WithReferences(string paragraph, string markdown)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        ArgumentNullException.ThrowIfNull(markdown);
        if (!paragraph.Contains('[', StringComparison.Ordinal))
        {
            return paragraph;
        }

        var document = Markdig.Markdown.Parse(markdown, CasePipeline);
        string Words(Block block) => markdown[block.Span.Start..Math.Min(block.Span.End + 1, markdown.Length)].Trim();
        bool IsNamed(string? label) => label is not null && paragraph.Contains($"[{label}]", StringComparison.OrdinalIgnoreCase);
        var named = document.Descendants<Footnote>().Where(note => IsNamed(note.Label)).Select(note => $"[{note.Label}]: {Words(note)}")
            .Concat(document.Descendants<LinkReferenceDefinition>().Where(link => link is not FootnoteLinkReferenceDefinition && IsNamed(link.Label)).Select(Words));
        return string.Join("\n\n", named.Prepend(paragraph));
    }

    /// <summary>The items of the lists of a text, in plain words; what stands below an item belongs to it.</summary>
    public static IReadOnlyList<string> ListItems(string? markdown) =>
    [
        .. Markdig.Markdown.Parse(markdown ?? string.Empty, CasePipeline).OfType<ListBlock>().SelectMany(list => list).Select(Plain).Where(one => one.Length > 0),
    ];

    /// <summary>A text in plain words, for what shows no markup: a paragraph on each line.</summary>
    public static string ToText(string? markdown) =>
        string.Join('\n', Markdig.Markdown.Parse(markdown ?? string.Empty, CasePipeline).SelectMany(block => block is ListBlock list ? list : Enumerable.Repeat(block, 1)).Select(Plain).Where(one => one.Length > 0));

    private static string Plain(Block block)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        CasePipeline.Setup(renderer);
        renderer.Render(block);
        return string.Join(' ', writer.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void LowerHeadings(MarkdownDocument document, int topHeading)
    {
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
    }

    private static void PicturesToLinks(MarkdownDocument document)
    {
        foreach (var picture in document.Descendants<LinkInline>().Where(link => link.IsImage).ToList())
        {
            picture.IsImage = false;
            if (picture.FirstChild is null)
            {
                picture.AppendChild(new LiteralInline(picture.Url ?? string.Empty));
            }

            // A link cannot stand within a link: there its words are enough.
            if (picture.Parent?.FindParentOfType<LinkInline>().Any() == true)
            {
                while (picture.FirstChild is { } child)
                {
                    child.Remove();
                    picture.InsertBefore(child);
                }

                picture.Remove();
            }
        }
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
