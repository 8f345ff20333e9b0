using System.Text.Json;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Surveys;

/// <param name="Lost">Acknowledged, and not stored with these answers.</param>
/// <param name="Doubled">Stored more than once.</param>
/// <param name="Silent">Stored, though the acknowledgement never arrived: allowed.</param>
/// <param name="Rows">Responses in the database.</param>
internal sealed record ResponseCheck(int Lost, int Doubled, int Silent, int Rows)
{
    public bool IsGood => this is { Lost: 0, Doubled: 0 };

    /// <summary>Looks for each respondent's response in the database, beside the app, by the word that only they wrote.</summary>
    public static async Task<ResponseCheck> OfAsync(IStore store, AskedSurvey survey, IReadOnlyList<Respondent> respondents)
    {
        var stored = (await ReadAsync(store, survey)).ToLookup(answers => answers.GetValueOrDefault(SurveyLoad.WordKey) ?? string.Empty, StringComparer.Ordinal);
        int lost = 0, silent = 0;
        foreach (var one in respondents)
        {
            var mine = stored[one.Word].ToList();
            lost += one.IsAcknowledged && !mine.Exists(answers => IsSame(answers, one)) ? 1 : 0;
            silent += !one.IsAcknowledged && mine.Count > 0 ? 1 : 0;
        }

        return new ResponseCheck(lost, stored.Count(word => word.Count() > 1), silent, stored.Sum(word => word.Count()));
    }

    private static bool IsSame(Dictionary<string, string> stored, Respondent one)
    {
        var sent = one.Pages.SelectMany(page => page).ToList();
        return stored.Count == sent.Count && sent.TrueForAll(answer => stored.GetValueOrDefault(answer.Name) == Text(answer.Values));
    }

    private static async Task<List<Dictionary<string, string>>> ReadAsync(IStore store, AskedSurvey survey)
    {
        await using var connection = await store.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Answers" FROM "SurveyResponses" WHERE "SurveyId" = @survey""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("survey", survey.Id);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var all = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
        {
            using var json = JsonDocument.Parse(reader.GetString(0));
            all.Add(json.RootElement.EnumerateObject().ToDictionary(
                field => field.Name,
                field => field.Value.ValueKind == JsonValueKind.Array ? Text(field.Value.EnumerateArray().Select(value => value.GetString()!)) : field.Value.GetString()!,
                StringComparer.Ordinal));
        }

        return all;
    }

    private static string Text(IEnumerable<string> values) => string.Join('|', values);
}
