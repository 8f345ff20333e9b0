using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.RatingMarks;

/// <summary>How good, in marks from 1.</summary>
public sealed class RatingType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "rating";

    public string Name => TypeName;

    public string Label => texts["Type_rating"];

    public SettingParts Parts => SettingParts.Points;

    public Type Component => typeof(RatingInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Choice, question.Text) { Options = FixedTexts.Numbers(question.Settings.Points) },
    ];

    public double Seconds(SurveyQuestion question) => 5;
}
