using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.CompetencePair;

/// <summary>A competence rated twice, 1 to 5: how important it is, and how well it is mastered today (Borich 1980).</summary>
public sealed class CompetencePairType(IStringLocalizer<TypeTexts> texts, FixedTexts fixedTexts) : IQuestionType
{
    public const string TypeName = "pair";

    /// <summary>Ends of the names of its two fields.</summary>
    public const string Importance = "importance";

    public const string Ability = "ability";

    public string Name => TypeName;

    public string Label => texts["Type_pair"];

    public SettingParts Parts => SettingParts.Clause | SettingParts.CannotSay;

    public Type Component => typeof(PairInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field($"{question.Key}.{Importance}", FieldKind.Choice, fixedTexts.Importance) { Options = Points(question) },
        new Field($"{question.Key}.{Ability}", FieldKind.Choice, fixedTexts.Ability) { Options = Points(question) },
    ];

    public double Seconds(SurveyQuestion question) => 12;

    private IReadOnlyList<Option> Points(SurveyQuestion question) =>
        [.. FixedTexts.Numbers(5), .. question.Settings.CannotSay ? [new Option(Field.CannotSay, fixedTexts.CannotSay, IsMissing: true)] : Array.Empty<Option>()];
}
