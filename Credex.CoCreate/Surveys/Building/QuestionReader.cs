using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Makes a question of what a form says: every rule that is broken is a sentence beside its field, and what makes sense is taken, so that a preview shows it.</summary>
public sealed partial class QuestionReader(QuestionTypes types, MistakeWords words, IStringLocalizer<BuildingTexts> texts)
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal) { "and", "or", "not", "in", "contains", "answered", "count", "sum", "mean" };

    /// <param name="current">What it is now; it is not changed.</param>
    /// <param name="others">All questions of the version, whose names it must not have.</param>
    /// <param name="keyIsFixed">A published version has it: answers are pooled by it.</param>
    public (SurveyQuestion Question, IReadOnlyList<FieldError> Errors) Read(QuestionForm form, SurveyQuestion current, IEnumerable<SurveyQuestion> others, bool keyIsFixed)
    {
        var errors = new List<FieldError>();
        var source = current.Text.IsEmpty ? "en" : current.Text.Source;
        var type = types.Find(form.Type);
        if (type is null)
        {
            errors.Add(new("type", texts["Error_Type"]));
            type = types.Find(current.Type) ?? types.All[0];
        }

        var question = new SurveyQuestion
        {
            Id = current.Id,
            VersionId = current.VersionId,
            PageId = current.PageId,
            Order = current.Order,
            Key = keyIsFixed ? current.Key : form.Key,
            Type = type.Name,
            Text = Text("text", current.Text, form.Text, SurveyQuestion.LongestText, errors),
            Help = Text("help", current.Help, form.Help, SurveyQuestion.LongestText, errors),
            ShowWhen = When("when", form.When, errors),
            Requirement = Enum.TryParse<Requirement>(form.Requirement, out var requirement) && Enum.IsDefined(requirement) ? requirement : current.Requirement,
            ClauseTextId = current.ClauseTextId,
            Revision = current.Revision,
        };
        question.Settings = Settings(form, current.Settings, type.Parts, source, errors);
        if (!KeyPattern().IsMatch(question.Key) || Reserved.Contains(question.Key))
        {
            errors.Add(new("key", texts["Error_Key", SurveyQuestion.LongestKey]));
        }
        else if (Taken(question, others) is { } taken)
        {
            errors.Add(new("key", texts["Error_KeyTaken", taken]));
        }

        return (question, errors);
    }

    /// <summary>The text of a condition; null for always.</summary>
    public string? When(string field, string text, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!ConditionText.TryRead(text, out _, out var mistake))
        {
            errors.Add(new(field, words.OfText(mistake!, text)));
        }

        return text;
    }

    public LocalizedText Text(string field, LocalizedText current, IReadOnlyDictionary<string, string> sent, int longest, List<FieldError> errors)
    {
        foreach (var (language, text) in sent.Where(one => one.Value.Length > longest))
        {
            errors.Add(new($"{field}.{language}", texts["Error_Long", longest]));
        }

        return current.Edited(sent);
    }

    private string? Taken(SurveyQuestion question, IEnumerable<SurveyQuestion> others)
    {
        var names = types.Find(question.Type)!.FieldsOf(question).Select(field => field.Name).Append(question.Key).ToHashSet(StringComparer.Ordinal);
        return others.Where(other => other.Id != question.Id)
            .SelectMany(other => (types.Find(other.Type)?.FieldsOf(other).Select(field => field.Name) ?? []).Append(other.Key)).FirstOrDefault(names.Contains);
    }

    private QuestionSettings Settings(QuestionForm form, QuestionSettings current, SettingParts parts, string source, List<FieldError> errors)
    {
        var settings = current;
        if (parts.HasFlag(SettingParts.Choices))
        {
            settings = settings with { Choices = Choices("choices", form.Choices, current.Choices, source, errors) };
        }

        if (parts.HasFlag(SettingParts.Rows))
        {
            settings = settings with { Rows = Choices("rows", form.Rows, current.Rows, source, errors) };
        }

        if (parts.HasFlag(SettingParts.Ends))
        {
            settings = settings with { Low = Optional("low", current.Low, form.Low, source, errors), High = Optional("high", current.High, form.High, source, errors) };
        }

        if (parts.HasFlag(SettingParts.Points))
        {
            settings = settings with { Points = Number("points", form.Points, 2, 10, errors) ?? current.Points };
        }

        if (parts.HasFlag(SettingParts.CannotSay))
        {
            settings = settings with { CannotSay = form.CannotSay };
        }

        if (parts.HasFlag(SettingParts.Number))
        {
            settings = settings with
            {
                Min = Decimal("min", form.Min, errors),
                Max = Decimal("max", form.Max, errors),
                WholeNumbers = form.WholeNumbers,
                Unit = Optional("unit", current.Unit, form.Unit, source, errors),
            };
            Order("max", settings.Min, settings.Max, errors);
        }

        if (parts.HasFlag(SettingParts.Length))
        {
            settings = settings with { Longest = Number("longest", form.Longest, 1, 5000, errors) };
        }

        if (parts.HasFlag(SettingParts.Dates))
        {
            settings = settings with { Earliest = Day("earliest", form.Earliest, errors), Latest = Day("latest", form.Latest, errors) };
            Order("latest", settings.Earliest?.DayNumber, settings.Latest?.DayNumber, errors);
        }

        if (parts.HasFlag(SettingParts.HowMany))
        {
            settings = settings with { Least = Number("least", form.Least, 1, 100, errors), Most = Number("most", form.Most, 1, 100, errors) };
            Order("most", settings.Least, settings.Most, errors);
        }

        return parts.HasFlag(SettingParts.Several) ? settings with { Several = form.Several } : settings;
    }

    private List<Choice> Choices(string name, IReadOnlyList<ChoiceLine> lines, IReadOnlyList<Choice> current, string source, List<FieldError> errors)
    {
        var codes = lines.Select(line => line.Code).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var read = new List<(decimal Place, Choice Choice)>();
        foreach (var (line, at) in lines.Select((line, at) => (line, at)).Where(one => !one.line.IsEmpty))
        {
            var field = $"{name}.{at}";
            var known = current.FirstOrDefault(one => one.Code == line.Was && line.Was.Length > 0);
            var text = known is null ? LocalizedText.From(source, line.Text) : known.Text.Edited(line.Text);
            var code = line.Code.Length > 0 ? line.Code : FreeCode(text.In(text.Source).Text, codes);
            codes.Add(code);
            if (!CodePattern().IsMatch(code) || code == Field.CannotSay)
            {
                errors.Add(new($"{field}.code", texts["Error_Code"]));
            }
            else if (!seen.Add(code))
            {
                errors.Add(new($"{field}.code", texts["Error_CodeTwice", code]));
                continue;
            }

            if (line.Text.FirstOrDefault(one => one.Value.Length > VersionTexts.LongestChoice) is { Key: { } language })
            {
                errors.Add(new($"{field}.{language}", texts["Error_Long", VersionTexts.LongestChoice]));
            }

            var place = decimal.TryParse(line.Place, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wanted) ? wanted : at + 1;
            read.Add((place, new Choice(code, text, When($"{field}.when", line.When, errors), IsNone: line.Mark == "none", TakesText: line.Mark == "text")));
        }

        return [.. read.OrderBy(one => one.Place).Select(one => one.Choice)];
    }

    /// <summary>A code made from the words, that no other has.</summary>
    private static string FreeCode(string text, HashSet<string> taken)
    {
        var plain = NotPlain().Replace(Folding.Fold(text), "_").Trim('_');
        plain = plain.Length == 0 ? "choice" : plain[..Math.Min(plain.Length, 20)].Trim('_');
        return Enumerable.Range(1, taken.Count + 2).Select(number => number == 1 ? plain : $"{plain}{number}").First(one => one != Field.CannotSay && !taken.Contains(one));
    }

    private LocalizedText? Optional(string field, LocalizedText? current, IReadOnlyDictionary<string, string> sent, string source, List<FieldError> errors) =>
        Text(field, current ?? LocalizedText.Of(source), sent, VersionTexts.LongestChoice, errors) is { IsEmpty: false } text ? text : null;

    private int? Number(string field, string text, int least, int most, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.Add(new(field, texts["Error_Whole", least, most]));
        return null;
    }

    private decimal? Decimal(string field, string text, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000m)
        {
            return number;
        }

        errors.Add(new(field, texts["Error_Number"]));
        return null;
    }

    private DateOnly? Day(string field, string text, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        errors.Add(new(field, texts["Error_Day"]));
        return null;
    }

    private void Order(string field, decimal? least, decimal? most, List<FieldError> errors)
    {
        if (most < least)
        {
            errors.Add(new(field, texts["Error_Order"]));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,29}$", RegexOptions.None, 1000)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,29}$", RegexOptions.None, 1000)]
    private static partial Regex CodePattern();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex NotPlain();
}
