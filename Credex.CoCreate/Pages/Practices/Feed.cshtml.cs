using System.Globalization;
using Credex.CoCreate.Practices.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>
/// Any search of the library for a feed reader, the newest cases first. A feed reader has no cookie and seldom a language, so the address carries the one that its reader had
/// (<c>?in=fr</c>), as those of calendars do.
/// </summary>
public sealed class FeedModel(PracticeSearch search, FacetNames names, IOptions<SiteOptions> site, TimeProvider clock, IStringLocalizer<FindingTexts> texts) : PageModel
{
    public const int Most = 50;

    [FromQuery(Name = "in")]
    public string? In { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (In is { } language && SiteLanguages.Codes.Contains(language, StringComparer.Ordinal))
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        }

        var query = LibraryQuery.Read(Request.Query) with { Page = 1, Order = LibraryOrder.Newest };
        var ids = await search.AllAsync(query, cancel);
        var cases = await search.ReadAsync([.. ids.Take(Most)], cancel);
        string[] chosen = [.. query.Text.Length > 0 ? [query.Text] : Array.Empty<string>(), .. query.All.Select(one => names.Alone(one.Facet, one.Value))];
        var root = site.Value.Address(Request);
        var feed = new PracticeFeed
        {
            Title = chosen.Length == 0 ? texts["Feed_All"] : texts["Feed_Some", string.Join(", ", chosen)],
            Author = site.Value.Name,
            Self = $"{root}/practices.atom{query with { Order = null }}",
            Page = $"{root}/practices{query with { Order = null }}",
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Updated = cases.Select(found => found.ChangedAt).DefaultIfEmpty(clock.GetUtcNow().UtcDateTime.Date).Max(),
        };
        return File(feed.Write(cases, found => $"{root}/practices/{found.Slug}", topic => names.Of(Facet.Topic, topic)), PracticeFeed.ContentType);
    }
}
