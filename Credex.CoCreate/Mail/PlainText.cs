using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Credex.CoCreate.Mail;

/// <summary>A drawn letter as text: for watches, terminals, and whoever wants no HTML. What the HTML says is there, and every address.</summary>
public static partial class PlainText
{
    internal const string ButtonClass = "act";
    internal const string FooterClass = "foot";
    private const string MarkClass = "mark";
    private const int Width = 76;

    /// <summary>Stands for a line break until the lines are made.</summary>
    private const char Break = '\u2028';

    public static string Of(string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        return string.Join('\n', Lines(document.Body!, Width)) + "\n";
    }

    /// <summary>The lines of what stands in an element: paragraphs of its text, and its blocks, with an empty line between.</summary>
    private static List<string> Lines(INode node, int width)
    {
        var lines = new List<string>();
        var text = new StringBuilder();
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement element && IsBlock(element))
            {
                Add(lines, Wrap(text.ToString(), width));
                text.Clear();
                Add(lines, Block(element, width), isClose: element.LocalName is "li" || element.ParentElement is { LocalName: "dl" });
            }
            else
            {
                Write(child, text);
            }
        }

        Add(lines, Wrap(text.ToString(), width));
        return lines;
    }

    private static void Add(List<string> lines, IReadOnlyList<string> more, bool isClose = false)
    {
        if (more.Count == 0)
        {
            return;
        }

        if (lines.Count > 0 && !isClose)
        {
            lines.Add(string.Empty);
        }

        lines.AddRange(more);
    }

    private static IReadOnlyList<string> Block(IElement element, int width) => element switch
    {
        { LocalName: "head" or "style" or "title" or "script" } => [],
        _ when element.ClassList.Contains(MarkClass) => [],
        { LocalName: "h1" } => Underlined(Lines(element, width), '='),
        { LocalName: "h2" or "h3" } => Underlined(Lines(element, width), '-'),
        { LocalName: "blockquote" } => [.. Lines(element, width - 2).Select(line => $"> {line}".TrimEnd())],
        { LocalName: "li" } => Hanging(Marker(element), element, width),
        { LocalName: "dl" } => [.. element.Children.SelectMany(fact => Fact(fact, width))],
        _ when element.ClassList.Contains(ButtonClass) => Button(element, width),
        _ when element.ClassList.Contains(FooterClass) => ["-- ", .. Lines(element, width)],
        _ => Lines(element, width),
    };

    private static List<string> Underlined(List<string> lines, char rule) =>
        lines.Count == 0 ? lines : [.. lines, new string(rule, lines.Max(line => line.Length))];

    private static List<string> Hanging(string marker, INode content, int width) =>
        [.. Lines(content, width - marker.Length).Select((line, place) => (place == 0 ? marker : new string(' ', line.Length == 0 ? 0 : marker.Length)) + line)];

    private static string Marker(IElement item) => item.ParentElement is { LocalName: "ol" } list ? $"{list.Children.Index(item) + 1}. " : "- ";

    private static IReadOnlyList<string> Fact(IElement fact, int width)
    {
        var text = new StringBuilder(fact.QuerySelector("dt")?.TextContent.Trim()).Append(Colon(fact)).Append(' ');
        Write(fact.QuerySelector("dd")!, text);
        var lines = Wrap(text.ToString(), width - 2);
        return [.. lines.Select((line, place) => place == 0 ? line : $"  {line}")];
    }

    private static string[] Button(IElement act, int width)
    {
        var link = (IHtmlAnchorElement)act.QuerySelector("a")!;
        var (label, address) = (Collapsed(link.TextContent), link.GetAttribute("href") ?? string.Empty);
        label += Colon(act);
        return label.Length + 1 + address.Length <= width ? [$"{label} {address}"] : [label, address];
    }

    /// <summary>French has a no-break space before it.</summary>
    private static string Colon(IElement element) => element.Owner?.DocumentElement.GetAttribute("lang") == "fr" ? "\u00A0:" : ":";

    /// <summary>Text as it runs; a link is followed by its address.</summary>
    private static void Write(INode node, StringBuilder text)
    {
        switch (node)
        {
            case IText words:
                text.Append(words.Data.Replace(Break, ' '));
                break;
            case IElement { LocalName: "br" }:
                text.Append(Break);
                break;
            case IHtmlAnchorElement link when link.GetAttribute("href") is { Length: > 0 } address:
                var label = Collapsed(link.TextContent);
                text.Append(IsSame(label, address) ? address : $"{label} <{address}>");
                break;
            default:
                foreach (var child in node.ChildNodes)
                {
                    Write(child, text);
                }

                break;
        }
    }

    private static bool IsSame(string label, string address) => label.Length == 0 || label == address || $"mailto:{label}" == address;

    private static bool IsBlock(IElement element) => element.LocalName is not ("a" or "abbr" or "b" or "br" or "cite" or "code" or "em" or "i" or "q" or "s" or "small" or "span" or "strong" or "sub" or "sup" or "time");

    /// <summary>Breaks at spaces only, so that an address and what a no-break space holds together stay whole.</summary>
    private static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var part in text.Split(Break).Select(Collapsed).Where(part => part.Length > 0))
        {
            var line = new StringBuilder();
            foreach (var word in part.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    private static string Collapsed(string text) => Spaces().Replace(text, " ").Trim(' ');

    [GeneratedRegex(@"[ \t\r\n\f]+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
