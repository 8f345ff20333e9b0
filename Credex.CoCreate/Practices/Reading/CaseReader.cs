using Credex.CoCreate.Data;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>A clause that a case illustrates, in the newest published version that has it.</summary>
public sealed record ClauseLine(string Standard, LocalizedText StandardTitle, string Number, LocalizedText Text);

/// <summary>A case as another page names it.</summary>
public sealed record CaseLine(string Slug, LocalizedText Title, LocalizedText Summary, IReadOnlyList<string> Countries, bool IsExample);

/// <summary>Reads what stands around a case: clauses it illustrates, cases like it, and, for a standard, the cases that illustrate its clauses.</summary>
public sealed class CaseReader(AppDb db, Library library)
{
    private const int MostRelated = 3;

    /// <summary>A topic or a domain in common, or a clause; a country alone makes no two cases alike.</summary>
    private const int LeastShared = 2;

    public async Task<IReadOnlyList<ClauseLine>> ClausesAsync(IReadOnlyCollection<Guid> clauses, CancellationToken cancel)
    {
        var texts = await (
            from text in db.ClauseTexts.AsNoTracking()
            join version in db.StandardVersions on text.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where clauses.Contains(text.ClauseId) && version.State == VersionState.Published
            select new { text.ClauseId, text.Number, text.Text, text.Order, version = version.Number, standard.Slug, standard.Title }).ToListAsync(cancel);
        return [.. texts.GroupBy(one => one.ClauseId).Select(group => group.OrderByDescending(one => one.version).First())
            .OrderBy(one => one.Slug, StringComparer.Ordinal).ThenBy(one => one.Order).Select(one => new ClauseLine(one.Slug, one.Title, one.Number, one.Text))];
    }

    /// <summary>Published cases that share clauses, topics, domains or countries with one, those that share most first.</summary>
    public async Task<IReadOnlyList<CaseLine>> RelatedAsync(Practice practice, PracticeFields fields, CancellationToken cancel)
    {
        var all = await library.NowAsync(db, cancel);
        var shared = new int[all.Count];
        foreach (var (facet, values, weight) in new[] { (Facet.Topic, fields.Topics, 2), (Facet.Domain, fields.Domains, 2), (Facet.Country, fields.Countries, 1) })
        {
            foreach (var place in values.Select(value => all.Of(facet, value)).OfType<Bits>().SelectMany(some => some.Places()))
            {
                shared[place] += weight;
            }
        }

        var clauses = await db.PracticeClauses.Where(one => fields.Clauses.Contains(one.ClauseId)).GroupBy(one => one.PracticeId).Select(one => new { one.Key, Count = one.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        Guid[] chosen = [.. Enumerable.Range(0, all.Count)
            .Where(place => all[place] != practice.Id)
            .Select(place => (Place: place, Weight: shared[place] + (3 * clauses.GetValueOrDefault(all[place]))))
            .Where(one => one.Weight >= LeastShared)
            .OrderByDescending(one => one.Weight).ThenBy(one => one.Place)
            .Take(MostRelated).Select(one => all[one.Place])];
        var lines = await LinesAsync(chosen, cancel);
        return [.. chosen.Where(lines.ContainsKey).Select(id => lines[id])];
    }

    /// <summary>Cases that illustrate clauses, by clause.</summary>
    public async Task<ILookup<Guid, CaseLine>> OfClausesAsync(IReadOnlyCollection<Guid> clauses, CancellationToken cancel)
    {
        var links = await db.PracticeClauses.AsNoTracking().Where(one => clauses.Contains(one.ClauseId)).ToListAsync(cancel);
        var ids = links.Select(one => one.PracticeId).Distinct().ToList();
        var cases = await LinesAsync(ids, cancel);
        return links.Where(one => cases.ContainsKey(one.PracticeId)).OrderBy(one => cases[one.PracticeId].Slug, StringComparer.Ordinal).ToLookup(one => one.ClauseId, one => cases[one.PracticeId]);
    }

    private async Task<Dictionary<Guid, CaseLine>> LinesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) => await (
        from practice in db.Practices.AsNoTracking()
        join revision in db.PracticeRevisions on new { practice.Id, Number = practice.PublishedNumber } equals new { Id = revision.PracticeId, Number = (int?)revision.Number }
        where ids.Contains(practice.Id)
        select new { practice.Id, practice.Slug, practice.IsExample, revision.Fields })
        .ToDictionaryAsync(one => one.Id, one => new CaseLine(one.Slug, one.Fields.Title, one.Fields.Summary, one.Fields.Countries, one.IsExample), cancel);
}
