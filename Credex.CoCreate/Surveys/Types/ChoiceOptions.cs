using Credex.CoCreate.Surveys.Expressions;

namespace Credex.CoCreate.Surveys.Types;

/// <summary>What several types do with the choices and rows of a question.</summary>
public static class ChoiceOptions
{
    public static IReadOnlyList<Option> Of(IEnumerable<Choice> choices) => [.. choices.Select(choice =>
        new Option(choice.Code, choice.Text, IsNone: choice.IsNone, TakesText: choice.TakesText) { ShowWhen = Read(choice.ShowWhen) })];

    /// <summary>The texts that belong to the choices that take some: <c>key_code</c>.</summary>
    public static IEnumerable<Field> TextsOf(SurveyQuestion question, FixedTexts fixedTexts) => question.Settings.Choices.Where(choice => choice.TakesText).Select(choice =>
        new Field($"{question.Key}_{choice.Code}", FieldKind.Text, fixedTexts.OtherText) { With = choice.Code, Rules = new FieldRules { Longest = 200 } });

    /// <summary>One that cannot be read is told by the check of the design, and hides nothing until then.</summary>
    public static Condition? Read(string? text) => ConditionText.TryRead(text, out var condition, out _) ? condition : null;
}
