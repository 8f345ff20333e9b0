using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>The workshop is full; we write when a seat is free.</summary>
public sealed class WaitingLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind
{
    public string Name => RegistrationLetters.Waiting;

    public string Label => texts["Kind_Waiting"];

    public TimeSpan? Lasts => TimeSpan.FromDays(2);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context is { Registration.State: RegistrationState.Waiting, IsComing: true } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note, RegistrationState.Waiting);

    private Note Note(LetterContext context) => new(
        texts["Waiting_Subject", context.Title],
        texts["Waiting_Heading"],
        [texts["Waiting_Text"]]);
}
