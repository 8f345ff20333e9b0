using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.ConsentAnswer;

/// <summary>A box that is never ticked beforehand.</summary>
public sealed class ConsentType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "consent";

    public string Name => TypeName;

    public string Label => texts["Type_consent"];

    public SettingParts Parts => SettingParts.None;

    public Type Component => typeof(ConsentInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = [new Option("yes", fixedTexts.Agreed)] },
    ];

    public double Seconds(SurveyQuestion question) => 5;
}
