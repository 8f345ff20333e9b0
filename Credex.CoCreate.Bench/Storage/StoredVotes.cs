using System.Data.Common;
using System.Security.Cryptography;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Crowd;

namespace Credex.CoCreate.Bench.Storage;

/// <summary>
/// The votes of one item and attempt as they stand in the database, beside the app: by the HMAC of the browser's key, which is all that
/// leads from a browser to a voter.
/// </summary>
internal sealed class StoredVotes
{
    private readonly Guid workshop;
    private readonly Dictionary<string, List<int>> values = new(StringComparer.Ordinal);

    private StoredVotes(Guid workshop)
    {
        this.workshop = workshop;
    }

    /// <summary>All rows, whoever they belong to.</summary>
    public int Rows { get; private set; }

    public static async Task<StoredVotes> ReadAsync(IStore store, string item, string attempt)
    {
        await using var connection = await store.OpenAsync();
        var votes = new StoredVotes(await WorkshopAsync(connection));
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT k."KeyHash", r."Value" FROM "Ratings" r
            LEFT JOIN "Voters" v ON v."Id" = r."VoterId"
            LEFT JOIN "ParticipantKeys" k ON k."ParticipantId" = v."ParticipantId"
            WHERE r."RoundItemId" = @item AND r."Attempt" = @attempt
            """;
        Add(command, "item", Guid.Parse(item));
        Add(command, "attempt", int.Parse(attempt, System.Globalization.CultureInfo.InvariantCulture));
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            votes.Rows++;
            if (!await reader.IsDBNullAsync(0))
            {
                var key = Convert.ToBase64String((byte[])reader.GetValue(0));
                votes.values.TryAdd(key, []);
                votes.values[key].Add(reader.GetInt32(1));
            }
        }

        return votes;
    }

    /// <summary>Every acknowledged vote must be there exactly once with the value that was sent; one without an answer may be.</summary>
    public VoteCheck Check(IEnumerable<Participant> crowd)
    {
        int lost = 0, doubled = 0, silent = 0;
        foreach (var one in crowd)
        {
            var hash = HMACSHA256.HashData(one.DeviceKey, workshop.ToByteArray());
            var stored = values.GetValueOrDefault(Convert.ToBase64String(hash)) ?? [];
            lost += one.Vote.IsAcknowledged && !stored.Contains(one.Value) ? 1 : 0;
            doubled += stored.Count > 1 ? 1 : 0;
            silent += !one.Vote.IsAcknowledged && stored.Count > 0 ? 1 : 0;
        }

        return new VoteCheck(lost, doubled, silent);
    }

    private static async Task<Guid> WorkshopAsync(DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Id" FROM "Workshops" WHERE "Code" = @code""";
        Add(command, "code", Site.Code);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? reader.GetGuid(0) : throw new BenchException($"There is no workshop {Site.Code}.");
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@" + name, value);
        command.Parameters.Add(parameter);
    }
}

/// <param name="Lost">Acknowledged, and not stored with that value.</param>
/// <param name="Doubled">Stored more than once.</param>
/// <param name="Silent">Stored, though the acknowledgement never arrived: allowed.</param>
internal sealed record VoteCheck(int Lost, int Doubled, int Silent);
