using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Live;

/// <summary>
/// Reads and renders regions for those who ask: the page's first load, <c>GET /live/…</c> after a reconnect. The revision is read before
/// the data, so the HTML shows at least every commit that the revision promises.
/// </summary>
public sealed class Regions(IEnumerable<IRegion> regions, RegionRenderer renderer, IServiceScopeFactory scopes)
{
    private readonly Dictionary<string, IRegion> byName = regions.ToDictionary(region => region.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, string Language), RenderedRegion> latest = new();

    public IRegion? Find(string name) => byName.GetValueOrDefault(name);

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

        // A rendering of this revision serves a thousand reconnecting phones; while something newer is on its way it is not used.
        if (row is { DirtyAt: null } && latest.TryGetValue((name, language), out var known) && known.Revision == row.Revision)
        {
            return known;
        }

        var content = await region.ReadAsync(scope.ServiceProvider, key.Code, cancel);
        if (content is null)
        {
            return null;
        }

        var rendered = new RenderedRegion(name, row?.Revision ?? 0, await renderer.RenderAsync(content, language));
        if (row is { DirtyAt: null })
        {
            Keep(rendered, language);
        }

        return rendered;
    }

    /// <summary>Remembers a rendering, unless a newer one is known already.</summary>
    public void Keep(RenderedRegion rendered, string language) => latest.AddOrUpdate(
        (rendered.Key, language),
        rendered,
        (_, known) => known.Revision > rendered.Revision ? known : rendered);
}
