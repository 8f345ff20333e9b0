using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.Statement;

/// <summary>Something to read, without an answer.</summary>
public sealed class StatementType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "statement";

    public string Name => TypeName;

    public string Label => texts["Type_statement"];

    public SettingParts Parts => SettingParts.None;

    public Type Component => typeof(StatementText);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) => [];

    public double Seconds(SurveyQuestion question) => 6;
}
