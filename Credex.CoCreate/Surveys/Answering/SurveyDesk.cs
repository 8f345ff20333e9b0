using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Finds surveys and what they ask. A published version never changes, so it is read once.</summary>
public sealed class Questionnaires(IServiceScopeFactory scopes, IMemoryCache cache, QuestionTypes types)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(20);

    /// <summary>Each page of answering asks this and nothing else, so it is compiled once. It belongs to one model, and so to one app, not to the process.</summary>
    private readonly Func<AppDb, string, byte[], CancellationToken, Task<SurveyAndDraft?>> bySlug = EF.CompileAsyncQuery((AppDb db, string slug, byte[] hash, CancellationToken _) => (
        from survey in db.Surveys.AsNoTracking()
        where survey.Slug == slug
        from draft in db.ResponseDrafts.AsNoTracking().Where(one => one.SecretHash == hash).DefaultIfEmpty()
        select new SurveyAndDraft(survey, draft)).SingleOrDefault());

    /// <summary>The survey of an address, and what a browser has answered of it so far.</summary>
    /// <param name="secret">What the browser keeps; null where it keeps nothing.</param>
    public async Task<SurveyAndDraft?> FindAsync(AppDb db, string slug, SurveySecret? secret, CancellationToken cancel)
    {
        // A draft is found by a hash with the survey in it. Which survey an address means hardly ever changes: it is tried with what it meant last.
        var guess = secret is not null && cache.TryGetValue((nameof(Survey), slug), out Guid known) ? known : Guid.Empty;
        var found = await bySlug(db, slug, secret?.DraftHash(guess) ?? [], cancel);
        if (secret is null || found is null || found.Survey.Id == guess)
        {
            return found;
        }

        cache.Set((nameof(Survey), slug), found.Survey.Id, Remembered);
        return await bySlug(db, slug, secret.DraftHash(found.Survey.Id), cancel);
    }

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

/// <param name="Draft">Null where nothing was answered yet.</param>
public sealed record SurveyAndDraft(Survey Survey, ResponseDraft? Draft);
