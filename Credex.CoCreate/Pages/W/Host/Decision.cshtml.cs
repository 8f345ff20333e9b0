using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>What is concluded on the clause, with its reason and the result that it rests on. Undone ones stay in the record.</summary>
public sealed class DecisionModel(RoomActs acts, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    [BindProperty(Name = "item")]
    public Guid Item { get; set; }

    [BindProperty(Name = "attempt")]
    public int Attempt { get; set; }

    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}/host"));

    public async Task<IActionResult> OnPostAsync(DecisionOutcome? outcome, string? reason, CancellationToken cancel)
    {
        var why = reason?.Trim() ?? string.Empty;
        if (outcome is null || !Enum.IsDefined(outcome.Value) || why.Length is 0 or > Decision.MaxReason)
        {
            return Answer(ActOutcome.NotNow);
        }

        return Answer(
            await acts.OnItemAsync(Code, Actor, Item, Attempt, "clause.decided", act => DecideAsync(act, outcome.Value, why, cancel), cancel),
            "Decided");
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid decision, CancellationToken cancel) => Answer(
        await acts.OnItemAsync(
            Code,
            Actor,
            Item,
            Attempt,
            "clause.decision-undone",
            async act =>
            {
                var standing = await act.Db.Decisions.SingleOrDefaultAsync(one => one.Id == decision && one.ClauseTextId == act.Item.ClauseTextId && one.UndoneAt == null, cancel);
                if (standing is null)
                {
                    return false;
                }

                standing.UndoneAt = act.Now;
                return true;
            },
            cancel));

    private async Task<bool> DecideAsync(ItemAct act, DecisionOutcome outcome, string why, CancellationToken cancel)
    {
        if (act.Item.StateAt(act.Now) != ItemState.Revealed
            || await act.Db.Decisions.AnyAsync(one => one.RoundId == act.Round.Id && one.ClauseTextId == act.Item.ClauseTextId && one.UndoneAt == null, cancel))
        {
            return false;
        }

        var shown = act.Item.Latest();
        var reading = shown?.Tally is { } tally ? Reading.Of(ConsensusRules.For(act.Round.Rule), tally).Kind.ToString() : shown?.Held?.ToString() ?? "None";
        act.Db.Decisions.Add(new Decision
        {
            ClauseTextId = act.Item.ClauseTextId,
            RoundId = act.Round.Id,
            Outcome = outcome,
            Reason = LocalizedText.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, why)),
            Evidence = new DecisionEvidence(shown?.Id, act.Item.Attempt, reading),
            By = Actor,
            At = act.Now,
        });
        return true;
    }
}
