using System.Text.Json;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <summary>
/// The log of acts: what somebody did as staff, and what was done about them. That it was done stays; what it says of an erased person before and after goes,
/// and their names, addresses and words wherever else they stand in it.
/// </summary>
public sealed class AuditData(AppDb db, AuditWords words, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    private const string Erased = "\"…\"";

    /// <summary>Last: the others say before what is to be looked for.</summary>
    public int Order => 1000;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(one => (one.ActorId != null && one.ActorId == who.PersonId) || who.Ids.Contains(one.SubjectId)).OrderBy(one => one.At).ToListAsync(cancel);
        return new PersonalSection("log", texts["Section_Log"], entries.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("at", texts["Fact_At"], one.At),
            new("act", texts["Fact_Act"], one.Act, words.Act(one.Act)),
            new("by", texts["Fact_By"], one.ActorId == who.PersonId ? "you" : "staff", texts[one.ActorId == who.PersonId ? "Fact_By_You" : "Fact_By_Staff"]),
            new("subject", texts["Fact_Subject"], one.SubjectKind, words.Kind(one.SubjectKind)),
            new("before", texts["Fact_Before"], one.Before),
            new("after", texts["Fact_After"], one.After),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        await db.AuditEntries.Where(one => who.Ids.Contains(one.SubjectId))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Before, (string?)null).SetProperty(one => one.After, (string?)null), cancel);
        if (Pattern(erasure.Traces) is not { } traces)
        {
            return;
        }

        var changed = new List<(Guid Id, string? Before, string? After)>();
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(one => one.Before != null || one.After != null).Select(one => new { one.Id, one.Before, one.After }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            var (before, after) = (Without(entry.Before, traces), Without(entry.After, traces));
            if (before != entry.Before || after != entry.After)
            {
                changed.Add((entry.Id, before, after));
            }
        }

        foreach (var (id, before, after) in changed)
        {
            await db.AuditEntries.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Before, before).SetProperty(one => one.After, after), cancel);
        }
    }

    /// <summary>Whole values only, and no names of properties: somebody called "Title" must not eat every title.</summary>
    private static Regex? Pattern(IReadOnlyCollection<string> traces)
    {
        var values = traces.Where(trace => trace.Length > 0).Select(trace => Regex.Escape(JsonSerializer.Serialize(trace, JsonColumns.Options))).ToList();
        return values.Count == 0 ? null : new Regex($"(?:{string.Join('|', values)})(?!\\s*:)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
    }

    private static string? Without(string? json, Regex traces) => json is null ? null : traces.Replace(json, Erased);
}
