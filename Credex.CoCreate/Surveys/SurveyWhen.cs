using Credex.CoCreate.Pages;
using Credex.CoCreate.Workshops.Planning;

namespace Credex.CoCreate.Surveys;

/// <summary>An instant of a survey, told in the survey's zone.</summary>
public static class SurveyWhen
{
    /// <summary>Such as "26 November 2026, 18:00 (Brussels)".</summary>
    public static string Of(DateTime at, string zone) =>
        $"{Zones.Local(at, zone).Written("d MMMM yyyy, HH:mm")} ({Zones.Name(zone)})";
}
