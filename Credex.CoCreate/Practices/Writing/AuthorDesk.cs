using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

public enum AuthorOutcome
{
    Done,

    Unnamed,

    Long,

    /// <summary>It is no address that mail can go to.</summary>
    NoAddress,

    /// <summary>They are among the authors.</summary>
    Already,

    /// <summary>There are as many as there can be.</summary>
    Full,

    /// <summary>A case has an author.</summary>
    Last,

    /// <summary>There is no such author, or no longer.</summary>
    Unknown,
}

/// <param name="Email">Where an invitation to write goes; empty for somebody who is only named.</param>
public sealed record AuthorWords(string Name, string Organisation, string Email);

/// <summary>
/// Who a case is by. Changes of authors stand in its history. An author is a name; whoever was given an address is invited there, and may write from the moment they accept with an
/// account of theirs. Nobody looks whether the address has one, so nobody can find out here.
/// </summary>
public sealed class AuthorDesk(AppDb db, RevisionWriter writer, ReaderView readers, Schedule schedule, TimeProvider clock)
{
    public const int Most = 20;

    /// <summary>Authors of a case to whom an invitation went that is not forgotten yet.</summary>
    public async Task<IReadOnlySet<Guid>> InvitedAsync(Guid practice, CancellationToken cancel) =>
        (await Letters(practice).Select(row => row.Payload).ToListAsync(cancel)).Select(Author).OfType<Guid>().ToHashSet();

