using System.Globalization;
using System.Text.Json;

namespace Credex.CoCreate.Bench.Surveys;

/// <summary>Values of an answer by the name of the field.</summary>
internal sealed record FieldAnswer(string Name, params string[] Values);

/// <summary>A question as it stands in the database, and how a simulated person answers it.</summary>
/// <param name="Settings">JSON, as the app stores it.</param>
internal sealed record Question(string Key, string Type, string Text, string Settings, Func<Person, IEnumerable<FieldAnswer>> Answer)
{
    private static readonly string[] Words = ["sound", "listening", "museum", "visitor", "mix", "accessible", "space", "learning", "practice", "tool", "team", "script", "silence", "room", "budget", "time"];

    public static Question Group(string key) => new(key, "group", "Which group are you part of?", "{}", person => [new FieldAnswer(key, person.Group)]);

    public static Question Country(string key) => new(key, "country", "In which country do you work or learn?", "{}", person => [new FieldAnswer(key, person.Country)]);

    public static Question Single(string key, int choices) => new(key, "single", About(key), Choices(choices), person =>
        [new FieldAnswer(key, Code(Math.Clamp((int)((person.Leaning + 1.5) / 3 * choices) + person.Random.Next(-1, 2), 0, choices - 1)))]);

    public static Question Multiple(string key, int choices) => new(key, "multiple", About(key), Choices(choices), person =>
        [new FieldAnswer(key, [.. Enumerable.Range(0, choices).Where(choice => choice == 0 || person.Random.Next(choices) < 2).Select(Code)])]);

    public static Question Scale(string key) => new(key, "scale", About(key), "{\"points\":5}", person => [new FieldAnswer(key, Digits(person.Point(3)))]);

    public static Question Number(string key) => new(key, "number", About(key), "{\"min\":0,\"max\":60,\"wholeNumbers\":true}", person =>
        [new FieldAnswer(key, Digits((int)(person.Random.NextDouble() * person.Random.NextDouble() * 45)))]);

    public static Question Short(string key) => new(key, "text", About(key), "{}", person => [new FieldAnswer(key, Sentence(person, 4))]);

    public static Question Long(string key) => new(key, "longtext", About(key), "{}", person => person.Random.Next(3) == 0 ? [new FieldAnswer(key, Sentence(person, 25))] : []);

    public static Question Date(string key) => new(key, "date", About(key), "{}", person =>
        [new FieldAnswer(key, new DateOnly(2020, 1, 1).AddDays(person.Random.Next(2000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))]);

    public static Question Ranking(string key, int choices) => new(key, "ranking", About(key), Choices(choices), person =>
    {
        var order = Enumerable.Range(0, choices).Select(Code).ToArray();
        person.Random.Shuffle(order);
        return [new FieldAnswer(key, order)];
    });

    public static Question Matrix(string key, int rows, int choices) => new(key, "matrix", About(key), Json(choices, rows), person =>
        Enumerable.Range(0, rows).Select(row => new FieldAnswer($"{key}.{Code(row)}", Code(person.Random.Next(choices)))));

    /// <summary>A competence that is more important and less mastered the higher its number.</summary>
    public static Question Pair(string key, int number) => new(key, "pair", $"Competence {number}: to do something with sound that matters", "{\"cannotSay\":true}", person =>
        [new FieldAnswer($"{key}.importance", Cannot(person, 3 + (number / 10.0))), new FieldAnswer($"{key}.ability", Cannot(person, 3.5 - (number / 10.0)))]);

    private static string Cannot(Person person, double mean) => person.Random.Next(25) == 0 ? "na" : Digits(person.Point(mean));

    private static string About(string key) => $"What do you say to {key}, of all that you have done in the last year?";

    private static string Code(int place) => ((char)('a' + place)).ToString();

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Sentence(Person person, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[person.Random.Next(Words.Length)]));

    private static string Choices(int count) => Json(count, rows: 0);

    private static string Json(int choices, int rows) => JsonSerializer.Serialize(new { choices = List("Choice", choices), rows = List("Row", rows) });

    private static object[] List(string name, int count) => [.. Enumerable.Range(0, count).Select(place => new { code = Code(place), text = SurveyRows.Text($"{name} {Code(place)}") })];
}
