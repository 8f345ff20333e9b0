using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.LabelledScale;

/// <summary>Points between two labelled ends.</summary>
public sealed class ScaleType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "scale";

    public string Name => TypeName;

    public string Label => texts["Type_scale"];

    public SettingParts Parts => SettingParts.Points | SettingParts.Ends | SettingParts.CannotSay;

    public Type Component => typeof(ScaleInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text)
        {
            Options = [.. FixedTexts.Numbers(question.Settings.Points), .. question.Settings.CannotSay ? [new Option(Field.CannotSay, fixedTexts.CannotSay, IsMissing: true)] : Array.Empty<Option>()],
        },
    ];

    public double Seconds(SurveyQuestion question) => 6;
}
