using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>A board as far as dots are concerned, while a batch of them is entered: nothing is written before <see cref="Save"/>.</summary>
internal sealed class BoardOfDots
{
    private readonly Activity activity;
    private readonly IdeasSettings settings;
    private readonly Dictionary<Guid, IdeaOfBoard> ideas;
    private readonly Dictionary<Guid, ClusterOfBoard> clusters;
    private readonly Dictionary<Piece, (Guid Id, bool Shows)> targets = [];
    private readonly Dictionary<(Guid Voter, Guid Target), Dot> stored;
    private readonly Dictionary<Guid, Dictionary<Guid, int>> counts = [];
    private readonly Dictionary<(Guid Voter, Guid Target), VoterInRoom> changed = [];

    public BoardOfDots(Activity activity, string code, IEnumerable<IdeaOfBoard> ideas, IEnumerable<ClusterOfBoard> clusters, IEnumerable<Dot> dots)
    {
        (this.activity, Code, settings) = (activity, code, activity.SettingsAs<IdeasSettings>());
        this.ideas = ideas.ToDictionary(idea => idea.Id);
        this.clusters = clusters.ToDictionary(cluster => cluster.Id);
        stored = dots.ToDictionary(dot => (dot.VoterId, dot.TargetId));
        foreach (var dot in stored.Values)
        {
            CountsOf(dot.VoterId)[dot.TargetId] = dot.Count;
        }

        var shown = this.ideas.Values.Where(idea => idea.IsVisible && idea.ClusterId is not null).Select(idea => idea.ClusterId!.Value).ToHashSet();
        foreach (var cluster in this.clusters.Values.Where(cluster => !cluster.IsDissolved))
        {
            targets[new Piece(IsCluster: true, cluster.Number)] = (cluster.Id, shown.Contains(cluster.Id));
        }

        foreach (var idea in this.ideas.Values)
        {
            targets[new Piece(IsCluster: false, idea.Number)] = idea.ClusterId is { } cluster ? (cluster, shown.Contains(cluster)) : (idea.Id, idea.IsVisible);
        }
    }

    public string Code { get; }

    public Guid WorkshopId => activity.WorkshopId;

    public bool Takes(GiveDots entry) => IdeasPhases.At(activity.State, activity.ClosesAt, entry.ArrivedAt) == IdeasPhase.Voting && entry.Turn == activity.Turn;

    public IdeaReceipt Give(VoterInRoom voter, Piece on, int? wanted)
    {
        if (!targets.TryGetValue(on, out var target))
        {
            return IdeaReceipt.Closed;
        }

        var mine = CountsOf(voter.VoterId);
        var held = mine.GetValueOrDefault(target.Id);
        var count = Math.Max(0, wanted ?? held + 1);
        if (count > held && !target.Shows)
        {
            return IdeaReceipt.Closed;
        }

        if (count > held && count > settings.MostPerIdea)
        {
            return IdeaReceipt.Most;
        }

        if (count > held && mine.Values.Sum() - held + count > settings.Budget)
        {
            return IdeaReceipt.Spent;
        }

        mine[target.Id] = count;
        changed[(voter.VoterId, target.Id)] = voter;
        return IdeaReceipt.Done;
    }

    public MyBoard Mine(Guid voter, DateTime now) => new(
        activity.Id,
        activity.Turn,
        IdeasPhases.At(activity.State, activity.ClosesAt, now),
        settings,
        IsRemoved: false,
        Ideas: [],
        MyDots.InOrder(CountsOf(voter).Where(one => one.Value > 0).Select(one => On(one.Key, one.Value)).OfType<MyDots>()));

    /// <summary>What was changed, into the context.</summary>
    public void Save(AppDb db)
    {
        foreach (var ((voter, target), who) in changed)
        {
            var count = CountsOf(voter).GetValueOrDefault(target);
            var dot = stored.GetValueOrDefault((voter, target));
            if (dot is not null && count == 0)
            {
                db.Dots.Remove(dot);
            }
            else if (dot is not null)
            {
                dot.Count = count;
            }
            else if (count > 0)
            {
                db.Dots.Add(new Dot { ActivityId = activity.Id, VoterId = voter, TargetId = target, Count = count, Group = who.Group });
            }
        }
    }

    private MyDots? On(Guid target, int count) => ideas.TryGetValue(target, out var idea)
        ? MyDots.OnIdea(idea.Number, count, idea.IsVisible, idea.Text, idea.Language)
        : clusters.TryGetValue(target, out var cluster) ? MyDots.OnCluster(cluster.Number, count, cluster.Title, cluster.Language) : null;

    private Dictionary<Guid, int> CountsOf(Guid voter)
    {
        if (!counts.TryGetValue(voter, out var mine))
        {
            counts[voter] = mine = [];
        }

        return mine;
    }
}
