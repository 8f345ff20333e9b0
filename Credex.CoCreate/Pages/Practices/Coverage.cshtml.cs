using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Search;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>What the library lacks: topics by country.</summary>
[Authorize(Policies.Staff)]
public sealed class CoverageModel(AppDb db, PracticeSearch search) : PageModel
{
    /// <summary>How many of the thinnest topics are named in words.</summary>
    public const int Named = 3;

    public Coverage Coverage { get; private set; } = default!;

    public async Task OnGetAsync(CancellationToken cancel) => Coverage = await Coverage.ReadAsync(db, await search.NowAsync(cancel), cancel);
}
