using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People.Privacy;

/// <param name="KeepsWords">Whether what they wrote stays, without a name.</param>
public sealed record ErasureChoice(bool KeepsWords);

/// <summary>Erases somebody, in one transaction over all features, and plans the letter that says so.</summary>
public sealed class ErasureErrand(
    AppDb db,
    DataSubjects subjects,
    AdminRules admins,
    IEnumerable<IPersonalData> features,
    Schedule schedule,
    Publisher publisher,
    ParticipantDirectory directory,
    TimeProvider clock,
    IStringLocalizer<PrivacyTexts> texts) : IErrand
{
    public const string KindName = "erasure";

    public string Name => KindName;

    public string Label => texts["Kind_Erasure"];

    public TimeSpan? Lasts => null;

    public bool IsOwed => true;

    /// <summary>Plans it, for now. Who calls this saves.</summary>
    public static void Plan(Schedule schedule, Subject who, ErasureChoice choice, string language)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        schedule.Now(KindName, who, $"{KindName}/{who.Id:N}/{Guid.CreateVersion7():N}", to: null, choice).Language = language;
    }

    public async Task<string?> RunAsync(FollowUp due, CancellationToken cancel)
    {
        var erasure = new Erasure(clock.GetUtcNow().UtcDateTime, due.PayloadAs<ErasureChoice>().KeepsWords);
        IReadOnlyList<Guid> participants = [];
        var reason = await db.WriteAsync(
            async () =>
            {
                var isPerson = due.SubjectKind == nameof(Person);
                var who = isPerson ? await subjects.OfPersonAsync(due.SubjectId, cancel) : await subjects.OfParticipantAsync(due.SubjectId, cancel);
                if (who is null || (isPerson && await admins.IsLastAsync(due.SubjectId, cancel)))
                {
                    return Reasons.Gone;
                }

                participants = who.Participants;
                var addresses = await AddressesAsync(who, cancel);
                foreach (var feature in features.OrderBy(one => one.Order))
                {
                    await feature.EraseAsync(who, erasure, cancel);
                    await db.SaveChangesAsync(cancel);
                }

                foreach (var address in addresses)
                {
                    schedule.Now(ErasureDoneLetter.KindName, new Subject(due.SubjectKind, due.SubjectId), $"{ErasureDoneLetter.KindName}/{due.Id:N}/{addresses.IndexOf(address)}", new Recipient(address, Name: null, due.Language));
                }

                db.AuditEntries.Add(AuditEntry.Of(actor: null, "person.erased", due.SubjectKind, due.SubjectId, erasure.Now, after: new { erasure.KeepsWords }));
                await db.TouchRegionsAsync(erasure.Regions.Select(key => key.ToString()), erasure.Now, cancel);
                return null;
            },
            cancel);
        if (reason is null)
        {
            erasure.Afterwards.ForEach(act => act());
            foreach (var participant in participants)
            {
                directory.Forget(participant);
            }

            publisher.Nudge(erasure.Regions);
        }

        return reason;
    }

    /// <summary>Where the last letter goes: their address, or, of a participant, the one that they registered with.</summary>
    private async Task<List<string>> AddressesAsync(DataSubject who, CancellationToken cancel) => who.Addresses.Count > 0
        ? [.. who.Addresses]
        : await db.Registrations.Where(one => who.Registrations.Contains(one.Id)).Select(one => one.Email).Distinct().ToListAsync(cancel);
}
