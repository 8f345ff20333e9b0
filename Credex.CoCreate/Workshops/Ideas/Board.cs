using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>A room that is at a board.</summary>
public sealed record BoardRoom(RoomState Room, Board Board) : RoomState(Room)
{
    /// <summary>The turn that answers and acts are meant for.</summary>
    public int Turn => Current!.Turn;

    /// <summary>Identifies what is mine here.</summary>
    public string Target => $"{ActivityId:N}.{Turn}";

    public DateTime? EndsAt => Board.Phase.IsOpen() ? Current!.ClosesAt : null;

    /// <summary>The state as pages and styles name it.</summary>
    public string StateName => Board.State.ToString().ToLowerInvariant();
}

/// <summary>A board as it stands. Who wrote what is not in it.</summary>
/// <param name="Ideas">All of them by number; what may show of each is another matter.</param>
/// <param name="Clusters">Those that are not dissolved.</param>
/// <param name="Writers">People who wrote, by group.</param>
/// <param name="DotGivers">People who gave dots, by group.</param>
public sealed record Board(
    Guid ActivityId,
    IdeasPhase Phase,
    IdeasSettings Settings,
    IReadOnlyList<Card> Ideas,
    IReadOnlyList<Cluster> Clusters,
    int[] Writers,
    int[] DotGivers,
    int Dots,
    IdeasOutcome? Outcome)
{
    /// <summary>Cards in one region: the longest texts of so many fit into it.</summary>
    public const int Chunk = 12;

    public int Held => Ideas.Count(idea => idea.State == IdeaState.Held);

    public int Hidden => Ideas.Count(idea => idea.State == IdeaState.Hidden);

    /// <summary>Why ideas are hidden, the most frequent reason first: with the count all that is public of them.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons =>
    [
        .. Ideas.Where(idea => idea.State == IdeaState.Hidden).GroupBy(idea => idea.HiddenReason ?? string.Empty, StringComparer.Ordinal)
            .Select(same => (Reason: same.Key, Count: same.Count())).OrderByDescending(one => one.Count).ThenBy(one => one.Reason, StringComparer.Ordinal),
    ];

    public IEnumerable<Card> Visible => Ideas.Where(idea => idea.IsVisible);

    public ItemState State => StateOf(Phase);

    /// <summary>What stands in a column for everybody, in order.</summary>
    public IReadOnlyList<Pile> Column(int column) =>
    [
        .. Ideas.Where(idea => idea.IsVisible && idea.ClusterId is null && idea.Column == column).Select(idea => new Pile(Cluster: null, [idea], idea.Order))
            .Concat(Clusters.Where(cluster => cluster.Column == column).Select(cluster => new Pile(cluster, VisibleIn(cluster), cluster.Order)).Where(pile => pile.Ideas.Count > 0))
            .OrderBy(pile => pile.Order).ThenBy(pile => pile.Ideas[0].Number),
    ];

    /// <summary>Everything that dots can be given to, column by column.</summary>
    public IEnumerable<Pile> Piles => Enumerable.Range(0, Settings.ColumnCount).SelectMany(Column);

    public IReadOnlyList<Card> VisibleIn(Cluster cluster) => [.. Ideas.Where(idea => idea.IsVisible && idea.ClusterId == cluster.Id).OrderBy(idea => idea.Order).ThenBy(idea => idea.Number)];

    /// <summary>The result in order, with what it is about; what was hidden since is left out.</summary>
    public IReadOnlyList<(Ranked Rank, Pile Pile)> Ranking
    {
        get
        {
            var piles = Piles.ToDictionary(pile => pile.Piece.ToString(), StringComparer.Ordinal);
            return Outcome is null ? [] : [.. Outcome.Ranking.Where(one => piles.ContainsKey(one.Piece)).Select(one => (one, piles[one.Piece]))];
        }
    }

    /// <summary>A phase as counts and styles of the room know it.</summary>
    public static ItemState StateOf(IdeasPhase phase) => phase switch
    {
        IdeasPhase.Waiting => ItemState.Waiting,
        IdeasPhase.Writing or IdeasPhase.Voting => ItemState.Open,
        IdeasPhase.Written or IdeasPhase.Voted => ItemState.Closed,
        _ => ItemState.Revealed,
    };

    public static int ChunkOf(int number) => (number - 1) / Chunk;
}

