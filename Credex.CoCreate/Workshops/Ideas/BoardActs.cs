using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>The acts of a host on the cards of a board. Each leaves a trail.</summary>
public static class BoardActs
{
    public const int LongestReason = 300;

    public static Task<ActOutcome> StepAsync(ActivityAct act, Guid actor, Piece piece, int by, CancellationToken cancel) =>
        ArrangeAsync(act, actor, piece, (layout, shows) => layout.Step(piece, by, shows), cancel);

    /// <summary>To a column by its place, or, without one, to the next.</summary>
    public static Task<ActOutcome> ToColumnAsync(ActivityAct act, Guid actor, Piece piece, int? column, CancellationToken cancel) => ArrangeAsync(
        act,
        actor,
        piece,
        (layout, _) => layout.ToColumn(piece, column ?? (layout.ColumnOf(piece) + 1) % layout.Columns.Count),
        cancel);

    /// <summary>Together with another, or, without one, with the card before it.</summary>
    public static async Task<ActOutcome> TogetherAsync(ActivityAct act, Guid actor, Piece idea, Piece? with, CancellationToken cancel)
    {
        var fresh = 1 + (await act.Db.IdeaClusters.Where(cluster => cluster.ActivityId == act.Activity.Id).MaxAsync(cluster => (int?)cluster.Number, cancel) ?? 0);
        return await ArrangeAsync(
            act,
            actor,
            idea,
            (layout, shows) => !idea.IsCluster && (with ?? layout.Before(idea, shows)) is { } other && layout.Has(other) && shows(other) ? layout.Together(idea, other, fresh) : [],
            cancel);
    }

    public static Task<ActOutcome> LeaveAsync(ActivityAct act, Guid actor, Piece idea, CancellationToken cancel) =>
        ArrangeAsync(act, actor, idea, (layout, _) => idea.IsCluster ? [] : layout.Leave(idea), cancel);

    public static Task<ActOutcome> DissolveAsync(ActivityAct act, Guid actor, Piece cluster, CancellationToken cancel) =>
        ArrangeAsync(act, actor, cluster, (layout, _) => cluster.IsCluster ? layout.Dissolve(cluster.Number) : [], cancel);

