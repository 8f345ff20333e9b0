using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Standards;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>A day after: the record, the reader's own answers, what comes next. For who took part and agreed to be written to.</summary>
public sealed class ThanksLetter(WorkshopLetters letters, OwnVotes votes, IStringLocalizer<StandardTexts> standards, IStringLocalizer<RegistrationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => RegistrationLetters.Thanks;

    public string Label => texts["Kind_Thanks"];

    public TimeSpan? Lasts => TimeSpan.FromDays(14);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SeatedAsync(due, onlyWilling: true, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) => letters.WriteAsync(
        due,
        async context => context is { Registration: { State: RegistrationState.Confirmed, ParticipantId: { } participant }, Workshop.Stage: WorkshopStage.Ended }
            ? Note(context, await votes.ReadAsync(participant, cancel))
            : null,
        cancel);

    public Letter Sample(string language) => letters.Sample(language, context => Note(
        context,
        [
            new OwnVote("1.2", texts["Sample_Clause1"], standards["Answer_Consent_1"]),
            new OwnVote("2.1", texts["Sample_Clause2"], standards["Answer_Consent_2"]),
        ]));

    private Note Note(LetterContext context, IReadOnlyList<OwnVote> own)
    {
        var isOpen = context.Workshop.RecordAudience != RecordAudience.Hosts;
        return new Note(
            texts["Thanks_Subject", context.Title],
            texts["Thanks_Heading"],
            [texts[isOpen ? "Thanks_Text" : "Thanks_Text_Later"], texts["Thanks_Next"]],
            isOpen ? (texts["Thanks_Button"], context.Link) : null)
        {
            CanCancel = false,
            HasFacts = false,
            Topic = MailTopics.Results,
            Votes = own,
        };
    }
}
