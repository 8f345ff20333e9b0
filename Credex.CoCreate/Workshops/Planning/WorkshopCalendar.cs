using Credex.CoCreate.Texts;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>
/// Workshops as iCalendar (RFC 5545). Times are written in UTC: each workshop is one event at one instant, and every calendar shows it by its reader's clock.
/// The UID never changes and the sequence grows with each edit, so that a calendar moves what it has rather than adding to it.
/// </summary>
public static class WorkshopCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";
    public const string Publish = "PUBLISH";
    public const string Cancel = "CANCEL";
    public const string Product = "-//CREDEX//CoCreate//EN";

    /// <param name="address">The public address of this installation, without a slash at its end.</param>
    /// <param name="method">What calendars are to do with it (RFC 5546).</param>
    public static string Write(IEnumerable<Workshop> workshops, string address, DateTime now, IStringLocalizer<PlanningTexts> texts, string method = Publish)
    {
        var calendar = new Calendar { ProductId = Product, Method = method };
        calendar.AddProperty("X-WR-CALNAME", texts["Ics_Name"].Value);
        calendar.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT6H");
        calendar.Events.AddRange(workshops.Select(workshop => Event(workshop, address, now)));
        return new CalendarSerializer().SerializeToString(calendar) ?? string.Empty;
    }

    private static CalendarEvent Event(Workshop workshop, string address, DateTime now)
    {
        var page = $"{address}/workshops/{workshop.Slug}";
        var purpose = Markdown.ToText(workshop.Purpose.Here().Text);
        return new CalendarEvent
        {
            Uid = $"{workshop.Id}@{new Uri(address).Host}",
            Sequence = workshop.Revision,
            DtStamp = Instant(now),
            DtStart = Instant(workshop.StartUtc),
            DtEnd = Instant(workshop.EndUtc),
            Summary = workshop.Title.Here().Text,
            Description = purpose.Length == 0 ? page : $"{purpose}\n\n{page}",
            Location = $"{address}/w/{workshop.Code}",
            Url = new Uri(page),
            Status = workshop.CancelledAt is null ? EventStatus.Confirmed : EventStatus.Cancelled,
        };
    }

    private static CalDateTime Instant(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc), CalDateTime.UtcTzId);
}
