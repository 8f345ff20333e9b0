using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Live;

/// <summary>
/// Reads and renders regions for those who ask: the page's first load, <c>GET /live/…</c> after a reconnect. The revision is read before
/// the data, so the HTML shows at least every commit that the revision promises.
/// </summary>
public sealed class Regions(IEnumerable<IRegion> regions, RegionRenderer renderer, IServiceScopeFactory scopes, TimeProvider clock)
{
    private readonly Dictionary<string, IRegion> byName = regions.ToDictionary(region => region.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, string Language), (RenderedRegion Region, DateTime At)> latest = new();

    /// <summary>By its name, or for one of several such as <c>cards.3</c> by the name before the point.</summary>
    public IRegion? Find(string name) => byName.GetValueOrDefault(name.Split('.')[0]);

    public IEnumerable<IRegion> For(Audience audience) => byName.Values.Where(region => region.Audience == audience);

    /// <summary>The region in the reader's language, or null where it does not exist.</summary>
    public async Task<RenderedRegion?> GetAsync(RegionKey key, CancellationToken cancel)
    {
        if (Find(key.Name) is not { } region)
        {
            return null;
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var name = key.ToString();
        var row = await db.LiveRegions.AsNoTracking().Where(row => row.Key == name)
            .Select(row => new { row.Revision, row.DirtyAt }).SingleOrDefaultAsync(cancel);

        // A rendering of this revision serves a thousand reconnecting phones. While something newer is on its way it serves only where that may lag.
        var now = clock.GetUtcNow().UtcDateTime;
        if (row is not null && latest.TryGetValue((name, language), out var known) && known.Region.Revision == row.Revision
            && (row.DirtyAt is null || (region.MayLag && now - known.At < Publisher.Pace)))
        {
            return known.Region;
        }

        var content = await region.ReadAsync(scope.ServiceProvider, key, whole: true, cancel);
        if (content is null)
        {
            return null;
        }

        var rendered = new RenderedRegion(name, row?.Revision ?? 0, await renderer.RenderAsync(content, language), content.Moment);
        if (row is { DirtyAt: null } || region.MayLag)
        {
            Keep(rendered, language);
        }

        return rendered;
    }

    /// <summary>Remembers a rendering, unless a newer one is known already.</summary>
    public void Keep(RenderedRegion rendered, string language)
    {
        // A running timer carries the server's now, which must not be old.
        if (rendered.Html.Contains("data-ends=", StringComparison.Ordinal))
        {
            return;
        }

        latest.AddOrUpdate(
            (rendered.Key, language),
            (rendered, clock.GetUtcNow().UtcDateTime),
            (_, known) => known.Region.Revision > rendered.Revision ? known : (rendered, clock.GetUtcNow().UtcDateTime));
    }
}
