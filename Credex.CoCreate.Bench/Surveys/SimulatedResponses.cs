using System.Security.Cryptography;
using System.Text.Json;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Surveys;

/// <summary>Fills a survey with responses that are counted already, many in one transaction.</summary>
internal static class SimulatedResponses
{
    private const string Insert = """
        INSERT INTO "SurveyResponses" ("Id", "SurveyId", "VersionId", "Group", "Country", "Language", "Answers", "WithdrawalHash", "IsCounted", "IsTest")
        VALUES (@id, @survey, @version, @group, @country, @language, @answers, @hash, @yes, @no)
        """;

    public static async Task FillAsync(IStore store, AskedSurvey survey, int count, Random random)
    {
        await using var connection = await store.OpenAsync(forWriting: true);
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Insert;
        string[] names = ["id", "survey", "version", "group", "country", "language", "answers", "hash", "yes", "no"];
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        for (var number = 0; number < count; number++)
        {
            object[] values = [.. Values(survey, random)];
            for (var place = 0; place < values.Length; place++)
            {
                command.Parameters[place].Value = values[place];
            }

            if (number == 0)
            {
                await command.PrepareAsync();
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>One more that is counted, as the app does it: the survey's answers are another revision.</summary>
    public static async Task AddOneAsync(IStore store, AskedSurvey survey, Random random)
    {
        await FillAsync(store, survey, 1, random);
        await using var connection = await store.OpenAsync(forWriting: true);
        await connection.DoAsync("""UPDATE "Surveys" SET "AnswersRevision" = "AnswersRevision" + 1 WHERE "Id" = @id""", ("id", survey.Id));
    }

    private static IEnumerable<object> Values(AskedSurvey survey, Random random)
    {
        var person = new Person(random);
        var answers = survey.Questions.SelectMany(question => question.Answer(person)).OrderBy(answer => answer.Name, StringComparer.Ordinal);
        return
        [
            Guid.NewGuid(),
            survey.Id,
            survey.Version,
            person.Group,
            person.Country,
            random.Next(4) == 0 ? "fr" : "en",
            JsonSerializer.Serialize(answers.ToDictionary(answer => answer.Name, answer => answer.Values is [var one] ? (object)one : answer.Values, StringComparer.Ordinal)),
            RandomNumberGenerator.GetBytes(32),
            true,
            false,
        ];
    }
}