/// <summary>An idea as a card.</summary>
/// <param name="Groups">The block that it came from, if that may be shown.</param>
public sealed record Card(
    Guid Id,
    int Number,
    int Column,
    int Order,
    IdeaState State,
    Guid? ClusterId,
    string Text,
    string Language,
    IReadOnlyList<StakeholderGroup> Groups,
    string? HiddenReason,
    Guid? AmendmentId,
    Guid? ProposalId)
{
    public bool IsVisible => State == IdeaState.Visible;

    public Piece Piece => new(IsCluster: false, Number);
}

public sealed record Cluster(Guid Id, int Number, string Title, string Language, int Column, int Order, Guid? AmendmentId, Guid? ProposalId)
{
    public Piece Piece => new(IsCluster: true, Number);
}

/// <summary>An idea alone, or a cluster with its ideas: what dots are given to.</summary>
public sealed record Pile(Cluster? Cluster, IReadOnlyList<Card> Ideas, int Order)
{
    public Piece Piece => Cluster?.Piece ?? Ideas[0].Piece;

    public Guid Id => Cluster?.Id ?? Ideas[0].Id;

    /// <summary>Its name where it is told in a line.</summary>
    public LocalizedWording Words => Cluster is null
        ? new LocalizedWording(Ideas[0].Text, Ideas[0].Language, IsFallback: false)
        : new LocalizedWording(Cluster.Title, Cluster.Language, IsFallback: false);

    /// <summary>The blocks that its ideas came from.</summary>
    public IReadOnlyList<StakeholderGroup> Groups => [.. Ideas.SelectMany(idea => idea.Groups).Distinct().Order()];

    public bool IsTaken => Ideas.Any(idea => idea.AmendmentId is not null || idea.ProposalId is not null) || Cluster is { } cluster && (cluster.AmendmentId is not null || cluster.ProposalId is not null);
}

/// <summary>The result of the dots, frozen when it is shown.</summary>
/// <param name="People">Who gave dots.</param>
/// <param name="IsHeld">True where fewer than the smallest group gave dots: then nothing is ranked.</param>
public sealed record IdeasOutcome(int People, int Dots, int MinGroup, bool IsHeld, IReadOnlyList<Ranked> Ranking)
{
    /// <summary>Sums as ranks: equal sums are equal ranks, and the rank after them counts all before it (1, 2, 2, 4).</summary>
    public static IReadOnlyList<Ranked> Rank(IEnumerable<(Piece Piece, int Dots)> sums)
    {
        var sorted = sums.OrderByDescending(one => one.Dots).ToList();
        return sorted.ConvertAll(one => new Ranked(one.Piece.ToString(), one.Dots, 1 + sorted.Count(other => other.Dots > one.Dots), sorted.Count(other => other.Dots == one.Dots) > 1));
    }
}

/// <param name="Piece">An idea or a cluster, as <see cref="Ideas.Piece"/> writes it.</param>
/// <param name="IsTie">Whether another one has as many.</param>
public sealed record Ranked(string Piece, int Dots, int Rank, bool IsTie);

/// <summary>What is mine on a board.</summary>
/// <param name="Ideas">What I wrote, oldest first.</param>
/// <param name="Dots">My dots, with what they are on.</param>
public sealed record MyBoard(Guid ActivityId, int Turn, IdeasPhase Phase, IdeasSettings Settings, bool IsRemoved, IReadOnlyList<MyIdea> Ideas, IReadOnlyList<MyDots> Dots)
{
    public int Given => Dots.Sum(one => one.Count);

    public int Left => Math.Max(0, Settings.Budget - Given);
}

/// <param name="IsSettled">Hosts have put the board in order, or made something of it, since: it stays as it is.</param>
public sealed record MyIdea(int Number, string Text, string Language, int Column, bool IsSettled);

/// <param name="Words">What they are on; null where it is hidden by now.</param>
public sealed record MyDots(Piece Piece, int Count, string? Words, string? Language)
{
    public static MyDots OnIdea(int number, int count, bool shows, string text, string language) =>
        new(new Piece(IsCluster: false, number), count, shows ? text : null, shows ? language : null);

    public static MyDots OnCluster(int number, int count, string title, string language) => new(new Piece(IsCluster: true, number), count, title, language);

    /// <summary>Clusters first, then ideas, by number.</summary>
    public static IReadOnlyList<MyDots> InOrder(IEnumerable<MyDots> dots) => [.. dots.OrderByDescending(one => one.Piece.IsCluster).ThenBy(one => one.Piece.Number)];
}
