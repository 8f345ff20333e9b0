using Credex.CoCreate.Data;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Practices.Writing;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Keeps what readers find in step with what is published, inside the transaction that changes it: the address, the search index, and the way back from the clauses of standards.</summary>
public sealed class ReaderView(AppDb db, PracticeIndex index, PracticeAddresses addresses)
{
    public async Task RefreshAsync(Practice practice, CancellationToken cancel)
    {
        var number = practice.PublishedNumber;
        var fields = number is null
            ? null
            : await db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == number).Select(one => one.Fields).SingleAsync(cancel);
        if (fields is not null)
        {
            await addresses.MoveSlugAsync(practice, fields, cancel);
        }

        await index.UpdateAsync(practice, fields, cancel);
        var wanted = fields?.Clauses ?? [];
        var links = await db.PracticeClauses.Where(one => one.PracticeId == practice.Id).ToListAsync(cancel);
        db.PracticeClauses.RemoveRange(links.Where(link => !wanted.Contains(link.ClauseId)));
        var there = await db.Clauses.Where(one => wanted.Contains(one.Id)).Select(one => one.Id).ToListAsync(cancel);
        db.PracticeClauses.AddRange(there.Except(links.Select(link => link.ClauseId)).Select(clause => new PracticeClause { PracticeId = practice.Id, ClauseId = clause }));
    }
}
