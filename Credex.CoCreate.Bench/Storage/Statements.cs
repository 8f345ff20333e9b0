using System.Data.Common;

namespace Credex.CoCreate.Bench.Storage;

/// <summary>Statements that both providers understand.</summary>
internal static class Statements
{
    public static async Task DoAsync(this DbConnection connection, string statement, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
