using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>What a letter about a workshop says.</summary>
/// <param name="Button">What it is for to press, and where that leads.</param>
public sealed record Note(string Subject, string Heading, IReadOnlyList<string> Paragraphs, (string Label, string Address)? Button = null)
{
    /// <summary>Whether it says when and where.</summary>
    public bool HasFacts { get; init; } = true;

    /// <summary>Whether the event is attached for a calendar.</summary>
    public bool HasCalendar { get; init; }

    /// <summary>Whether it says how to cancel.</summary>
    public bool CanCancel { get; init; } = true;

    /// <summary>What the reader can unsubscribe from.</summary>
    public string? Topic { get; init; }

    public IReadOnlyList<OwnVote> Votes { get; init; } = [];
}

/// <summary>Something to look up in a letter.</summary>
/// <param name="Also">A second line.</param>
public sealed record Fact(string Name, string Value, string? Also = null)
{
    public bool IsCode { get; init; }
}

/// <summary>Whom a letter is for, and about what.</summary>
/// <param name="Link">Their personal link.</param>
public sealed record LetterContext(Registration Registration, Workshop Workshop, string Link)
{
    public string Title => Workshop.Title.Here().Text;

    /// <summary>Whether it is still to come, and takes place.</summary>
    public bool IsComing => Workshop is { Stage: WorkshopStage.Planned, CancelledAt: null };
}

/// <summary>Reads what letters about a workshop need, and draws what all of them have.</summary>
public sealed class WorkshopLetters(
    AppDb db, RegistrationLinks links, LetterLinks site, TimeProvider clock, IStringLocalizer<RegistrationTexts> texts, IStringLocalizer<PlanningTexts> planning)
{
    /// <summary>The letter of a row about a registration; null where <paramref name="write"/> says that it makes no sense any more.</summary>
    public async Task<Letter?> WriteAsync(FollowUp due, Func<LetterContext, Task<Note?>> write, CancellationToken cancel)
    {
        var read = await (
            from one in db.Registrations
            join workshop in db.Workshops on one.WorkshopId equals workshop.Id
            where one.Id == due.SubjectId
            select new { Registration = one, Workshop = workshop }).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (read is null)
        {
            return null;
        }

        var context = new LetterContext(read.Registration, read.Workshop, links.Address(read.Registration.Id));
        var zone = read.Registration.PersonId is { } person ? await db.Users.Where(one => one.Id == person).Select(one => one.Zone).SingleOrDefaultAsync(cancel) : null;
        return await write(context) is { } note ? Draw(due.Id, context, note, Zones.Of(zone)) : null;
    }

    public Task<Letter?> WriteAsync(FollowUp due, Func<LetterContext, Note?> write, CancellationToken cancel) => WriteAsync(due, context => Task.FromResult(write(context)), cancel);

    /// <summary>A letter about a made-up workshop.</summary>
    public Letter Sample(string language, Func<LetterContext, Note> write)
    {
        var workshop = new Workshop
        {
            Slug = "sound-design-for-games",
            Code = "k7m2qp",
            Title = LocalizedText.Of("en", ("en", "Sound design for games: which competences count?"), ("fr", "Design sonore pour le jeu vidéo : quelles compétences comptent ?")),
            Purpose = LocalizedText.Of("en", ("en", "We vote on the draft, clause by clause."), ("fr", "Nous votons sur le projet, clause par clause.")),
            Language = language,
        };
        var begin = Zones.Local(clock.GetUtcNow().UtcDateTime, Zones.Usual).Date.AddDays(9).AddHours(10);
        workshop.Schedule(begin, begin.AddMinutes(90), Zones.Usual);
        var registration = new Registration
        {
            WorkshopId = workshop.Id,
            Email = "maja.lindqvist@example.org",
            EmailKey = "maja.lindqvist@example.org",
            Name = "Maja Lindqvist",
            Group = StakeholderGroup.Employer,
            Country = "SE",
            Language = language,
            State = RegistrationState.Confirmed,
            MayWrite = true,
        };
        var context = new LetterContext(registration, workshop, site.To("/r/sample"));
        return Draw(Guid.CreateVersion7(), context, write(context), "Europe/Stockholm");
    }

    /// <summary>Those who have a seat, and, where it is not about the workshop itself, agreed to be written to.</summary>
    public async Task<IReadOnlyList<Recipient>> SeatedAsync(FollowUp due, bool onlyWilling, CancellationToken cancel) =>
        (await db.Registrations.AsNoTracking().Where(one => one.WorkshopId == due.SubjectId && one.State == RegistrationState.Confirmed && (!onlyWilling || one.MayWrite))
            .OrderBy(one => one.Id).ToListAsync(cancel)).ConvertAll(RegistrationLetters.To);

    /// <summary>Those who have a seat or wait for one.</summary>
    public async Task<IReadOnlyList<Recipient>> EverybodyAsync(FollowUp due, CancellationToken cancel) =>
        (await db.Registrations.AsNoTracking().Where(one => one.WorkshopId == due.SubjectId && (one.State == RegistrationState.Confirmed || one.State == RegistrationState.Waiting))
            .OrderBy(one => one.Id).ToListAsync(cancel)).ConvertAll(RegistrationLetters.To);

    /// <summary>Where the record of a workshop is.</summary>
    public string RecordAddress(Workshop workshop) => site.To($"/workshops/{workshop.Slug}/record");

    public string WorkshopsAddress => site.To("/workshops");

    private Letter Draw(Guid id, LetterContext context, Note note, string? zone)
    {
        var times = WorkshopTimes.Of(context.Workshop);
        IReadOnlyList<Fact> facts = note.HasFacts
            ?
            [
                new(texts["Fact_What"], context.Title),
                new(texts["Fact_When"], times.InItsZone(planning), times.ForVisitor(planning, zone) is { } yours ? texts["Fact_Yours", yours].Value : null),
                new(texts["Fact_Where"], texts["Fact_Online"]),
                new(texts["Fact_Code"], JoinCode.Show(context.Workshop.Code)) { IsCode = true },
            ]
            : [];
        var body = LetterBody.Of<EventLetter>(
            (nameof(EventLetter.Note), note),
            (nameof(EventLetter.Facts), facts),
            (nameof(EventLetter.Name), context.Registration.Name),
            (nameof(EventLetter.Title), context.Title),
            (nameof(EventLetter.CancelAddress), note.CanCancel ? context.Link : null));
        return new Letter(id, context.Registration.Email, context.Registration.Name, context.Registration.Language, note.Subject, body)
        {
            Topic = note.Topic,
            Files = note.HasCalendar
                ? [new LetterFile("workshop.ics", "text/calendar", System.Text.Encoding.UTF8.GetBytes(WorkshopCalendar.Write([context.Workshop], site.To(string.Empty), clock.GetUtcNow().UtcDateTime, planning)))]
                : [],
        };
    }
}
