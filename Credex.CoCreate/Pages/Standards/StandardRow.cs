using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages;

/// <summary>A standard as a row of a list: its latest published version, its stage, and how far it is agreed.</summary>
public sealed record StandardRow(string Slug, LocalizedText Title, LocalizedText Summary, string Domain, StandardStage Stage, int Version, int Votable, int Voted, int Agreed)
{
    public static async Task<IReadOnlyList<StandardRow>> ReadAsync(AppDb db, IQueryable<Standard> standards, CancellationToken cancel)
    {
        var rows = await standards.AsNoTracking().Select(standard => new
        {
            standard.Slug,
            standard.Title,
            standard.Summary,
            standard.Domain,
            standard.Stage,
            Version = standard.Versions.Where(version => version.State == VersionState.Published).OrderByDescending(version => version.Number)
                .Select(version => new { version.Id, version.Number }).FirstOrDefault(),
        }).ToListAsync(cancel);
        var list = new List<StandardRow>();
        foreach (var row in rows)
        {
            var results = row.Version is null ? new Dictionary<Guid, ClauseResult>() : await db.ResultsByClauseAsync(row.Version.Id, cancel);
            var votable = row.Version is null ? 0 : await db.ClauseTexts.CountAsync(
                text => text.VersionId == row.Version.Id && (text.Kind == ClauseKind.Outcome || text.Kind == ClauseKind.Criterion), cancel);
            list.Add(new StandardRow(
                row.Slug, row.Title, row.Summary, row.Domain, row.Stage, row.Version?.Number ?? 0, votable, results.Count,
                results.Values.Count(result => result.Reading.Kind is ReadingKind.AgreedByEverybody or ReadingKind.Agreed or ReadingKind.AgreedButNotBy)));
        }

        return list;
    }
}

/// <summary>The latest shown result of each clause text of a version. What was voted in a rehearsal is no result of the standard.</summary>
public static class ClauseResults
{
    public static async Task<IReadOnlyDictionary<Guid, ClauseResult>> ResultsByClauseAsync(this AppDb db, Guid version, CancellationToken cancel)
    {
        var shown = await (
            from result in db.ShownResults.AsNoTracking()
            join item in db.RoundItems on result.RoundItemId equals item.Id
            join round in db.Rounds on item.RoundId equals round.Id
            join activity in db.Activities on round.ActivityId equals activity.Id
            join workshop in db.Workshops on activity.WorkshopId equals workshop.Id
            where round.VersionId == version && result.Tally != null && !workshop.IsRehearsal
            select new { item.ClauseTextId, result.RevealedAt, result.Tally, round.Rule, workshop.MinGroup }).ToListAsync(cancel);
        return shown.GroupBy(one => one.ClauseTextId).Select(clause => clause.MaxBy(one => one.RevealedAt)!)
            .ToDictionary(one => one.ClauseTextId, one => ClauseResult.Of(one.Tally!, one.Rule, one.MinGroup));
    }
}
