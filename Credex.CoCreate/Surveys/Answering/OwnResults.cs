using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Microsoft.AspNetCore.DataProtection;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>One competence as the respondent rated it.</summary>
/// <param name="Key">Of the question.</param>
public sealed record OwnPair(string Key, int Importance, int Ability)
{
    /// <summary>How much more important it is than mastered.</summary>
    public int Gap => Importance - Ability;
}

/// <summary>What the page after sending shows: it travels in a protected cookie, because the server knows no longer whose response is whose.</summary>
public sealed record SentSheet(Guid SurveyId, string Code, IReadOnlyList<OwnPair> Pairs);

/// <summary>A respondent's own result, from their own pairs.</summary>
public sealed class OwnResults(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("survey.sent");

    /// <summary>Pairs of which both halves were rated.</summary>
    public IReadOnlyList<OwnPair> Of(Questionnaire questionnaire, AnswerSheet answers) =>
        [.. questionnaire.Questions.Where(question => question.Type.Name == CompetencePairType.TypeName).SelectMany(question => Pair(question.Key, answers))];

    public string Protect(SentSheet sheet) => protector.Protect(JsonSerializer.Serialize(sheet));

    /// <summary>Null where the cookie is none of ours, or of another survey.</summary>
    public SentSheet? Read(string? cookie, Guid survey)
    {
        try
        {
            return cookie is { Length: > 0 and < 8000 } && JsonSerializer.Deserialize<SentSheet>(protector.Unprotect(cookie)) is { } sheet && sheet.SurveyId == survey ? sheet : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<OwnPair> Pair(string key, AnswerSheet answers) =>
        Point(answers, key, CompetencePairType.Importance) is { } importance && Point(answers, key, CompetencePairType.Ability) is { } ability
            ? [new OwnPair(key, importance, ability)]
            : [];

    private static int? Point(AnswerSheet answers, string key, string half) =>
        int.TryParse(answers.ValueOf($"{key}.{half}"), NumberStyles.None, CultureInfo.InvariantCulture, out var point) ? point : null;
}
