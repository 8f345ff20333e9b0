using System.Globalization;
using System.Text;
using System.Xml;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages;

/// <summary>
/// What search engines may find: the public pages, published standards, workshops and their public records, surveys that are open to everybody, published results, published
/// cases. Each in the languages of the interface.
/// </summary>
public sealed class SitemapModel(AppDb db, TimeProvider clock, IOptions<SiteOptions> site) : PageModel
{
    /// <summary>As many as the protocol allows in one file.</summary>
    public const int Most = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Alternates = "http://www.w3.org/1999/xhtml";

    private static readonly string[] Standing = ["/", "/standards", "/workshops", "/surveys", "/practices", "/about", "/privacy", "/accessibility"];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var root = site.Value.Address(Request);
        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, Async = true }))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Alternates);
            foreach (var place in (await PlacesAsync(cancel)).Take(Most))
            {
                Write(xml, root, place);
            }

            await xml.WriteEndElementAsync();
        }

        return File(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    private static void Write(XmlWriter xml, string root, Place place)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, root + place.Path);
        if (place.ChangedAt is { } at)
        {
            xml.WriteElementString("lastmod", Namespace, at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        foreach (var language in SiteLanguages.Codes)
        {
            xml.WriteStartElement("link", Alternates);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", language);
            xml.WriteAttributeString("href", $"{root}{place.Path}?lang={language}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private async Task<List<Place>> PlacesAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<Place> places = [.. Standing.Select(path => new Place(path, null))];
        places.AddRange((await db.Standards.Where(standard => standard.Versions.Any(version => version.State == VersionState.Published))
                .Select(standard => new { standard.Slug, At = standard.Versions.Max(version => version.PublishedAt) }).OrderBy(one => one.Slug).ToListAsync(cancel))
            .Select(one => new Place($"/standards/{one.Slug}", one.At)));
        foreach (var workshop in await db.Workshops.Where(one => !one.IsRehearsal && one.CancelledAt == null)
            .Select(one => new { one.Slug, one.EndUtc, IsRead = one.Stage == WorkshopStage.Ended && one.RecordAudience == RecordAudience.Everybody }).OrderBy(one => one.Slug).ToListAsync(cancel))
        {
            places.Add(new Place($"/workshops/{workshop.Slug}", null));
            if (workshop.IsRead)
            {
                places.Add(new Place($"/workshops/{workshop.Slug}/record", workshop.EndUtc));
            }
        }

        var surveys = await db.Surveys.AsNoTracking().Where(one => one.AskedVersionId != null).OrderBy(one => one.Slug).ToListAsync(cancel);
        places.AddRange(surveys.Where(one => one.Access == SurveyAccess.Everybody && one.StageAt(now) == SurveyStage.Open).Select(one => new Place($"/s/{one.Slug}", null)));
        var results = await db.ResultsSnapshots.Where(one => one.WithdrawnAt == null).GroupBy(one => one.SurveyId).Select(one => new { one.Key, At = one.Max(snapshot => snapshot.At) }).ToDictionaryAsync(one => one.Key, one => one.At, cancel);
        places.AddRange(surveys.Where(one => results.ContainsKey(one.Id)).Select(one => new Place($"/surveys/{one.Slug}/results", results[one.Id])));
        places.AddRange((await db.Practices.Where(one => one.PublishedNumber != null).OrderByDescending(one => one.PublishedAt).ThenBy(one => one.Slug)
                .Select(one => new { one.Slug, At = one.CorrectedAt ?? one.PublishedAt }).Take(Most).ToListAsync(cancel))
            .Select(one => new Place($"/practices/{one.Slug}", one.At)));
        return places;
    }

    /// <param name="ChangedAt">Null where nobody keeps it.</param>
    private sealed record Place(string Path, DateTime? ChangedAt);
}
