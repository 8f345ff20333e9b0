using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.NumberAnswer;

/// <summary>A number with a unit, within bounds.</summary>
public sealed class NumberType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "number";

    public string Name => TypeName;

    public string Label => texts["Type_number"];

    public SettingParts Parts => SettingParts.Number;

    public Type Component => typeof(NumberInput);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Number, question.Text)
        {
            Rules = new FieldRules { Min = question.Settings.Min, Max = question.Settings.Max, WholeNumbers = question.Settings.WholeNumbers },
        },
    ];

    public double Seconds(SurveyQuestion question) => 8;
}
