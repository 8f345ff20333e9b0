using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages;

/// <summary>A workshop as a row of a list.</summary>
public sealed record WorkshopRow(string Code, LocalizedText Title, WorkshopStage Stage, DateTime LocalStart, DateTime LocalEnd, string ZoneId, int Here, bool IsHost)
{
    /// <summary>The address of its page; empty where the row stands on it.</summary>
    public string Slug { get; init; } = string.Empty;

    /// <summary>When it is by the clock of the visitor, where that is known and another.</summary>
    public string? ForVisitor { get; init; }

    public WorkshopTimes Times
    {
        get
        {
            var (start, end) = Workshop.Instants(LocalStart, LocalEnd, ZoneId);
            return new WorkshopTimes(LocalStart, LocalEnd, start, end, ZoneId);
        }
    }

    /// <summary>The day and hours in the workshop's own zone.</summary>
    public string When(IStringLocalizer<WorkshopTexts> texts) => texts[
        "When",
        LocalStart.Written("D"),
        LocalStart.ToString("t", SiteLanguages.Formats),
        LocalEnd.ToString("t", SiteLanguages.Formats),
        Zones.Name(ZoneId)];
}

/// <summary>Reads rows of workshops. A facilitator's own carry the console.</summary>
public sealed class WorkshopRows(AppDb db, TimeProvider clock)
{
    public Task<IReadOnlyList<WorkshopRow>> LiveAsync(CancellationToken cancel) =>
        ReadAsync(db.Workshops.Where(workshop => workshop.Stage == WorkshopStage.Live && !workshop.IsRehearsal).OrderBy(workshop => workshop.StartUtc).Take(10), isHost: false, cancel);

    public Task<IReadOnlyList<WorkshopRow>> OfHostAsync(Guid person, CancellationToken cancel) => ReadAsync(
        db.Workshops.Where(workshop => workshop.Hosts.Any(host => host.PersonId == person) && workshop.Stage != WorkshopStage.Ended && !workshop.IsRehearsal)
            .OrderBy(workshop => workshop.StartUtc).Take(10),
        isHost: true,
        cancel);

    public async Task<IReadOnlyList<WorkshopRow>> ReadAsync(IQueryable<Workshop> workshops, bool isHost, CancellationToken cancel)
    {
        var rows = await workshops.AsNoTracking().ToListAsync(cancel);
        var ids = rows.Select(row => row.Id).ToList();
        var fresh = clock.GetUtcNow().UtcDateTime - RoomPresence.ForgottenAfter;
        var here = (await db.Presences.Where(row => ids.Contains(row.WorkshopId) && row.At >= fresh).ToListAsync(cancel))
            .GroupBy(row => row.WorkshopId).ToDictionary(room => room.Key, room => room.Sum(row => row.Counts.ByGroup.Sum()));
        var silent = await db.Participants.Where(who => ids.Contains(who.WorkshopId) && who.RemovedAt == null && !who.IsLive)
            .GroupBy(who => who.WorkshopId).Select(room => new { room.Key, Count = room.Count() }).ToDictionaryAsync(room => room.Key, room => room.Count, cancel);
        return [.. rows.Select(row => new WorkshopRow(
            row.Code, row.Title, row.Stage, row.LocalStart, row.LocalEnd, row.ZoneId, here.GetValueOrDefault(row.Id) + silent.GetValueOrDefault(row.Id), isHost)
            { Slug = row.Slug })];
    }
}
