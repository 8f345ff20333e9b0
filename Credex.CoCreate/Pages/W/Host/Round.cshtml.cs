using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>Scale, rule, timer and smallest group of the round: chosen before the first vote, frozen with it.</summary>
public sealed class RoundSetupModel(AppDb db, Publisher publisher, TimeProvider clock, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public static IReadOnlyList<(Scale Scale, RuleKind Kind)> Choices { get; } =
        [.. Enum.GetValues<Scale>().SelectMany(scale => ConsensusRules.Fitting(scale).Select(kind => (scale, kind)))];

    [BindProperty(Name = "choice")]
    public string? Choice { get; set; }

    [BindProperty(Name = "threshold")]
    public int Threshold { get; set; } = RuleOptions.UsualThreshold;

    [BindProperty(Name = "changesCount")]
    public bool ChangesCount { get; set; }

    [BindProperty(Name = "classic")]
    public bool Classic { get; set; }

    [BindProperty(Name = "timer")]
    public int? Timer { get; set; }

    [BindProperty(Name = "minGroup")]
    public int MinGroup { get; set; } = 5;

    public Round? Round { get; private set; }

    public Workshop? Workshop { get; private set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        Choice = $"{Round!.Scale}.{Round.Rule.Kind}";
        (Threshold, ChangesCount, Classic, Timer, MinGroup) = (Round.Rule.Threshold, Round.Rule.ChangesCount, Round.Rule.Classic, Round.Timer, Workshop!.MinGroup);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var saved = await db.WriteAsync(
            async () =>
            {
                if (!ModelState.IsValid || !await FindAsync(cancel) || !Choices.Any(one => $"{one.Scale}.{one.Kind}" == Choice))
                {
                    return false;
                }

                var (scale, kind) = Choices.First(one => $"{one.Scale}.{one.Kind}" == Choice);

                var before = new { Round!.Scale, Round.Rule, Round.Timer, Workshop!.MinGroup };
                if (MinGroup is not (3 or 5) || !Round.Choose(scale, new RuleOptions(kind, Threshold, ChangesCount, Classic), Timer) || !Workshop.ChooseMinGroup(MinGroup, anyVote: Round.IsFrozen))
                {
                    return false;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                db.AuditEntries.Add(AuditEntry.Of(Actor, "round.chosen", nameof(Round), Round.Id, now, before, new { Round.Scale, Round.Rule, Round.Timer, Workshop.MinGroup }));
                await db.TouchRegionsAsync(RoomRegions.All(Code).Select(key => key.ToString()), now, cancel);
                return true;
            },
            cancel);
        if (saved)
        {
            publisher.Nudge(RoomRegions.All(Code));
            return LocalRedirect(Url.Content($"~/w/{Code}/host"));
        }

        if (Round is null && !await FindAsync(cancel))
        {
            return NotFound();
        }

        Error = Texts["Round_Wrong"];
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        Workshop = await db.Workshops.SingleOrDefaultAsync(one => one.Code == Code, cancel);
        Round = Workshop?.CurrentActivityId is { } activity ? await db.Rounds.SingleOrDefaultAsync(one => one.ActivityId == activity, cancel) : null;
        return Round is not null;
    }
}
