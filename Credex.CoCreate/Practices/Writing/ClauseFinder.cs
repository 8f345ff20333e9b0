using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>A clause of a published standard that a case may illustrate.</summary>
public sealed record ClauseChoice(Guid ClauseId, LocalizedText Standard, string Number, LocalizedText Text, bool IsChosen);

/// <summary>Finds clauses by their number or their words, in the newest published version of each standard.</summary>
public sealed class ClauseFinder(AppDb db)
{
    private const int Most = 20;

    /// <summary>The ids in the value of a form's field.</summary>
    public static IReadOnlyList<Guid> Read(string value) => [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => Guid.ParseExact(id, "N"))];

    /// <summary>Standard, number and words of clauses in one line, as the newest published version has them.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        (await FindAsync(ids, string.Empty, cancel)).ToDictionary(one => one.ClauseId, one => $"{one.Standard.Here().Text}, {one.Number}: {one.Text.Here().Text}");

    /// <summary>Those that are chosen, then those that were looked for.</summary>
    public async Task<IReadOnlyList<ClauseChoice>> FindAsync(IReadOnlyList<Guid> chosen, string wanted, CancellationToken cancel)
    {
        if (chosen.Count == 0 && wanted.Length == 0)
        {
            return [];
        }

        var all = await (
            from text in db.ClauseTexts.AsNoTracking()
            join version in db.StandardVersions on text.VersionId equals version.Id
            join standard in db.Standards on version.StandardId equals standard.Id
            where version.State == VersionState.Published && version.Number == db.StandardVersions.Where(one => one.StandardId == standard.Id && one.State == VersionState.Published).Max(one => one.Number)
            orderby standard.Slug, text.Order
            select new { text.ClauseId, standard.Title, text.Number, text.Text }).ToListAsync(cancel);
        var words = Folding.Fold(wanted).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        bool IsWanted(string number, LocalizedText text, LocalizedText title) => words.Length > 0
            && words.All(word => number.StartsWith(word, StringComparison.Ordinal) || text.Wordings.Values.Concat(title.Wordings.Values).Any(wording => Folding.Fold(wording.Text).Contains(word, StringComparison.Ordinal)));
        return
        [
            .. all.Where(one => chosen.Contains(one.ClauseId)).Select(one => new ClauseChoice(one.ClauseId, one.Title, one.Number, one.Text, IsChosen: true)),
            .. all.Where(one => !chosen.Contains(one.ClauseId) && IsWanted(one.Number, one.Text, one.Title)).Take(Most).Select(one => new ClauseChoice(one.ClauseId, one.Title, one.Number, one.Text, IsChosen: false)),
        ];
    }
}
