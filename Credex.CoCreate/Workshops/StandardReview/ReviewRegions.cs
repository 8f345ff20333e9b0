using Credex.CoCreate.Live;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>A region that shows what is on in a room.</summary>
public abstract class StateRegion<TComponent>(string name, Audience audience) : IRegion
{
    public string Name => name;

    public Audience Audience => audience;

    public bool MayLag => false;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, string code, CancellationToken cancel) =>
        await services.GetRequiredService<RoomReader>().StateAsync(code, cancel) is { } state
            ? new RegionContent(typeof(TComponent), new Dictionary<string, object?>(StringComparer.Ordinal) { ["Room"] = state })
            : null;
}

/// <summary>A region that shows how many are here and have answered.</summary>
public abstract class CountsRegion<TComponent>(string name, Audience audience) : IRegion
{
    public string Name => name;

    public Audience Audience => audience;

    public bool MayLag => true;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, string code, CancellationToken cancel) =>
        await services.GetRequiredService<RoomReader>().CountsAsync(code, cancel) is { } counts
            ? new RegionContent(typeof(TComponent), new Dictionary<string, object?>(StringComparer.Ordinal) { ["Counts"] = counts })
            : null;
}

public sealed class StageRegion() : StateRegion<RoomStage>(RoomRegions.Stage, Audience.Room);

public sealed class CountRegion() : CountsRegion<RoomCount>(RoomRegions.Count, Audience.Room);

public sealed class AgendaRegion() : StateRegion<HostAgenda>(RoomRegions.Agenda, Audience.Hosts);

public sealed class ConsoleRegion() : StateRegion<HostConsole>(RoomRegions.Console, Audience.Hosts);

public sealed class ConsoleCountRegion() : CountsRegion<HostCount>(RoomRegions.ConsoleCount, Audience.Hosts);

public sealed class ConsoleDecisionRegion() : StateRegion<HostDecision>(RoomRegions.ConsoleDecision, Audience.Hosts);

public sealed class ScreenRegion() : StateRegion<ScreenStage>(RoomRegions.Screen, Audience.Screen);

public sealed class ScreenCountRegion() : CountsRegion<ScreenCounter>(RoomRegions.ScreenCount, Audience.Screen);
