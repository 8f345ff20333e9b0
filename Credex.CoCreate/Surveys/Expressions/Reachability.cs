using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Expressions;

/// <summary>
/// Whether something can be shown at all: tries all combinations of answers that could make a difference to its condition, each by the way on which a respondent would give them
/// (<see cref="AnswerRoute"/>), so that a name counts only where its own question and page are shown. Answers between which no condition can tell are tried once. Where they are too many,
/// or a text may be anything, it is taken to be reachable: what this says is never shown, is never shown.
/// </summary>
public sealed class Reachability(Questionnaire questionnaire)
{
    private const int Most = 20_000;

    /// <param name="own">The condition of the owner itself; those of its page and its question count besides.</param>
    public bool MayShow(ConditionOwner owner, Condition own)
    {
        var page = questionnaire.Pages.First(one => one.Id == owner.Page.Id);
        var question = owner.Question is null ? null : page.Questions.FirstOrDefault(one => one.Source.Id == owner.Question.Id);
        List<Condition> wanted = [own];
        if (owner.Place != ConditionPlace.Page && page.ShowWhen is { } ofPage)
        {
            wanted.Add(ofPage);
        }

        if (owner.Place is ConditionPlace.Row or ConditionPlace.Choice && question?.ShowWhen is { } ofQuestion)
        {
            wanted.Add(ofQuestion);
        }

        var involved = new HashSet<AskedQuestion>();
        var conditions = new List<Condition>();
        foreach (var condition in wanted)
        {
            Involve(condition, involved, conditions);
        }

        var domains = new List<(Field Field, IReadOnlyList<IReadOnlyList<string>> Values)>();
        long combinations = 1;
        foreach (var field in involved.SelectMany(one => one.Fields).Where(field => field.With is null && conditions.Exists(condition => condition.Names.Contains(field.Name, StringComparer.Ordinal))))
        {
            var values = new FieldDomain(field, conditions).Values();
            if (values is null || (combinations *= values.Count) > Most)
            {
                return true;
            }

            domains.Add((field, values));
        }

        // The texts of "other" are open: whoever asks about one may be answered.
        if (conditions.Exists(condition => condition.Names.Any(name => questionnaire.FindField(name) is { With: not null })))
        {
            return true;
        }

        var small = Smaller(involved);
        return Combinations(domains, 0, new AnswerSheet()).Any(raw => AnswerRoute.Of(small, raw).Answers is var answers && wanted.TrueForAll(condition => condition.Holds(answers)));
    }

    /// <summary>The questions that a condition names, and those that their own conditions name, and so on.</summary>
    private void Involve(Condition condition, HashSet<AskedQuestion> involved, List<Condition> conditions)
    {
        conditions.Add(condition);
        foreach (var name in condition.Names)
        {
            var page = questionnaire.Pages.FirstOrDefault(one => one.Questions.Any(question => question.Fields.Any(field => field.Name == name)));
            if (page?.Questions.FirstOrDefault(one => one.Fields.Any(field => field.Name == name)) is not { } question || !involved.Add(question))
            {
                continue;
            }

            foreach (var inner in new[] { page.ShowWhen, question.ShowWhen }
                .Concat(question.Fields.Select(field => field.ShowWhen))
                .Concat(question.Fields.SelectMany(field => field.Options).Select(option => option.ShowWhen)).OfType<Condition>())
            {
                Involve(inner, involved, conditions);
            }
        }
    }

    private Questionnaire Smaller(HashSet<AskedQuestion> involved) => new(
        questionnaire.SurveyId,
        questionnaire.VersionId,
        questionnaire.Number,
        [.. questionnaire.Pages.Select(page => page with { Questions = [.. page.Questions.Where(involved.Contains)] }).Where(page => page.Questions.Count > 0)]);

    private static IEnumerable<AnswerSheet> Combinations(List<(Field Field, IReadOnlyList<IReadOnlyList<string>> Values)> domains, int from, AnswerSheet raw)
    {
        if (from == domains.Count)
        {
            yield return raw;
            yield break;
        }

        var (field, choices) = domains[from];
        foreach (var values in choices)
        {
            Answer(raw, field, values);
            foreach (var sheet in Combinations(domains, from + 1, raw))
            {
                yield return sheet;
            }
        }

        Answer(raw, field, []);
    }

    private static void Answer(AnswerSheet raw, Field field, IReadOnlyList<string> values)
    {
        if (field.Kind != FieldKind.Order)
        {
            raw.Set(field.Name, values);
            return;
        }

        foreach (var option in field.Options)
        {
            var rank = values.ToList().IndexOf(option.Code) + 1;
            raw.Set(FieldReader.RankInput(field, option), rank == 0 ? [] : [rank.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        }
    }
}
