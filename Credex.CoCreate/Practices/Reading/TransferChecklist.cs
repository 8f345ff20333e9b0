using System.Text;
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
public sealed record ChecklistLine(string Condition, ConditionAnswer Answer, string Note);

/// <summary>"Would it work here": the conditions for transfer of a case as a list that a reader fills in for a country of theirs and takes away. Nothing of it is stored.</summary>
public sealed record TransferChecklist(string Title, string Address, string Country, IReadOnlyList<ChecklistLine> Lines)
{
    public const int LongestNote = 500;

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

    /// <summary>As a Markdown file: task list items, ticked where the condition is met.</summary>
    public string ToMarkdown(IStringLocalizer<ReadingTexts> texts)
    {
        var file = new StringBuilder();
        file.Append("# ").Append(Line(texts["Transfer_Title"])).Append(": ").AppendLine(Line(Title)).AppendLine();
        file.Append(Line(texts["Transfer_For", Country])).AppendLine().AppendLine();
        foreach (var line in Lines)
        {
            file.Append(line.Answer == ConditionAnswer.Met ? "- [x] " : "- [ ] ").Append(Line(line.Condition)).Append(" (").Append(Line(texts[$"Answer_{line.Answer}"])).AppendLine(")");
            if (line.Note.Length > 0)
            {
                file.Append("  ").AppendLine(Line(line.Note));
            }
        }

        return file.AppendLine().Append(Line(texts["Transfer_From"])).Append(": ").AppendLine(Address).ToString();
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
