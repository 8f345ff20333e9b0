using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis.Publication;

/// <summary>The need of a clause, and where it was published.</summary>
public sealed record ClauseNeed(PublishedNeed Need, string Address);

/// <summary>What published results say about the clauses of a standard: of each survey the newest that stands, of several surveys the newest.</summary>
public sealed class PublishedNeeds(AppDb db)
{
    public async Task<IReadOnlyDictionary<Guid, ClauseNeed>> OfVersionAsync(Guid version, CancellationToken cancel)
    {
        var clauses = db.ClauseTexts.Where(clause => clause.VersionId == version).Select(clause => clause.Id);
        var surveys = await (
            from question in db.SurveyQuestions
            join of in db.SurveyVersions on question.VersionId equals of.Id
            where question.ClauseTextId != null && clauses.Contains(question.ClauseTextId.Value) && of.PublishedAt != null
            select of.SurveyId).Distinct().ToListAsync(cancel);
        if (surveys.Count == 0)
        {
            return new Dictionary<Guid, ClauseNeed>();
        }

        var snapshots = await (
            from snapshot in db.ResultsSnapshots.AsNoTracking()
            join survey in db.Surveys on snapshot.SurveyId equals survey.Id
            where surveys.Contains(survey.Id) && snapshot.WithdrawnAt == null
            orderby snapshot.At
            select new { survey.Slug, snapshot.SurveyId, snapshot.Number, snapshot.Content }).ToListAsync(cancel);
        var needs = new Dictionary<Guid, ClauseNeed>();
        foreach (var snapshot in snapshots.GroupBy(one => one.SurveyId).Select(survey => survey.Last()))
        {
            foreach (var need in SnapshotContent.FromJson(snapshot.Content).Needs)
            {
                needs[need.ClauseTextId] = new ClauseNeed(need, $"/surveys/{snapshot.Slug}/results/{snapshot.Number}");
            }
        }

        return needs;
    }
}
