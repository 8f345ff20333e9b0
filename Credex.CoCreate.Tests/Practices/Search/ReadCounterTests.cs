using Credex.CoCreate.Practices.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>Reads are counted by the day, together, and without anybody.</summary>
public sealed class ReadCounterTests
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

    [Theory]
    [InlineData(Firefox, false)]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1", false)]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", true)]
    [InlineData("curl/8.5.0", true)]
    [InlineData("facebookexternalhit/1.1", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    public void Programs_are_known_by_what_they_say_of_themselves(string? agent, bool isRobot)
    {
        Assert.Equal(isRobot, ReadCounter.IsRobot(agent));
    }

    [Fact]
    public async Task Reads_are_written_together_added_to_those_before_and_at_the_end()
    {
        await using var app = new TestApp();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 26, 23, 59, 0, TimeSpan.Zero));
        var id = await app.PublishAsync("badges", Shelf.Case("Badges"));
        using var counter = new ReadCounter(app.Services.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<ReadCounter>.Instance);

        Parallel.For(0, 50, _ => counter.Count(id, Firefox));
        counter.Count(id, "Googlebot/2.1");
        counter.Count(Guid.NewGuid(), Firefox);
        Assert.Empty(await ReadsAsync(app));
        await counter.FlushAsync(CancellationToken.None);
        Assert.Equal([(new DateOnly(2026, 11, 26), 50)], await ReadsAsync(app));

        counter.Count(id, Firefox);
        clock.Advance(TimeSpan.FromMinutes(2));
        counter.Count(id, Firefox);
        await counter.StopAsync(CancellationToken.None);
        Assert.Equal([(new DateOnly(2026, 11, 26), 51), (new DateOnly(2026, 11, 27), 1)], await ReadsAsync(app));
    }

    [Fact]
    public async Task Every_few_seconds_they_are_written_by_themselves()
    {
        await using var app = new TestApp();
        var clock = new FakeTimeProvider();
        var id = await app.PublishAsync("badges", Shelf.Case("Badges"));
        using var counter = new ReadCounter(app.Services.GetRequiredService<IServiceScopeFactory>(), clock, NullLogger<ReadCounter>.Instance);
        await counter.StartAsync(CancellationToken.None);

        counter.Count(id, Firefox);
        for (var look = 0; look < 200 && (await ReadsAsync(app)).Count == 0; look++)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20);
        }

        Assert.Equal(1, Assert.Single(await ReadsAsync(app)).N);
        await counter.StopAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<(DateOnly Day, int N)>> ReadsAsync(TestApp app) =>
        [.. (await app.InDbAsync(db => db.PracticeReads.OrderBy(reads => reads.Day).ToListAsync())).Select(reads => (reads.Day, reads.N))];
}
