using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>What a form says of a survey, as it was typed.</summary>
public sealed record SurveyForm
{
    /// <summary>As browsers send an input of type datetime-local.</summary>
    public const string LocalFormat = "yyyy-MM-dd'T'HH:mm";

    public IReadOnlyDictionary<string, string> Title { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Introduction { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Mode { get; init; } = nameof(SurveyMode.Anonymous);

    public bool InvitedOnly { get; init; }

    public string Zone { get; init; } = Zones.Usual;

    public string Opens { get; init; } = string.Empty;

    public string Closes { get; init; } = string.Empty;

    public string MinGroup { get; init; } = Survey.UsualMinGroup.ToString(CultureInfo.InvariantCulture);

    public static SurveyForm Of(IFormCollection form) => new()
    {
        Title = form.Texts("title"),
        Introduction = form.Texts("introduction"),
        Mode = form.Words("mode"),
        InvitedOnly = form.Ticked("invited"),
        Zone = form.Words("zone"),
        Opens = form.Words("opens"),
        Closes = form.Words("closes"),
        MinGroup = form.Words("minGroup"),
    };

    public static SurveyForm Of(Survey survey) => new()
    {
        Title = Wordings(survey.Title),
        Introduction = Wordings(survey.Introduction),
        Mode = survey.Mode.ToString(),
        InvitedOnly = survey.Access == SurveyAccess.Invited,
        Zone = survey.ZoneId,
        Opens = Local(survey.OpensAt, survey.ZoneId),
        Closes = Local(survey.ClosesAt, survey.ZoneId),
        MinGroup = survey.MinGroup.ToString(CultureInfo.InvariantCulture),
    };

    public static Dictionary<string, string> Wordings(LocalizedText text) =>
        text.Wordings.ToDictionary(wording => wording.Key, wording => wording.Value.Text, StringComparer.Ordinal);

    private static string Local(DateTime? at, string zone) => at is { } instant ? Zones.Local(instant, zone).ToString(LocalFormat, CultureInfo.InvariantCulture) : string.Empty;
}

/// <summary>What a form says, once it makes sense.</summary>
public sealed record SurveyPlan(
    IReadOnlyDictionary<string, string> Title,
    IReadOnlyDictionary<string, string> Introduction,
    SurveyMode Mode,
    SurveyAccess Access,
    string Zone,
    DateTime? OpensAt,
    DateTime? ClosesAt,
    int MinGroup);
