using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Moderation.Letters;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

public enum AuthorOutcome
{
    Done,

    /// <summary>Neither a name nor an account.</summary>
    Unnamed,

    Long,

    /// <summary>Nobody has an account with that address.</summary>
    NoAccount,

    /// <summary>They are among the authors.</summary>
    Already,

    /// <summary>There are as many as there can be.</summary>
    Full,

    /// <summary>A case has an author.</summary>
    Last,

    /// <summary>There is no such author, or no longer.</summary>
    Unknown,
}

/// <param name="Email">Of an account, which may then write; empty for somebody who is only named.</param>
public sealed record AuthorWords(string Name, string Organisation, string Email);

/// <summary>Who a case is by. Changes of authors stand in its history, and who may write from now on is told by letter.</summary>
public sealed class AuthorDesk(AppDb db, RevisionWriter writer, ReaderView readers, PracticePost post, ILookupNormalizer normalizer)
{
    public const int Most = 20;

    public Task<AuthorOutcome> AddAsync(Guid practice, AuthorWords words, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ChangeAsync(
            practice,
            actor,
            "author-added",
            async (open, authors) =>
            {
                var key = normalizer.NormalizeEmail(words.Email);
                var person = words.Email.Length == 0 ? null
                    : await db.Users.SingleOrDefaultAsync(one => one.NormalizedEmail == key && one.EmailConfirmed && one.ErasedAt == null && one.DeactivatedAt == null, cancel);
                var outcome = Check(words, authors.Count >= Most, words.Email.Length > 0 && person is null, person is not null && authors.Exists(one => one.PersonId == person.Id), person is not null);
                if (outcome == AuthorOutcome.Done)
                {
                    var author = new PracticeAuthor
                    {
                        PracticeId = practice,
                        PersonId = person?.Id,
                        Name = words.Name.Length > 0 ? words.Name : person!.DisplayName,
                        Organisation = words.Organisation.Length > 0 ? words.Organisation : person?.Organisation ?? string.Empty,
                        Order = authors.Count,
                    };
                    db.PracticeAuthors.Add(author);
                    if (person is not null && person.Id != actor)
                    {
                        await post.ToAsync(open.Practice, AuthorLetter.KindName, $"{author.Id:N}", person.Id, cancel);
                    }
                }

                return outcome;
            },
            cancel);
    }

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

                var outcome = Check(words, isFull: false, isUnknown: false, isThere: false, hasAccount: false);
                if (outcome == AuthorOutcome.Done)
                {
                    (found.Name, found.Organisation) = (words.Name, words.Organisation);
                }

                return Task.FromResult(outcome);
            },
            cancel);
    }

    public Task<AuthorOutcome> RemoveAsync(Guid practice, Guid author, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    private static AuthorOutcome Check(AuthorWords words, bool isFull, bool isUnknown, bool isThere, bool hasAccount) =>
        isFull ? AuthorOutcome.Full
        : isUnknown ? AuthorOutcome.NoAccount
        : isThere ? AuthorOutcome.Already
        : words.Name.Length == 0 && !hasAccount ? AuthorOutcome.Unnamed
        : words.Name.Length > Person.LongestName || words.Organisation.Length > PracticeFields.LongestLine ? AuthorOutcome.Long
        : AuthorOutcome.Done;

    private static void Number(List<PracticeAuthor> authors)
    {
        for (var place = 0; place < authors.Count; place++)
        {
            authors[place].Order = place;
        }
    }

    private Task<AuthorOutcome> ChangeAsync(Guid practice, Guid actor, string what, Func<OpenPractice, List<PracticeAuthor>, Task<AuthorOutcome>> change, CancellationToken cancel) => writer.ChangeAsync(
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
