using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.GroupAnswer;

/// <summary>The stakeholder group of the respondent: an attribute of the response.</summary>
public sealed class GroupType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "group";

    public string Name => TypeName;

    public string Label => texts["Type_group"];

    public SettingParts Parts => SettingParts.None;

    public Type Component => typeof(GroupRows);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = fixedTexts.Groups },
    ];

    public double Seconds(SurveyQuestion question) => 7;
}
