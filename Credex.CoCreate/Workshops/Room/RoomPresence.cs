using System.Collections.Concurrent;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops;

/// <summary>
/// Who is here, as far as this server knows: participants with a hub connection or a poll in the last 15 s. Written every few seconds as
/// one row per workshop and server, so that every server can add them up, and one that died is forgotten by itself.
/// </summary>
public sealed class RoomPresence(IServiceScopeFactory scopes, Publisher publisher, TimeProvider clock, ILogger<RoomPresence> log) : BackgroundService
{
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(5);

    private readonly string serverId = $"{Environment.MachineName[..Math.Min(24, Environment.MachineName.Length)]}-{Guid.NewGuid():N}";
    private readonly ConcurrentDictionary<string, ParticipantIdentity> connections = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, (ParticipantIdentity Who, DateTime At)> polls = new();
    private readonly ConcurrentDictionary<Guid, bool> liveOnes = new();
    private readonly Dictionary<Guid, (string Written, DateTime At)> written = [];

    public void Connected(string connection, ParticipantIdentity who) => connections[connection] = who;

    public void Disconnected(string connection) => connections.TryRemove(connection, out _);

    public void Polled(ParticipantIdentity who) => polls[who.ParticipantId] = (who, clock.GetUtcNow().UtcDateTime);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await Next(timer, stoppingToken))
        {
            try
            {
                await WriteAsync(clock.GetUtcNow().UtcDateTime, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "Presence was not written");
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WriteAsync(DateTime now, CancellationToken cancel)
    {
        foreach (var (id, poll) in polls.Where(pair => pair.Value.At < now - ForgottenAfter).ToList())
        {
            polls.TryRemove(new KeyValuePair<Guid, (ParticipantIdentity, DateTime)>(id, poll));
        }

        var here = connections.Values.Concat(polls.Values.Select(poll => poll.Who)).DistinctBy(who => who.ParticipantId).ToList();
        var rooms = here.GroupBy(who => (who.WorkshopId, who.Code)).ToDictionary(room => room.Key, room => room.ToList());
        foreach (var (workshop, last) in written.Where(pair => rooms.Keys.All(room => room.WorkshopId != pair.Key)).ToList())
        {
            // The last one left: the row runs out by itself, but the others want to know now.
            if (last.Written != Empty)
            {
                await StoreAsync(workshop, [], now, cancel);
            }
            else
            {
                written.Remove(workshop);
            }
        }

        foreach (var (room, people) in rooms)
        {
            var counts = string.Join(' ', ByGroup(people));
            if (!written.TryGetValue(room.WorkshopId, out var last) || last.Written != counts || now - last.At >= Heartbeat || people.Any(IsNewlyLive))
            {
                await StoreAsync(room.WorkshopId, people, now, cancel);
            }
        }
    }

    private static string Empty { get; } = string.Join(' ', ByGroup([]));

    private bool IsNewlyLive(ParticipantIdentity who) => !liveOnes.ContainsKey(who.ParticipantId);

    private static int[] ByGroup(IEnumerable<ParticipantIdentity> people)
    {
        var counts = new int[StakeholderGroups.All.Count];
        foreach (var who in people)
        {
            counts[(int)who.Group]++;
        }

        return counts;
    }

    private async Task StoreAsync(Guid workshop, IReadOnlyCollection<ParticipantIdentity> people, DateTime now, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var counts = ByGroup(people);
        var newlyLive = people.Where(IsNewlyLive).Select(who => who.ParticipantId).ToList();
        var text = string.Join(' ', counts);
        var changed = newlyLive.Count > 0 || !written.TryGetValue(workshop, out var last) || last.Written != text;
        var code = await db.Workshops.Where(one => one.Id == workshop).Select(one => one.Code).SingleOrDefaultAsync(cancel);
        if (code is null)
        {
            return;
        }

        await db.WriteAsync(
            async () =>
            {
                var row = await db.Presences.SingleOrDefaultAsync(row => row.WorkshopId == workshop && row.ServerId == serverId, cancel);
                if (row is null)
                {
                    row = new Presence { WorkshopId = workshop, ServerId = serverId, Counts = new PresenceCounts(counts) };
                    db.Presences.Add(row);
                    var old = now - TimeSpan.FromDays(1);
                    await db.Presences.Where(other => other.At < old).ExecuteDeleteAsync(cancel);
                }

                row.Counts = new PresenceCounts(counts);
                row.At = now;
                foreach (var some in newlyLive.Chunk(500))
                {
                    await db.Participants.Where(who => some.Contains(who.Id)).ExecuteUpdateAsync(set => set.SetProperty(who => who.IsLive, true), cancel);
                }

                if (changed)
                {
                    await db.TouchRegionsAsync(RoomRegions.Counts(code).Select(key => key.ToString()), now, cancel);
                }

                return true;
            },
            cancel);

        foreach (var id in newlyLive)
        {
            liveOnes[id] = true;
        }

        written[workshop] = (text, now);
        if (changed)
        {
            publisher.Nudge(RoomRegions.Counts(code));
        }
    }
}
