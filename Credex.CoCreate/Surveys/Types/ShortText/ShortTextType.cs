using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.ShortText;

/// <summary>A line of text.</summary>
public sealed class ShortTextType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "text";

    public string Name => TypeName;

    public string Label => texts["Type_text"];

    public SettingParts Parts => SettingParts.Length;

    public Type Component => typeof(ShortTextInput);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Text, question.Text) { Rules = new FieldRules { Longest = Math.Min(question.Settings.Longest ?? 200, 200) } },
    ];

    public double Seconds(SurveyQuestion question) => 15;
}
