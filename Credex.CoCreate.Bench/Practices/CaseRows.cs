using System.Data.Common;
using System.Text.Json;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Practices;

/// <summary>Writes published cases straight into the database, many in one transaction; the app builds its index of them at the next start.</summary>
internal static class CaseRows
{
    public static async Task FillAsync(IStore store, IEnumerable<SimulatedCase> cases)
    {
        await using var connection = await store.OpenAsync(forWriting: true);
        await using var transaction = await connection.BeginTransactionAsync();

        // Those of the demo content would be found as well.
        await connection.DoAsync("""UPDATE "Practices" SET "State" = 'Draft', "PublishedNumber" = NULL""");
        await using var practice = Prepare(
            connection,
            """
            INSERT INTO "Practices" ("Id", "Slug", "State", "SourceLanguage", "Newest", "PublishedNumber", "Submission", "CreatedAt", "ChangedAt", "PublishedAt", "IsExample", "Revision")
            VALUES (@id, @slug, 'Published', @language, 1, 1, 1, @at, @at, @at, @no, 0)
            """,
            "id", "slug", "language", "at", "no");
        await using var revision = Prepare(
            connection, """INSERT INTO "PracticeRevisions" ("Id", "PracticeId", "Number", "Fields", "At") VALUES (@id, @practice, 1, @fields, @at)""", "id", "practice", "fields", "at");
        foreach (var one in cases)
        {
            await RunAsync(practice, one.Id, one.Slug, one.Language, one.PublishedAt, false);
            await RunAsync(revision, Guid.CreateVersion7(), one.Id, JsonSerializer.Serialize(one.Fields()), one.PublishedAt);
        }

        await connection.DoAsync("""UPDATE "SearchStates" SET "Version" = 0""");
        await transaction.CommitAsync();
    }

    private static DbCommand Prepare(DbConnection connection, string statement, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static Task<int> RunAsync(DbCommand command, params object[] values)
    {
        for (var place = 0; place < values.Length; place++)
        {
            command.Parameters[place].Value = values[place];
        }

        return command.ExecuteNonQueryAsync();
    }
}
