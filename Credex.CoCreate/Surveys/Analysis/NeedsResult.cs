using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>One competence and what it comes to.</summary>
/// <param name="Number">Its number on the page: the place in the questionnaire, from 1.</param>
/// <param name="Whole">Over all respondents of the view together; null where too few rated it.</param>
/// <param name="ByBlock">In each block; null where too few rated it in any block.</param>
public sealed record CompetenceNeed(AskedQuestion Question, int Number, RankedNeed? Whole, IReadOnlyList<RankedNeed?> ByBlock);

/// <summary>The needs analysis: every competence over all and by block, with the lines of the grid.</summary>
/// <param name="LeftOut">Pairs with one half missing.</param>
/// <param name="Pairs">Pairs of which at least one half was rated.</param>
/// <param name="ImportanceLine">Grand mean of the importance, where the grid is cut.</param>
/// <param name="Measure">By which the needs are ranked, and of which the intervals are.</param>
public sealed record NeedsResult(IReadOnlyList<CompetenceNeed> Competences, IReadOnlyList<ViewBlock> Blocks, int LeftOut, int Pairs, double ImportanceLine, double AbilityLine, NeedMeasure Measure = NeedMeasure.Mwds)
{
    /// <summary>The greatest need first.</summary>
    public IReadOnlyList<CompetenceNeed> Ranked => [.. Competences.Where(one => one.Whole is not null).OrderBy(one => one.Whole!.Rank).ThenBy(one => one.Number)];

    /// <summary>The figures of a stakeholder group by itself, where it is a block of its own.</summary>
    public RankedNeed? Of(CompetenceNeed need, StakeholderGroup group)
    {
        for (var block = 0; block < Blocks.Count; block++)
        {
            if (Blocks[block].Groups is [var only] && only == group)
            {
                return need.ByBlock[block];
            }
        }

        return null;
    }

    public static NeedsResult Of(IReadOnlyList<AskedQuestion> questions, AnalysisView? view, int k, ResponseTable table, NeedMeasure measure)
    {
        if (view is null || questions.Count == 0)
        {
            return new NeedsResult([], [], 0, 0, 0, 0, measure);
        }

        var rated = questions.Select(question => Rated(question, table)).ToList();
        var rows = view.Blocks.SelectMany(block => block.Rows).ToList();
        var whole = Rank(rated, rows, k, view.Blocks.Count > 1 ? [rows] : view.Partitions, measure);
        var byBlock = view.Blocks.Count > 1 ? view.Blocks.Select(block => Rank(rated, block.Rows, k, view.Partitions, measure)).ToList() : [];
        var known = whole.OfType<RankedNeed>().ToList();
        var all = rated.SelectMany(pairs => rows.Select(row => pairs[row])).Where(pair => pair.Importance > 0 || pair.Ability > 0).ToList();
        return new NeedsResult(
            [.. questions.Select((question, place) => new CompetenceNeed(question, place + 1, whole[place], [.. byBlock.Select(block => block[place])]))],
            view.Blocks.Count > 1 ? view.Blocks : [],
            all.Count(pair => !pair.IsComplete),
            all.Count,
            known.Count == 0 ? 0 : known.Average(need => need.Figures.MeanImportance),
            known.Count == 0 ? 0 : known.Average(need => need.Figures.MeanAbility),
            measure);
    }

    /// <summary>A competence that fewer than k people of some block rated is shown in none of them: else the blocks could be subtracted from the whole.</summary>
    private static IReadOnlyList<RankedNeed?> Rank(List<RatedPair[]> rated, IReadOnlyList<int> rows, int k, IReadOnlyList<IReadOnlyList<int>> partitions, NeedMeasure measure)
    {
        var ranked = NeedRanking.Of([.. rated.Select(pairs => (IReadOnlyList<RatedPair>)[.. rows.Select(row => pairs[row])])], measure);
        return [.. ranked.Select((need, place) => partitions.All(part => part.Count(row => rated[place][row].IsComplete) is var n && (n == 0 || n >= k)) ? need : null)];
    }

    /// <summary>The ratings of a competence, by row.</summary>
    private static RatedPair[] Rated(AskedQuestion question, ResponseTable table)
    {
        var (importance, ability) = (Points(question.Fields[0], table), Points(question.Fields[1], table));
        return [.. importance.Zip(ability, (one, other) => new RatedPair(one, other))];
    }

    private static byte[] Points(Field field, ResponseTable table)
    {
        var points = field.Options.Select(option => (byte)(option.Number ?? 0)).ToList();
        return table.Find(field.Name)?.Chosen is { } chosen ? [.. chosen.Select(code => code >= 0 ? points[code] : (byte)0)] : new byte[table.Count];
    }
}
