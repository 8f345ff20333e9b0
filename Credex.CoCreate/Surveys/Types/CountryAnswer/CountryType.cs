using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.CountryAnswer;

/// <summary>The country of the respondent: an attribute of the response.</summary>
public sealed class CountryType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "country";

    public string Name => TypeName;

    public string Label => texts["Type_country"];

    public SettingParts Parts => SettingParts.None;

    public Type Component => typeof(SearchableList);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = fixedTexts.Countries, IsAlphabetical = true },
    ];

    public double Seconds(SurveyQuestion question) => 6;
}
