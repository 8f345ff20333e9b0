using Credex.CoCreate.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Live;

/// <summary>A region for those who ask: how often it is read, and for how long it is kept.</summary>
public sealed class RegionsTests
{
    private static readonly RegionKey Key = new(TestApp.Code, "told");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
    private readonly Told told = new();

    [Fact]
    public async Task A_thousand_who_ask_for_a_marked_region_at_once_are_served_by_two_readings()
    {
        await using var app = new TestApp();
        var regions = await WithAsync(app, isMarked: true);

        var first = regions.GetAsync(Key, CancellationToken.None);
        await told.Begun.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 999).Select(_ => regions.GetAsync(Key, CancellationToken.None)).ToList();
        told.MayEnd.Release(1000);

        Assert.Equal("reading 1", (await first)!.Html);
        Assert.All(await Task.WhenAll(others), one => Assert.Equal("reading 2", one!.Html));
        Assert.Equal(2, told.Readings);
    }

    [Fact]
    public async Task Who_goes_away_takes_nobody_elses_region_along()
    {
        await using var app = new TestApp();
        var regions = await WithAsync(app, isMarked: true);
        using var leaving = new CancellationTokenSource();

        var gone = regions.GetAsync(Key, leaving.Token);
        await told.Begun.WaitAsync(TestContext.Current.CancellationToken);
        var waits = regions.GetAsync(Key, leaving.Token);
        var stays = regions.GetAsync(Key, CancellationToken.None);
        await leaving.CancelAsync();
        told.MayEnd.Release(1000);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        Assert.Equal("reading 2", (await stays)!.Html);
    }

    [Fact]
    public async Task What_nothing_has_changed_is_not_read_again_until_nobody_has_asked_for_a_while()
    {
        await using var app = new TestApp();
        var regions = await WithAsync(app, isMarked: false);
        told.MayEnd.Release(1000);

        Assert.Equal("reading 1", (await regions.GetAsync(Key, CancellationToken.None))!.Html);
        clock.Advance(Regions.KeptFor);
        regions.ForgetUnused();
        Assert.Equal("reading 1", (await regions.GetAsync(Key, CancellationToken.None))!.Html);
        clock.Advance(Regions.KeptFor + TimeSpan.FromSeconds(1));
        regions.ForgetUnused();
        Assert.Equal("reading 2", (await regions.GetAsync(Key, CancellationToken.None))!.Html);
    }

    private async Task<Regions> WithAsync(TestApp app, bool isMarked)
    {
        await app.InDbAsync(async db =>
        {
            db.LiveRegions.Add(new LiveRegion { Key = Key.ToString(), Revision = 1, DirtyAt = isMarked ? DateTime.UnixEpoch.AddYears(100) : null });
            return await db.SaveChangesAsync();
        });
        return new Regions([told], app.Services.GetRequiredService<RegionRenderer>(), app.Services.GetRequiredService<IServiceScopeFactory>(), clock);
    }

    /// <summary>Says which reading it is, when it may.</summary>
    private sealed class Told : IRegion
    {
        private int readings;

        public string Name => "told";

        public Audience Audience => Audience.Room;

        public bool MayLag => false;

        public int Readings => readings;

        public SemaphoreSlim Begun { get; } = new(0);

        public SemaphoreSlim MayEnd { get; } = new(0);

        public async Task<RegionContent?> ReadAsync(IServiceProvider services, RegionKey key, bool whole, CancellationToken cancel)
        {
            var number = Interlocked.Increment(ref readings);
            Begun.Release();
            await MayEnd.WaitAsync(cancel);
            return RegionContent.Of<Line>((nameof(Line.Text), $"reading {number}"));
        }
    }

    private sealed class Line : ComponentBase
    {
        [Parameter] public string Text { get; set; } = string.Empty;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Text);
    }
}
