using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.SingleChoice;

/// <summary>One of a few choices.</summary>
public sealed class SingleChoiceType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "single";

    public string Name => TypeName;

    public string Label => texts["Type_single"];

    public SettingParts Parts => SettingParts.Choices | SettingParts.ChoiceMarks;

    public Type Component => typeof(ChoiceRows);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = ChoiceOptions.Of(question.Settings.Choices) },
        .. ChoiceOptions.TextsOf(question, fixedTexts),
    ];

    public double Seconds(SurveyQuestion question) => 6 + (0.8 * question.Settings.Choices.Count);
}
