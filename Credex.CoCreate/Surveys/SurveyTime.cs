using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys;

/// <summary>How long a survey takes, from how long its questions take.</summary>
public static class SurveyTime
{
    /// <summary>Rounded up, at least one.</summary>
    public static int Minutes(IEnumerable<SurveyQuestion> questions, Func<SurveyQuestion, IQuestionType?> typeOf) =>
        Math.Max(1, (int)Math.Ceiling(questions.Sum(question => typeOf(question)?.Seconds(question) ?? 0) / 60));
}
