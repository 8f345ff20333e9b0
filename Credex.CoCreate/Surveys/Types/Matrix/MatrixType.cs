using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types.Matrix;

/// <summary>The same choices for several rows, one or several answers a row.</summary>
public sealed class MatrixType(IStringLocalizer<TypeTexts> texts) : IQuestionType
{
    public const string TypeName = "matrix";

    public string Name => TypeName;

    public string Label => texts["Type_matrix"];

    public SettingParts Parts => SettingParts.Rows | SettingParts.Choices | SettingParts.Several;

    public Type Component => typeof(MatrixInput);

    public bool IsOneInput => false;

    public IReadOnlyList<Field> FieldsOf(SurveyQuestion question) =>
    [
        .. question.Settings.Rows.Select(row => new Field($"{question.Key}.{row.Code}", question.Settings.Several ? FieldKind.Choices : FieldKind.Choice, row.Text)
        {
            Options = ChoiceOptions.Of(question.Settings.Choices),
            ShowWhen = ChoiceOptions.Read(row.ShowWhen),
        }),
    ];

    public double Seconds(SurveyQuestion question) => 4 + (4 * question.Settings.Rows.Count);
}
