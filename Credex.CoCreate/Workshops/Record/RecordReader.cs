using System.Globalization;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Record;

/// <summary>Puts the record of a workshop together: who took part, the agenda as it happened, and what each activity reports of itself.</summary>
public sealed class RecordReader(AppDb db, ActivityKinds kinds, RegionRenderer renderer, IStringLocalizer<ChartTexts> charts, IStringLocalizer<RecordTexts> texts)
{
    /// <summary>The workshop as the record needs it, or null.</summary>
    public Task<Workshop?> FindAsync(string slug, CancellationToken cancel) =>
        db.Workshops.AsNoTracking().Include(one => one.Activities).SingleOrDefaultAsync(one => one.Slug == slug, cancel);

    public async Task<WorkshopRecord> ReadAsync(Workshop workshop, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workshop);
        var agenda = Agenda(workshop);
        var reports = new List<ActivityReport>();
        foreach (var line in agenda)
        {
            var activity = workshop.Activities.Single(one => one.Id == line.Id);
            var kind = kinds.Find(activity.Kind);
            var report = kind is null ? null : await kind.ReportAsync(activity, cancel);
            reports.Add(new ActivityReport(
                line,
                report is null ? null : await renderer.RenderAsync(report, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName),
                line.StartedAt is null ? null : kind?.HostPage(line.Id)));
        }

        return new WorkshopRecord(workshop, await FacilitatorsAsync(workshop, cancel), await ParticipationAsync(workshop, cancel), agenda, reports);
    }

    /// <summary>The same as tables. Their words are in the language of the workshop; names and meanings of columns in English.</summary>
    /// <param name="address">Where the record is read.</param>
    public async Task<IReadOnlyList<RecordTable>> TablesAsync(Workshop workshop, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workshop);

        // Set inside an async method, so it ends with it.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(workshop.Language);
        var agenda = Agenda(workshop);
        var said = new List<(int, RecordTable)>();
        foreach (var line in agenda)
        {
            var activity = workshop.Activities.Single(one => one.Id == line.Id);
            if (kinds.Find(activity.Kind) is { } kind)
            {
                said.AddRange((await kind.TablesAsync(activity, cancel)).Select(table => (line.Position, table)));
            }
        }

        var tables = new RecordTables(workshop, new ChartWords(charts), texts);
        return RecordTables.WithCodebook(
        [
            tables.About(await FacilitatorsAsync(workshop, cancel), address),
            tables.Who(await ParticipationAsync(workshop, cancel)),
            tables.Agenda(agenda),
            .. RecordTables.Combine(said),
        ]);
    }

    private IReadOnlyList<AgendaLine> Agenda(Workshop workshop)
    {
        var activities = workshop.Activities.OrderBy(activity => activity.Order).ToList();
        var planned = AgendaClock.Beginnings(workshop.StartUtc, [.. activities.Select(activity => new PlannedActivity(activity.PlannedMinutes, StartedAt: null, LeftAt: null))], workshop.StartUtc);
        return
        [
            .. activities.Select((activity, place) => new AgendaLine(
                place + 1,
                activity.Id,
                activity.Title,
                activity.Kind,
                kinds.Find(activity.Kind)?.Label ?? activity.Kind,
                planned[place],
                activity.PlannedMinutes,
                activity.StartedAt,
                activity.StartedAt is null ? null : activity.LeftAt ?? workshop.EndedAt)),
        ];
    }

    private async Task<IReadOnlyList<string>> FacilitatorsAsync(Workshop workshop, CancellationToken cancel) => await (
        from host in db.WorkshopHosts
        join person in db.Users on host.PersonId equals person.Id
        where host.WorkshopId == workshop.Id
        orderby person.DisplayName
        select person.DisplayName).ToListAsync(cancel);

    private async Task<Participation> ParticipationAsync(Workshop workshop, CancellationToken cancel)
    {
        var people = await db.Participants.Where(who => who.WorkshopId == workshop.Id && who.RemovedAt == null)
            .Select(who => new { who.Group, who.Country }).ToListAsync(cancel);
        return Participation.Of([.. people.Select(who => (who.Group, who.Country))], workshop.MinGroup);
    }
}
