namespace Credex.CoCreate.Live;

/// <summary>A region among others in one message, as the browser reads it.</summary>
public sealed record PushedRegion(string Key, int Revision, string Html);

/// <summary>
/// Regions that come by the dozen, such as the cards of a board, put together into few messages for each group: what a message costs for every one of five hundred connections is
/// more than what is in it.
/// </summary>
internal sealed class Batches(Action<ListenerGroup, IReadOnlyList<PushedRegion>> send)
{
    /// <summary>Characters of HTML in one message: about what a connection holds before its reader has to take some.</summary>
    private const int Longest = 48 * 1024;

    private readonly Dictionary<ListenerGroup, List<PushedRegion>> waiting = [];

    public void Add(ListenerGroup group, PushedRegion region)
    {
        if (!waiting.TryGetValue(group, out var batch))
        {
            waiting[group] = batch = [];
        }

        if (batch.Count > 0 && batch.Sum(one => one.Html.Length) + region.Html.Length > Longest)
        {
            send(group, [.. batch]);
            batch.Clear();
        }

        batch.Add(region);
    }

    public void SendAll()
    {
        foreach (var (group, batch) in waiting.Where(pair => pair.Value.Count > 0))
        {
            send(group, [.. batch]);
        }

        waiting.Clear();
    }
}
