using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Registration = Credex.CoCreate.Workshops.Registrations.Registration;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>Invites people to a survey: from a pasted list, a file, or those who took part in a workshop and agreed to be written to.</summary>
public sealed class SurveyInviter(AppDb db, InvitationSecrets secrets, SurveyFollowUps followUps, TimeProvider clock, IStringLocalizer<ChartTexts> charts)
{
    /// <summary>The lines with all that is wrong, also what only the database knows.</summary>
    public async Task<IReadOnlyList<InvitationLine>> PreviewAsync(Guid survey, string text, CancellationToken cancel)
    {
        var invited = (await db.SurveyInvitations.Where(one => one.SurveyId == survey).Select(one => one.EmailKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        return [.. InvitationLines.Read(text, charts).Select(line => invited.Contains(Registration.KeyOf(line.Email)) ? line with { Problems = [.. line.Problems, LineProblem.Invited] } : line)];
    }

    /// <summary>Invites the lines that are right. Where the survey is open the letters go at once, else when it opens.</summary>
    /// <param name="language">Of the letter, where a line names none.</param>
    /// <returns>How many were invited.</returns>
    public async Task<int> InviteAsync(Guid surveyId, string text, string language, Guid actor, CancellationToken cancel)
    {
        await secrets.PrepareAsync(cancel);
        return await db.WriteAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                await db.LockSurveyAsync(surveyId, cancel);
                var survey = await db.Surveys.SingleAsync(one => one.Id == surveyId, cancel);
                var now = clock.GetUtcNow().UtcDateTime;
                var good = (await PreviewAsync(surveyId, text, cancel)).Where(line => line.IsGood).ToList();
                foreach (var line in good)
                {
                    var id = Guid.CreateVersion7();
                    var invitation = new SurveyInvitation
                    {
                        Id = id,
                        SurveyId = surveyId,
                        Email = line.Email,
                        EmailKey = Registration.KeyOf(line.Email),
                        Name = line.Name,
                        Group = line.Group,
                        Country = line.Country,
                        Language = line.Language ?? language,
                        SecretHash = InvitationSecrets.Hash(secrets.Of(id)),
                        InvitedAt = now,
                    };
                    db.SurveyInvitations.Add(invitation);
                    followUps.Invited(survey, invitation);
                }

                db.AuditEntries.Add(AuditEntry.Of(actor, "survey.invited", nameof(Survey), surveyId, now, after: new { good.Count }));
                return good.Count;
            },
            cancel);
    }

    /// <summary>Workshops with anybody who agreed to be written to, the latest first.</summary>
    public async Task<IReadOnlyList<WorkshopChoice>> WorkshopsAsync(CancellationToken cancel)
    {
        var counts = await db.Registrations.Where(one => one.MayWrite && one.State == RegistrationState.Confirmed).GroupBy(one => one.WorkshopId)
            .Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, cancel);
        var ids = counts.Keys.ToList();
        var workshops = await db.Workshops.AsNoTracking().Where(one => ids.Contains(one.Id)).OrderByDescending(one => one.StartUtc).Take(100).ToListAsync(cancel);
        return workshops.ConvertAll(one => new WorkshopChoice(one.Id, one.Title, counts[one.Id]));
    }

    /// <summary>Those who registered for a workshop and agreed to be written to, as lines of a list.</summary>
    public async Task<string> LinesOfAsync(Guid workshop, CancellationToken cancel)
    {
        var people = await db.Registrations.AsNoTracking().Where(one => one.WorkshopId == workshop && one.MayWrite && one.State == RegistrationState.Confirmed).OrderBy(one => one.EmailKey).ToListAsync(cancel);
        return people.Count == 0 ? string.Empty : string.Join('\n', people.Select(one => $"{one.Email};{Cell(one.Name)};{one.Group};{one.Country};{one.Language}").Prepend("email;name;group;country;language"));
    }

    private static string Cell(string? text) => text is null ? string.Empty : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <param name="People">Who may be written to.</param>
public sealed record WorkshopChoice(Guid Id, LocalizedText Title, int People);
