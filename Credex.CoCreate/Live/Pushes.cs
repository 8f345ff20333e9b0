using Microsoft.AspNetCore.SignalR;

namespace Credex.CoCreate.Live;

/// <summary>
/// What goes out over the hub. A phone in a pocket takes nothing more until its connection is given up, half a minute later; nobody else waits for it, and it finds out what
/// it has missed when it comes back.
/// </summary>
public sealed class Pushes(IHubContext<LiveHub> hub, LiveOptions options, TimeProvider clock, ILogger<Pushes> log)
{
    /// <summary>How long a push may keep its sender: so a busy server paces itself.</summary>
    private static readonly TimeSpan Patience = Publisher.Pace;

    /// <param name="html">Null where there is only something newer to ask for.</param>
    public Task RegionAsync(ListenerGroup group, string key, int revision, string? html, CancellationToken cancel) =>
        hub.Clients.Group(group.ToString()).SendAsync("region", key, revision, html, cancel);

    public Task RegionsAsync(ListenerGroup group, IReadOnlyList<PushedRegion> batch, CancellationToken cancel) =>
        hub.Clients.Group(group.ToString()).SendAsync("regions", batch, cancel);

    /// <summary>The browsers of one participant load their page again.</summary>
    public Task ReloadAsync(Guid participant, CancellationToken cancel) => TakenAsync([hub.Clients.User(participant.ToString()).SendAsync("reload", cancel)], cancel);

    /// <summary>So does everybody who listens to a workshop.</summary>
    public Task ReloadAsync(string code, CancellationToken cancel) =>
        TakenAsync(ListenerGroup.All(code).Select(group => hub.Clients.Group(group.ToString()).SendAsync("reload", cancel)), cancel);

    /// <summary>Waits until all have taken what was sent, or until they had time enough. Where a backplane carries it, taken means that it has it, which does not depend on phones.</summary>
    public async Task TakenAsync(IEnumerable<Task> pushes, CancellationToken cancel)
    {
        var all = Task.WhenAll(pushes);
        if (options.SeveralServers || await Task.WhenAny(all, Task.Delay(Patience, clock, cancel)) == all)
        {
            await all;
            return;
        }

        cancel.ThrowIfCancellationRequested();
        _ = all.ContinueWith(late => log.LogWarning(late.Exception, "A push failed late"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }
}