    public static async Task<ActOutcome> NameAsync(ActivityAct act, Guid actor, Piece piece, string title, CancellationToken cancel)
    {
        var cluster = !piece.IsCluster ? null
            : await act.Db.IdeaClusters.SingleOrDefaultAsync(one => one.ActivityId == act.Activity.Id && one.Number == piece.Number && one.DissolvedAt == null, cancel);
        if (cluster is null || !IdeasActs.Phase(act).IsShown())
        {
            return ActOutcome.NotNow;
        }

        act.Db.IdeaMoves.Add(new IdeaMove { ActivityId = act.Activity.Id, ClusterId = cluster.Id, What = BoardLayout.Named, From = cluster.Title, To = title, By = actor, At = act.Now });
        cluster.Title = title;
        act.Note = new { piece = piece.ToString() };
        act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, [piece]));
        return ActOutcome.Done;
    }

    /// <summary>Lets an idea show, or hides it for a reason that everybody may read.</summary>
    public static async Task<ActOutcome> LetShowAsync(ActivityAct act, Guid actor, Piece piece, string? hiddenReason, CancellationToken cancel)
    {
        var idea = piece.IsCluster ? null : await act.Db.Ideas.SingleOrDefaultAsync(one => one.ActivityId == act.Activity.Id && one.Number == piece.Number, cancel);
        if (idea is null || IdeasActs.Phase(act) is IdeasPhase.Waiting or IdeasPhase.Writing)
        {
            return ActOutcome.NotNow;
        }

        var isHidden = hiddenReason is not null;
        idea.State = isHidden ? IdeaState.Hidden : IdeaState.Visible;
        (idea.HiddenAt, idea.HiddenBy, idea.HiddenReason) = isHidden ? ((DateTime?)act.Now, (Guid?)actor, hiddenReason) : (null, null, null);
        act.Note = new { piece = piece.ToString(), hiddenReason };
        act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, [piece]));
        return ActOutcome.Done;
    }

    /// <summary>Lets all show that wait for it.</summary>
    public static async Task<ActOutcome> LetAllShowAsync(ActivityAct act, CancellationToken cancel)
    {
        var held = await act.Db.Ideas.Where(one => one.ActivityId == act.Activity.Id && one.State == IdeaState.Held).OrderBy(one => one.Number).ToListAsync(cancel);
        if (held.Count == 0 || IdeasActs.Phase(act) is IdeasPhase.Waiting or IdeasPhase.Writing)
        {
            return ActOutcome.NotNow;
        }

        held.ForEach(idea => idea.State = IdeaState.Visible);
        var pieces = held.ConvertAll(idea => new Piece(IsCluster: false, idea.Number));
        act.Note = new { pieces = pieces.Select(piece => piece.ToString()) };
        act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, pieces));
        return ActOutcome.Done;
    }

    /// <summary>The written board: every idea in the column it was written for, by number.</summary>
    public static BoardLayout Written(IEnumerable<Idea> ideas, int columns, IEnumerable<IdeaMove> moves)
    {
        var first = moves.Where(move => move.IdeaId is not null).GroupBy(move => move.IdeaId!.Value).ToDictionary(one => one.Key, one => one.MinBy(move => move.At)!);
        var byColumn = ideas.OrderBy(idea => idea.Number).ToLookup(idea => first.TryGetValue(idea.Id, out var move) && move.From is { } from && from[0] != 'k'
            ? int.Parse(from.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture)
            : idea.Column);
        return new BoardLayout(Enumerable.Range(0, columns).Select(column => byColumn[column].Select(idea => new Piece(IsCluster: false, idea.Number))));
    }

    /// <summary>The board as it stands.</summary>
    public static BoardLayout Standing(IReadOnlyCollection<Idea> ideas, IReadOnlyCollection<IdeaCluster> clusters, int columns)
    {
        var standing = clusters.Where(cluster => cluster.DissolvedAt is null).ToList();
        return new BoardLayout(
            Enumerable.Range(0, columns).Select(column => ideas.Where(idea => idea.ClusterId is null && Math.Min(idea.Column, columns - 1) == column)
                .Select(idea => (Piece: new Piece(IsCluster: false, idea.Number), idea.Order))
                .Concat(standing.Where(cluster => cluster.Column == column).Select(cluster => (Piece: new Piece(IsCluster: true, cluster.Number), cluster.Order)))
                .OrderBy(one => one.Order).ThenBy(one => one.Piece.Number).Select(one => one.Piece)),
            standing.ToDictionary(
                cluster => cluster.Number,
                IReadOnlyList<Piece> (cluster) => [.. ideas.Where(idea => idea.ClusterId == cluster.Id).OrderBy(idea => idea.Order).ThenBy(idea => idea.Number).Select(idea => new Piece(IsCluster: false, idea.Number))]));
    }

    private static async Task<ActOutcome> ArrangeAsync(
        ActivityAct act,
        Guid actor,
        Piece piece,
        Func<BoardLayout, Predicate<Piece>, IReadOnlyList<BoardMove>> arrange,
        CancellationToken cancel)
    {
        if (IdeasActs.Phase(act) != IdeasPhase.Board)
        {
            return ActOutcome.NotNow;
        }

        var ideas = await act.Db.Ideas.Where(idea => idea.ActivityId == act.Activity.Id).ToListAsync(cancel);
        var clusters = await act.Db.IdeaClusters.Where(cluster => cluster.ActivityId == act.Activity.Id).ToListAsync(cancel);
        var layout = Standing(ideas, clusters, act.Activity.SettingsAs<IdeasSettings>().ColumnCount);
        var visible = ideas.Where(idea => idea.State == IdeaState.Visible).Select(idea => idea.Number).ToHashSet();
        bool Shows(Piece one) => one.IsCluster ? layout.Of(one.Number).Any(idea => visible.Contains(idea.Number)) : visible.Contains(one.Number);
        var moves = layout.Has(piece) ? arrange(layout, Shows) : [];
        if (moves.Count == 0)
        {
            return ActOutcome.NotNow;
        }

        // In the order in which they were made, also by servers whose clocks differ: the trail is read by this instant.
        var last = await act.Db.IdeaMoves.Where(move => move.ActivityId == act.Activity.Id).MaxAsync(move => (DateTime?)move.At, cancel);
        var at = last >= act.Now ? last.Value.AddMicroseconds(1) : act.Now;
        Keep(act, actor, at, ideas, clusters, layout, moves);
        act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, moves.Where(move => move.What == BoardLayout.Created).Select(move => new Piece(IsCluster: true, move.Cluster!.Value))));
        act.Note = new { piece = piece.ToString(), moves = moves.Select(move => $"{move.What} {move.Idea} {move.Cluster} {move.From} {move.To}") };
        return ActOutcome.Done;
    }

    private static void Keep(ActivityAct act, Guid actor, DateTime at, List<Idea> ideas, List<IdeaCluster> clusters, BoardLayout layout, IReadOnlyList<BoardMove> moves)
    {
        var byNumber = ideas.ToDictionary(idea => idea.Number);
        foreach (var (move, step) in moves.Select((move, step) => (move, step)))
        {
            if (move.What == BoardLayout.Created)
            {
                var cluster = new IdeaCluster { ActivityId = act.Activity.Id, Number = move.Cluster!.Value, Title = string.Empty, Language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName };
                clusters.Add(cluster);
                act.Db.IdeaClusters.Add(cluster);
            }
            else if (move.What == BoardLayout.Dissolved)
            {
                clusters.Single(cluster => cluster.Number == move.Cluster).DissolvedAt = act.Now;
            }

            act.Db.IdeaMoves.Add(new IdeaMove
            {
                ActivityId = act.Activity.Id,
                IdeaId = move.Idea is { } idea ? byNumber[idea.Number].Id : null,
                ClusterId = move.Cluster is { } number ? clusters.Single(cluster => cluster.Number == number).Id : null,
                What = move.What,
                From = move.From,
                To = move.To,
                By = actor,
                At = at.AddMicroseconds(step),
            });
        }

        for (var column = 0; column < layout.Columns.Count; column++)
        {
            for (var place = 0; place < layout.Columns[column].Count; place++)
            {
                var piece = layout.Columns[column][place];
                if (!piece.IsCluster)
                {
                    var idea = byNumber[piece.Number];
                    (idea.Column, idea.Order, idea.ClusterId) = (column, place, null);
                    continue;
                }

                var cluster = clusters.Single(one => one.Number == piece.Number);
                (cluster.Column, cluster.Order) = (column, place);
                foreach (var (inside, order) in layout.Of(piece.Number).Select((inside, order) => (byNumber[inside.Number], order)))
                {
                    (inside.Column, inside.Order, inside.ClusterId) = (column, order, cluster.Id);
                }
            }
        }
    }
}
