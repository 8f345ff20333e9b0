namespace Credex.CoCreate.Surveys.Types;

/// <summary>What a type lets be set; the builder draws these parts.</summary>
[Flags]
public enum SettingParts
{
    None = 0,
    Choices = 1,

    /// <summary>Choices may be "none of these", or take words of one's own.</summary>
    ChoiceMarks = 2,
    Rows = 4,
    Ends = 8,
    Points = 16,
    CannotSay = 32,
    Number = 64,
    Length = 128,
    Dates = 256,
    HowMany = 512,
    Several = 1024,
    Clause = 2048,
}

/// <summary>
/// A type of question. A folder of its own under Types/ with this class, its component and its texts, and one line in <see cref="SurveysSetup"/>: nothing else knows it by name.
/// What it asks is said as <see cref="Field"/>s; reading, checking, storing, conditions, charts and exports follow from those.
/// </summary>
public interface IQuestionType
{
    /// <summary>In the database and in files: lower case letters.</summary>
    string Name { get; }

    /// <summary>In the reader's language.</summary>
    string Label { get; }

    SettingParts Parts { get; }

    /// <summary>Draws the inputs; its one parameter is a <see cref="Answering.Asked"/> named <c>Asked</c>.</summary>
    Type Component { get; }

    /// <summary>Whether it has one input that a label belongs to; else its inputs stand in a fieldset.</summary>
    bool IsOneInput { get; }

    IReadOnlyList<Field> FieldsOf(SurveyQuestion question);

    /// <summary>How long it takes to answer, for the design check.</summary>
    double Seconds(SurveyQuestion question);
}

/// <summary>All types that this installation has.</summary>
public sealed class QuestionTypes(IEnumerable<IQuestionType> types)
{
    private readonly Dictionary<string, IQuestionType> byName = types.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public IReadOnlyList<IQuestionType> All { get; } = [.. types];

    public IQuestionType? Find(string name) => byName.GetValueOrDefault(name);
}
