using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>
/// Makes an idea or cluster into an amendment of a clause, or a clause that is proposed, while the room is at the board and afterwards. Each keeps the groups it came from, as far
/// as they may be shown.
/// </summary>
public sealed class IdeaOutcomes(AppDb db, IdeasReader reader, RoomActs acts, IStringLocalizer<IdeasTexts> texts)
{
    public async Task<ActReply> AmendAsync(ActRequest request, Piece piece, CancellationToken cancel)
    {
        var text = request.Form.Words("text");
        var clause = await db.ClauseTexts.AsNoTracking().Include(one => one.Version).SingleOrDefaultAsync(one => one.Id == request.Form.Id("clause"), cancel);
        if (Wrong(text) is { } wrong)
        {
            return wrong;
        }

        if (clause?.Version?.State != VersionState.Published)
        {
            return new ActReply(ActOutcome.Incomplete, Words: texts["Act_NoClause"]);
        }

        return await MakeAsync(
            request,
            piece,
            "ideas.amended",
            (pile, now) =>
            {
                var amendment = new Amendment
                {
                    ClauseId = clause.ClauseId,
                    BaseClauseTextId = clause.Id,
                    Language = pile.Words.Language,
                    Text = text,
                    At = now,
                    ActivityId = request.ActivityId,
                    FromGroups = pile.Groups,
                };
                db.Amendments.Add(amendment);
                return (amendment.Id, ProposalId: null);
            },
            texts["Act_Amended", clause.Number],
            cancel);
    }

    public async Task<ActReply> ProposeAsync(ActRequest request, Piece piece, CancellationToken cancel)
    {
        var text = request.Form.Words("text");
        var version = await db.StandardVersions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == request.Form.Id("version") && one.State == VersionState.Published, cancel);
        var parentId = request.Form.Id("parent");
        var parent = parentId == Guid.Empty ? null : await db.ClauseTexts.AsNoTracking().Include(one => one.Version).SingleOrDefaultAsync(one => one.Id == parentId, cancel);
        if (Wrong(text) is { } wrong)
        {
            return wrong;
        }

        if (parent is not null && parent.Version?.State == VersionState.Published && !parent.IsVotable)
        {
            version = parent.Version;
        }
        else if (version is null || parentId != Guid.Empty)
        {
            return new ActReply(ActOutcome.Incomplete, Words: texts["Act_NoPlace"]);
        }

        return await MakeAsync(
            request,
            piece,
            "ideas.proposed",
            (pile, now) =>
            {
                var proposal = new ClauseProposal
                {
                    VersionId = version.Id,
                    ParentId = parent?.Id,
                    Text = text,
                    Language = pile.Words.Language,
                    ActivityId = request.ActivityId,
                    FromGroups = pile.Groups,
                    At = now,
                    By = request.Actor,
                };
                db.ClauseProposals.Add(proposal);
                return (AmendmentId: null, proposal.Id);
            },
            texts["Act_Proposed"],
            cancel);
    }

    private ActReply? Wrong(string text) => text.Length is 0 or > Amendment.MaxLength ? new ActReply(ActOutcome.Incomplete, Words: texts["Act_Words", Amendment.MaxLength]) : null;

    private async Task<ActReply> MakeAsync(
        ActRequest request,
        Piece piece,
        string name,
        Func<Pile, DateTime, (Guid? AmendmentId, Guid? ProposalId)> make,
        string done,
        CancellationToken cancel)
    {
        var outcome = await acts.OnActivityAsync(
            request.Code,
            request.Actor,
            request.ActivityId,
            turn: null,
            name,
            async act =>
            {
                var board = (await reader.BoardAsync(act.Activity.Id, cancel))!;
                var pile = board.Piles.FirstOrDefault(one => one.Piece == piece) ?? board.Visible.Where(idea => idea.Piece == piece).Select(idea => new Pile(Cluster: null, [idea], idea.Order)).FirstOrDefault();
                if (!IdeasActs.Phase(act).IsShown() || pile is null)
                {
                    return ActOutcome.NotNow;
                }

                var (amendment, proposal) = make(pile, act.Now);
                if (pile.Cluster is { } cluster)
                {
                    var row = await db.IdeaClusters.SingleAsync(one => one.Id == cluster.Id, cancel);
                    (row.AmendmentId, row.ProposalId) = (amendment ?? row.AmendmentId, proposal ?? row.ProposalId);
                }
                else
                {
                    var row = await db.Ideas.SingleAsync(one => one.Id == pile.Id, cancel);
                    (row.AmendmentId, row.ProposalId) = (amendment ?? row.AmendmentId, proposal ?? row.ProposalId);
                }

                act.Note = new { piece = piece.ToString(), amendment, proposal };
                act.Keys.AddRange(CardRegion.Keys(act.Workshop.Code, [piece]));
                return ActOutcome.Done;
            },
            cancel,
            afterwards: true);
        return outcome == ActOutcome.Done ? new ActReply(outcome, Words: done) : outcome;
    }
}
