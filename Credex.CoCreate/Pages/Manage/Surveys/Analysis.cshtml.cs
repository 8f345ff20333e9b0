using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The results of a survey: who answered, the needs, and every question; parted by an attribute, narrowed by a block, or both where one of them is the group.</summary>
public sealed class AnalysisModel(AppDb db, SurveyAnalyses analyses, Admission admission, ClauseAddresses clauses) : ResultsPage(db)
{
    [FromQuery(Name = "by")]
    public string? By { get; set; }

    /// <summary>Attribute and block: <c>country:2</c>.</summary>
    [FromQuery(Name = "filter")]
    public string? Filter { get; set; }

    /// <summary>By which measure the needs are ranked; the mean weighted discrepancy where nothing, or nothing known, is said.</summary>
    [FromQuery(Name = "order")]
    public string? Order { get; set; }

    public NeedMeasure Measure => Enum.GetValues<NeedMeasure>().FirstOrDefault(measure => string.Equals(measure.ToString(), Order, StringComparison.OrdinalIgnoreCase));

    public SurveyAnalysis Analysis { get; private set; } = null!;

    public AnalysisView? View { get; private set; }

    public ViewChoice Choice { get; private set; } = ViewChoice.Everybody;

    /// <summary>What was asked for may not be shown: everybody is shown instead.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Responses that are not counted.</summary>
    public Outside Outside { get; private set; } = null!;

    /// <summary>The field by which is compared: it is not compared with itself.</summary>
    public string? ByField => Analysis.Attributes.FirstOrDefault(attribute => attribute.Name == Choice.By)?.Field;

    public IReadOnlyDictionary<Guid, string> ClauseLinks { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<(AskedQuestion Question, IReadOnlyList<FieldResult> Results)> Questions => Analysis.Questions
        .Where(question => question.Type.Name is not (CompetencePairType.TypeName or GroupType.TypeName or CountryType.TypeName) && question.Fields.Count > 0)
        .Select(question => (question, (IReadOnlyList<FieldResult>)[.. question.Fields.Where(one => one.With is null).Select(one => Analysis.Of(one, one.Name == ByField ? Analysis.View(Choice with { By = null })! : View!))]));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Outside = await admission.RunAsync(Survey, cancel);
        Analysis = await analyses.OfAsync(Survey.Id, cancel) ?? throw new InvalidOperationException("The survey was there a moment ago.");
        Choice = new ViewChoice(Known(By), Known(Filter?.Split(':')[0]), int.TryParse(Filter?.Split(':').ElementAtOrDefault(1), out var block) ? block : -1);
        View = Analysis.View(Choice);
        if (View is null && Choice != ViewChoice.Everybody && Analysis.MayShow)
        {
            IsRefused = Choice.By is not null || Choice.Filter is not null;
            Choice = ViewChoice.Everybody;
            View = Analysis.View(Choice);
        }

        ClauseLinks = await clauses.OfAsync(Analysis.Pairs(), cancel);
        return Page();
    }

    /// <summary>The fields of a question that can part the respondents.</summary>
    public bool CanPartBy(Field field) => Analysis.Attributes.FirstOrDefault(attribute => attribute.Name == field.Name) is { } attribute && Analysis.CanPart(attribute);

    /// <summary>The same view with the needs in the order of a measure.</summary>
    public string Address(NeedMeasure measure)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("by", Choice.By), ("filter", Choice.Filter is { } filter ? $"{filter}:{Choice.Block}" : null), ("order", measure == NeedMeasure.Mwds ? null : measure.ToString().ToLowerInvariant()) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return $"~/manage/surveys/{Slug}/analysis{query}";
    }

    private static string? Known(string? name) => string.IsNullOrEmpty(name) ? null : name;
}
