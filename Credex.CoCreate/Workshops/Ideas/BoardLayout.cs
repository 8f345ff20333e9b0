using System.Globalization;
using System.Runtime.InteropServices;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>An idea or a cluster by its number: <c>12</c> or <c>k3</c>. What buttons carry, and what elements are known by.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Piece(bool IsCluster, int Number)
{
    public static Piece? Read(string? text)
    {
        var isCluster = text is ['k', ..];
        return int.TryParse(isCluster ? text!.AsSpan(1) : text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new Piece(isCluster, number)
            : null;
    }

    /// <summary>The id of its element on a board.</summary>
    public string Id => IsCluster ? ToString() : $"c{ToString()}";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsCluster ? "k" : null)}{Number}");
}

/// <summary>One step of putting a board in order. A place is <c>1.4</c>, the fifth of the second column, or <c>k3.0</c>, the first in a cluster.</summary>
public sealed record BoardMove(string What, Piece? Idea, int? Cluster, string? From, string? To);

/// <summary>
/// Where every idea and cluster of a board stands, held and hidden ones too. <see cref="Apply"/> alone changes it, so that the trail of its moves, applied to
/// the written board, gives the board as it is.
/// </summary>
public sealed class BoardLayout
{
    public const string Moved = "moved";
    public const string Clustered = "clustered";
    public const string Created = "created";
    public const string Dissolved = "dissolved";
    public const string Named = "named";

    private readonly List<List<Piece>> columns;
    private readonly Dictionary<int, List<Piece>> clusters;

    /// <param name="columns">The pieces of each column in order.</param>
    /// <param name="clusters">The ideas of each cluster in order.</param>
    public BoardLayout(IEnumerable<IEnumerable<Piece>> columns, IReadOnlyDictionary<int, IReadOnlyList<Piece>>? clusters = null)
    {
        this.columns = [.. columns.Select(column => column.ToList())];
        this.clusters = clusters?.ToDictionary(pair => pair.Key, pair => pair.Value.ToList()) ?? [];
    }

    public IReadOnlyList<IReadOnlyList<Piece>> Columns => columns;

    public IReadOnlyList<Piece> Of(int cluster) => clusters.GetValueOrDefault(cluster) ?? [];

    /// <summary>The cluster that an idea is in.</summary>
    public int? ClusterOf(Piece idea) => clusters.Where(pair => pair.Value.Contains(idea)).Select(pair => (int?)pair.Key).FirstOrDefault();

    public int ColumnOf(Piece piece) => columns.FindIndex(column => column.Contains(!piece.IsCluster && ClusterOf(piece) is { } cluster ? new Piece(IsCluster: true, cluster) : piece));

    public bool Has(Piece piece) => columns.Exists(column => column.Contains(piece)) || (!piece.IsCluster && ClusterOf(piece) is not null);

    public string Place(Piece piece)
    {
        var (prefix, list) = ListOf(piece);
        return At(prefix, list.IndexOf(piece));
    }

    /// <summary>One place up (-1) or down (1) among those that show.</summary>
    public IReadOnlyList<BoardMove> Step(Piece piece, int by, Predicate<Piece> shows)
    {
        var (prefix, list) = ListOf(piece);
        var place = list.IndexOf(piece) + by;
        while (place >= 0 && place < list.Count && !shows(list[place]))
        {
            place += by;
        }

        return place < 0 || place >= list.Count ? [] : Do(Move(piece, At(prefix, place)));
    }

    /// <summary>To the end of a column; an idea leaves its cluster.</summary>
    public IReadOnlyList<BoardMove> ToColumn(Piece piece, int column)
    {
        if (column < 0 || column >= columns.Count)
        {
            return [];
        }

        var (_, list) = ListOf(piece);
        var end = columns[column].Count - (ReferenceEquals(list, columns[column]) ? 1 : 0);
        return ReferenceEquals(list, columns[column]) && list[^1] == piece ? [] : [.. Do(Move(piece, At(Column(column), end))), .. Emptied(list)];
    }

    /// <summary>Out of its cluster, to the place after it.</summary>
    public IReadOnlyList<BoardMove> Leave(Piece idea)
    {
        if (ClusterOf(idea) is not { } cluster)
        {
            return [];
        }

        var (prefix, list) = ListOf(new Piece(IsCluster: true, cluster));
        var after = list.IndexOf(new Piece(IsCluster: true, cluster)) + 1;
        return [.. Do(Move(idea, At(prefix, after))), .. Emptied(clusters[cluster])];
    }

