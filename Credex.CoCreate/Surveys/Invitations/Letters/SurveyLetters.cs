using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations.Letters;

/// <summary>What a letter about a survey says.</summary>
public sealed record SurveyNote(string Subject, string Heading, string Text, string Topic);

/// <summary>Writes the letters about surveys. The link is made here, from the id of the invitation; no row holds it.</summary>
public sealed class SurveyLetters(
    AppDb db, Questionnaires questionnaires, InvitationSecrets secrets, LetterLinks site, TimeProvider clock, IStringLocalizer<InvitationTexts> texts, IStringLocalizer<SurveyTexts> surveyTexts)
{
    /// <summary>Null where it makes no sense any more: answered meanwhile, or closed.</summary>
    public async Task<Letter?> WriteAsync(FollowUp due, Func<Survey, SurveyNote> write, CancellationToken cancel)
    {
        var read = await (
            from one in db.SurveyInvitations
            join survey in db.Surveys on one.SurveyId equals survey.Id
            where one.Id == due.SubjectId && !one.IsUsed
            select new { Invitation = one, Survey = survey }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (read?.Survey.AskedVersionId is not { } version || read.Survey.StageAt(clock.GetUtcNow().UtcDateTime) != SurveyStage.Open)
        {
            return null;
        }

        await secrets.PrepareAsync(cancel);
        var questionnaire = await questionnaires.FindAsync(version, cancel);
        var minutes = SurveyTime.Minutes(questionnaire?.Questions.Select(question => question.Source) ?? [], question => questionnaire!.Questions.First(one => one.Source == question).Type);
        return Draw(due.Id, read.Survey, read.Invitation, minutes, site.To($"/i/{secrets.Of(read.Invitation.Id)}"), write(read.Survey));
    }

    /// <summary>What came out, with the link to the latest published results; null where they have been withdrawn meanwhile.</summary>
    public async Task<Letter?> WriteOutcomeAsync(FollowUp due, Func<Survey, SurveyNote> write, CancellationToken cancel)
    {
        var read = await (
            from one in db.SurveyInvitations
            join survey in db.Surveys on one.SurveyId equals survey.Id
            where one.Id == due.SubjectId
            select new { Invitation = one, Survey = survey }).AsNoTracking().SingleOrDefaultAsync(cancel);
        var number = read is null
            ? null
            : await db.ResultsSnapshots.Where(one => one.SurveyId == read.Survey.Id && one.WithdrawnAt == null).MaxAsync(one => (int?)one.Number, cancel);
        return number is null ? null : DrawOutcome(due.Id, read!.Survey, read.Invitation, number.Value, write(read.Survey));
    }

    public Letter SampleOutcome(string language, Func<Survey, SurveyNote> write)
    {
        var (survey, invitation) = MadeUp(language);
        return DrawOutcome(Guid.CreateVersion7(), survey, invitation, number: 1, write(survey));
    }

    /// <summary>A letter about a made-up survey.</summary>
    public Letter Sample(string language, Func<Survey, SurveyNote> write)
    {
        var (survey, invitation) = MadeUp(language);
        return Draw(Guid.CreateVersion7(), survey, invitation, 5, site.To("/i/sample"), write(survey));
    }

    private (Survey Survey, SurveyInvitation Invitation) MadeUp(string language)
    {
        var survey = new Survey
        {
            Slug = "sound-design-needs",
            Title = LocalizedText.Of("en", ("en", "Sound for immersive works: what to learn next?"), ("fr", "Le son des œuvres immersives : que faut-il apprendre ?")),
            Introduction = LocalizedText.Of("en"),
            Mode = SurveyMode.Anonymous,
            ZoneId = "Europe/Brussels",
            ClosesAt = clock.GetUtcNow().UtcDateTime.Date.AddDays(9).AddHours(17),
        };
        var invitation = new SurveyInvitation
        {
            SurveyId = survey.Id,
            Email = "maja.lindqvist@example.org",
            EmailKey = "maja.lindqvist@example.org",
            Name = "Maja Lindqvist",
            Group = StakeholderGroup.Employer,
            Country = "SE",
            Language = language,
            SecretHash = [],
        };
        return (survey, invitation);
    }

    /// <summary>Those who have not answered.</summary>
    public async Task<IReadOnlyList<Recipient>> SilentAsync(FollowUp due, CancellationToken cancel) =>
        (await db.SurveyInvitations.AsNoTracking().Where(one => one.SurveyId == due.SubjectId && !one.IsUsed).OrderBy(one => one.Id).ToListAsync(cancel)).ConvertAll(SurveyFollowUps.To);

    private Letter DrawOutcome(Guid id, Survey survey, SurveyInvitation to, int number, SurveyNote note) => new(
        id,
        to.Email,
        to.Name,
        to.Language,
        note.Subject,
        LetterBody.Of<SurveyLetter>(
            (nameof(SurveyLetter.Heading), note.Heading),
            (nameof(SurveyLetter.Text), note.Text),
            (nameof(SurveyLetter.Title), survey.Title.Here().Text),
            (nameof(SurveyLetter.Button), texts["Outcome_Button"].Value),
            (nameof(SurveyLetter.Address), site.To($"/surveys/{survey.Slug}/results/{number}")),
            (nameof(SurveyLetter.Name), to.Name)))
    {
        Topic = note.Topic,
    };

    private Letter Draw(Guid id, Survey survey, SurveyInvitation to, int minutes, string address, SurveyNote note) => new(
        id,
        to.Email,
        to.Name,
        to.Language,
        note.Subject,
        LetterBody.Of<SurveyLetter>(
            (nameof(SurveyLetter.Heading), note.Heading),
            (nameof(SurveyLetter.Text), note.Text),
            (nameof(SurveyLetter.Title), survey.Title.Here().Text),
            (nameof(SurveyLetter.Takes), surveyTexts.Plural("Takes", minutes)),
            (nameof(SurveyLetter.Promise), $"{surveyTexts[$"Mode_{survey.Mode}"]} {surveyTexts[$"Mode_{survey.Mode}_What"]} {texts[$"Link_{survey.Mode}"]}"),
            (nameof(SurveyLetter.Address), address),
            (nameof(SurveyLetter.Closes), survey.ClosesAt is { } closes ? SurveyWhen.Of(closes, survey.ZoneId) : null),
            (nameof(SurveyLetter.Name), to.Name)))
    {
        Topic = note.Topic,
    };
}
