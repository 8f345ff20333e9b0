using System.Data.Common;
using System.Text.Json;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Surveys;

/// <param name="Id">Of the survey.</param>
/// <param name="Version">Of its one version.</param>
internal sealed record AskedSurvey(Guid Id, Guid Version, string Slug, IReadOnlyList<IReadOnlyList<Question>> Pages)
{
    public IEnumerable<Question> Questions => Pages.SelectMany(page => page);
}

/// <summary>Writes a survey straight into the database: anonymous, for everybody, published and open.</summary>
internal static class SurveyRows
{
    private static readonly object Nothing = Text(null);

    /// <summary>A text of the app in one language, as it is stored; null: no wording.</summary>
    public static object Text(string? english) => new
    {
        source = "en",
        revision = 1,
        wordings = english is null ? [] : new Dictionary<string, object>(StringComparer.Ordinal) { ["en"] = new { text = english, from = 1 } },
    };

    public static async Task<AskedSurvey> AddAsync(DbConnection connection, string slug, IReadOnlyList<IReadOnlyList<Question>> pages)
    {
        var survey = new AskedSurvey(Guid.CreateVersion7(), Guid.CreateVersion7(), slug, pages);
        var now = DateTime.UtcNow;
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.DoAsync(
            """
            INSERT INTO "Surveys" ("Id", "Slug", "Title", "Introduction", "Mode", "Access", "MinGroup", "ZoneId", "AskedVersionId", "AnswersRevision", "CreatedBy", "CreatedAt", "Revision")
            VALUES (@id, @slug, @title, @introduction, 'Anonymous', 'Everybody', 5, 'Europe/Brussels', @version, 0, @nobody, @now, 0)
            """,
            ("id", survey.Id),
            ("slug", slug),
            ("title", Json(Text("What learners and employers need"))),
            ("introduction", Json(Text("Twenty questions on four pages, about five minutes. Thank you for your time."))),
            ("version", survey.Version),
            ("nobody", Guid.Empty),
            ("now", now));
        await connection.DoAsync(
            """INSERT INTO "SurveyVersions" ("Id", "SurveyId", "Number", "PublishedAt", "Revision") VALUES (@id, @survey, 1, @now, 0)""",
            ("id", survey.Version),
            ("survey", survey.Id),
            ("now", now));
        for (var place = 0; place < pages.Count; place++)
        {
            await AddPageAsync(connection, survey, place);
        }

        await transaction.CommitAsync();
        return survey;
    }

    private static async Task AddPageAsync(DbConnection connection, AskedSurvey survey, int place)
    {
        var page = Guid.CreateVersion7();
        await connection.DoAsync(
            """INSERT INTO "SurveyPages" ("Id", "VersionId", "Order", "Title", "Text", "Revision") VALUES (@id, @version, @order, @title, @text, 0)""",
            ("id", page),
            ("version", survey.Version),
            ("order", place),
            ("title", Json(Text($"Part {place + 1}"))),
            ("text", Json(Nothing)));
        foreach (var (question, order) in survey.Pages[place].Select((question, order) => (question, order)))
        {
            await connection.DoAsync(
                """
                INSERT INTO "SurveyQuestions" ("Id", "VersionId", "PageId", "Order", "Key", "Type", "Text", "Help", "Requirement", "Settings", "Revision")
                VALUES (@id, @version, @page, @order, @key, @type, @text, @help, 'Optional', @settings, 0)
                """,
                ("id", Guid.CreateVersion7()),
                ("version", survey.Version),
                ("page", page),
                ("order", order),
                ("key", question.Key),
                ("type", question.Type),
                ("text", Json(Text(question.Text))),
                ("help", Json(Nothing)),
                ("settings", question.Settings));
        }
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