    /// <summary>The one that shows before it in its column.</summary>
    public Piece? Before(Piece idea, Predicate<Piece> shows)
    {
        var (_, list) = ListOf(idea);
        return list.Take(list.IndexOf(idea)).Where(one => shows(one)).Select(one => (Piece?)one).LastOrDefault();
    }

    /// <summary>Puts an idea into a cluster, or together with another idea into a new one that stands where the other stood.</summary>
    /// <param name="fresh">The number that a new cluster gets.</param>
    public IReadOnlyList<BoardMove> Together(Piece idea, Piece with, int fresh)
    {
        var cluster = with.IsCluster ? with.Number : ClusterOf(with);
        if (idea.IsCluster || idea == with || (cluster is not null && cluster == ClusterOf(idea)))
        {
            return [];
        }

        var (_, left) = ListOf(idea);
        var moves = new List<BoardMove>();
        if (cluster is null)
        {
            moves.AddRange(Do(new BoardMove(Created, Idea: null, fresh, From: null, Place(with))));
            moves.AddRange(Do(new BoardMove(Clustered, with, fresh, Place(with), At(Cluster(fresh), 0))));
            cluster = fresh;
        }

        moves.AddRange(Do(new BoardMove(Clustered, idea, cluster, Place(idea), At(Cluster(cluster.Value), clusters[cluster.Value].Count))));
        moves.AddRange(Emptied(left));
        return moves;
    }

    /// <summary>Its ideas stand where it stood, in their order.</summary>
    public IReadOnlyList<BoardMove> Dissolve(int cluster) =>
        clusters.ContainsKey(cluster) ? Do(new BoardMove(Dissolved, Idea: null, cluster, Place(new Piece(IsCluster: true, cluster)), To: null)) : [];

    public void Apply(BoardMove move)
    {
        switch (move.What)
        {
            case Created:
                clusters[move.Cluster!.Value] = [];
                Insert(new Piece(IsCluster: true, move.Cluster.Value), move.To!);
                break;
            case Dissolved:
                var piece = new Piece(IsCluster: true, move.Cluster!.Value);
                var (_, list) = ListOf(piece);
                var place = list.IndexOf(piece);
                list.RemoveAt(place);
                list.InsertRange(place, clusters[piece.Number]);
                clusters.Remove(piece.Number);
                break;
            case Moved or Clustered:
                var moved = move.Idea ?? new Piece(IsCluster: true, move.Cluster!.Value);
                ListOf(moved).List.Remove(moved);
                Insert(moved, move.To!);
                break;
            default:
                break;
        }
    }

    private BoardMove Move(Piece piece, string to) => new(Moved, piece.IsCluster ? null : piece, piece.IsCluster ? piece.Number : null, Place(piece), to);

    private BoardMove[] Do(BoardMove move)
    {
        Apply(move);
        return [move];
    }

    private IReadOnlyList<BoardMove> Emptied(List<Piece> list) =>
        list.Count == 0 && clusters.Where(pair => ReferenceEquals(pair.Value, list)).Select(pair => (int?)pair.Key).FirstOrDefault() is { } cluster ? Dissolve(cluster) : [];

    private void Insert(Piece piece, string to)
    {
        var parts = to.Split('.');
        var place = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var list = parts[0] is ['k', ..] ? clusters[int.Parse(parts[0].AsSpan(1), CultureInfo.InvariantCulture)] : columns[int.Parse(parts[0], CultureInfo.InvariantCulture)];
        list.Insert(Math.Min(place, list.Count), piece);
    }

    private (string Prefix, List<Piece> List) ListOf(Piece piece)
    {
        if (!piece.IsCluster && ClusterOf(piece) is { } cluster)
        {
            return (Cluster(cluster), clusters[cluster]);
        }

        var column = columns.FindIndex(one => one.Contains(piece));
        return column < 0 ? throw new ArgumentException("It is not on the board.", nameof(piece)) : (Column(column), columns[column]);
    }

    private static string Column(int column) => column.ToString(CultureInfo.InvariantCulture);

    private static string Cluster(int cluster) => new Piece(IsCluster: true, cluster).ToString();

    private static string At(string prefix, int place) => string.Create(CultureInfo.InvariantCulture, $"{prefix}.{place}");
}
