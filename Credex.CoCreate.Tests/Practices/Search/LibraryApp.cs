using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>Puts cases into the library of the app, as publishing them does.</summary>
internal static class LibraryApp
{
    private static readonly DateTime First = new(2026, 5, 1, 9, 0, 0, DateTimeKind.Utc);

    public static async Task<Guid> PublishAsync(this TestApp app, string slug, PracticeFields fields, int day = 0, bool isExample = false, bool isOutdated = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var index = scope.ServiceProvider.GetRequiredService<PracticeIndex>();
        return await db.WriteAsync(
            async () =>
            {
                var at = First.AddDays(day);
                var practice = Case(slug, fields, PracticeState.Published, at, isExample);
                practice.PublishedNumber = 1;
                practice.PublishedAt = at;
                practice.OutdatedAt = isOutdated ? at : null;
                db.Practices.Add(practice);
                db.PracticeRevisions.Add(new PracticeRevision { PracticeId = practice.Id, Number = 1, Fields = fields, At = at });
                await db.SaveChangesAsync();
                await index.UpdateAsync(practice, fields, CancellationToken.None);
                return practice.Id;
            },
            CancellationToken.None);
    }

    /// <summary>A case that nobody but its authors and moderators see.</summary>
    public static Task<int> DraftAsync(this TestApp app, string slug, PracticeFields fields, PracticeState state = PracticeState.Draft) => app.InDbAsync(async db =>
    {
        var practice = Case(slug, fields, state, First, isExample: false);
        db.Practices.Add(practice);
        db.PracticeRevisions.Add(new PracticeRevision { PracticeId = practice.Id, Number = 1, Fields = fields, At = First });
        return await db.SaveChangesAsync();
    });

    private static Practice Case(string slug, PracticeFields fields, PracticeState state, DateTime at, bool isExample) =>
        new() { Slug = slug, State = state, SourceLanguage = fields.Title.Source, Newest = 1, CreatedAt = at, ChangedAt = at, IsExample = isExample };
}
