using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.Dropdown;

/// <summary>One of many choices, in a list that can be searched.</summary>
public sealed class DropdownType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "dropdown";

    public string Name => TypeName;

    public string Label => texts["Type_dropdown"];

    public SettingParts Parts => SettingParts.Choices;

    public Type Component => typeof(SearchableList);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = ChoiceOptions.Of(question.Settings.Choices) },
    ];

    public double Seconds(SurveyQuestion question) => 9;
}
