using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Invitations.Letters;

/// <summary>Asks somebody to answer, once: when the survey opens, or when they are invited to one that is open.</summary>
public sealed class InviteLetter(SurveyLetters letters, SurveyFollowUps followUps, IStringLocalizer<InvitationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => SurveyFollowUps.Invite;

    public string Label => texts["Kind_Invite"];

    public TimeSpan? Lasts => TimeSpan.FromDays(7);

    public async Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) =>
        (await followUps.WithoutLetter(due.SubjectId).OrderBy(one => one.Id).ToListAsync(cancel)).ConvertAll(SurveyFollowUps.To);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(due, Note, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private SurveyNote Note(Survey survey) => new(texts["Invite_Subject", survey.Title.Here().Text], texts["Invite_Heading"], texts[$"Invite_Text_{survey.Mode}"], MailTopics.Invitations);
}
