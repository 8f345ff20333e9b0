using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.MultipleChoice;

/// <summary>Any number of choices; "none of these" stands alone.</summary>
public sealed class MultipleChoiceType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "multiple";

    public string Name => TypeName;

    public string Label => texts["Type_multiple"];

    public SettingParts Parts => SettingParts.Choices | SettingParts.ChoiceMarks | SettingParts.HowMany;

    public Type Component => typeof(ChoiceRows);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choices, question.Text)
        {
            Options = ChoiceOptions.Of(question.Settings.Choices),
            Rules = new FieldRules { Least = question.Settings.Least, Most = question.Settings.Most },
        },
        .. ChoiceOptions.TextsOf(question, fixedTexts),
    ];

    public double Seconds(SurveyQuestion question) => 7 + (1.2 * question.Settings.Choices.Count);
}
