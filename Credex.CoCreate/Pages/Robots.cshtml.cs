using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages;

/// <summary>Where the sitemap is, and what is not for search engines: rooms, accounts, personal links, and the endless ways to choose in the library.</summary>
public sealed class RobotsModel(IOptions<SiteOptions> site) : PageModel
{
    private static readonly string[] Closed = ["/account", "/manage", "/w/", "/i/", "/r/", "/live/", "/practices?"];

    public IActionResult OnGet()
    {
        var root = site.Value.Address(Request);
        var rules = Closed.Select(path => $"Disallow: {Request.PathBase}{path}");
        return Content($"User-agent: *\n{string.Join('\n', rules)}\n\nSitemap: {root}/sitemap.xml\n", "text/plain; charset=utf-8");
    }
}
