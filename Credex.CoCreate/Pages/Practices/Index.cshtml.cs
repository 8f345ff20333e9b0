using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>The library: words, facets with their counts, the cases, and where they are. All that was chosen stands in the address.</summary>
public sealed class IndexModel(AppDb db, PracticeSearch search, PracticeRights rights, FacetNames names) : PageModel
{
    /// <summary>How many values of a long facet stand there before the rest is asked for.</summary>
    public const int FirstValues = 8;

    public LibraryResult Result { get; private set; } = default!;

    /// <summary>Pieces of the bodies of cases whose title and summary do not show why they were found.</summary>
    public IReadOnlyDictionary<Guid, LocalizedWording> Excerpts { get; private set; } = new Dictionary<Guid, LocalizedWording>();

    public LibraryQuery Query => Result.Query;

    public bool IsStaff => User.IsInRole(Roles.Staff) || User.IsInRole(Roles.Admin);

    /// <summary>Whether they are led to writing a case of their own.</summary>
    public bool MayWrite { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        MayWrite = await rights.MayCreateAsync(User, cancel);
        Result = await search.FindAsync(LibraryQuery.Read(Request.Query), cancel);
        if (Result.Query.Text.Length > 0)
        {
            Excerpts = await ExcerptsAsync(cancel);
        }
    }

    /// <summary>The address of another search, with the place the site is mounted at.</summary>
    public string At(LibraryQuery query) => $"{Url.Content("~/practices")}{query}";

    /// <summary>The same search for a feed reader, in the language of the page.</summary>
    public string Feed()
    {
        var query = (Query with { Page = 1, Order = null }).ToString();
        return $"{Url.Content("~/practices.atom")}{query}{(query.Length == 0 ? '?' : '&')}in={CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}";
    }

    /// <summary>The first of a facet's values and the rest; what is chosen is among the first.</summary>
    public (IReadOnlyList<FacetRow> First, IReadOnlyList<FacetRow> More) Rows(Facet facet)
    {
        var rows = names.Listed(facet, Result.Facets[facet])
            .Select(row => new FacetRow(facet, row.Value, row.Name, row.Count, Query.Has(facet, row.Value)))
            .ToList();
        if (rows.Count <= FirstValues + 1 || facet is Facet.Topic or Facet.Group or Facet.Domain)
        {
            return (rows, []);
        }

        var first = rows.Where((row, place) => place < FirstValues || row.IsChosen).ToList();
        return (first, [.. rows.Except(first)]);
    }

    private async Task<IReadOnlyDictionary<Guid, LocalizedWording>> ExcerptsAsync(CancellationToken cancel)
    {
        var unexplained = Result.Cases.Where(found => !Shows(found.Facts.Title.Here()) && !Shows(found.Facts.Summary.Here())).ToList();
        var ids = unexplained.Select(found => found.Id).ToList();
        if (ids.Count == 0)
        {
            return Excerpts;
        }

        var revisions = await db.PracticeRevisions.AsNoTracking()
            .Where(revision => ids.Contains(revision.PracticeId) && db.Practices.Any(practice => practice.Id == revision.PracticeId && practice.PublishedNumber == revision.Number))
            .Select(revision => new { revision.PracticeId, revision.Fields })
            .ToListAsync(cancel);
        var pieces = new Dictionary<Guid, LocalizedWording>();
        foreach (var revision in revisions)
        {
            // The language of the page first, then the others of the case.
            var here = revision.Fields.Title.Here().Language;
            foreach (var language in revision.Fields.Languages().OrderBy(one => one == here ? 0 : 1))
            {
                if (CoCreate.Practices.Search.Excerpts.Around(PracticeIndex.BodyText(revision.Fields, language), language, Result.Sought) is { } piece)
                {
                    pieces[revision.PracticeId] = new LocalizedWording(piece, language, IsFallback: language != here);
                    break;
                }
            }
        }

        return pieces;
    }

    private bool Shows(LocalizedWording wording) => CoCreate.Practices.Search.Excerpts.Has(wording.Text, wording.Language, Result.Sought);
}

/// <param name="Count">How many cases would be found with it.</param>
public sealed record FacetRow(Facet Facet, string Value, string Name, int Count, bool IsChosen);
