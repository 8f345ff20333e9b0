using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>Ideas on boards, and dots on them. Without its words an idea keeps its place and its dots: other people gave them.</summary>
public sealed class IdeaData(AppDb db, RemovedWords removed, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 70;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var ideas = await Of(who).AsNoTracking().OrderBy(one => one.At).ToListAsync(cancel);
        var dots = await (
            from dot in db.Dots.AsNoTracking()
            where who.Voters.Contains(dot.VoterId)
            select new
            {
                dot.TargetId,
                dot.Count,
                Idea = db.Ideas.Where(one => one.Id == dot.TargetId).Select(one => new { one.Number, one.Text, one.State }).FirstOrDefault(),
                Cluster = db.IdeaClusters.Where(one => one.Id == dot.TargetId).Select(one => one.Title).FirstOrDefault(),
            }).ToListAsync(cancel);
        return new PersonalSection("ideas", texts["Section_Ideas"],
        [
            .. ideas.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                new("number", texts["Fact_Number"], one.Number),
                new("idea", texts["Fact_Text"], one.Text),
                new("group", texts["Fact_Group"], one.Group),
                new("state", texts["Fact_State"], one.State, texts[$"State_{one.State}"]),
                new("at", texts["Fact_At"], one.At),
            ]),
            .. dots.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                one.Idea is { State: not IdeaState.Visible } hidden
                    ? new("dotsOn", texts["Fact_DotsOn"], one.TargetId, texts["Fact_Idea", hidden.Number])
                    : new("dotsOn", texts["Fact_DotsOn"], one.TargetId, one.Idea?.Text ?? one.Cluster) { IsWritten = true },
                new("dots", texts["Fact_Dots"], one.Count),
            ]),
        ]);
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (erasure.KeepsWords)
        {
            return;
        }

        foreach (var idea in await Of(who).ToListAsync(cancel))
        {
            await FollowAsync(idea, cancel);
            erasure.Traces.Add(idea.Text);
            idea.Text = removed.In(idea.Language);
            var code = await db.Workshops.Where(workshop => workshop.Activities.Any(activity => activity.Id == idea.ActivityId)).Select(workshop => workshop.Code).SingleAsync(cancel);
            erasure.Regions.UnionWith(CardRegion.Keys(code, [new Piece(IsCluster: false, idea.Number)]));
        }
    }

    /// <summary>What was made of the idea word by word, and waits for an answer, loses the words too.</summary>
    private async Task FollowAsync(Idea idea, CancellationToken cancel)
    {
        if (await db.Amendments.SingleOrDefaultAsync(one => one.Id == idea.AmendmentId && one.Text == idea.Text && one.State == AmendmentState.Proposed, cancel) is { } amendment)
        {
            amendment.Text = removed.In(amendment.Language);
        }

        if (await db.ClauseProposals.SingleOrDefaultAsync(one => one.Id == idea.ProposalId && one.Text == idea.Text && one.State == AmendmentState.Proposed, cancel) is { } proposal)
        {
            proposal.Text = removed.In(proposal.Language);
        }
    }

    private IQueryable<Idea> Of(DataSubject who) => db.Ideas.Where(one => one.VoterId != null && who.Voters.Contains(one.VoterId.Value));
}
