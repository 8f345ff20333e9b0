using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>Where the clause of a competence pair stands on the page of its standard.</summary>
public sealed class ClauseAddresses(AppDb db)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<AskedQuestion> questions, CancellationToken cancel)
    {
        var ids = questions.Select(question => question.Source.ClauseTextId).OfType<Guid>().ToList();
        var found = await (
            from clause in db.ClauseTexts
            join version in db.StandardVersions on clause.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where ids.Contains(clause.Id)
            select new { clause.Id, clause.Number, standard.Slug }).ToListAsync(cancel);
        return found.ToDictionary(one => one.Id, one => $"/standards/{one.Slug}#c-{one.Number}");
    }
}
