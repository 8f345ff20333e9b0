using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>What a workshop must be: every broken rule is a sentence beside its field.</summary>
public sealed class WorkshopRules(AppDb db, TimeProvider clock, IStringLocalizer<PlanningTexts> texts)
{
    public const int LongestTitle = 120;
    public const int LongestPurpose = 4_000;
    public const int MostPeople = 20_000;

    private const int FirstYear = 2020;
    private const int LastYear = 2099;

    /// <param name="workshop">The one that is being edited; null for a new one.</param>
    public async Task<(WorkshopPlan? Plan, IReadOnlyList<FieldError> Errors)> CheckAsync(WorkshopForm form, Workshop? workshop, bool minGroupIsFixed, CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        var language = SiteLanguages.Codes.Contains(form.Language, StringComparer.Ordinal) ? form.Language : null;
        var source = language ?? SiteLanguages.Codes[0];
        if (form.Title.GetValueOrDefault(source) is not { Length: > 0 } || form.Title.Values.Any(text => text.Length > LongestTitle))
        {
            errors.Add(new($"title.{source}", texts["Error_Title", LongestTitle]));
        }

        if (form.Purpose.Values.Any(text => text.Length > LongestPurpose))
        {
            errors.Add(new($"purpose.{source}", texts["Error_Purpose", LongestPurpose]));
        }

        if (language is null)
        {
            errors.Add(new("language", texts["Error_Language"]));
        }

        var (start, end) = CheckTime(form, workshop, workshop, errors);
        if (!int.TryParse(form.Capacity, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) || capacity is < 1 or > MostPeople)
        {
            errors.Add(new("capacity", texts["Error_Capacity", MostPeople]));
        }

        var minGroup = minGroupIsFixed ? workshop!.MinGroup : form.MinGroup switch { "3" => 3, "5" => 5, _ => 0 };
        if (minGroup == 0)
        {
            errors.Add(new("minGroup", texts["Error_MinGroup"]));
        }

        var eligible = (await PeopleAsync(workshop, cancel)).Select(person => person.Id).ToHashSet();
        if (!form.Hosts.IsSubsetOf(eligible))
        {
            errors.Add(new("hosts", texts["Error_Hosts"]));
        }

        return errors.Count > 0
            ? (null, errors)
            : (new WorkshopPlan(form.Title, form.Purpose, start, end, form.Zone, form.Language, capacity, form.AsksName, form.TakesRegistrations, minGroup, form.Hosts), errors);
    }

    /// <summary>The day of a copy: the hours and the zone stay those of the original.</summary>
    public (DateTime Start, DateTime End, IReadOnlyList<FieldError> Errors) CheckDay(string date, Workshop original)
    {
        var errors = new List<FieldError>();
        var form = WorkshopForm.Of(original) with { Date = date };
        var (start, end) = CheckTime(form, workshop: null, original, errors);
        return (start, end, [.. errors.Select(error => error with { Field = "date" })]);
    }

    /// <summary>Who can be named as facilitator: people with the role, and those who are named already.</summary>
    public async Task<IReadOnlyList<HostChoice>> PeopleAsync(Workshop? workshop, CancellationToken cancel)
    {
        var named = workshop is null ? [] : workshop.Hosts.Select(host => host.PersonId).ToList();
        string[] roles = [Roles.Admin, Roles.Staff, Roles.Facilitator];
        var can =
            from link in db.UserRoles
            join role in db.Roles on link.RoleId equals role.Id
            where roles.Contains(role.Name)
            select link.UserId;
        return await db.Users.Where(person => (can.Contains(person.Id) && person.DeactivatedAt == null && person.ErasedAt == null) || named.Contains(person.Id))
            .OrderBy(person => person.DisplayName).ThenBy(person => person.Id)
            .Select(person => new HostChoice(person.Id, person.DisplayName, person.Organisation)).ToListAsync(cancel);
    }

    /// <param name="like">One that runs over midnight goes on doing so: its form names one day, and the end is on the next.</param>
    private (DateTime Start, DateTime End) CheckTime(WorkshopForm form, Workshop? workshop, Workshop? like, List<FieldError> errors)
    {
        var isDay = DateTime.TryParseExact(form.Date, WorkshopForm.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear;
        if (!isDay)
        {
            errors.Add(new("date", texts["Error_Date", FirstYear, LastYear]));
        }

        var isStart = TryTime(form.Start, out var start);
        if (!isStart)
        {
            errors.Add(new("start", texts["Error_Time"]));
        }

        var isEnd = TryTime(form.End, out var end);
        if (!isEnd)
        {
            errors.Add(new("end", texts["Error_Time"]));
        }

        var isZone = Zones.Offered(workshop?.ZoneId, form.Zone).Any(zone => zone.Id == form.Zone);
        if (!isZone)
        {
            errors.Add(new("zone", texts["Error_Zone"]));
        }

        if (!isDay || !isStart || !isEnd || !isZone)
        {
            return default;
        }

        var nights = like is not null && end <= start ? (like.LocalEnd.Date - like.LocalStart.Date).Days : 0;
        var (localStart, localEnd) = (day + start, day.AddDays(nights) + end);
        var (startUtc, endUtc) = Workshop.Instants(localStart, localEnd, form.Zone);
        if (endUtc <= startUtc || localEnd <= localStart)
        {
            errors.Add(new("end", texts["Error_End"]));
        }
        else if (workshop is null && endUtc <= clock.GetUtcNow().UtcDateTime)
        {
            errors.Add(new("date", texts["Error_Past"]));
        }

        return (localStart, localEnd);
    }

    /// <summary>Browsers send hours and minutes, some also seconds.</summary>
    private static bool TryTime(string text, out TimeSpan time)
    {
        var isTime = TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed);
        time = new TimeSpan(parsed.Hour, parsed.Minute, 0);
        return isTime;
    }
}

/// <summary>Somebody who can be a facilitator of a workshop.</summary>
public sealed record HostChoice(Guid Id, string Name, string? Organisation);
