using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>The desk of one request after the other, each with a context of its own, and a clock that the test turns.</summary>
internal sealed class Desk(Store store)
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Noon);

    public Guid Case { get; private set; }

    public async Task<Guid> PersonAsync(string name)
    {
        await using var db = store.Open();
        var email = $"{name}@desk.example";
        var person = new Person { UserName = email, Email = email, NormalizedEmail = email.ToUpperInvariant(), NormalizedUserName = email.ToUpperInvariant(), EmailConfirmed = true, DisplayName = name, Organisation = "Atelier" };
        db.Users.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    public async Task<Practice> BeginAsync(Guid author, string title = "Sound walks", string language = "en")
    {
        var practice = await AtAsync(desk => desk.CreateAsync(new PracticeFields { Title = LocalizedText.Of(language, (language, title)), Summary = LocalizedText.Of(language) }, author, CancellationToken.None));
        Case = practice.Id;
        return practice;
    }

    public async Task<T> AtAsync<T>(Func<PracticeDesk, Task<T>> work)
    {
        await using var db = store.Open();
        return await work(new PracticeDesk(db, new RevisionWriter(db, new Schedule(db, Clock), Clock), new PracticeAddresses(db), Clock));
    }

    public async Task<T> AuthorsAsync<T>(Func<AuthorDesk, Task<T>> work)
    {
        await using var db = store.Open();
        return await work(new AuthorDesk(db, new RevisionWriter(db, new Schedule(db, Clock), Clock), new ReaderView(db, new PracticeIndex(db), new PracticeAddresses(db)), new Schedule(db, Clock), Clock));
    }

    /// <summary>What a form says that showed the fields as they were given.</summary>
    public static IReadOnlyList<SentValue> Form(PracticeFields shown, params (string Field, string Value)[] values) =>
        [.. values.Select(one => FieldCatalog.Find(one.Field, shown.Title.Source)!).Zip(values, (field, one) => new SentValue(field, field.Mark(shown), one.Value))];

    public Task<SaveResult> SaveAsync(Guid actor, PracticeFields shown, params (string Field, string Value)[] values) =>
        AtAsync(desk => desk.SaveAsync(Case, Form(shown, values), [], moves: true, actor, CancellationToken.None));

    public async Task<PracticeFields> NowAsync()
    {
        await using var db = store.Open();
        return await (from practice in db.Practices join one in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { one.PracticeId, one.Number } where practice.Id == Case select one.Fields).SingleAsync();
    }

    public async Task<T> InDbAsync<T>(Func<AppDb, Task<T>> work)
    {
        await using var db = store.Open();
        return await work(db);
    }

    public Task<int> RevisionsAsync() => InDbAsync(db => db.PracticeRevisions.CountAsync(one => one.PracticeId == Case));
}
