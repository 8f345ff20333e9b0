using System.Globalization;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>What a survey must be: every broken rule is a sentence beside its field.</summary>
public sealed class SurveyRules(IStringLocalizer<BuildingTexts> texts)
{
    public const int SmallestGroup = Survey.UsualMinGroup;
    public const int LargestGroup = 50;

    /// <param name="survey">The one that is being edited; null for a new one.</param>
    /// <param name="isFixed">Somebody has begun to answer: what was promised stays.</param>
    public (SurveyPlan? Plan, IReadOnlyList<FieldError> Errors) Check(SurveyForm form, Survey? survey, bool isFixed)
    {
        var errors = new List<FieldError>();
        var source = survey?.Title.Source ?? SiteLanguages.Codes[0];
        if (form.Title.Values.All(text => text.Length == 0) || form.Title.Values.Any(text => text.Length > Survey.LongestTitle))
        {
            errors.Add(new($"title.{source}", texts["Error_Title", Survey.LongestTitle]));
        }

        if (form.Introduction.Values.Any(text => text.Length > Survey.LongestIntroduction))
        {
            errors.Add(new($"introduction.{source}", texts["Error_Introduction", Survey.LongestIntroduction]));
        }

        var mode = isFixed ? survey!.Mode : Enum.TryParse<SurveyMode>(form.Mode, out var known) && Enum.IsDefined(known) ? known : (SurveyMode?)null;
        if (mode is null)
        {
            errors.Add(new("mode", texts["Error_Mode"]));
        }

        var minGroup = isFixed ? survey!.MinGroup : int.TryParse(form.MinGroup, NumberStyles.None, CultureInfo.InvariantCulture, out var people) ? people : 0;
        if (minGroup is < SmallestGroup or > LargestGroup)
        {
            errors.Add(new("minGroup", texts["Error_MinGroup", SmallestGroup, LargestGroup]));
        }

        var isZone = Zones.Offered(survey?.ZoneId, form.Zone).Any(zone => zone.Id == form.Zone);
        if (!isZone)
        {
            errors.Add(new("zone", texts["Error_Zone"]));
        }

        var opens = Instant("opens", form.Opens, isZone ? form.Zone : Zones.Utc, errors);
        var closes = Instant("closes", form.Closes, isZone ? form.Zone : Zones.Utc, errors);
        if (closes <= opens)
        {
            errors.Add(new("closes", texts["Error_Closes"]));
        }

        return errors.Count > 0 ? (null, errors) : (
            new SurveyPlan(
                form.Title,
                form.Introduction,
                mode!.Value,
                mode == SurveyMode.Confidential || form.InvitedOnly ? SurveyAccess.Invited : SurveyAccess.Everybody,
                form.Zone,
                opens,
                closes,
                minGroup),
            errors);
    }

    private DateTime? Instant(string field, string text, string zone, List<FieldError> errors)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!DateTime.TryParseExact(text, [SurveyForm.LocalFormat, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 2020 or > 2099)
        {
            errors.Add(new(field, texts["Error_Instant"]));
            return null;
        }

        return Workshop.Instants(local, local, zone).Start;
    }
}
