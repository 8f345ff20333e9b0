using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>
/// Where hosts put a board in order, with forms and fifty cards a page: by buttons, so by keys too. Held ideas come first. Each act leads back to the card
/// it was about; what is incomplete comes back with what was written.
/// </summary>
public sealed class BoardModel(AppDb db, ActivityKinds kinds, IdeasReader reader, TimeProvider clock, IStringLocalizer<IdeasTexts> words, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    public const int PageSize = 50;

    [FromRoute(Name = "activity")]
    public Guid Activity { get; set; }

    [FromQuery(Name = "p")]
    public int Number { get; set; } = 1;

    /// <summary>The card that is to become an amendment or a proposed clause.</summary>
    [FromQuery(Name = "take")]
    public string? Take { get; set; }

    public Board Board { get; private set; } = null!;

    public int Turn { get; private set; }

    /// <summary>Whether the room is at this board: the order of what is not on cannot be changed.</summary>
    public bool IsOn { get; private set; }

    public LocalizedText Title { get; private set; } = null!;

    public IReadOnlyList<BoardLine> Lines { get; private set; } = [];

    public int Pages { get; private set; }

    public Pile? Taken { get; private set; }

    /// <summary>What was made of ideas and groups, by its key.</summary>
    public IReadOnlyDictionary<Guid, Became> Made { get; private set; } = new Dictionary<Guid, Became>();

    public IReadOnlyList<ClauseChoices> Choices { get; private set; } = [];

    public (string Text, bool IsRefused)? Notice { get; private set; }

    /// <summary>The card whose form was incomplete, and what it held.</summary>
    public (string Card, string Act, IFormCollection Form)? Incomplete { get; private set; }

    public bool MayArrange => IsOn && Board.Phase == IdeasPhase.Board;

    /// <summary>Whether ideas can become amendments and proposals: once everybody has seen them, also when the room has gone on.</summary>
    public bool MayTake => Board.Phase.IsShown();

    public string Path => $"~/w/{Code}/host/board/{Activity:D}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Notice = TempData.TakeNotice();
        return await ReadAsync(cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "act")] string? act, CancellationToken cancel)
    {
        if (await kinds.FindAsync(Code, Activity, cancel) is not IdeasKind kind)
        {
            return NotFound();
        }

        var card = Request.Form["card"].ToString();
        var reply = await kind.ActAsync(new ActRequest(Code, Actor, Activity, act ?? string.Empty, Request.Form), cancel);
        if (reply.Outcome == ActOutcome.Unknown)
        {
            return NotFound();
        }

        var isDone = reply.Outcome == ActOutcome.Done;
        var said = reply.Words ?? (isDone ? words[$"Done_{act}"] : reply.Outcome == ActOutcome.NotNow ? words["Act_NotNow"] : Texts[$"Act_{reply.Outcome}"]).Value;
        if (reply.Outcome != ActOutcome.Done && (act is "hide" or "name" or "amend" or "propose" || reply.Outcome == ActOutcome.Incomplete))
        {
            db.ChangeTracker.Clear();
            Incomplete = (card, act!, Request.Form);
            Notice = (said, true);
            Take = act is "amend" or "propose" ? card : null;
            if (!await ReadAsync(cancel))
            {
                return NotFound();
            }

            var page = Page();
            page.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return page;
        }

        TempData[isDone ? Notices.Done : Notices.Refused] = said;
        var anchor = Piece.Read(card) is { } piece ? $"#card-{piece}" : string.Empty;
        return LocalRedirect(Url.Content($"{Path}?p={Math.Max(1, Number)}{anchor}"));
    }

    /// <summary>What a field held when its form was refused.</summary>
    public string? Sent(string card, string act, string name) =>
        Incomplete is { } kept && kept.Card == card && kept.Act == act ? kept.Form[name].ToString() : null;

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        var activity = await db.Activities.AsNoTracking().SingleOrDefaultAsync(one => one.Id == Activity, cancel);
        var workshop = await db.Workshops.AsNoTracking().SingleAsync(one => one.Code == Code, cancel);
        if (activity is null || activity.WorkshopId != workshop.Id || activity.Kind != IdeasKind.KindName || await reader.BoardAsync(Activity, cancel) is not { } board)
        {
            return false;
        }

        (Board, Turn, Title) = (board, activity.Turn, board.Settings.Prompt ?? activity.Title);
        IsOn = workshop.Stage == WorkshopStage.Live && workshop.CurrentActivityId == Activity;
        if (IdeasPhases.At(activity.State, activity.ClosesAt, clock.GetUtcNow().UtcDateTime) is IdeasPhase.Waiting or IdeasPhase.Writing)
        {
            // While people write nobody sees what others write, hosts neither.
            return true;
        }

        Made = (await reader.MadeAsync(Activity, cancel)).ToDictionary(one => one.Id);
        var lines = AllLines().ToList();
        Pages = Math.Max(1, (lines.Count + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        Lines = [.. lines.Skip((Number - 1) * PageSize).Take(PageSize)];
        if (board.Phase.IsShown() && Piece.Read(Take) is { } taken)
        {
            Taken = board.Piles.FirstOrDefault(pile => pile.Piece == taken) ?? board.Visible.Where(idea => idea.Piece == taken).Select(idea => new Pile(Cluster: null, [idea], idea.Order)).FirstOrDefault();
            Choices = Taken is null ? [] : await ChoicesAsync(workshop.Id, cancel);
        }

        return true;
    }

    /// <summary>Held ones first, then the board as it stands, then what is hidden.</summary>
    private IEnumerable<BoardLine> AllLines()
    {
        foreach (var idea in Board.Ideas.Where(one => one.State == IdeaState.Held))
        {
            yield return new BoardLine(idea.Piece, idea, Cluster: null, idea.Column, Pile: null, Ideas: 0);
        }

        for (var column = 0; column < Board.Settings.ColumnCount; column++)
        {
            foreach (var pile in Board.Column(column))
            {
                if (pile.Cluster is not null)
                {
                    yield return new BoardLine(pile.Piece, Idea: null, pile.Cluster, column, pile.Piece, pile.Ideas.Count);
                }

                foreach (var idea in pile.Ideas)
                {
                    yield return new BoardLine(idea.Piece, idea, Cluster: null, column, pile.Piece, Ideas: 0);
                }
            }
        }

        foreach (var idea in Board.Ideas.Where(one => one.State == IdeaState.Hidden))
        {
            yield return new BoardLine(idea.Piece, idea, Cluster: null, idea.Column, Pile: null, Ideas: 0);
        }
    }

    /// <summary>The clauses of versions that this workshop reviews, then of the current version of every other standard.</summary>
    private async Task<IReadOnlyList<ClauseChoices>> ChoicesAsync(Guid workshop, CancellationToken cancel)
    {
        var reviewed = await (
            from round in db.Rounds
            join activity in db.Activities on round.ActivityId equals activity.Id
            where activity.WorkshopId == workshop
            select round.VersionId).Distinct().ToListAsync(cancel);
        var versions = await db.StandardVersions.AsNoTracking().Include(one => one.Standard).Include(one => one.Clauses)
            .Where(one => one.State == VersionState.Published && (reviewed.Contains(one.Id) || !db.StandardVersions.Any(newer => newer.StandardId == one.StandardId && newer.State == VersionState.Published && newer.Number > one.Number)))
            .ToListAsync(cancel);
        return
        [
            .. versions.OrderByDescending(one => reviewed.Contains(one.Id)).ThenBy(one => one.Standard!.Slug, StringComparer.Ordinal)
                .Select(one => new ClauseChoices(one.Id, one.Standard!.Title, one.Number, [.. one.Clauses.OrderBy(clause => clause.Order)])),
        ];
    }
}

/// <summary>One line of the page: an idea, or the head of a cluster.</summary>
/// <param name="Pile">What another card is put together with that is put on it; null where it does not show.</param>
public sealed record BoardLine(Piece Piece, Card? Idea, Cluster? Cluster, int Column, Piece? Pile, int Ideas)
{
    public bool IsInside => Pile is not null && Pile != Piece;

    public bool IsOpen => Idea is null || Idea.IsVisible;

    /// <summary>The keys of what was made of it.</summary>
    public IEnumerable<Guid> Made => new[] { Idea?.AmendmentId ?? Cluster?.AmendmentId, Idea?.ProposalId ?? Cluster?.ProposalId }.OfType<Guid>();
}

public sealed record ClauseChoices(Guid Version, LocalizedText Title, int Number, IReadOnlyList<ClauseText> Clauses);
