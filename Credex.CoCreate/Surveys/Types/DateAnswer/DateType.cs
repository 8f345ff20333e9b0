using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.DateAnswer;

/// <summary>A day.</summary>
public sealed class DateType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "date";

    public string Name => TypeName;

    public string Label => texts["Type_date"];

    public SettingParts Parts => SettingParts.Dates;

    public Type Component => typeof(DateInput);

    public bool IsOneInput => true;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        new Field(question.Key, FieldKind.Date, question.Text) { Rules = new FieldRules { Earliest = question.Settings.Earliest, Latest = question.Settings.Latest } },
    ];

    public double Seconds(SurveyQuestion question) => 8;
}
