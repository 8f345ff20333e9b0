using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Practices.Moderation;

/// <summary>Cases for tests, and the acts on them as the pages call them, each in a scope of its own.</summary>
public sealed class Cases(TestApp app)
{
    public static LocalizedText Text(string english) => LocalizedText.Of("en", ("en", english));

    public Task<Guid> PersonAsync(string role) => app.InDbAsync(db => db.Users.Where(person => person.Email == $"{role}@demo.example").Select(person => person.Id).SingleAsync());

    /// <summary>A complete case of the member of the demo, as a draft.</summary>
    public Task<Guid> AddAsync(string slug, string author = "member", PracticeState state = PracticeState.Draft) => app.InDbAsync(async db =>
    {
        var person = await db.Users.SingleAsync(one => one.Email == $"{author}@demo.example");
        var practice = new Practice { Slug = slug, SourceLanguage = "en", Newest = 1, State = state, CreatedAt = DateTime.UnixEpoch, ChangedAt = DateTime.UnixEpoch };
        db.Practices.Add(practice);
        db.PracticeRevisions.Add(new PracticeRevision { PracticeId = practice.Id, Number = 1, At = DateTime.UnixEpoch, By = person.Id, Fields = Fields(char.ToUpperInvariant(slug[0]) + slug[1..]) });
        db.PracticeAuthors.Add(new PracticeAuthor { PracticeId = practice.Id, PersonId = person.Id, Name = person.DisplayName, Organisation = "Theatre of the Harbour" });
        await db.SaveChangesAsync();
        return practice.Id;
    });

    public static PracticeFields Fields(string title) => new()
    {
        Title = Text(title),
        Summary = Text("Theatres issue badges for what lighting technicians can do."),
        Chapters = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
        {
            ["context"] = Text("Nobody had papers.\n\nEverybody had skills."),
            ["done"] = Text("Theatres wrote down what a technician can do, and watched."),
            ["results"] = Text("Forty badges in a year."),
            ["transfer"] = Text("- Two theatres that trust each other\n- One afternoon a month"),
        },
        Countries = ["SE"],
        Domains = ["performing-arts"],
        Topics = ["certification"],
        FromYear = 2024,
        Contact = "badges@theatre.example",
    };

    /// <summary>Another revision, as if an author had gone on writing.</summary>
    public Task<int> WriteAsync(Guid id, string title) => app.InDbAsync(async db =>
    {
        var practice = await db.Practices.SingleAsync(one => one.Id == id);
        practice.Newest++;
        db.PracticeRevisions.Add(new PracticeRevision { PracticeId = id, Number = practice.Newest, At = DateTime.UnixEpoch, Fields = Fields(title) });
        return await db.SaveChangesAsync();
    });

    public Task<Practice> SeeAsync(Guid id) => app.InDbAsync(db => db.Practices.AsNoTracking().SingleAsync(one => one.Id == id));

    /// <summary>Where it stands now: its address follows its title.</summary>
    public async Task<string> AddressAsync(Guid id) => $"/practices/{(await SeeAsync(id)).Slug}";

    public async Task<T> WithAsync<TDesk, T>(Func<TDesk, Task<T>> work)
        where TDesk : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDesk>());
    }

    public async Task<string?> SubmitAsync(Guid id, string who = "member") =>
        await WithAsync<SubmissionDesk, string?>(async desk => await desk.SubmitAsync(id, await PersonAsync(who), isComplete: true, string.Empty, CancellationToken.None));

    public async Task<string?> AssignAsync(Guid id, string editor, string reviewer) =>
        await WithAsync<EditorDesk, string?>(async desk => await desk.AssignAsync(id, await PersonAsync(editor), await PersonAsync(reviewer), CancellationToken.None));

    public async Task<string?> DeclareAsync(Guid id, string reviewer, string? conflict = null) =>
        await WithAsync<ReviewDesk, string?>(async desk => await desk.DeclareAsync(id, await PersonAsync(reviewer), conflict is not null, conflict ?? string.Empty, CancellationToken.None));

    public async Task<string?> JudgeAsync(Guid id, string reviewer, int score = 2, bool handIn = true)
    {
        var person = await PersonAsync(reviewer);
        var mine = await WithAsync<ReviewDesk, PracticeReview?>(async desk => await desk.MineAsync(await SeeAsync(id), person, CancellationToken.None));
        return await WithAsync<ReviewDesk, string?>(desk => desk.SaveAsync(
            id,
            person,
            new ReviewWords(ReviewCriteria.All.ToDictionary(one => one, _ => new CriterionScore(score, "Because."), StringComparer.Ordinal), "In short.", [], Removed: null),
            handIn,
            mine?.Revision ?? 0,
            CancellationToken.None));
    }

    /// <param name="seen">The newest revision, unless it is said.</param>
    public async Task<string?> PublishAsync(Guid id, string editor, DateTime? at = null, int? seen = null) =>
        await WithAsync<PublicationDesk, string?>(async desk => await desk.PublishAsync(id, await PersonAsync(editor), seen ?? (await SeeAsync(id)).Newest, at, CancellationToken.None));

    public async Task<string?> CorrectAsync(Guid id, string editor, LocalizedText note, int? seen = null) =>
        await WithAsync<PublicationDesk, string?>(async desk => await desk.CorrectAsync(id, await PersonAsync(editor), seen ?? (await SeeAsync(id)).Newest, note, CancellationToken.None));

    public async Task<string?> RequestAsync(Guid id, string editor, params string[] requests) =>
        await WithAsync<EditorDesk, string?>(async desk => await desk.RequestAsync(id, await PersonAsync(editor), requests, string.Empty, CancellationToken.None));

    /// <summary>From a draft to what readers see.</summary>
    public async Task<Guid> PublishedAsync(string slug)
    {
        var id = await AddAsync(slug);
        Assert.Null(await SubmitAsync(id));
        foreach (var reviewer in new[] { "moderator", "admin" })
        {
            Assert.Null(await AssignAsync(id, "staff", reviewer));
            Assert.Null(await DeclareAsync(id, reviewer));
            Assert.Null(await JudgeAsync(id, reviewer));
        }

        Assert.Null(await PublishAsync(id, "staff"));
        return id;
    }

    /// <summary>Addresses to which letters of a kind went.</summary>
    public static Task<List<string>> ToldAsync(TestApp app, Guid id, string kind) => app.InDbAsync(db => db.FollowUps
        .Where(row => row.Kind == kind && row.SubjectId == id && row.Address != null).Select(row => row.Address!).Distinct().OrderBy(address => address).ToListAsync());

    /// <summary>What is spread over many is carried out by a sweep of its own.</summary>
    public static async Task RunAsync(TestApp app)
    {
        for (var times = 0; times < 3; times++)
        {
            await app.Services.GetRequiredService<Dispatcher>().SweepAsync(CancellationToken.None);
        }
    }
}
