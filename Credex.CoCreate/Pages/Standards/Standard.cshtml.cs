using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Standards;

/// <summary>A standard in its current version: the elements of the credential, the tree of clauses, and the latest result of each.</summary>
public sealed class StandardModel(AppDb db) : PageModel
{
    private const string NotAgreedOnly = "not-agreed";

    [FromQuery(Name = "show")]
    public string? Show { get; set; }

    public Standard? Standard { get; private set; }

    public StandardVersion? Version { get; private set; }

    public IReadOnlyList<ClauseText> Clauses { get; private set; } = [];

    public IReadOnlyDictionary<Guid, ClauseResult> Results { get; private set; } = new Dictionary<Guid, ClauseResult>();

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
        return Page();
    }

    public IEnumerable<ClauseText> Under(ClauseText parent) => Clauses.Where(clause => clause.ParentId == parent.Id);

    public bool IsShown(ClauseText clause) => !OnlyNotAgreed || IsNotAgreed(clause);

    private bool IsNotAgreed(ClauseText clause) => Results.TryGetValue(clause.Id, out var result)
        && result.Reading.Kind is not (ReadingKind.AgreedByEverybody or ReadingKind.Agreed);
}
