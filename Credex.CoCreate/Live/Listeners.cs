using System.Collections.Concurrent;

namespace Credex.CoCreate.Live;

/// <summary>How many connections of this server listen in each group, so that nothing is rendered for nobody.</summary>
public sealed class Listeners
{
    private readonly ConcurrentDictionary<ListenerGroup, int> counts = new();

    public void Add(ListenerGroup group) => counts.AddOrUpdate(group, 1, (_, count) => count + 1);

    public void Remove(ListenerGroup group) => counts.AddOrUpdate(group, 0, (_, count) => Math.Max(0, count - 1));

    public bool Any(ListenerGroup group) => counts.GetValueOrDefault(group) > 0;
}
