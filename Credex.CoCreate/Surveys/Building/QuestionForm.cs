using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>A line of the table of choices or rows, as it was typed.</summary>
/// <param name="Was">The code that it has; empty for a new one.</param>
/// <param name="Mark">"none", "text" or nothing.</param>
public sealed record ChoiceLine(string Was, string Code, IReadOnlyDictionary<string, string> Text, string When, string Mark, string Place)
{
    public bool IsEmpty => Code.Length == 0 && Text.Values.All(text => text.Length == 0);

    public static ChoiceLine Of(Choice choice, int place) => new(
        choice.Code,
        choice.Code,
        SurveyForm.Wordings(choice.Text),
        choice.ShowWhen ?? string.Empty,
        choice.IsNone ? "none" : choice.TakesText ? "text" : string.Empty,
        (place + 1).ToString(CultureInfo.InvariantCulture));

    public static IReadOnlyList<ChoiceLine> Read(IFormCollection form, string name)
    {
        var lines = new List<ChoiceLine>();
        for (var at = 0; at < QuestionForm.MostChoices && form.ContainsKey($"{name}.{at}.code"); at++)
        {
            var line = $"{name}.{at}";
            lines.Add(new ChoiceLine(form.Words($"{line}.was"), form.Words($"{line}.code"), form.Texts(line), form.Words($"{line}.when"), form.Words($"{line}.mark"), form.Words($"{line}.place")));
        }

        return lines;
    }
}

/// <summary>What a form says of a question, as it was typed.</summary>
public sealed record QuestionForm
{
    public const int MostChoices = 120;

    public IReadOnlyDictionary<string, string> Text { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Help { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public required string Key { get; init; }

    public required string Type { get; init; }

    public required string Requirement { get; init; }

    public required string When { get; init; }

    public IReadOnlyList<ChoiceLine> Choices { get; init; } = [];

    public IReadOnlyList<ChoiceLine> Rows { get; init; } = [];

    public IReadOnlyDictionary<string, string> Low { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> High { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Unit { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Points { get; init; } = string.Empty;

    public string Min { get; init; } = string.Empty;

    public string Max { get; init; } = string.Empty;

    public string Longest { get; init; } = string.Empty;

    public string Earliest { get; init; } = string.Empty;

    public string Latest { get; init; } = string.Empty;

    public string Least { get; init; } = string.Empty;

    public string Most { get; init; } = string.Empty;

    public bool WholeNumbers { get; init; }

    public bool CannotSay { get; init; }

    public bool Several { get; init; }

    public static QuestionForm Of(IFormCollection form) => new()
    {
        Text = form.Texts("text"),
        Help = form.Texts("help"),
        Key = form.Words("key"),
        Type = form.Words("type"),
        Requirement = form.Words("requirement"),
        When = form.Words("when"),
        Choices = ChoiceLine.Read(form, "choices"),
        Rows = ChoiceLine.Read(form, "rows"),
        Low = form.Texts("low"),
        High = form.Texts("high"),
        Unit = form.Texts("unit"),
        Points = form.Words("points"),
        Min = form.Words("min"),
        Max = form.Words("max"),
        Longest = form.Words("longest"),
        Earliest = form.Words("earliest"),
        Latest = form.Words("latest"),
        Least = form.Words("least"),
        Most = form.Words("most"),
        WholeNumbers = form.Ticked("whole"),
        CannotSay = form.Ticked("cannotSay"),
        Several = form.Ticked("several"),
    };

    public static QuestionForm Of(SurveyQuestion question)
    {
        var settings = question.Settings;
        return new QuestionForm
        {
            Text = SurveyForm.Wordings(question.Text),
            Help = SurveyForm.Wordings(question.Help),
            Key = question.Key,
            Type = question.Type,
            Requirement = question.Requirement.ToString(),
            When = question.ShowWhen ?? string.Empty,
            Choices = [.. settings.Choices.Select(ChoiceLine.Of)],
            Rows = [.. settings.Rows.Select(ChoiceLine.Of)],
            Low = Wordings(settings.Low),
            High = Wordings(settings.High),
            Unit = Wordings(settings.Unit),
            Points = Number(settings.Points),
            Min = settings.Min?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            Max = settings.Max?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
            Longest = Number(settings.Longest),
            Earliest = Day(settings.Earliest),
            Latest = Day(settings.Latest),
            Least = Number(settings.Least),
            Most = Number(settings.Most),
            WholeNumbers = settings.WholeNumbers,
            CannotSay = settings.CannotSay,
            Several = settings.Several,
        };
    }

    private static Dictionary<string, string> Wordings(LocalizedText? text) => text is null ? new Dictionary<string, string>(StringComparer.Ordinal) : SurveyForm.Wordings(text);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
}
