using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>You have a seat, with the event for a calendar.</summary>
public sealed class ConfirmedLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind
{
    public string Name => RegistrationLetters.Confirmed;

    public string Label => texts["Kind_Confirmed"];

    public TimeSpan? Lasts => TimeSpan.FromDays(2);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context is { Registration.State: RegistrationState.Confirmed, IsComing: true } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["Confirmed_Subject", context.Title],
        texts["Confirmed_Heading"],
        [texts["Confirmed_Text"]],
        (texts["Join_Button"], context.Link))
    {
        HasCalendar = true,
    };
}
