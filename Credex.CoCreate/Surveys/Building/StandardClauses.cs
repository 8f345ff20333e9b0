using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>The clauses of published standards, to ask about.</summary>
public sealed class StandardClauses(AppDb db)
{
    public async Task<IReadOnlyList<StandardVersion>> VersionsAsync(CancellationToken cancel) =>
        await db.StandardVersions.AsNoTracking().Include(one => one.Standard).Where(one => one.State == VersionState.Published)
            .OrderBy(one => one.Standard!.Slug).ThenByDescending(one => one.Number).ToListAsync(cancel);

    public async Task<IReadOnlyList<ClauseText>> OfAsync(Guid version, CancellationToken cancel) =>
        await db.ClauseTexts.AsNoTracking().Where(one => one.VersionId == version && one.Version!.State == VersionState.Published).OrderBy(one => one.Order).ToListAsync(cancel);
}
