using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.LongText;

/// <summary>Several lines of text.</summary>
public sealed class LongTextType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "longtext";

    public string Name => TypeName;

    public string Label => texts["Type_longtext"];

    public SettingParts Parts => SettingParts.Length;

    public Type Component => typeof(LongTextInput);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Text, question.Text) { Rules = new FieldRules { Longest = question.Settings.Longest ?? 2000 } },
    ];

    public double Seconds(SurveyQuestion question) => 45;
}
