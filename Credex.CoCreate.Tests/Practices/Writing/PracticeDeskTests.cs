using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>Writing a case: what two people save at once, when a revision begins, and where a case is found. The same on both providers.</summary>
public abstract class PracticeDeskTests : IAsyncLifetime
{
    private Store? store;
    private Desk? desk;

    private Desk At => desk ?? throw new InvalidOperationException("The desk is made before each test.");

    public async ValueTask InitializeAsync()
    {
        store = await CreateAsync();
        await store.MigrateAsync();
        desk = new Desk(store);
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<Store> CreateAsync();

    [Fact]
    public async Task Who_begins_a_case_is_its_first_author_and_its_history_says_so()
    {
        var ana = await At.PersonAsync("Ana");
        var practice = await At.BeginAsync(ana);

        Assert.Equal(("sound-walks", 1, PracticeState.Draft), (practice.Slug, practice.Newest, practice.State));
        var author = await At.InDbAsync(db => db.PracticeAuthors.SingleAsync());
        Assert.Equal((ana, "Ana", "Atelier"), (author.PersonId, author.Name, author.Organisation));
        Assert.Equal("created", await At.InDbAsync(db => db.PracticeEvents.Select(one => one.What).SingleAsync()));
        Assert.Equal("practice.created", await At.InDbAsync(db => db.AuditEntries.Select(one => one.Act).SingleAsync()));
    }

    [Fact]
    public async Task Two_authors_at_once_lose_nothing()
    {
        var (ana, ben) = (await At.PersonAsync("Ana"), await At.PersonAsync("Ben"));
        await At.BeginAsync(ana);
        var shown = await At.NowAsync();

        // Both have the same page before them; each writes a chapter of their own, and both the summary.
        await At.SaveAsync(ana, shown, ("title.en", "Sound walks"), ("summary.en", "By Ana."), ("context.en", "Ana’s context."), ("done.en", string.Empty));
        var second = await At.SaveAsync(ben, shown, ("title.en", "Sound walks"), ("summary.en", "By Ben."), ("context.en", string.Empty), ("done.en", "Ben’s story."));

        var now = await At.NowAsync();
        Assert.Equal(("By Ana.", "Ana’s context.", "Ben’s story."), (now.Summary.In("en").Text, now.Chapter("context")!.In("en").Text, now.Chapter("done")!.In("en").Text));
        Assert.Equal([new FieldConflict("summary.en", "By Ana.", "By Ben.")], second.Conflicts);

        // Once Ben has seen both, his save is a decision.
        var third = await At.SaveAsync(ben, second.Fields, ("summary.en", "By both."));
        Assert.Empty(third.Conflicts);
        Assert.Equal("By both.", (await At.NowAsync()).Summary.In("en").Text);
        Assert.Equal("By Ana.", (await At.InDbAsync(db => db.PracticeRevisions.SingleAsync(one => one.Number == 1))).Fields.Summary.In("en").Text);
    }

    [Fact]
    public async Task The_same_change_by_two_is_no_conflict_and_what_one_left_alone_keeps_the_others()
    {
        var (ana, ben) = (await At.PersonAsync("Ana"), await At.PersonAsync("Ben"));
        await At.BeginAsync(ana);
        var shown = await At.NowAsync();

        await At.SaveAsync(ana, shown, ("region", "Porto"), ("topics", "design,quality"));
        var second = await At.SaveAsync(ben, shown, ("region", "Porto"), ("topics", string.Empty), ("levels", "4,5"));

        Assert.Empty(second.Conflicts);
        Assert.Equal(("Porto", "design quality", "4 5"), (second.Fields.Region, string.Join(' ', second.Fields.Topics), string.Join(' ', second.Fields.Levels)));
    }

    [Fact]
    public async Task Many_at_the_same_instant_each_keep_their_chapter()
    {
        var ana = await At.PersonAsync("Ana");
        await At.BeginAsync(ana);
        var shown = await At.NowAsync();
        var people = new List<Guid>();
        for (var one = 0; one < PracticeChapters.All.Count; one++)
        {
            people.Add(await At.PersonAsync($"Author{one}"));
        }

        var saved = await Task.WhenAll(PracticeChapters.All.Select((chapter, place) => At.SaveAsync(people[place], shown, ($"{chapter}.en", $"About {chapter}."))));

        Assert.All(saved, result => Assert.Empty(result.Conflicts));
        var now = await At.NowAsync();
        Assert.All(PracticeChapters.All, chapter => Assert.Equal($"About {chapter}.", now.Chapter(chapter)?.In("en").Text));
    }

    [Fact]
    public async Task What_is_wrong_with_one_field_keeps_no_other_from_being_saved()
    {
        var ana = await At.PersonAsync("Ana");
        await At.BeginAsync(ana);

        var saved = await At.SaveAsync(
            ana,
            await At.NowAsync(),
            ("title.en", string.Empty), ("summary.en", new string('x', PracticeFields.LongestSummary + 1)), ("fromYear", "1066"), ("links", "Site\tjavascript:alert(1)"), ("region", "Porto"), ("context.fr", "En français."));

        Assert.Equal(
            [("context.fr", null), ("fromYear", FaultKind.Year), ("links", FaultKind.Link), ("summary.en", FaultKind.Long), ("title.en", FaultKind.Missing)],
            saved.Faults.Select(fault => (fault.Field, (FaultKind?)fault.Kind)).Append(("context.fr", null)).Order());
        Assert.Equal(("Sound walks", "Porto"), (saved.Fields.Title.In("en").Text, saved.Fields.Region));
        Assert.Equal(("en", "En français."), (saved.Fields.Chapter("context")!.Source, saved.Fields.Chapter("context")!.In("fr").Text));

        var years = await At.SaveAsync(ana, saved.Fields, ("fromYear", "2024"), ("toYear", "2020"));
        Assert.Equal(new FieldFault("toYear", FaultKind.Years), Assert.Single(years.Faults));
        Assert.Null((await At.NowAsync()).FromYear);
    }

    [Fact]
    public async Task Who_goes_on_writing_writes_on_in_the_same_revision()
    {
        var (ana, ben) = (await At.PersonAsync("Ana"), await At.PersonAsync("Ben"));
        await At.BeginAsync(ana);
        async Task WriteAsync(Guid who, string words) => await At.SaveAsync(who, await At.NowAsync(), ("region", words));

        await WriteAsync(ana, "P");
        At.Clock.Advance(TimeSpan.FromMinutes(29));
        await WriteAsync(ana, "Po");
        At.Clock.Advance(TimeSpan.FromMinutes(29));
        await WriteAsync(ana, "Por");
        Assert.Equal(1, await At.RevisionsAsync());

        At.Clock.Advance(TimeSpan.FromMinutes(31));
        await WriteAsync(ana, "Port");
        Assert.Equal(2, await At.RevisionsAsync());
        await WriteAsync(ben, "Porto");
        Assert.Equal(3, await At.RevisionsAsync());
        await WriteAsync(ben, "Porto");
        Assert.Equal(3, await At.RevisionsAsync());
    }

    [Theory]
    [InlineData(PracticeState.InReview, null, null)]
    [InlineData(PracticeState.ChangesRequested, 1, null)]
    [InlineData(PracticeState.Published, null, 1)]
    public async Task What_reviewers_or_readers_have_seen_is_not_changed_under_them(PracticeState state, int? reviewed, int? published)
    {
        var ana = await At.PersonAsync("Ana");
        await At.BeginAsync(ana);
        await At.InDbAsync(db => db.Practices.ExecuteUpdateAsync(set => set.SetProperty(one => one.State, state).SetProperty(one => one.ReviewedNumber, reviewed).SetProperty(one => one.PublishedNumber, published)));

        await At.SaveAsync(ana, await At.NowAsync(), ("region", "Porto"));

        Assert.Equal(2, await At.RevisionsAsync());
        Assert.Equal(string.Empty, (await At.InDbAsync(db => db.PracticeRevisions.SingleAsync(one => one.Number == 1))).Fields.Region);
    }

    [Fact]
    public async Task What_a_translation_was_made_from_stays_and_it_can_be_found_right_again()
    {
        var ana = await At.PersonAsync("Ana");
        await At.BeginAsync(ana);
        await At.SaveAsync(ana, await At.NowAsync(), ("context.en", "Before."), ("context.fr", "Avant."));
        Assert.False((await At.NowAsync()).Chapter("context")!.IsStale("fr"));

        await At.SaveAsync(ana, await At.NowAsync(), ("context.en", "After."));
        Assert.True((await At.NowAsync()).Chapter("context")!.IsStale("fr"));
        Assert.Equal("Before.", (await At.InDbAsync(db => db.PracticeRevisions.SingleAsync(one => one.Number == 1))).Fields.Chapter("context")!.In("en").Text);

        await At.AtAsync(one => one.SaveAsync(At.Case, [], ["context.fr", "title.fr", "nonsense"], moves: false, ana, CancellationToken.None));
        Assert.False((await At.NowAsync()).Chapter("context")!.IsStale("fr"));
    }

    [Fact]
    public async Task A_revision_comes_back_as_a_new_one()
    {
        var ana = await At.PersonAsync("Ana");
        await At.BeginAsync(ana);
        await At.SaveAsync(ana, await At.NowAsync(), ("region", "Porto"));
        At.Clock.Advance(TimeSpan.FromHours(1));
        await At.SaveAsync(ana, await At.NowAsync(), ("region", "Lisbon"));

        Assert.True(await At.AtAsync(one => one.RestoreAsync(At.Case, 1, ana, CancellationToken.None)));
        Assert.False(await At.AtAsync(one => one.RestoreAsync(At.Case, 9, ana, CancellationToken.None)));

        Assert.Equal("Porto", (await At.NowAsync()).Region);
        Assert.Equal((3, 1), await At.InDbAsync(async db => (await db.Practices.Select(one => one.Newest).SingleAsync(), await db.PracticeRevisions.Where(one => one.Number == 3).Select(one => one.RestoredFrom!.Value).SingleAsync())));
        Assert.Equal(["created", "restored"], await At.InDbAsync(db => db.PracticeEvents.OrderBy(one => one.At).Select(one => one.What).ToListAsync()));

        // Writing on begins another: what was brought back stays as it was.
        await At.SaveAsync(ana, await At.NowAsync(), ("region", "Braga"));
        Assert.Equal(4, await At.RevisionsAsync());
    }

    [Fact]
    public async Task The_address_follows_the_title_until_it_is_published_and_the_one_of_before_leads_on()
    {
        var ana = await At.PersonAsync("Ana");
        var other = await At.BeginAsync(ana, "Sound walks in Porto");
        await At.BeginAsync(ana);

        var moved = await At.SaveAsync(ana, await At.NowAsync(), ("title.en", "Sound walks in Porto"));
        Assert.Equal("sound-walks-in-porto-2", moved.Slug);
        Assert.Equal(At.Case, (await At.InDbAsync(db => new PracticeAddresses(db).FindAsync("sound-walks", CancellationToken.None)))!.Id);
        Assert.Equal(other.Id, (await At.InDbAsync(db => new PracticeAddresses(db).FindAsync("sound-walks-in-porto", CancellationToken.None)))!.Id);

        // Back again: an address that was its own is taken up once more.
        Assert.Equal("sound-walks", (await At.SaveAsync(ana, await At.NowAsync(), ("title.en", "Sound walks"))).Slug);

        await At.InDbAsync(db => db.Practices.Where(one => one.Id == At.Case).ExecuteUpdateAsync(set => set.SetProperty(one => one.PublishedAt, Desk.Noon.UtcDateTime)));
        Assert.Equal("sound-walks", (await At.SaveAsync(ana, await At.NowAsync(), ("title.en", "Listening"))).Slug);
        await At.InDbAsync(async db =>
        {
            var practice = await db.Practices.SingleAsync(one => one.Id == At.Case);
            await new PracticeAddresses(db).MoveSlugAsync(practice, await At.NowAsync(), CancellationToken.None);
            return await db.SaveChangesAsync();
        });
        Assert.Equal("listening", await At.InDbAsync(db => db.Practices.Where(one => one.Id == At.Case).Select(one => one.Slug).SingleAsync()));
        Assert.NotNull(await At.InDbAsync(db => new PracticeAddresses(db).FindAsync("sound-walks", CancellationToken.None)));
    }

    [Theory]
    [InlineData("New", "case")]
    [InlineData("Coverage", "case-coverage")]
    [InlineData("Ψηφιακή τέχνη", "case")]
    public async Task An_address_is_never_that_of_a_page(string title, string slug) => Assert.Equal(slug, (await At.BeginAsync(await At.PersonAsync("Ana"), title)).Slug);

    [Fact]
    public async Task Who_is_no_author_leaves_a_trace_in_the_log_once_a_revision()
    {
        var (ana, staff) = (await At.PersonAsync("Ana"), await At.PersonAsync("Staff"));
        await At.BeginAsync(ana);
        await At.SaveAsync(ana, await At.NowAsync(), ("region", "Porto"));
        await At.SaveAsync(staff, await At.NowAsync(), ("region", "Lisbon"));
        await At.SaveAsync(staff, await At.NowAsync(), ("region", "Lisboa"));

        Assert.Equal([(ana, "practice.created"), (staff, PracticeDesk.Edited)], (await At.InDbAsync(db => db.AuditEntries.OrderBy(one => one.Act).ToListAsync())).Select(one => (one.ActorId!.Value, one.Act)));
    }

    [Fact]
    public async Task Authors_come_with_an_account_or_a_name_in_their_order_and_never_none()
    {
        var (ana, ben) = (await At.PersonAsync("Ana"), await At.PersonAsync("Ben"));
        await At.BeginAsync(ana);
        Task<AuthorOutcome> AddAsync(string name, string organisation, string email) =>
            At.AuthorsAsync(one => one.AddAsync(At.Case, new AuthorWords(name, organisation, email), "en", ana, CancellationToken.None));
        Task<AuthorOutcome> AcceptAsync(Guid author, Guid person) => At.AuthorsAsync(one => one.AcceptAsync(At.Case, author, person, CancellationToken.None));

        Assert.Equal(AuthorOutcome.Done, await AddAsync("Ben", string.Empty, "BEN@desk.example"));
        Assert.Equal(AuthorOutcome.NoAddress, await AddAsync("Nobody", string.Empty, "nobody at desk.example"));
        Assert.Equal(AuthorOutcome.Unnamed, await AddAsync(string.Empty, "Guild", "ben@desk.example"));
        Assert.Equal(AuthorOutcome.Done, await AddAsync("Carla", "Guild", string.Empty));

        // A name is only a name until the person behind the address takes it, once.
        var authors = await At.InDbAsync(db => db.PracticeAuthors.OrderBy(one => one.Order).ToListAsync());
        Assert.Equal(["Ana", "Ben", "Carla"], authors.Select(one => one.Name));
        Assert.Equal([ana, null, null], authors.Select(one => one.PersonId));
        Assert.Equal(AuthorOutcome.Already, await AcceptAsync(authors[1].Id, ana));
        Assert.Equal(AuthorOutcome.Done, await AcceptAsync(authors[1].Id, ben));
        Assert.Equal(AuthorOutcome.Unknown, await AcceptAsync(authors[1].Id, ben));
        Assert.Equal(ben, await At.InDbAsync(db => db.PracticeAuthors.Where(one => one.Order == 1).Select(one => one.PersonId).SingleAsync()));
        Assert.Equal(AuthorOutcome.Done, await At.AuthorsAsync(one => one.MoveUpAsync(At.Case, authors[2].Id, ana, CancellationToken.None)));
        Assert.Equal(AuthorOutcome.Done, await At.AuthorsAsync(one => one.RemoveAsync(At.Case, authors[1].Id, ana, CancellationToken.None)));
        Assert.Equal(AuthorOutcome.Done, await At.AuthorsAsync(one => one.EditAsync(At.Case, authors[2].Id, new AuthorWords("Carla Dias", "Guild", string.Empty), ana, CancellationToken.None)));
        Assert.Equal(["Ana", "Carla Dias"], await At.InDbAsync(db => db.PracticeAuthors.OrderBy(one => one.Order).Select(one => one.Name).ToListAsync()));
        Assert.Equal(AuthorOutcome.Unknown, await At.AuthorsAsync(one => one.RemoveAsync(At.Case, authors[1].Id, ana, CancellationToken.None)));
        await At.AuthorsAsync(one => one.RemoveAsync(At.Case, authors[2].Id, ana, CancellationToken.None));
        Assert.Equal(AuthorOutcome.Last, await At.AuthorsAsync(one => one.RemoveAsync(At.Case, authors[0].Id, ana, CancellationToken.None)));
        Assert.Equal(["author-accepted", "author-added", "author-added", "author-changed", "author-changed", "author-removed", "author-removed", "created"], await At.InDbAsync(db => db.PracticeEvents.Select(one => one.What).Order().ToListAsync()));
    }
}

public sealed class SqlitePracticeDeskTests : PracticeDeskTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresPracticeDeskTests : PracticeDeskTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
