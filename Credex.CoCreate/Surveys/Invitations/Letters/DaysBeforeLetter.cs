using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations.Letters;

/// <summary>Two days before a survey closes, to those who have not answered.</summary>
public sealed class DaysBeforeLetter(SurveyLetters letters, IStringLocalizer<InvitationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => SurveyFollowUps.DaysBefore;

    public string Label => texts["Kind_DaysBefore"];

    public TimeSpan? Lasts => TimeSpan.FromDays(1);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SilentAsync(due, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(due, Note, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private SurveyNote Note(Survey survey) => new(texts["DaysBefore_Subject", survey.Title.Here().Text], texts["DaysBefore_Heading"], texts[$"Remind_Text_{survey.Mode}"], MailTopics.Reminders);
}
