using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Standards;

/// <summary>A standard in its current version: the elements of the credential, the tree of clauses, and the latest result of each.</summary>
public sealed class StandardModel(AppDb db, PublishedNeeds needs, CaseReader cases) : PageModel
{
    private const string NotAgreedOnly = "not-agreed";

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    public Standard? Standard { get; private set; }

    public StandardVersion? Version { get; private set; }

    public IReadOnlyList<ClauseText> Clauses { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ClauseResult> Results { get; private set; } = new Dictionary<Guid, ClauseResult>();

    /// <summary>What workshops propose: other words for a clause, and clauses to add. What was withdrawn or hidden is left out, and what was made in a rehearsal.</summary>
    public IReadOnlyList<Proposed> FromWorkshops { get; private set; } = [];

    /// <summary>What surveys found that people need of a clause, as published.</summary>
    public IReadOnlyDictionary<Guid, ClauseNeed> Needs { get; private set; } = new Dictionary<Guid, ClauseNeed>();

    /// <summary>Case studies that illustrate clauses, by the clause.</summary>
    public ILookup<Guid, CaseLine> Illustrated { get; private set; } = Array.Empty<CaseLine>().ToLookup(_ => Guid.Empty);

    public bool OnlyNotAgreed => Show == NotAgreedOnly;

    public int NotAgreed => Clauses.Count(IsNotAgreed);

    public async Task<IActionResult> OnGetAsync([FromRoute] string slug, CancellationToken cancel)
    {
        Standard = await db.Standards.AsNoTracking().SingleOrDefaultAsync(standard => standard.Slug == slug, cancel);
        Version = Standard is null ? null : await db.StandardVersions.AsNoTracking()
            .Where(version => version.StandardId == Standard.Id && version.State == VersionState.Published)
            .OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
        if (Version is null)
        {
            return NotFound();
        }

        Clauses = await db.ClauseTexts.AsNoTracking().Include(clause => clause.Links)
            .Where(clause => clause.VersionId == Version.Id).OrderBy(clause => clause.Order).ToListAsync(cancel);
        Results = await db.ResultsByClauseAsync(Version.Id, cancel);
        Needs = await needs.OfVersionAsync(Version.Id, cancel);
        Illustrated = await cases.OfClausesAsync([.. Clauses.Select(clause => clause.ClauseId)], cancel);
        FromWorkshops = await ProposedAsync(Version.Id, cancel);
        return Page();
    }

    public IEnumerable<ClauseText> Under(ClauseText parent) => Clauses.Where(clause => clause.ParentId == parent.Id);

    public bool IsShown(ClauseText clause) => !OnlyNotAgreed || IsNotAgreed(clause);

    private async Task<IReadOnlyList<Proposed>> ProposedAsync(Guid version, CancellationToken cancel)
    {
        var amendments = await (
            from amendment in db.Amendments.AsNoTracking()
            join clause in db.ClauseTexts on amendment.BaseClauseTextId equals clause.Id
            join activity in db.Activities on amendment.ActivityId equals (Guid?)activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where clause.VersionId == version && !workshop.IsRehearsal && amendment.State != AmendmentState.Withdrawn && amendment.HiddenAt == null
            orderby clause.Order, amendment.At
            select new Proposed(clause.Number, IsNew: false, amendment.Text, amendment.Language, amendment.FromGroups, workshop.Slug, workshop.Title)).ToListAsync(cancel);
        var clauses = await (
            from proposal in db.ClauseProposals.AsNoTracking()
            join parent in db.ClauseTexts on proposal.ParentId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            join activity in db.Activities on proposal.ActivityId equals (Guid?)activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where proposal.VersionId == version && !workshop.IsRehearsal && proposal.State != AmendmentState.Withdrawn
            orderby parent.Order, proposal.At
            select new Proposed(parent.Number, IsNew: true, proposal.Text, proposal.Language, proposal.FromGroups, workshop.Slug, workshop.Title)).ToListAsync(cancel);
        return [.. amendments, .. clauses];
    }

    private bool IsNotAgreed(ClauseText clause) => Results.TryGetValue(clause.Id, out var result)
        && result.Reading.Kind is not (ReadingKind.AgreedByEverybody or ReadingKind.Agreed);
}

/// <summary>What a workshop proposes for a standard.</summary>
/// <param name="Number">The clause that it would change, or the one that it would stand under.</param>
/// <param name="Groups">The groups it came from, as far as they may be shown.</param>
/// <param name="Workshop">The part of its address that names it.</param>
public sealed record Proposed(string? Number, bool IsNew, string Text, string Language, IReadOnlyList<StakeholderGroup> Groups, string Workshop, LocalizedText WorkshopTitle);
