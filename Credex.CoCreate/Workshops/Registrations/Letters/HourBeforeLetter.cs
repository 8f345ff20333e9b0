using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>An hour before it begins.</summary>
public sealed class HourBeforeLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : IFitsTheHour, IReachesMany
{
    public string Name => RegistrationLetters.HourBefore;

    public string Label => texts["Kind_HourBefore"];

    public TimeSpan? Lasts => TimeSpan.FromMinutes(50);

    public Task<bool> FitsAsync(FollowUp due, CancellationToken cancel) => letters.IsSoonAsync(due, WorkshopFollowUps.HourBefore, Lasts!.Value, cancel);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.SeatedAsync(due, onlyWilling: false, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context is { Registration.State: RegistrationState.Confirmed, IsComing: true } ? Note(context) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, Note);

    private Note Note(LetterContext context) => new(
        texts["HourBefore_Subject", context.Title],
        texts["HourBefore_Heading"],
        [texts["HourBefore_Text"]],
        (texts["Join_Button"], context.Link))
    {
        Topic = MailTopics.Reminders,
    };
}
