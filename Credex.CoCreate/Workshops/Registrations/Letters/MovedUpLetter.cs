using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>There is room: you have a seat after all.</summary>
public sealed class MovedUpLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind
{
    public string Name => RegistrationLetters.MovedUp;

    public string Label => texts["Kind_MovedUp"];

    public TimeSpan? Lasts => TimeSpan.FromDays(2);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context is { Registration.State: RegistrationState.Confirmed, Workshop.CancelledAt: null, Workshop.Stage: not WorkshopStage.Ended } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["MovedUp_Subject", context.Title],
        texts["MovedUp_Heading"],
        [texts["MovedUp_Text"]],
        (texts["Join_Button"], context.Link))
    {
        HasCalendar = true,
    };
}
