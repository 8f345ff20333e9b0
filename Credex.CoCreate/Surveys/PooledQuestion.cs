using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys;

/// <summary>A question, and the versions of which the answers to it mean the same: comparable from each version to the next.</summary>
/// <param name="Key">Of the question; where not all versions ask the same, several have it.</param>
/// <param name="Asked">What each version asks, the newest first.</param>
/// <param name="IsNewest">Whether the newest version that has the key is among them: what analyses count.</param>
public sealed record PooledQuestion(string Key, IReadOnlyList<(int Version, AskedQuestion Question)> Asked, bool IsNewest)
{
    /// <summary>As the newest of its versions asks it.</summary>
    public AskedQuestion Question => Asked[0].Question;

    /// <summary>Those of all its versions, each as the newest has it.</summary>
    public IReadOnlyList<Field> Fields => [.. Asked.SelectMany(one => one.Question.Fields).DistinctBy(one => one.Name)];

    public bool Holds(int version) => Asked.Any(one => one.Version == version);

    /// <param name="versions">Published ones, the newest first.</param>
    public static IReadOnlyList<PooledQuestion> Of(IReadOnlyList<Questionnaire> versions) =>
        [.. versions.SelectMany(version => version.Questions).Select(question => question.Key).Distinct(StringComparer.Ordinal).SelectMany(key => Of(key, versions))];

    private static IEnumerable<PooledQuestion> Of(string key, IReadOnlyList<Questionnaire> versions)
    {
        var asked = new List<(int Version, AskedQuestion Question)>();
        var (isNewest, goesOn) = (true, false);
        foreach (var version in versions)
        {
            var question = version.Questions.FirstOrDefault(one => one.Key == key);
            if (asked.Count > 0 && !(goesOn && question is not null))
            {
                yield return new PooledQuestion(key, asked, isNewest);
                (asked, isNewest) = ([], false);
            }

            if (question is not null)
            {
                asked.Add((version.Number, question));
            }

            goesOn = question is not null && version.Comparable.Contains(key);
        }

        if (asked.Count > 0)
        {
            yield return new PooledQuestion(key, asked, isNewest);
        }
    }
}
