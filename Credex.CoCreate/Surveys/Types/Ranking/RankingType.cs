using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.Ranking;

/// <summary>Choices in order, the best first; by numbers, so that it works with keys and without a script.</summary>
public sealed class RankingType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "ranking";

    public string Name => TypeName;

    public string Label => texts["Type_ranking"];

    public SettingParts Parts => SettingParts.Choices | SettingParts.HowMany;

    public Type Component => typeof(RankingInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Order, question.Text)
        {
            Options = ChoiceOptions.Of(question.Settings.Choices),
            Rules = new FieldRules { Least = question.Settings.Least, Most = question.Settings.Most },
        },
    ];

    public double Seconds(SurveyQuestion question) => 8 + (4 * question.Settings.Choices.Count);
}
