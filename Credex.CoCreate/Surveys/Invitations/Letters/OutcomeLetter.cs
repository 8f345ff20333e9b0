using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations.Letters;

/// <summary>What came out of a survey, once its results are published after it closed: to everybody who was invited, whether they answered or not.</summary>
public sealed class OutcomeLetter(SurveyLetters letters, SurveyFollowUps followUps, IStringLocalizer<InvitationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => SurveyFollowUps.Outcome;

    public string Label => texts["Kind_Outcome"];

    public TimeSpan? Lasts => TimeSpan.FromDays(30);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => followUps.EverybodyAsync(due.SubjectId, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteOutcomeAsync(due, Note, cancel);

    public Letter Sample(string language) => letters.SampleOutcome(language, Note);

    private SurveyNote Note(Survey survey) => new(texts["Outcome_Subject", survey.Title.Here().Text], texts["Outcome_Heading"], texts["Outcome_Text"], MailTopics.Results);
}
