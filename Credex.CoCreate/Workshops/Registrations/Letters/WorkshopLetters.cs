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

    /// <summary>Whether its reader has not registered.</summary>
    public bool IsInvitation { get; init; }

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

/// <summary>Where a letter goes.</summary>
public sealed record Addressee(string Email, string? Name, string Language);

/// <summary>Whom a letter is for, and about what.</summary>
/// <param name="Link">Their personal link.</param>
public sealed record LetterContext(Registration Registration, Workshop Workshop, string Link)
{
    public string Title => Workshop.Title.Here().Text;

    /// <summary>Whether they have no seat to cancel, and a place on the waiting list.</summary>
    public bool IsWaiting => Registration.State == RegistrationState.Waiting;

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
    public Letter Sample(string language, Func<LetterContext, Note> write, RegistrationState state = RegistrationState.Confirmed)
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
            State = state,
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

    /// <summary>Whether a workshop still begins when a reminder says so; true where there is none any more, since that is another reason.</summary>
    public async Task<bool> IsSoonAsync(FollowUp due, TimeSpan before, TimeSpan lasts, CancellationToken cancel)
    {
        var start = await db.Workshops.Where(one => one.Id == due.SubjectId || db.Registrations.Any(registration => registration.Id == due.SubjectId && registration.WorkshopId == one.Id))
            .Select(one => (DateTime?)one.StartUtc).SingleOrDefaultAsync(cancel);
        var left = start - clock.GetUtcNow().UtcDateTime;
        return left is null || (left <= before && left >= before - lasts);
    }

    /// <summary>Where the record of a workshop is.</summary>
    public string RecordAddress(Workshop workshop) => site.To($"/workshops/{workshop.Slug}/record");

    public string WorkshopsAddress => site.To("/workshops");

    private Letter Draw(Guid id, LetterContext context, Note note, string? zone) =>
        Draw(id, new Addressee(context.Registration.Email, context.Registration.Name, context.Registration.Language), context.Workshop, note, context.Link, zone, context.IsWaiting);

    /// <param name="cancelAddress">Where the seat can be cancelled, for a note that says so.</param>
    /// <param name="zone">The reader's time zone, where it is known.</param>
    /// <param name="isWaiting">Whether it is a place on the waiting list.</param>
    public Letter Draw(Guid id, Addressee to, Workshop workshop, Note note, string? cancelAddress = null, string? zone = null, bool isWaiting = false)
    {
        var times = WorkshopTimes.Of(workshop);
        IReadOnlyList<Fact> facts = note.HasFacts
            ?
            [
                new(texts["Fact_What"], workshop.Title.Here().Text),
                new(texts["Fact_When"], times.InItsZone(planning), times.ForVisitor(planning, zone) is { } yours ? texts["Fact_Yours", yours].Value : null),
                new(texts["Fact_Where"], texts["Fact_Online"]),
                new(texts["Fact_Code"], JoinCode.Show(workshop.Code)) { IsCode = true },
            ]
            : [];
        var body = LetterBody.Of<EventLetter>(
            (nameof(EventLetter.Note), note),
            (nameof(EventLetter.Facts), facts),
            (nameof(EventLetter.Name), to.Name),
            (nameof(EventLetter.Title), workshop.Title.Here().Text),
            (nameof(EventLetter.CancelAddress), note.CanCancel ? cancelAddress : null),
            (nameof(EventLetter.IsWaiting), isWaiting));
        return new Letter(id, to.Email, to.Name, to.Language, note.Subject, body)
        {
            Topic = note.Topic,
            Files = note.HasCalendar ? [Calendar(workshop)] : [],
        };
    }

    private LetterFile Calendar(Workshop workshop)
    {
        var method = workshop.CancelledAt is null ? WorkshopCalendar.Publish : WorkshopCalendar.Cancel;
        var text = WorkshopCalendar.Write([workshop], site.To(string.Empty), clock.GetUtcNow().UtcDateTime, planning, method);
        return new LetterFile("workshop.ics", $"text/calendar; method={method}", System.Text.Encoding.UTF8.GetBytes(text));
    }
}
