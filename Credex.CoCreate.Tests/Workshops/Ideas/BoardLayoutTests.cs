using Credex.CoCreate.Workshops.Ideas;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>Putting a board in order: nothing is lost or doubled, and the trail gives the board.</summary>
public sealed class BoardLayoutTests
{
    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_trail_applied_to_the_written_board_gives_the_board(int seed)
    {
        var chance = new Random(seed);
        var columns = chance.Next(1, 5);
        var written = Enumerable.Range(0, columns).Select(column => Enumerable.Range(1, 24).Where(number => number % columns == column).Select(number => new Piece(IsCluster: false, number)).ToList()).ToList();
        var board = new BoardLayout(written);
        var trail = new List<BoardMove>();
        var hidden = Enumerable.Range(1, 24).Where(_ => chance.Next(4) == 0).ToHashSet();
        var fresh = 1;
        for (var step = 0; step < 200; step++)
        {
            var pieces = board.Columns.SelectMany(column => column.SelectMany(piece => piece.IsCluster ? [piece, .. board.Of(piece.Number)] : new[] { piece })).ToList();
            var piece = pieces[chance.Next(pieces.Count)];
            var other = pieces[chance.Next(pieces.Count)];
            var moves = chance.Next(6) switch
            {
                0 => board.Step(piece, -1, one => !hidden.Contains(one.Number)),
                1 => board.Step(piece, 1, one => !hidden.Contains(one.Number)),
                2 => board.ToColumn(piece, chance.Next(columns)),
                3 => board.Together(piece, other, fresh),
                4 when !piece.IsCluster => board.Leave(piece),
                _ => chance.Next(4) == 0 && piece.IsCluster ? board.Dissolve(piece.Number) : [],
            };
            fresh += moves.Count(move => move.What == BoardLayout.Created);
            trail.AddRange(moves);
            Assert.Equal(Enumerable.Range(1, 24), Numbers(board).Order());
        }

        var replayed = new BoardLayout(written);
        foreach (var move in trail)
        {
            replayed.Apply(move);
        }

        Assert.True(trail.Count > 40);
        Assert.Equal(Print(board), Print(replayed));
    }

    [Fact]
    public void A_step_jumps_over_what_does_not_show_and_stops_at_the_ends()
    {
        var board = new BoardLayout([[Idea(1), Idea(2), Idea(3), Idea(4)]]);

        Assert.Single(board.Step(Idea(4), -1, piece => piece.Number != 3));
        Assert.Equal("1 4 2 3", Print(board));
        Assert.Empty(board.Step(Idea(1), -1, _ => true));
        Assert.Empty(board.Step(Idea(2), 1, piece => piece.Number != 3));
    }

    [Fact]
    public void An_idea_goes_together_with_the_one_before_and_a_cluster_without_ideas_goes()
    {
        var board = new BoardLayout([[Idea(1), Idea(2), Idea(3)], [Idea(4)]]);

        board.Together(Idea(2), board.Before(Idea(2), _ => true)!.Value, 1);
        board.Together(Idea(4), Idea(2), 2);
        Assert.Equal("k1(1 2 4) 3 | ", Print(board));
        board.Leave(Idea(1));
        board.ToColumn(Idea(2), 1);
        Assert.Equal("k1(4) 1 3 | 2", Print(board));
        board.Leave(Idea(4));
        Assert.Equal("4 1 3 | 2", Print(board));
    }

    [Theory]
    [InlineData("12", false, 12)]
    [InlineData("k3", true, 3)]
    [InlineData("0", null, 0)]
    [InlineData("k", null, 0)]
    [InlineData("-1", null, 0)]
    [InlineData("", null, 0)]
    [InlineData("12x", null, 0)]
    public void A_piece_is_read_from_what_a_button_carries(string text, bool? isCluster, int number) =>
        Assert.Equal(isCluster is { } some ? new Piece(some, number) : null, Piece.Read(text));

    [Fact]
    public async Task The_stored_trail_gives_the_stored_board()
    {
        await using var app = new TestApp();
        var room = await IdeasRoom.OpenAsync(app);
        await room.FillAsync(3, 12, IdeasPhase.Board);
        foreach (var (act, card, with) in new[] { ("up", "6", ""), ("together", "4", ""), ("together", "9", "4"), ("column", "k1", ""), ("up", "9", ""), ("leave", "4", ""), ("down", "1", ""), ("together", "5", "7"), ("dissolve", "k1", ""), ("column", "12", "") })
        {
            Assert.Equal(200, await room.ActAsync(act, ("card", card), ("with", with)));
        }

        Assert.Equal(422, await room.ActAsync("up"));
        Assert.Equal(409, await room.ActAsync("up", ("card", "99")));
        var (ideas, clusters, moves) = await app.InDbAsync(async db => (
            await db.Ideas.AsNoTracking().ToListAsync(),
            await db.IdeaClusters.AsNoTracking().ToListAsync(),
            await db.IdeaMoves.AsNoTracking().OrderBy(move => move.At).ToListAsync()));
        var replayed = BoardActs.Written(ideas, 2, moves);
        Assert.NotEqual(Print(replayed), Print(BoardActs.Standing(ideas, clusters, 2)));
        foreach (var move in moves)
        {
            replayed.Apply(new BoardMove(
                move.What,
                ideas.Find(idea => idea.Id == move.IdeaId) is { } idea ? Idea(idea.Number) : null,
                clusters.Find(cluster => cluster.Id == move.ClusterId)?.Number,
                move.From,
                move.To));
        }

        Assert.Equal(Print(BoardActs.Standing(ideas, clusters, 2)), Print(replayed));
    }

    [Fact]
    public void Equal_sums_are_equal_ranks()
    {
        var ranks = IdeasOutcome.Rank([(Idea(1), 2), (Idea(2), 5), (Idea(3), 2), (Idea(4), 1)]);

        Assert.Equal([("2", 1, false), ("1", 2, true), ("3", 2, true), ("4", 4, false)], ranks.Select(one => (one.Piece, one.Rank, one.IsTie)));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static Piece Idea(int number) => new(IsCluster: false, number);

    private static IEnumerable<int> Numbers(BoardLayout board) =>
        board.Columns.SelectMany(column => column.SelectMany(piece => piece.IsCluster ? board.Of(piece.Number) : [piece])).Select(piece => piece.Number);

    private static string Print(BoardLayout board) => string.Join(
        " | ",
        board.Columns.Select(column => string.Join(' ', column.Select(piece => piece.IsCluster ? $"{piece}({string.Join(' ', board.Of(piece.Number))})" : piece.ToString()))));
}
