using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>The facilitator has begun. Nothing for who is in the room already.</summary>
public sealed class StartsLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => RegistrationLetters.Starts;

    public string Label => texts["Kind_Starts"];

    public TimeSpan? Lasts => TimeSpan.FromMinutes(30);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SeatedAsync(due, onlyWilling: false, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context is { Registration: { State: RegistrationState.Confirmed, ParticipantId: null }, Workshop.Stage: WorkshopStage.Live } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["Starts_Subject", context.Title],
        texts["Starts_Heading"],
        [texts["Starts_Text"]],
        (texts["Join_Now"], context.Link))
    {
        Topic = MailTopics.Reminders,
    };
}
