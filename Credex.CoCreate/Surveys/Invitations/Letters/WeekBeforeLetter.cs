using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations.Letters;

/// <summary>A week before a survey closes, to those who have not answered.</summary>
public sealed class WeekBeforeLetter(SurveyLetters letters, IStringLocalizer<InvitationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => SurveyFollowUps.WeekBefore;

    public string Label => texts["Kind_WeekBefore"];

    public TimeSpan? Lasts => TimeSpan.FromDays(1);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SilentAsync(due, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(due, Note, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private SurveyNote Note(Survey survey) => new(texts["WeekBefore_Subject", survey.Title.Here().Text], texts["WeekBefore_Heading"], texts[$"Remind_Text_{survey.Mode}"], MailTopics.Reminders);
}
