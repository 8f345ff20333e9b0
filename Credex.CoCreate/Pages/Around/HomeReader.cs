using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Around;

/// <summary>A workshop that is live, with what is open in it.</summary>
public sealed record LiveRow(WorkshopRow Workshop, RoomCounts? Counts);

/// <summary>A record that its host has not finished: without a summary, or open to participants only.</summary>
public sealed record UnfinishedRecord(string Slug, LocalizedText Title, DateTime EndedAt, bool HasSummary);

/// <summary>A record that everybody may read.</summary>
public sealed record RecordRow(string Slug, LocalizedText Title, LocalizedText About, DateTime EndedAt, int People);

/// <summary>What the first page shows to everybody: <see cref="Latest"/> are some of all published standards, of which there are <see cref="Standards"/>.</summary>
public sealed record PublicHome(IReadOnlyList<LiveRow> Live, IReadOnlyList<StandardRow> Latest, int Standards, IReadOnlyList<RecordRow> Records);

/// <summary>Reads what the first page shows: for everybody what is live and the latest records, for a person what waits for them.</summary>
public sealed class HomeReader(AppDb db, RoomReader rooms, TimeProvider clock)
{
    private const int Most = 5;
    private const int MostRecords = 3;
    private const int MostStandards = 5;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7);

    /// <summary>An old record that nobody finished would else stand there for ever.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    private readonly WorkshopRows rows = new(db, clock);

    /// <summary>For everybody; <paramref name="but"/> are codes of workshops that stand elsewhere on the page.</summary>
    public async Task<PublicHome> PublicAsync(IReadOnlyCollection<string> but, CancellationToken cancel)
    {
        var live = await LiveAsync(but, cancel);
        var published = db.Standards.Where(standard => standard.Versions.Any(version => version.State == VersionState.Published));
        var count = await published.CountAsync(cancel);
        var latest = await StandardRow.ReadAsync(db, published.OrderByDescending(standard => standard.Versions.Max(version => version.PublishedAt)).Take(MostStandards), cancel);
        return new PublicHome(live, latest, count, await RecordsAsync(cancel));
    }

    private async Task<IReadOnlyList<LiveRow>> LiveAsync(IReadOnlyCollection<string> but, CancellationToken cancel)
    {
        var live = await rows.ReadAsync(
            Real.Where(workshop => workshop.Stage == WorkshopStage.Live && !but.Contains(workshop.Code)).OrderBy(workshop => workshop.StartUtc).Take(Most),
            isHost: false,
            cancel);
        var all = new List<LiveRow>();
        foreach (var row in live)
        {
            all.Add(new LiveRow(row, await rooms.CountsAsync(row.Code, cancel)));
        }

        return all;
    }

    /// <summary>Workshops that the person facilitates and that are live, or begin within a week.</summary>
    public Task<IReadOnlyList<WorkshopRow>> HostingAsync(Guid person, CancellationToken cancel) => rows.ReadAsync(
        Soon.Where(workshop => workshop.Hosts.Any(host => host.PersonId == person)).OrderBy(workshop => workshop.StartUtc).Take(Most),
        isHost: true,
        cancel);

    /// <summary>Workshops of the same days that the person has joined while signed in, and does not facilitate.</summary>
    public Task<IReadOnlyList<WorkshopRow>> JoinedAsync(Guid person, CancellationToken cancel) => rows.ReadAsync(
        Soon.Where(workshop => workshop.Hosts.All(host => host.PersonId != person)
                && db.Participants.Any(who => who.WorkshopId == workshop.Id && who.PersonId == person && who.RemovedAt == null))
            .OrderBy(workshop => workshop.StartUtc).Take(Most),
        isHost: false,
        cancel);

    public async Task<IReadOnlyList<UnfinishedRecord>> UnfinishedAsync(Guid person, CancellationToken cancel)
    {
        var since = Now - Back;
        var ended = await Real.AsNoTracking()
            .Where(workshop => workshop.Stage == WorkshopStage.Ended && workshop.EndedAt > since && workshop.Hosts.Any(host => host.PersonId == person)
                && (workshop.Summary == null || workshop.RecordAudience == RecordAudience.Participants))
            .OrderByDescending(workshop => workshop.EndedAt).Take(Most).ToListAsync(cancel);
        return [.. ended.Select(one => new UnfinishedRecord(one.Slug, one.Title, Local(one), one.Summary is not null))];
    }

    private async Task<IReadOnlyList<RecordRow>> RecordsAsync(CancellationToken cancel)
    {
        var ended = await Real.AsNoTracking()
            .Where(workshop => workshop.Stage == WorkshopStage.Ended && workshop.RecordAudience == RecordAudience.Everybody)
            .OrderByDescending(workshop => workshop.EndedAt).Take(MostRecords).ToListAsync(cancel);
        var ids = ended.ConvertAll(one => one.Id);
        var people = await db.Participants.Where(who => ids.Contains(who.WorkshopId) && who.RemovedAt == null)
            .GroupBy(who => who.WorkshopId).Select(room => new { room.Key, Count = room.Count() }).ToDictionaryAsync(room => room.Key, room => room.Count, cancel);
        return [.. ended.Select(one => new RecordRow(one.Slug, one.Title, one.Purpose, Local(one), people.GetValueOrDefault(one.Id)))];
    }

    private IQueryable<Workshop> Real => db.Workshops.Where(workshop => !workshop.IsRehearsal);

    private IQueryable<Workshop> Soon
    {
        get
        {
            var until = Now + Ahead;
            return Real.Where(workshop => workshop.Stage == WorkshopStage.Live || (workshop.Stage == WorkshopStage.Planned && workshop.StartUtc <= until));
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static DateTime Local(Workshop workshop) =>
        TimeZoneInfo.ConvertTimeFromUtc(workshop.EndedAt ?? workshop.EndUtc, TimeZoneInfo.FindSystemTimeZoneById(workshop.ZoneId));
}
