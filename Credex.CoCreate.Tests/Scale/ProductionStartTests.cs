using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.Tests.Data;
using Credex.CoCreate.Tests.Live;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>What an operator meets at the first start, and how quickly a second one answers.</summary>
[Collection(ScaleCollection.Name)]
public sealed class ProductionStartTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly string folder = Directory.CreateTempSubdirectory("cocreate-start-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_start_prints_a_link_that_makes_the_admin_once()
    {
        await using var server = ServerProcess.Of(("Data:Directory", folder), ("Site:Url", "http://cocreate.example"));
        await server.StartAsync();
        Assert.Contains($"http://cocreate.example/setup/{Assert.Single(server.SetupLinks)}", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("demo.example", server.Output, StringComparison.Ordinal);
        var earlier = server.SetupLinks[0];

        // While nobody used it, the next start prints another, and the one before is void.
        await server.KillAndWaitAsync();
        await server.StartAsync();
        var secret = Assert.Single(server.SetupLinks);
        using var admin = new Phone(server.Address);
        using var second = new Phone(server.Address);
        Assert.NotEqual(earlier, secret);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Client.GetAsync($"/setup/{earlier}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Client.GetAsync($"/setup/{new string('0', 32)}")).StatusCode);

        var page = await second.Client.PageAsync($"/setup/{secret}");
        await Admin.MakeAsync(admin.Client, secret);
        Assert.Equal(HttpStatusCode.OK, (await admin.Client.GetAsync($"/w/{TestApp.Code}/host")).StatusCode);

        // Neither the link nor a form that was opened before makes another.
        Assert.Equal(HttpStatusCode.NotFound, (await second.Client.GetAsync($"/setup/{secret}")).StatusCode);
        var again = await second.Client.SendAsync($"/setup/{secret}", Form.Token(page), ("name", "Eve"), ("email", "eve@cocreate.example"), ("password", Admin.Password));
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);

        await server.KillAndWaitAsync();
        await server.StartAsync();
        Assert.Empty(server.SetupLinks);
        var signIn = await second.Client.PageAsync("/account/sign-in");
        Assert.DoesNotContain("data-demo-account", signIn, StringComparison.Ordinal);
        var response = await second.Client.SendAsync("/account/sign-in", Form.Token(signIn), ("email", Admin.Email), ("password", Admin.Password));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second.Client.GetAsync($"/w/{TestApp.Code}/host")).StatusCode);
    }

    [Fact]
    public async Task Two_servers_that_start_together_on_an_empty_database_both_come_up()
    {
        await using var database = await TestPostgres.CreateAsync();
        await using var one = ServerProcess.Of(("Data:Directory", folder), ("ConnectionStrings:Postgres", database.ConnectionString));
        await using var other = ServerProcess.Of(("Data:Directory", folder), ("ConnectionStrings:Postgres", database.ConnectionString));

        await Task.WhenAll(one.StartAsync(), other.StartAsync());

        await using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql(database.ConnectionString).Options);
        Assert.Equal((3, 2), (await db.Standards.CountAsync(), await db.Workshops.CountAsync()));
        Assert.Equal(4, await db.Roles.CountAsync());
        using var admin = new HttpClient { BaseAddress = one.Address };
        var statuses = await Task.WhenAll(one.SetupLinks.Concat(other.SetupLinks).Select(async secret => (await admin.GetAsync($"/setup/{secret}")).StatusCode));
        Assert.Contains(HttpStatusCode.OK, statuses);
    }

    [Fact]
    public async Task Without_a_public_address_it_says_so_and_does_not_start()
    {
        await using var server = ServerProcess.Of(("Data:Directory", folder), ("Site:Url", string.Empty));

        Assert.NotEqual(0, await server.RunToEndAsync());
        Assert.Contains("Site:Url is required outside Development", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_start_answers_quickly()
    {
        await using var server = ServerProcess.Run(folder);
        await server.StartAsync("/healthz");
        var first = server.StartedIn;

        // Three seconds are promised on a quiet machine. The tests may run on a busy one: the quickest of three.
        var later = new List<TimeSpan>();
        do
        {
            await server.KillAndWaitAsync();
            await server.StartAsync("/healthz");
            later.Add(server.StartedIn);
        }
        while (later[^1] > Limit && later.Count < 3);

        output.WriteLine($"dotnet run --no-build: first start {first.TotalSeconds:N1} s, then {string.Join(", ", later.Select(one => $"{one.TotalSeconds:N1}"))} s to the first 200.");
        Assert.InRange(later.Min(), TimeSpan.Zero, Limit);
    }
}
