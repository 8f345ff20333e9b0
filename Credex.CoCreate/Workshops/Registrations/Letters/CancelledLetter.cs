using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>It does not take place; the event is attached once more and goes from calendars.</summary>
public sealed class CancelledLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => RegistrationLetters.Cancelled;

    public string Label => texts["Kind_Cancelled"];

    public TimeSpan? Lasts => null;

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.EverybodyAsync(due, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context.Workshop.CancelledAt is not null ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["Cancelled_Subject", context.Title],
        texts["Cancelled_Heading"],
        [texts["Cancelled_Text"]],
        (texts["Cancelled_Button"], letters.WorkshopsAddress))
    {
        CanCancel = false,
        HasCalendar = true,
    };
}
