using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Tests.Surveys.Analysis;

/// <summary>Results of few people, made by hand.</summary>
internal static class ResultParts
{
    public static ViewBlock Everybody(int n) => new([], [], [.. Enumerable.Range(0, n)]);

    public static ViewBlock Of(int n, params StakeholderGroup[] groups) =>
        new(groups, [.. groups.Select(group => SurveyParts.Text(group.ToString()))], [.. Enumerable.Range(0, n)]);

    /// <summary>People by an answer; null is whoever did not give one.</summary>
    public static ViewBlock Valued(int n, params LocalizedText?[] values) => new([], values, [.. Enumerable.Range(0, n)]);

    public static BlockResult Counted(ViewBlock block, params int[] counts) => new(block, counts.Sum(), counts, [], null, []);

    /// <summary>Choices a, b, c and so on.</summary>
    public static Field Asking(FieldKind kind, int choices) =>
        new("ask", kind, SurveyParts.Text("About ask?")) { Options = [.. Enumerable.Range(0, choices).Select(place => (char)('a' + place)).Select(code => new Option(code.ToString(), SurveyParts.Text($"Choice {code}")))] };

    /// <summary>
    /// Three competences: one as important as it is mastered, one that is lacking, and one that too few rated. Parted, the first is held for the second block.
    /// </summary>
    public static NeedsResult Needs(params ViewBlock[] blocks) => Needs(NeedMeasure.Mwds, blocks);

    public static NeedsResult Needs(NeedMeasure measure, params ViewBlock[] blocks)
    {
        var questions = Questionnaire.Of(SurveyParts.Version((null, [Pair("c1"), Pair("c2"), Pair("c3")])), SurveyParts.Types).Questions;
        var ranked = NeedRanking.Of([Rated([4, 4, 5, 5, 4], [5, 4, 5, 4, 5]), Rated([5, 5, 5, 4, 5], [1, 2, 1, 2, 1])], measure);
        return new NeedsResult(
            [
                new CompetenceNeed(questions[0], 1, ranked[0], [.. blocks.Select((_, place) => place == 1 ? null : ranked[0])]),
                new CompetenceNeed(questions[1], 2, ranked[1], [.. blocks.Select(_ => ranked[1])]),
                new CompetenceNeed(questions[2], 3, null, [.. blocks.Select(_ => (RankedNeed?)null)]),
            ],
            blocks,
            LeftOut: 2,
            Pairs: 12,
            ImportanceLine: 4.5,
            AbilityLine: 3,
            measure);
    }

    public static Guid Clause { get; } = new("0199f000-0000-7000-8000-0000000000c2");

    private static SurveyQuestion Pair(string key)
    {
        var question = SurveyParts.Question(key, "pair");
        question.Text = key == "c2" ? LocalizedText.Of("fr", ("fr", "Tester une maquette")) : question.Text;
        question.ClauseTextId = key == "c2" ? Clause : null;
        return question;
    }

    private static List<RatedPair> Rated(byte[] importance, byte[] ability) => [.. importance.Zip(ability, (one, other) => new RatedPair(one, other))];
}
