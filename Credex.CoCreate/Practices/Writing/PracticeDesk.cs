using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Writing;

/// <param name="At">When it was saved.</param>
/// <param name="Fields">As they are now.</param>
/// <param name="Slug">Where it is now.</param>
public sealed record SaveResult(DateTime At, PracticeFields Fields, string Slug, IReadOnlyList<FieldConflict> Conflicts, IReadOnlyList<FieldFault> Faults);

/// <summary>Where case studies are written: made, saved field by field, and brought back as they were.</summary>
public sealed class PracticeDesk(AppDb db, RevisionWriter writer, PracticeAddresses addresses, TimeProvider clock)
{
    public const string Edited = "practice.edited";

    /// <summary>A new case, with who makes it as its first author.</summary>
    public Task<Practice> CreateAsync(PracticeFields fields, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            var now = clock.GetUtcNow().UtcDateTime;
            var person = await db.Users.SingleAsync(one => one.Id == actor, cancel);
            var practice = new Practice
            {
                Slug = await addresses.FreeAsync(fields.Title.In(fields.Title.Source).Text, practice: null, cancel),
                SourceLanguage = fields.Title.Source,
                CreatedAt = now,
                ChangedAt = now,
            };
            db.Practices.Add(practice);
            writer.Add(practice, fields, actor, now, restoredFrom: null);
            db.PracticeAuthors.Add(new PracticeAuthor { PracticeId = practice.Id, PersonId = actor, Name = person.DisplayName, Organisation = person.Organisation ?? string.Empty });
            db.PracticeEvents.Add(new PracticeEvent { PracticeId = practice.Id, At = now, By = actor, What = "created", State = practice.State, Number = practice.Newest });
            db.AuditEntries.Add(AuditEntry.Of(actor, "practice.created", nameof(Practice), practice.Id, now, after: new { practice.Slug, fields.Title }));
            return practice;
        },
        cancel);

    /// <summary>
    /// Saves what a form says. A field that its sender did not change keeps what others made of it; one that only they changed is theirs; one that both changed is a conflict and stays as
    /// the other left it, until they have seen both. What is wrong with one field keeps no other from being saved.
    /// </summary>
    /// <param name="sent">Field by field, with the mark of what the form showed.</param>
    /// <param name="checkedTexts">Translations, such as <c>context.fr</c>, that somebody found still right though what they were made from changed.</param>
    /// <param name="moves">Whether the address follows the title now: not while somebody is in the middle of typing it.</param>
    public Task<SaveResult> SaveAsync(Guid practice, IReadOnlyList<SentValue> sent, IReadOnlyCollection<string> checkedTexts, bool moves, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sent);
        return writer.ChangeAsync(
            practice,
            actor,
            async open =>
            {
                var merge = new FieldMerge(open.Fields);
                merge.Take(sent);
                merge.Confirm(checkedTexts);
                var fields = await WithKnownClausesAsync(merge.Fields, cancel);
                writer.Put(open, fields, actor, Edited);
                if (moves && open.Practice.PublishedAt is null)
                {
                    await addresses.MoveSlugAsync(open.Practice, fields, cancel);
                }

                return new SaveResult(open.Now, fields, open.Practice.Slug, merge.Conflicts, merge.Faults);
            },
            cancel);
    }

    /// <summary>Changes the fields as a whole, such as by a picture more. False where the change says that it cannot be.</summary>
    public Task<bool> ChangeAsync(Guid practice, Func<PracticeFields, PracticeFields?> change, string act, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(change);
        return writer.ChangeAsync(
            practice,
            actor,
            open =>
            {
                if (change(open.Fields) is not { } fields)
                {
                    return Task.FromResult(false);
                }

                writer.Put(open, fields, actor, act);
                return Task.FromResult(true);
            },
            cancel);
    }

    /// <summary>Brings an earlier revision back, as a new one: what stood there in between stays in the list. False where there is no such revision.</summary>
    public Task<bool> RestoreAsync(Guid practice, int number, Guid actor, CancellationToken cancel) => writer.ChangeAsync(
        practice,
        actor,
        async open =>
        {
            if (await db.PracticeRevisions.AsNoTracking().SingleOrDefaultAsync(one => one.PracticeId == practice && one.Number == number, cancel) is not { } earlier || number == open.Newest.Number)
            {
                return false;
            }

            var held = open.Practice;
            writer.Add(held, earlier.Fields, actor, open.Now, number);
            (held.ChangedAt, held.Revision) = (open.Now, held.Revision + 1);
            db.PracticeEvents.Add(new PracticeEvent { PracticeId = practice, At = open.Now, By = actor, What = "restored", State = held.State, Number = held.Newest });
            if (!open.ByAuthor)
            {
                db.AuditEntries.Add(AuditEntry.Of(actor, "practice.restored", nameof(Practice), practice, open.Now, new { open.Newest.Number }, new { Number = held.Newest, From = number }));
            }

            return true;
        },
        cancel);

    /// <summary>Only clauses that there are: a form can name any.</summary>
    private async Task<PracticeFields> WithKnownClausesAsync(PracticeFields fields, CancellationToken cancel)
    {
        var known = await db.Clauses.Where(clause => fields.Clauses.Contains(clause.Id)).Select(clause => clause.Id).ToListAsync(cancel);
        return fields.Clauses.All(known.Contains) ? fields : fields with { Clauses = [.. fields.Clauses.Where(known.Contains)] };
    }
}
