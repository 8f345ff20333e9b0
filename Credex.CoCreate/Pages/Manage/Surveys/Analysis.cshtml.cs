using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;
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

    public SurveyAnalysis Analysis { get; private set; } = null!;

    public AnalysisView? View { get; private set; }

    public ViewChoice Choice { get; private set; } = ViewChoice.Everybody;

    /// <summary>What was asked for may not be shown: everybody is shown instead.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Responses that are not counted yet.</summary>
    public int Waiting { get; private set; }

    public IReadOnlyDictionary<Guid, string> ClauseLinks { get; private set; } = new Dictionary<Guid, string>();

    public IEnumerable<(AskedQuestion Question, IReadOnlyList<FieldResult> Results)> Questions => Analysis.Questions
        .Where(question => question.Type.Name is not (CompetencePairType.TypeName or GroupType.TypeName or CountryType.TypeName) && question.Fields.Count > 0)
        .Select(question => (question, (IReadOnlyList<FieldResult>)[.. question.Fields.Where(one => one.With is null).Select(one => Analysis.Of(one, one.Name == Choice.By ? Analysis.View(Choice with { By = null })! : View!))]));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Waiting = await admission.RunAsync(Survey, cancel);
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

    private static string? Known(string? name) => string.IsNullOrEmpty(name) ? null : name;
}
