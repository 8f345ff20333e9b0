using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.FollowUps;

/// <summary>Letters to somebody that are planned or sent, and what their erasure itself leaves behind.</summary>
public sealed class FollowUpData(AppDb db, FollowUpKinds kinds, IStringLocalizer<PrivacyTexts> texts, IStringLocalizer<FollowUpTexts> words) : IPersonalData
{
    public int Order => 90;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var rows = await Of(db, who).AsNoTracking().OrderBy(one => one.DueAt).ToListAsync(cancel);
        return new PersonalSection("letters", texts["Section_Letters"], rows.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
            new("kind", texts["Fact_Kind"], one.Kind, kinds.Find(one.Kind)?.Label),
            new("address", texts["Fact_Email"], one.Address),
            new("name", texts["Fact_Name"], one.AddressName),
            new("dueAt", texts["Fact_DueAt"], one.DueAt),
            new("state", texts["Fact_State"], one.State, words[$"State_{one.State}"]),
        ]));
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        // The row of the erasure itself is in hand, and names nobody.
        var rows = await Of(db, who).Where(one => one.Kind != ErasureErrand.KindName).ToListAsync(cancel);
        erasure.Traces.UnionWith(rows.SelectMany(one => new[] { one.Address, one.AddressName }).OfType<string>());
        db.FollowUps.RemoveRange(rows);
    }

    /// <summary>Also those to an address that is no longer theirs.</summary>
    public static IQueryable<FollowUp> Of(AppDb db, DataSubject who)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(who);
        var addresses = who.Addresses.Select(address => address.ToLowerInvariant()).ToList();
        return db.FollowUps.Where(one => (one.PersonId != null && one.PersonId == who.PersonId)
            || (one.Address != null && addresses.Contains(one.Address.ToLower()))
            || (one.SubjectKind == nameof(Registration) && who.Registrations.Contains(one.SubjectId)));
    }
}
