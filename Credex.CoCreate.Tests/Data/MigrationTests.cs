using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Data;

/// <summary>A change of the model without a migration in both sets fails here; no server is asked.</summary>
public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_for_SQLite_lead_to_the_model()
    {
        using var gate = new WriteGate();
        using var db = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=nowhere.db").Options, gate);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void The_migrations_for_PostgreSQL_lead_to_the_model()
    {
        using var db = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=nowhere.invalid").Options);

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.NotEmpty(db.Database.GetMigrations());
    }

    [Fact]
    public void Both_providers_hold_the_same_tables_and_columns()
    {
        using var gate = new WriteGate();
        using var sqlite = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=nowhere.db").Options, gate);
        using var postgres = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=nowhere.invalid").Options);

        Assert.Equal(Columns(sqlite), Columns(postgres));
    }

    private static List<string> Columns(AppDb db) =>
    [
        .. db.Model.GetRelationalModel().Tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} null={column.IsNullable}"))
            .Order(StringComparer.Ordinal),
    ];
}
