using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>Reads lists of people to invite, says what is wrong with each line, and invites those that are right.</summary>
public sealed class Inviter(AppDb db, Schedule schedule, TimeProvider clock, IStringLocalizer<ChartTexts> charts)
{
    /// <summary>The lines with all that is wrong, also what only the database knows.</summary>
    public async Task<IReadOnlyList<InvitationLine>> PreviewAsync(Guid workshop, string text, CancellationToken cancel)
    {
        var lines = InvitationLines.Read(text, charts);
        var invited = (await db.Invitations.Where(one => one.WorkshopId == workshop).Select(one => one.EmailKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var registered = (await db.Registrations.Where(one => one.WorkshopId == workshop && one.State != RegistrationState.Cancelled).Select(one => one.EmailKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Select(line => Registration.KeyOf(line.Email) switch
        {
            var key when registered.Contains(key) => line with { Problems = [.. line.Problems, LineProblem.Registered] },
            var key when invited.Contains(key) => line with { Problems = [.. line.Problems, LineProblem.Invited] },
            _ => line,
        })];
    }

    /// <summary>Invites the lines that are right.</summary>
    /// <param name="language">Of the letter, where a line names none.</param>
    /// <returns>How many were invited.</returns>
    public async Task<int> InviteAsync(Workshop workshop, string text, string language, Guid actor, CancellationToken cancel) => await db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            await db.LockWorkshopAsync(workshop.Id, cancel);
            var now = clock.GetUtcNow().UtcDateTime;
            var good = (await PreviewAsync(workshop.Id, text, cancel)).Where(line => line.IsGood).ToList();
            foreach (var line in good)
            {
                var invitation = new Invitation
                {
                    WorkshopId = workshop.Id,
                    Email = line.Email,
                    EmailKey = Registration.KeyOf(line.Email),
                    Name = line.Name,
                    Group = line.Group,
                    Country = line.Country,
                    Language = line.Language ?? language,
                    InvitedAt = now,
                };
                db.Invitations.Add(invitation);
                schedule.Now(
                    RegistrationLetters.Invite,
                    new Subject(nameof(Invitation), invitation.Id),
                    $"{RegistrationLetters.Invite}/{invitation.Id:N}",
                    new Recipient(invitation.Email, invitation.Name, invitation.Language));
            }

            db.AuditEntries.Add(AuditEntry.Of(actor, "workshop.invited", nameof(Workshop), workshop.Id, now, after: new { good.Count }));
            return good.Count;
        },
        cancel);
}
