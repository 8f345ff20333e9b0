using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops;

/// <summary>A region that shows the activity that is on, or the room around it before, between and after.</summary>
public abstract class StateRegion<TAround>(string name, Audience audience, Surface surface) : IRegion
{
    public string Name => name;

    public Audience Audience => audience;

    public bool MayLag => false;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel)
    {
        var reader = services.GetRequiredService<RoomReader>();
        if (await reader.StateAsync(key.Code, cancel) is not { } room)
        {
            return null;
        }

        var drawn = Shows(room) && reader.KindOf(room) is { } kind ? await kind.DrawAsync(surface, room, whole, cancel) : null;
        return drawn ?? Around(room);
    }

    /// <summary>Whether this place shows the activity at all now.</summary>
    protected virtual bool Shows(RoomState room) => true;

    protected virtual RegionContent Around(RoomState room) => RegionContent.Of<TAround>(("Room", room)) with { Moment = new(StateName(room), EndsAt: null, room.Now) };

    private static string StateName(RoomState room) => room.Stage == WorkshopStage.Ended ? "ended" : "waiting";
}

/// <summary>A region that shows how many are here and have answered.</summary>
public abstract class CountsRegion<TComponent>(string name, Audience audience) : IRegion
{
    public string Name => name;

    public Audience Audience => audience;

    public bool MayLag => true;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel) =>
        await services.GetRequiredService<RoomReader>().CountsAsync(key.Code, cancel) is { } counts
            ? RegionContent.Of<TComponent>(("Counts", counts))
            : null;
}

public sealed class StageRegion() : StateRegion<RoomStage>(RoomRegions.Stage, Audience.Room, Surface.Stage);

public sealed class CountRegion() : CountsRegion<RoomCount>(RoomRegions.Count, Audience.Room);

public sealed class ConsoleRegion() : StateRegion<HostConsole>(RoomRegions.Console, Audience.Hosts, Surface.Console);

public sealed class ConsoleCountRegion() : CountsRegion<HostCount>(RoomRegions.ConsoleCount, Audience.Hosts);

public sealed class ConsoleDecisionRegion() : StateRegion<HostSide>(RoomRegions.ConsoleDecision, Audience.Hosts, Surface.Side);

/// <summary>The projector, which hosts may turn to the way in at any time.</summary>
public sealed class ScreenRegion() : StateRegion<ScreenStage>(RoomRegions.Screen, Audience.Screen, Surface.Screen)
{
    protected override bool Shows(RoomState room) => room.Screen == ScreenMode.Follow;

    protected override RegionContent Around(RoomState room) =>
        base.Around(room) with { Moment = new(room.Stage == WorkshopStage.Ended ? "ended" : "join", EndsAt: null, room.Now) };
}

public sealed class ScreenCountRegion() : CountsRegion<ScreenCounter>(RoomRegions.ScreenCount, Audience.Screen);

/// <summary>The console's left: the whole agenda with the steps of the activity that the room is at.</summary>
public sealed class AgendaRegion : IRegion
{
    public string Name => RoomRegions.Agenda;

    public Audience Audience => Audience.Hosts;

    public bool MayLag => false;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel)
    {
        var reader = services.GetRequiredService<RoomReader>();
        if (await reader.StateAsync(key.Code, cancel) is not { } room)
        {
            return null;
        }

        var kinds = services.GetRequiredService<ActivityKinds>();
        var kind = room.Current is { } current ? kinds.Find(current.Kind) : null;
        var steps = kind is null ? [] : await kind.StepsAsync(room, cancel);
        var pages = room.Agenda.Where(line => line.StartedAt is not null && !(room.IsOn && line.Id == room.ActivityId)).ToDictionary(line => line.Id, line => kinds.Find(line.Kind)?.HostPage(line.Id));
        return RegionContent.Of<HostAgenda>(("Room", room), ("Steps", steps), ("Pages", pages));
    }
}
