using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Surveys;

/// <summary>Published results: what was frozen on a day. Without a number, the newest.</summary>
public sealed class ResultsModel(AppDb db, IOptions<SiteOptions> site) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    [FromRoute(Name = "number")]
    public int? Number { get; set; }

    public Survey Survey { get; private set; } = null!;

    public ResultsSnapshot Snapshot { get; private set; } = null!;

    public SnapshotContent Frozen { get; private set; } = null!;

    /// <summary>All that stand, the newest first.</summary>
    public IReadOnlyList<(int Number, DateTime At)> All { get; private set; } = [];

    public HtmlString Html => new(Frozen.Html.GetValueOrDefault(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Frozen.Html.Values.First());

    /// <summary>The permanent address of one of them, whole, to be cited.</summary>
    public string AddressOf(int number) => $"{site.Value.Address(Request)}/surveys/{Slug}/results/{number}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == Slug, cancel) is not { } survey)
        {
            return NotFound();
        }

        Survey = survey;
        var all = await db.ResultsSnapshots.AsNoTracking().Where(one => one.SurveyId == survey.Id).OrderByDescending(one => one.Number).ToListAsync(cancel);
        All = [.. all.Where(one => one.WithdrawnAt is null).Select(one => (one.Number, one.At))];
        var wanted = Number is { } number ? all.Find(one => one.Number == number) : all.Find(one => one.WithdrawnAt is null);
        if (wanted is null)
        {
            return NotFound();
        }

        (Snapshot, Frozen) = (wanted, SnapshotContent.FromJson(wanted.Content));
        if (wanted.WithdrawnAt is not null)
        {
            var page = Page();
            page.StatusCode = StatusCodes.Status410Gone;
            return page;
        }

        return Page();
    }
}
