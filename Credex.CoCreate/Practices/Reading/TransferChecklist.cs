using System.Text;
using System.Text.RegularExpressions;
using Credex.CoCreate.Texts;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>What a reader says of one condition.</summary>
public enum ConditionAnswer
{
    Open,
    Met,
    Partly,
    Missing,
}

/// <param name="Condition">What another country needs, in plain text.</param>
public sealed record ChecklistLine(string Condition, ConditionAnswer Answer, string Note)
{
    private const int RowLength = 60;

    /// <summary>So many that nothing of the note is hidden on paper, in browsers that do not fit a field to its text by themselves.</summary>
    public int NoteRows => Math.Max(2, Note.Split('\n').Sum(line => 1 + (line.Length / RowLength)));
}

/// <summary>"Would it work here": the conditions for transfer of a case as a list that a reader fills in for a country of theirs and takes away. Nothing of it is stored.</summary>
public sealed partial record TransferChecklist(string Title, string Address, string Country, IReadOnlyList<ChecklistLine> Lines)
{
    public const int LongestNote = 1000;

    /// <summary>The conditions of a case: the items of the list in its chapter; without a list, its paragraphs.</summary>
    public static IReadOnlyList<string> ConditionsOf(PracticeFields fields, string language)
    {
        if (fields.Chapter(PracticeChapters.Transfer) is not { } chapter)
        {
            return [];
        }

        var text = chapter.In(language).Text;
        var items = Markdown.ListItems(text);
        return items.Count > 0 ? items : Markdown.Paragraphs(text);
    }

    /// <summary>As a Markdown file: task list items, ticked where the condition is met. What people wrote is text in it, never a mark, a link or a tag.</summary>
    public string ToMarkdown(IStringLocalizer<ReadingTexts> texts)
    {
        var file = new StringBuilder();
        file.Append("# ").Append(Line(texts["Transfer_Title"])).Append(' ').AppendLine(Line(Title)).AppendLine();
        file.AppendLine(Line(texts["Transfer_For", Country])).AppendLine();
        foreach (var line in Lines)
        {
            file.Append(line.Answer == ConditionAnswer.Met ? "- [x] " : "- [ ] ").Append(Line(line.Condition)).Append(" (").Append(Line(texts[$"Answer_{line.Answer}"])).AppendLine(")");
            if (line.Note.Length > 0)
            {
                // A backslash at the end of a line keeps what was written in lines in lines.
                file.AppendLine().Append("  ").AppendLine(string.Join("\\\n  ", line.Note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line))).AppendLine();
            }
        }

        return file.AppendLine().Append(Line(texts["Transfer_From"])).Append(": <").Append(Address).AppendLine(">").ToString();
    }

    private static string Line(string text) => Marks().Replace(text.ReplaceLineEndings(" "), @"\$0");

    /// <summary>What could be a mark: anywhere what makes emphasis, links, code, tags, entities and tables, at the beginning of a line what makes headings, lists and rules.</summary>
    [GeneratedRegex(@"[\\`*_\[\]<>&|~]|^[#+=-]|(?<=^\d{1,9})[.)]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Marks();
}
