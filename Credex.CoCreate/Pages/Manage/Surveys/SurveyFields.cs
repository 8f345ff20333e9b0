using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The fields of a survey, for the page that makes one and the page that changes one.</summary>
/// <param name="Source">The language that the others are translated from.</param>
/// <param name="IsFixed">Somebody has begun to answer: mode and smallest group stay.</param>
public sealed record SurveyFields(SurveyForm Form, IReadOnlyList<FieldError> Errors, string Source, bool IsFixed)
{
    public FieldError? Error(string field) => Errors.FirstOrDefault(error => error.Field == field);

    public string? Invalid(string field) => Error(field) is null ? null : "invalid";

    public string? Described(string field, bool hasHelp = false) =>
        string.Join(' ', new[] { hasHelp ? $"{field}-help" : null, Error(field) is null ? null : $"{field}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
