using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>It takes place at another time; the event is attached again and replaces the former one in calendars.</summary>
public sealed class ChangedLetter(WorkshopLetters letters, IStringLocalizer<RegistrationTexts> texts) : ILetterKind, IReachesMany
{
    public string Name => RegistrationLetters.Changed;

    public string Label => texts["Kind_Changed"];

    public TimeSpan? Lasts => TimeSpan.FromDays(2);

    public Task<IReadOnlyList<Recipient>> RecipientsAsync(FollowUp due, CancellationToken cancel) => letters.EverybodyAsync(due, cancel);

    public Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel) =>
        letters.WriteAsync(due, context => context.IsComing ? Note(context, due.PayloadAs<FormerTime>().StartUtc) : null, cancel);

    public Letter Sample(string language) => letters.Sample(language, context => Note(context, context.Workshop.StartUtc.AddDays(-7)));

    private Note Note(LetterContext context, DateTime before)
    {
        var former = Zones.Local(before, context.Workshop.ZoneId);
        return new Note(
            texts["Changed_Subject", context.Title],
            texts["Changed_Heading"],
            [texts[context.IsWaiting ? "Changed_Text_Waiting" : "Changed_Text", former.Written("D"), WorkshopTimes.Hour(former)]],
            (texts["Changed_Button"], context.Link))
        {
            HasCalendar = true,
        };
    }
}
