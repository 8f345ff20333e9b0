using System.Globalization;
using Credex.CoCreate.Live;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>
/// The bodies of some cards of a board: <c>cards.0</c> has the ideas 1 to 12, <c>cards.k0</c> the first twelve clusters. A pushed board carries places only, so that a board of hundreds
/// of ideas is small, and a step of putting it in order sends one place and not all texts again.
/// </summary>
public sealed class CardRegion : IRegion
{
    public const string RegionName = "cards";

    public string Name => RegionName;

    public Audience Audience => Audience.Room;

    public bool MayLag => false;

    public async Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel)
    {
        var rooms = services.GetRequiredService<RoomReader>();
        if (await rooms.StateAsync(key.Code, cancel) is not { } state)
        {
            return null;
        }

        var room = rooms.KindOf(state) is IdeasKind ? await services.GetRequiredService<IdeasReader>().RoomAsync(state, cancel) : null;
        var which = key.Name.Split('.') is [_, var suffix] ? suffix : string.Empty;
        var isClusters = which is ['k', ..];
        var chunk = int.TryParse(isClusters ? which[1..] : which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var isShown = room is not null && room.Board.Phase.IsShown();
        return RegionContent.Of<CardChunk>(
            (nameof(CardChunk.Code), key.Code),
            (nameof(CardChunk.ActivityId), state.ActivityId),
            (nameof(CardChunk.Ideas), isShown && !isClusters ? room!.Board.Visible.Where(idea => Board.ChunkOf(idea.Number) == chunk).ToList() : []),
            (nameof(CardChunk.Clusters), isShown && isClusters ? room!.Board.Clusters.Where(cluster => Board.ChunkOf(cluster.Number) == chunk).ToList() : []));
    }

    /// <summary>The regions that carry these cards.</summary>
    public static IEnumerable<RegionKey> Keys(string code, IEnumerable<Piece> pieces) =>
        pieces.Select(piece => $"{RegionName}.{(piece.IsCluster ? "k" : null)}{Board.ChunkOf(piece.Number).ToString(CultureInfo.InvariantCulture)}")
            .Distinct(StringComparer.Ordinal).Select(name => new RegionKey(code, name));
}
