using System.Globalization;
using Credex.CoCreate.Pages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Says what is wrong with an answer, in the reader's language.</summary>
public sealed class ProblemWords(IStringLocalizer<SurveyTexts> texts)
{
    public string Of(Problem problem)
    {
        var rules = problem.Field.Rules;
        return problem.Kind switch
        {
            ProblemKind.TooSmall => texts["Problem_TooSmall", Number(rules.Min)],
            ProblemKind.TooLarge => texts["Problem_TooLarge", Number(rules.Max)],
            ProblemKind.TooLong => texts["Problem_TooLong", rules.Longest],
            ProblemKind.TooEarly => texts["Problem_TooEarly", Day(rules.Earliest)],
            ProblemKind.TooLate => texts["Problem_TooLate", Day(rules.Latest)],
            ProblemKind.TooFew => texts["Problem_TooFew", rules.Least ?? 1],
            ProblemKind.TooMany => texts["Problem_TooMany", rules.Most ?? 1],
            ProblemKind.Missing when problem.Question.Fields.Count > 1 => texts["Problem_MissingOf", problem.Field.Label.Here().Text],
            ProblemKind.Missing => texts["Problem_Missing"],
            ProblemKind.MissingText => texts["Problem_MissingText"],
            ProblemKind.NotANumber => texts["Problem_NotANumber"],
            ProblemKind.NotWhole => texts["Problem_NotWhole"],
            ProblemKind.NotADate => texts["Problem_NotADate"],
            ProblemKind.UnknownChoice => texts["Problem_UnknownChoice"],
            ProblemKind.NoneAndOthers => texts["Problem_NoneAndOthers"],
            ProblemKind.SameRank => texts["Problem_SameRank"],
            _ => texts["Problem_RankMissing"],
        };
    }

    private static string Number(decimal? number) => number?.ToString(CultureInfo.CurrentCulture) ?? string.Empty;

    private static string Day(DateOnly? day) => day?.Written("D") ?? string.Empty;
}
