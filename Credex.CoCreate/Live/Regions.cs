using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Live;

/// <summary>
/// Reads and renders regions for those who ask: the page's first load, <c>GET /live/…</c> after a reconnect. The revision is read before
/// the data, so the HTML shows at least every commit that the revision promises. A thousand who come back at once share one reading.
/// </summary>
public sealed class Regions(IEnumerable<IRegion> regions, RegionRenderer renderer, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>How long a rendering is kept that nobody asks for or publishes, as of a workshop that is over.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, IRegion> byName = regions.ToDictionary(region => region.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Key, string Language), Shared> shared = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

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
        var place = (key.ToString(), language);
        var one = shared.GetOrAdd(place, _ => new Shared(Now));
        one.UsedAt = Now;
        var rendered = await one.Reads.ReadAsync(() => ReadAsync(region, key, language, one)).WaitAsync(cancel);
        if (rendered is null)
        {
            shared.TryRemove(new(place, one));
        }

        return rendered;
    }

    /// <summary>Remembers a rendering, unless a newer one is known already.</summary>
    public void Keep(RenderedRegion rendered, string language) => Keep(rendered, shared.GetOrAdd((rendered.Key, language), _ => new Shared(Now)));

    /// <summary>Forgets what nobody has asked for or published for a while.</summary>
    public void ForgetUnused()
    {
        var before = Now - KeptFor;
        foreach (var pair in shared.Where(pair => pair.Value.UsedAt < before))
        {
            shared.TryRemove(pair);
        }
    }

    private async Task<RenderedRegion?> ReadAsync(IRegion region, RegionKey key, string language, Shared one)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var name = key.ToString();
        var row = await db.LiveRegions.AsNoTracking().Where(row => row.Key == name)
            .Select(row => new { row.Revision, row.DirtyAt }).SingleOrDefaultAsync();

        // A rendering of this revision serves again. While something newer is on its way it serves only where that may lag.
        if (row is not null && one.Latest is { } known && known.Region.Revision == row.Revision
            && (row.DirtyAt is null || (region.MayLag && Now - known.At < Publisher.Pace)))
        {
            return known.Region;
        }

        if (await region.ReadAsync(scope.ServiceProvider, key, whole: true, CancellationToken.None) is not { } content)
        {
            return null;
        }

        var rendered = new RenderedRegion(name, row?.Revision ?? 0, await renderer.RenderAsync(content, language), content.Moment);
        if (row is { DirtyAt: null } || region.MayLag)
        {
            Keep(rendered, one);
        }

        return rendered;
    }

    private void Keep(RenderedRegion rendered, Shared one)
    {
        one.UsedAt = Now;

        // A running timer carries the server's now, which must not be old.
        if (!rendered.Html.Contains("data-ends=", StringComparison.Ordinal))
        {
            one.Keep(rendered, Now);
        }
    }

    /// <summary>What all who look at one region in one language have in common.</summary>
    private sealed class Shared(DateTime now)
    {
        private readonly Lock gate = new();

        public SharedRead<RenderedRegion?> Reads { get; } = new();

        public Kept? Latest { get; private set; }

        public DateTime UsedAt { get; set; } = now;

        public void Keep(RenderedRegion rendered, DateTime at)
        {
            lock (gate)
            {
                if (Latest is not { } known || known.Region.Revision <= rendered.Revision)
                {
                    Latest = new Kept(rendered, at);
                }
            }
        }
    }

    private sealed record Kept(RenderedRegion Region, DateTime At);
}
