using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>What the app relies on in a database; the same tests on both.</summary>
public abstract class StoreTests : IAsyncLifetime
{
    private static readonly DateTime Noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private Store? store;

    private Store Db => store ?? throw new InvalidOperationException("The store is made before each test.");

    public async ValueTask InitializeAsync()
    {
        store = await CreateAsync();
        await store.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<Store> CreateAsync();

    [Fact]
    public async Task An_empty_database_is_migrated_and_has_nothing_pending()
    {
        await using var db = Db.Open();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Empty(await db.Workshops.ToListAsync());
        await db.Database.MigrateAsync();
    }

    [Fact]
    public async Task A_localized_text_comes_back_with_its_languages_and_their_age()
    {
        var title = new LocalizedText("en", 2, new Dictionary<string, Wording>(StringComparer.Ordinal)
        {
            ["en"] = new("Sound “design” & more", 2),
            ["fr"] = new("Création sonore, œuvres d’été", 1),
            ["el"] = new("Ηχητικός σχεδιασμός", 1),
        });
        await AddStandardAsync("a", title);

        await using var db = Db.Open();
        var read = (await db.Standards.SingleAsync()).Title;

        Assert.Equal(title, read);
        Assert.Equal("Création sonore, œuvres d’été", read.In("fr").Text);
        Assert.True(read.IsStale("fr"));
        Assert.False(read.IsStale("en"));
        Assert.Contains("Création", await Db.TextAsync($"""SELECT "Title" AS "Value" FROM "Standards" """), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JSON_column_comes_back_whole_and_a_change_of_it_is_saved()
    {
        var standard = await AddStandardAsync("a");
        var elements = new CredentialElements
        {
            Workload = new Workload(1.5m, 40, LocalizedText.Of("en", ("en", "Forty hours"))),
            Level = 5,
            Iscedf = ["0215", "0322"],
            Occupations = [new Occupation("http://data.europa.eu/esco/occupation/1", LocalizedText.Of("en", ("en", "curator")))],
        };
        var version = new StandardVersion { StandardId = standard, Number = 1, Elements = elements };
        await SaveAsync(version);

        await using (var db = Db.Open())
        {
            var read = await db.StandardVersions.SingleAsync();
            Assert.Equal((1.5m, 40, 5), (read.Elements.Workload!.Ects, read.Elements.Workload.Hours, read.Elements.Level));
            Assert.Equal(["0215", "0322"], read.Elements.Iscedf);
            Assert.Equal("curator", Assert.Single(read.Elements.Occupations).Label.In("en").Text);
            read.Elements = new CredentialElements { Workload = elements.Workload, Level = 6, Iscedf = elements.Iscedf, Occupations = elements.Occupations };
            await db.SaveChangesAsync();
        }

        await using var again = Db.Open();
        Assert.Equal(6, (await again.StandardVersions.SingleAsync()).Elements.Level);
    }

    [Fact]
    public async Task Instants_come_back_as_UTC_sort_and_compare()
    {
        DateTime[] instants = [Noon.AddMilliseconds(7), Noon, Noon.AddYears(-40), Noon.AddHours(12)];
        foreach (var at in instants)
        {
            await SaveAsync(new LiveRegion { Key = at.Ticks.ToString(), DirtyAt = at });
        }

        await using var db = Db.Open();
        var read = await db.LiveRegions.OrderBy(row => row.DirtyAt).Select(row => row.DirtyAt!.Value).ToListAsync();

        Assert.Equal(instants.Order(), read);
        Assert.All(read, at => Assert.Equal(DateTimeKind.Utc, at.Kind));
        Assert.Equal(2, await db.LiveRegions.CountAsync(row => row.DirtyAt > Noon));
        Assert.Equal(Noon, await db.LiveRegions.Where(row => row.DirtyAt <= Noon).MaxAsync(row => row.DirtyAt));
        Assert.Equal(4, await db.LiveRegions.CountAsync(row => row.DirtyAt < DateTime.MaxValue));
    }

    [Fact]
    public async Task Enums_are_stored_by_name()
    {
        await AddStandardAsync("a");

        Assert.Equal("Consultation", await Db.TextAsync($"""SELECT "Stage" AS "Value" FROM "Standards" """));
        await using var db = Db.Open();
        Assert.Equal(1, await db.Standards.CountAsync(standard => standard.Stage == StandardStage.Consultation));
    }

    [Fact]
    public async Task Touching_a_region_makes_its_row_once_and_keeps_its_revision()
    {
        await SaveAsync(new LiveRegion { Key = "w/k7m2qp/count", Revision = 41, RenderedAt = Noon });

        await using (var db = Db.Open())
        {
            await db.WriteAsync(async () => { await db.TouchRegionsAsync(["w/k7m2qp/stage", "w/k7m2qp/count", "w/k7m2qp/stage"], Noon.AddSeconds(1), default); return 0; }, default);
            await db.WriteAsync(async () => { await db.TouchRegionsAsync(["w/k7m2qp/stage"], Noon.AddSeconds(2), default); return 0; }, default);
        }

        await using var read = Db.Open();
        var rows = await read.LiveRegions.OrderBy(row => row.Key).Select(row => new { row.Key, row.Revision, row.RenderedAt, row.DirtyAt }).ToListAsync();
        Assert.Equal(
            [
                new { Key = "w/k7m2qp/count", Revision = 41, RenderedAt = (DateTime?)Noon, DirtyAt = (DateTime?)Noon.AddSeconds(1) },
                new { Key = "w/k7m2qp/stage", Revision = 0, RenderedAt = (DateTime?)null, DirtyAt = (DateTime?)Noon.AddSeconds(2) },
            ],
            rows);
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing_behind_and_the_next_one_goes_through()
    {
        await using (var db = Db.Open())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync<int>(
                async () =>
                {
                    await db.TouchRegionsAsync(["w/k7m2qp/stage"], Noon, default);
                    db.LiveRegions.Add(new LiveRegion { Key = "w/k7m2qp/count" });
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("after two statements");
                },
                default));
        }

        await using var next = Db.Open();
        Assert.Equal(0, await next.LiveRegions.CountAsync());
        await next.WriteAsync(async () => { await next.TouchRegionsAsync(["w/k7m2qp/stage"], Noon, default); return 0; }, default);
        Assert.Equal(1, await next.LiveRegions.CountAsync());
    }

    [Fact]
    public async Task A_revision_that_somebody_else_has_raised_refuses_the_second_edit()
    {
        await AddStandardAsync("a");
        await using var one = Db.Open();
        await using var other = Db.Open();
        var mine = await one.Standards.SingleAsync();
        var theirs = await other.Standards.SingleAsync();

        (mine.Stage, mine.Revision) = (StandardStage.Consensus, mine.Revision + 1);
        await one.SaveChangesAsync();
        (theirs.Stage, theirs.Revision) = (StandardStage.Draft, theirs.Revision + 1);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());
    }

    private async Task<Guid> AddStandardAsync(string slug, LocalizedText? title = null)
    {
        var standard = new Standard
        {
            Slug = slug,
            Domain = "Heritage",
            SourceLanguage = "en",
            Stage = StandardStage.Consultation,
            Title = title ?? LocalizedText.Of("en", ("en", "A title")),
            Summary = LocalizedText.Of("en", ("en", "A summary")),
        };
        standard.Fold([]);
        await SaveAsync(standard);
        return standard.Id;
    }

    private async Task SaveAsync(object row)
    {
        await using var db = Db.Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }
}

public sealed class SqliteStoreTests : StoreTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresStoreTests : StoreTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
