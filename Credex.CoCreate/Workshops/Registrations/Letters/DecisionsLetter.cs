using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>What became of it: the decisions are published. For who agreed to be written to.</summary>
public sealed class DecisionsLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => RegistrationLetters.Decisions;

    public string Label => texts["Kind_Decisions"];

    public TimeSpan? Lasts => TimeSpan.FromDays(30);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SeatedAsync(due, onlyWilling: true, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context.Workshop is { Stage: WorkshopStage.Ended, RecordAudience: RecordAudience.Everybody } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["Decisions_Subject", context.Title],
        texts["Decisions_Heading"],
        [texts["Decisions_Text", context.Title]],
        (texts["Decisions_Button"], letters.RecordAddress(context.Workshop)))
    {
        CanCancel = false,
        HasFacts = false,
        Topic = MailTopics.Results,
    };
}
