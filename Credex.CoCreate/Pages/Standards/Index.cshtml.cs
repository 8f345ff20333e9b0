using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Standards;

/// <summary>All standards, with a search that forgives accents and case in every language, and filters that stand in the address.</summary>
public sealed class StandardsModel(AppDb db) : PageModel
{
    private const int PageSize = 25;

    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "domain")]
    public string? Domain { get; set; }

    [FromQuery(Name = "stage")]
    public StandardStage? Stage { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Total { get; private set; }

    public int Pages { get; private set; }

    public IReadOnlyList<StandardRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var found = db.Standards.Where(standard => standard.Versions.Any(version => version.State == VersionState.Published));
        foreach (var word in Folding.Fold(Query ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
        {
            found = found.Where(standard => standard.Folded.Contains(word));
        }

        if (Domain is { Length: > 0 } domain)
        {
            found = found.Where(standard => standard.Domain == domain);
        }

        if (Stage is { } stage)
        {
            found = found.Where(standard => standard.Stage == stage);
        }

        Total = await found.CountAsync(cancel);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Rows = await StandardRow.ReadAsync(db, found.OrderBy(standard => standard.Slug).Skip((PageNumber - 1) * PageSize).Take(PageSize), cancel);
    }

    /// <summary>The query of another page of the same list.</summary>
    public string At(int page)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Query,
            ["domain"] = Domain,
            ["stage"] = Stage?.ToString(),
            ["page"] = page.ToString(CultureInfo.InvariantCulture),
        };
        return QueryString.Create(query.Where(pair => !string.IsNullOrEmpty(pair.Value))).ToString();
    }
}
