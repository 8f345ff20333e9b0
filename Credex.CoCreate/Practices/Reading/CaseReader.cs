using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Reading;

/// <summary>A clause that a case illustrates, in the newest published version that has it.</summary>
public sealed record ClauseLine(string Standard, LocalizedText StandardTitle, string Number, LocalizedText Text);

/// <summary>A case as another page names it.</summary>
public sealed record CaseLine(string Slug, LocalizedText Title, LocalizedText Summary, IReadOnlyList<string> Countries, bool IsExample);

/// <summary>Reads what stands around a case: clauses it illustrates, cases like it, and, for a standard, the cases that illustrate its clauses.</summary>
public sealed class CaseReader(AppDb db)
{
    private const int MostRelated = 3;

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

    /// <summary>Published cases that share clauses, topics, domains or countries, those that share most first.</summary>
    public async Task<IReadOnlyList<CaseLine>> RelatedAsync(Practice practice, PracticeFields fields, CancellationToken cancel)
    {
        var others = await Published(one => one.Practice.Id != practice.Id).ToListAsync(cancel);
        return [.. others
            .Select(one => (Case: one, Shared: (3 * one.Fields.Clauses.Intersect(fields.Clauses).Count()) + (2 * one.Fields.Topics.Intersect(fields.Topics, StringComparer.Ordinal).Count())
                + (2 * one.Fields.Domains.Intersect(fields.Domains, StringComparer.Ordinal).Count()) + one.Fields.Countries.Intersect(fields.Countries, StringComparer.Ordinal).Count()))
            .Where(one => one.Shared >= 2)
            .OrderByDescending(one => one.Shared).ThenByDescending(one => one.Case.Practice.PublishedAt).ThenBy(one => one.Case.Practice.Slug, StringComparer.Ordinal)
            .Take(MostRelated).Select(one => Line(one.Case))];
    }

    /// <summary>Cases that illustrate clauses, by clause.</summary>
    public async Task<ILookup<Guid, CaseLine>> OfClausesAsync(IReadOnlyCollection<Guid> clauses, CancellationToken cancel)
    {
        var links = await db.PracticeClauses.AsNoTracking().Where(one => clauses.Contains(one.ClauseId)).ToListAsync(cancel);
        var ids = links.Select(one => one.PracticeId).Distinct().ToList();
        var cases = (await Published(one => ids.Contains(one.Practice.Id)).ToListAsync(cancel)).ToDictionary(one => one.Practice.Id, Line);
        return links.Where(one => cases.ContainsKey(one.PracticeId)).OrderBy(one => cases[one.PracticeId].Slug, StringComparer.Ordinal).ToLookup(one => one.ClauseId, one => cases[one.PracticeId]);
    }

    private IQueryable<PublishedCase> Published(System.Linq.Expressions.Expression<Func<PublishedCase, bool>> which) => db.Practices.AsNoTracking()
        .Join(
            db.PracticeRevisions.AsNoTracking(),
            practice => new { practice.Id, Number = practice.PublishedNumber },
            revision => new { Id = revision.PracticeId, Number = (int?)revision.Number },
            (practice, revision) => new PublishedCase { Practice = practice, Fields = revision.Fields })
        .Where(which);

    private static CaseLine Line(PublishedCase one) => new(one.Practice.Slug, one.Fields.Title, one.Fields.Summary, one.Fields.Countries, one.Practice.IsExample);

    private sealed class PublishedCase
    {
        public required Practice Practice { get; init; }

        public required PracticeFields Fields { get; init; }
    }
}
