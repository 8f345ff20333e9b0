using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>The link with which somebody who registers shows that the address is theirs. Who has confirmed already finds their registration behind it.</summary>
public sealed class ConfirmLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind
{
    public string Name => RegistrationLetters.Confirm;

    public string Label => texts["Kind_Confirm"];

    public TimeSpan? Lasts => TimeSpan.FromDays(2);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context.Workshop.TakesRegistrations ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["Confirm_Subject", context.Title],
        texts["Confirm_Heading"],
        [texts["Confirm_Text"], texts["Confirm_NotYou"]],
        (texts["Confirm_Button"], context.Link))
    {
        CanCancel = false,
    };
}
