using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The text of a condition, what is wrong with it, and the three lists that fill it in the common case.</summary>
/// <param name="Before">What it may look at.</param>
/// <param name="Fill">Where the form goes to be filled in.</param>
public sealed record ConditionFields(string Name, string Text, IReadOnlyList<string> Mistakes, IReadOnlyList<(SurveyQuestion Question, Field Field)> Before, string Fill)
{
    /// <summary>The text with what the three lists say.</summary>
    public static string Filled(IFormCollection form, IReadOnlyList<(SurveyQuestion Question, Field Field)> before)
    {
        var name = form.Words("when-field");
        var typed = form.Words("when-typed");
        return ConditionDraft.With(
            form.Words("when"),
            before.Where(one => one.Field.Name == name).Select(one => one.Field).FirstOrDefault(),
            form.Words("when-sign"),
            typed.Length > 0 ? typed : form.Words("when-value"));
    }
}
