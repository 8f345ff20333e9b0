using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Finds surveys and what they ask. A published version never changes, so it is read once.</summary>
public sealed class Questionnaires(IServiceScopeFactory scopes, IMemoryCache cache, QuestionTypes types)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(20);

    public async Task<Questionnaire?> FindAsync(Guid version, CancellationToken cancel)
    {
        if (cache.TryGetValue((nameof(Questionnaires), version), out Questionnaire? known))
        {
            return known;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await db.SurveyVersions.AsNoTracking().Include(one => one.Pages).Include(one => one.Questions).SingleOrDefaultAsync(one => one.Id == version, cancel);
        if (found is null)
        {
            return null;
        }

        var questionnaire = Questionnaire.Of(found, types);
        if (found.PublishedAt is not null)
        {
            cache.Set((nameof(Questionnaires), version), questionnaire, Remembered);
        }

        return questionnaire;
    }

    /// <summary>All versions with responses that count, the newest first.</summary>
    public async Task<IReadOnlyList<Questionnaire>> PublishedAsync(Guid survey, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var ids = await db.SurveyVersions.Where(one => one.SurveyId == survey && one.PublishedAt != null).OrderByDescending(one => one.Number).Select(one => one.Id).ToListAsync(cancel);
        var all = new List<Questionnaire>();
        foreach (var id in ids)
        {
            all.Add(await FindAsync(id, cancel) ?? throw new InvalidOperationException("A published version is not deleted."));
        }

        return all;
    }
}