    /// <summary>Sends an invitation once more, to where it went: at most once a day, however often somebody asks.</summary>
    public Task<AuthorOutcome> InviteAgainAsync(Guid practice, Guid id, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            var last = (await Letters(practice).OrderByDescending(row => row.CreatedAt).ToListAsync(cancel)).Find(row => Author(row.Payload) == id);
            if (last?.Address is not { } address || !await db.PracticeAuthors.AnyAsync(one => one.Id == id && one.PracticeId == practice && one.PersonId == null, cancel))
            {
                return AuthorOutcome.Unknown;
            }

            var key = $"{AuthorLetter.KindName}/{id:N}/{clock.GetUtcNow():yyyyMMdd}";
            if (!await db.FollowUps.AnyAsync(row => row.DedupKey == key, cancel))
            {
                schedule.Now(AuthorLetter.KindName, new Subject(PracticePost.SubjectKind, practice), key, new Recipient(address, last.AddressName ?? string.Empty, last.Language), payload: id);
            }

            return AuthorOutcome.Done;
        },
        cancel);

    private IQueryable<FollowUp> Letters(Guid practice) => db.FollowUps.AsNoTracking().Where(row => row.Kind == AuthorLetter.KindName && row.SubjectId == practice);

    private static Guid? Author(string? payload) => Guid.TryParse(payload?.Trim('"'), out var id) ? id : null;

    /// <param name="language">Of the invitation.</param>
    public Task<AuthorOutcome> AddAsync(Guid practice, AuthorWords words, string language, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ChangeAsync(
            practice,
            actor,
            "author-added",
            (open, authors) =>
            {
                var address = string.Empty;
                var outcome = authors.Count >= Most ? AuthorOutcome.Full
                    : words.Email.Length > 0 && !MailAddresses.TryRead(words.Email, out address) ? AuthorOutcome.NoAddress
                    : Check(words);
                if (outcome == AuthorOutcome.Done)
                {
                    var author = new PracticeAuthor { PracticeId = practice, Name = words.Name, Organisation = words.Organisation, Order = authors.Count };
                    db.PracticeAuthors.Add(author);
                    if (address.Length > 0)
                    {
                        schedule.Now(
                            AuthorLetter.KindName, PracticePost.About(open.Practice), $"{AuthorLetter.KindName}/{author.Id:N}", new Recipient(address, words.Name, language), payload: author.Id);
                    }
                }

                return Task.FromResult(outcome);
            },
            cancel);
    }

    /// <summary>Whoever has the invitation takes the name as theirs, and may write.</summary>
    public Task<AuthorOutcome> AcceptAsync(Guid practice, Guid author, Guid person, CancellationToken cancel) => ChangeAsync(
        practice,
        person,
        "author-accepted",
        (_, authors) =>
        {
            var outcome = authors.Find(one => one.Id == author) is not { PersonId: null } found ? AuthorOutcome.Unknown
                : authors.Exists(one => one.PersonId == person) ? AuthorOutcome.Already
                : AuthorOutcome.Done;
            if (outcome == AuthorOutcome.Done)
            {
                authors.Single(one => one.Id == author).PersonId = person;
            }

            return Task.FromResult(outcome);
        },
        cancel);

    public Task<AuthorOutcome> EditAsync(Guid practice, Guid author, AuthorWords words, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ChangeAsync(
            practice,
            actor,
            "author-changed",
            (_, authors) =>
            {
                if (authors.Find(one => one.Id == author) is not { } found)
                {
                    return Task.FromResult(AuthorOutcome.Unknown);
                }

                var outcome = Check(words);
                if (outcome == AuthorOutcome.Done)
                {
                    (found.Name, found.Organisation) = (words.Name, words.Organisation);
                }

                return Task.FromResult(outcome);
            },
            cancel);
    }

    /// <param name="actor">Null where whoever was invited says that it is not theirs.</param>
    public Task<AuthorOutcome> RemoveAsync(Guid practice, Guid author, Guid? actor, CancellationToken cancel) => ChangeAsync(
        practice,
        actor,
        "author-removed",
        (_, authors) =>
        {
            if (authors.Find(one => one.Id == author) is not { } found)
            {
                return Task.FromResult(AuthorOutcome.Unknown);
            }

            if (authors.Count == 1)
            {
                return Task.FromResult(AuthorOutcome.Last);
            }

            authors.Remove(found);
            db.PracticeAuthors.Remove(found);
            Number(authors);
            return Task.FromResult(AuthorOutcome.Done);
        },
        cancel);

    /// <summary>One place towards the first, who is cited first.</summary>
    public Task<AuthorOutcome> MoveUpAsync(Guid practice, Guid author, Guid actor, CancellationToken cancel) => ChangeAsync(
        practice,
        actor,
        "author-changed",
        (_, authors) =>
        {
            var place = authors.FindIndex(one => one.Id == author);
            if (place < 0)
            {
                return Task.FromResult(AuthorOutcome.Unknown);
            }

            if (place > 0)
            {
                (authors[place - 1], authors[place]) = (authors[place], authors[place - 1]);
                Number(authors);
            }

            return Task.FromResult(AuthorOutcome.Done);
        },
        cancel);

    private static AuthorOutcome Check(AuthorWords words) =>
        words.Name.Length == 0 ? AuthorOutcome.Unnamed
        : words.Name.Length > Person.LongestName || words.Organisation.Length > PracticeFields.LongestLine ? AuthorOutcome.Long
        : AuthorOutcome.Done;

    private static void Number(List<PracticeAuthor> authors)
    {
        for (var place = 0; place < authors.Count; place++)
        {
            authors[place].Order = place;
        }
    }

    private Task<AuthorOutcome> ChangeAsync(Guid practice, Guid? actor, string what, Func<OpenPractice, List<PracticeAuthor>, Task<AuthorOutcome>> change, CancellationToken cancel) => writer.ChangeAsync(
        practice,
        actor,
        async open =>
        {
            var authors = await db.PracticeAuthors.Where(one => one.PracticeId == practice).OrderBy(one => one.Order).ToListAsync(cancel);
            var before = authors.ConvertAll(one => new { one.Name, one.Organisation });
            var outcome = await change(open, authors);
            if (outcome == AuthorOutcome.Done)
            {
                var held = open.Practice;
                (held.ChangedAt, held.Revision) = (open.Now, held.Revision + 1);
                db.PracticeEvents.Add(new PracticeEvent { PracticeId = practice, At = open.Now, By = actor, What = what, State = held.State, Number = held.Newest });
                if (!open.ByAuthor)
                {
                    db.AuditEntries.Add(AuditEntry.Of(actor, $"practice.{what}", nameof(Practice), practice, open.Now, before, db.PracticeAuthors.Local.OrderBy(one => one.Order).Select(one => new { one.Name, one.Organisation })));
                }

                if (held.PublishedNumber is not null)
                {
                    await readers.RefreshAsync(held, cancel);
                }
            }

            return outcome;
        },
        cancel);
}
