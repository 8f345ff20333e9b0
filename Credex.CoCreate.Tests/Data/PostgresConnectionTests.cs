using Credex.CoCreate.Data;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Credex.CoCreate.Tests.Data;

public sealed class PostgresConnectionTests
{
    [Theory]
    [InlineData("Host=one;Username=app", 40)]
    [InlineData("Host=one;Username=app;Maximum Pool Size=7", 7)]
    [InlineData("Host=one;Username=app;MaxPoolSize=100", 100)]
    public void A_server_leaves_connections_to_others_unless_the_setting_says_otherwise(string text, int size) =>
        Assert.Equal(size, new NpgsqlConnectionStringBuilder(Of(text)).MaxPoolSize);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Without_a_setting_it_is_SQLite(string? text) => Assert.Null(Of(text));

    private static string? Of(string? text) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ConnectionStrings:Postgres"] = text })
        .Build().PostgresConnection();
}
