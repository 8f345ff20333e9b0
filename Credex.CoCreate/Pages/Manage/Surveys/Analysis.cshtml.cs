using System.Globalization;
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

    /// <summary>The key of why what was asked for is not shown, and everybody instead; null where it is.</summary>
    public string? Refusal { get; private set; }

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
        var filter = Known(Filter)?.Split(':');
        Choice = new ViewChoice(Known(By), filter?[0], int.TryParse(filter?.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var block) ? block : -1);
        if (!Exists(Choice))
        {
            return NotFound();
        }

        View = Analysis.View(Choice);
        if (View is null && Choice != ViewChoice.Everybody && Analysis.MayShow)
        {
            var isPair = Choice.By is not null && Choice.Filter is not null && (Choice.By == Choice.Filter || (Choice.By != AnalysisAttribute.Group && Choice.Filter != AnalysisAttribute.Group));
            Refusal = isPair ? "Refused_Pair" : "Refused";
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

    /// <summary>Whether the address names attributes that there are, and a block of one; one that may not be parted now has none, and that is said on the page.</summary>
    private bool Exists(ViewChoice choice)
    {
        bool IsAttribute(string? name) => name is null || Analysis.Attributes.Any(attribute => attribute.Name == name);
        return IsAttribute(choice.By) && IsAttribute(choice.Filter)
            && (choice.Filter is not { } filter || (choice.Block >= 0 && (Analysis.BlocksOf(filter).Count is var blocks && (blocks <= 1 || choice.Block < blocks))));
    }

    private static string? Known(string? name) => string.IsNullOrEmpty(name) ? null : name;
}
