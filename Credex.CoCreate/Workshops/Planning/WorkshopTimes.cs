using Credex.CoCreate.Pages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>When a workshop takes place, in words: in its own zone, and in that of the visitor where it differs.</summary>
public sealed record WorkshopTimes(DateTime LocalStart, DateTime LocalEnd, DateTime StartUtc, DateTime EndUtc, string Zone)
{
    public static WorkshopTimes Of(Workshop workshop) => new(workshop.LocalStart, workshop.LocalEnd, workshop.StartUtc, workshop.EndUtc, workshop.ZoneId);

    /// <summary>As it will be: a beginning or an end that a change of daylight saving skips is past the gap.</summary>
    public string InItsZone(IStringLocalizer<PlanningTexts> texts) => Between(texts, Zone);

    /// <summary>The same for a visitor; null where their clocks show the same.</summary>
    public string? ForVisitor(IStringLocalizer<PlanningTexts> texts, string? zone) =>
        zone is null || (Zones.Local(StartUtc, zone) == Zones.Local(StartUtc, Zone) && Zones.Local(EndUtc, zone) == Zones.Local(EndUtc, Zone)) ? null : Between(texts, zone);

    /// <summary>What is to be said of a time that does not exist; null on all but one day of the year.</summary>
    public string? Skipped(IStringLocalizer<PlanningTexts> texts)
    {
        var (start, end) = (Zones.Local(StartUtc, Zone), Zones.Local(EndUtc, Zone));
        return start != LocalStart ? texts["Skipped_Start", Hour(LocalStart), Hour(start)].Value
            : end != LocalEnd ? texts["Skipped_End", Hour(LocalEnd), Hour(end)].Value
            : null;
    }

    public static string Hour(DateTime local) => local.ToString("t", SiteLanguages.Formats);

    private string Between(IStringLocalizer<PlanningTexts> texts, string zone)
    {
        var (start, end) = (Zones.Local(StartUtc, zone), Zones.Local(EndUtc, zone));
        return start.Date == end.Date
            ? texts["When", start.Written("D"), Hour(start), Hour(end), Zones.Name(zone)]
            : texts["When_Nights", start.Written("D"), Hour(start), end.Written("D"), Hour(end), Zones.Name(zone)];
    }
}
