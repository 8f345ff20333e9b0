using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>What is found in the library and in which order; the same tests on both databases.</summary>
public abstract class SearchTests : IAsyncLifetime
{
    private Store? store;
    private Shelf? shelf;

    private Store Db => store ?? throw new InvalidOperationException("The store is made before each test.");

    private Shelf Shelf => shelf ?? throw new InvalidOperationException("The shelf is made before each test.");

    public async ValueTask InitializeAsync()
    {
        store = await CreateAsync();
        await store.MigrateAsync();
        shelf = new Shelf(store);
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
    public async Task An_empty_library_finds_nothing_and_says_so()
    {
        var result = await Shelf.FindAsync(new LibraryQuery());

        Assert.Equal((0, 0, 1), (result.Total, result.Public, result.Pages));
        Assert.All(result.Facets.Values, Assert.Empty);
        Assert.Empty((await Shelf.FindAsync(new LibraryQuery { Text = "anything" })).Suggestions);
    }

    [Theory]
    [InlineData("en", "Badges for restorers", "badge restorer")]
    [InlineData("en", "The employer’s view", "employers views")]
    [InlineData("fr", "L’évaluation des compétences à l’œuvre", "evaluation competence oeuvre")]
    [InlineData("fr", "Des ateliers d’été", "l'atelier ete")]
    [InlineData("fr", "Microcertifications régionales", "MICROCERTIFICATION régional")]
    [InlineData("de", "Prüfungen in den Werkstätten", "prufung werkstatten")]
    [InlineData("es", "Diseñadores y artesanías", "disenador artesania")]
    [InlineData("it", "L’esame dell’artigiano", "esame artigiani")]
    [InlineData("pt", "Certificações das bibliotecas", "certificacao biblioteca")]
    [InlineData("nl", "Boeken voor vakmensen", "boek")]
    [InlineData("sv", "Bibliotekens kurser", "bibliotek kurs")]
    [InlineData("da", "Værksteder og museer", "værksted museer")]
    [InlineData("fi", "Museoiden työpajat", "museoiden tyopajat")]
    [InlineData("hu", "Tanúsítványok a műhelyekben", "tanusitvany műhely")]
    [InlineData("ro", "Meșteșugarii și muzeele", "mestesugarii muzeele")]
    [InlineData("cs", "Řemesla v muzeích", "remesla muzeích")]
    [InlineData("lv", "Muzeju darbnīcas", "darbnīca")]
    [InlineData("bg", "Музеите и занаятите", "музей занаяти")]
    [InlineData("el", "Πιστοποιήσεις για μουσεία", "πιστοποιηση μουσειο")]
    [InlineData("ga", "An músaem agus na healaíona", "musaem")]
    [InlineData("pl", "Łódzkie muzea", "lodzkie muzea")]
    [InlineData("et", "Käsitöö töötoad", "kasitoo tootoad")]
    [InlineData("hr", "Školski muzej", "skolski muzej")]
    public async Task Case_accents_plurals_and_articles_are_forgiven(string language, string title, string wanted)
    {
        await Shelf.PublishAsync(Shelf.Case("Something else", language: language));
        await Shelf.PublishAsync(Shelf.Case(title, language: language));

        // Twice: the last word may be begun only, those before it are looked for as they are.
        Assert.Equal([title], await Shelf.TitlesAsync($"{wanted} {wanted}"));
    }

    [Fact]
    public async Task A_word_is_itself_in_the_language_of_the_case_only()
    {
        await Shelf.PublishAsync(Shelf.Case("Formats of assessment"));
        await Shelf.PublishAsync(Shelf.Case("La formation au musée", language: "fr"));

        Assert.Equal(["La formation au musée"], await Shelf.TitlesAsync("formations musées"));
        Assert.Equal(["Formats of assessment"], await Shelf.TitlesAsync("format assessments"));
    }

    [Fact]
    public async Task All_words_have_to_be_there_in_any_column_and_any_language_of_the_case()
    {
        var both = Shelf.Case("Sound design", "A badge in three evenings", "The festival *hires* those who [hold it](https://example.org/secret).");
        both = both with { Title = LocalizedText.Of("en", ("en", "Sound design"), ("fr", "Création sonore")) };
        await Shelf.PublishAsync(both);
        await Shelf.PublishAsync(Shelf.Case("Sound archives", "A collection"));

        Assert.Equal(["Sound design"], await Shelf.TitlesAsync("sound badge hired"));
        Assert.Equal(["Sound design"], await Shelf.TitlesAsync("création evenings"));
        Assert.Empty(await Shelf.TitlesAsync("sound badge collection"));
        Assert.Empty(await Shelf.TitlesAsync("secret"));
    }

    [Fact]
    public async Task Words_in_the_title_come_first_then_those_in_the_summary_then_the_rest_and_the_newest_among_equals()
    {
        await Shelf.PublishAsync(Shelf.Case("Old title of badges"));
        await Shelf.PublishAsync(Shelf.Case("In the body", "Nothing", "A badge and a diploma."));
        await Shelf.PublishAsync(Shelf.Case("In the summary", "Badges for all"));
        await Shelf.PublishAsync(Shelf.Case("New title of badges", "Much else", "And badge badge badge"));
        await Shelf.PublishAsync(Shelf.Case("Newest, in the body", "Nothing", "Badge badge badge badge."));

        Assert.Equal(["New title of badges", "Old title of badges", "In the summary", "Newest, in the body", "In the body"], await Shelf.TitlesAsync("badge"));
        var newest = await Shelf.FindAsync(new LibraryQuery { Text = "badge", Order = LibraryOrder.Newest });
        Assert.Equal(["Newest, in the body", "New title of badges"], newest.Cases.Take(2).Select(found => found.Facts.Title.In("en").Text));
    }

    [Fact]
    public async Task The_last_word_may_be_begun_only()
    {
        await Shelf.PublishAsync(Shelf.Case("Certification of skills"));
        await Shelf.PublishAsync(Shelf.Case("A certain museum"));

        Assert.Equal(["A certain museum", "Certification of skills"], await Shelf.TitlesAsync("cert"));
        Assert.Equal(["Certification of skills"], await Shelf.TitlesAsync("skills certifica"));
        Assert.Empty(await Shelf.TitlesAsync("certi skills xyz"));
    }

    [Theory]
    [InlineData("microcredential")]
    [InlineData("micro-credential")]
    [InlineData("micro credentials")]
    [InlineData("micro creden")]
    public async Task A_word_with_a_hyphen_is_found_as_one_as_two_and_with_it(string wanted)
    {
        await Shelf.PublishAsync(Shelf.Case("One microcredential"));
        await Shelf.PublishAsync(Shelf.Case("Two micro-credentials"));
        await Shelf.PublishAsync(Shelf.Case("Three credits"));

        Assert.Equal(["Two micro-credentials", "One microcredential"], await Shelf.TitlesAsync(wanted));
    }

    [Fact]
    public async Task Words_in_quotes_have_to_follow_each_other()
    {
        await Shelf.PublishAsync(Shelf.Case("Work and learning"));
        await Shelf.PublishAsync(Shelf.Case("Learning at work", "With “learning at works” in it"));
        await Shelf.PublishAsync(Shelf.Case("L’apprentissage au travail", language: "fr"));

        Assert.Equal(["Learning at work", "Work and learning"], await Shelf.TitlesAsync("learning work"));
        Assert.Equal(["Learning at work"], await Shelf.TitlesAsync("\"learning at work\""));
        Assert.Equal(["L’apprentissage au travail"], await Shelf.TitlesAsync("« apprentissages au travail »"));
        Assert.Empty(await Shelf.TitlesAsync("\"work learning\""));
    }

    [Theory]
    [InlineData("badgse", "badges")]
    [InlineData("museim", "museum")]
    [InlineData("musem", "museum")]
    [InlineData("certifcaton", "certification")]
    [InlineData("certfiication", "certification")]
    [InlineData("evalutation", "evaluation")]
    [InlineData("competances", "competences")]
    public async Task A_typing_error_is_forgiven_in_English_and_French(string wrong, string meant)
    {
        await Shelf.PublishAsync(Shelf.Case("Badges and certification in a museum"));
        await Shelf.PublishAsync(Shelf.Case("L’évaluation des compétences", language: "fr"));
        await Shelf.PublishAsync(Shelf.Case("Prüfungen", language: "de"));

        var result = await Shelf.FindAsync(new LibraryQuery { Text = wrong });

        Assert.Equal(1, result.Total);
        Assert.Equal(meant, result.Corrected[wrong]);
        Assert.Empty(await Shelf.TitlesAsync("Prüfungxn"));
    }

    [Fact]
    public async Task What_is_there_is_not_corrected_and_a_short_word_never()
    {
        await Shelf.PublishAsync(Shelf.Case("Cats"));
        await Shelf.PublishAsync(Shelf.Case("Cars in museums"));

        Assert.Equal(["Cars in museums"], await Shelf.TitlesAsync("cars"));
        Assert.Empty(await Shelf.TitlesAsync("cap"));
    }

    [Fact]
    public async Task What_finds_nothing_suggests_what_does()
    {
        await Shelf.PublishAsync(Shelf.About("Badges for museums", topics: ["design"], countries: ["FR"]));
        await Shelf.PublishAsync(Shelf.About("Diplomas", topics: ["quality"], countries: ["IT"]));

        var words = await Shelf.FindAsync(new LibraryQuery { Text = "badges nonsense" });
        var choice = await Shelf.FindAsync(new LibraryQuery { Text = "badges" }.With(Facet.Country, "IT").With(Facet.Topic, "design"));
        var near = await Shelf.FindAsync(new LibraryQuery { Text = "diploims" });

        Assert.Equal([(SuggestionKind.WithoutWord, "nonsense", 1)], words.Suggestions.Select(one => (one.Kind, one.Word, one.Count)));
        Assert.Equal("?q=badges", words.Suggestions[0].Query.ToString());
        Assert.Equal([(SuggestionKind.WithoutChoice, "IT", 1), (SuggestionKind.WithoutChoices, "", 1)], choice.Suggestions.Select(one => (one.Kind, one.Word, one.Count)));
        Assert.Equal(1, near.Total);
        Assert.Empty(words.Topics);
        Assert.Empty(words.Newest);
    }

    [Fact]
    public async Task Words_that_are_nowhere_are_let_go_for_what_was_chosen_else_for_the_topics_and_the_newest()
    {
        foreach (var (title, topic) in new[] { ("First", "design"), ("Second", "quality"), ("Third", "quality"), ("Fourth", "quality") })
        {
            await Shelf.PublishAsync(Shelf.About(title, topics: [topic], countries: ["FR"]));
        }

        var chosen = await Shelf.FindAsync(new LibraryQuery { Text = "zzqqxx" }.With(Facet.Topic, "quality").With(Facet.Country, "FR"));
        var alone = await Shelf.FindAsync(new LibraryQuery { Text = "zzqqxx" });

        Assert.Equal([(SuggestionKind.WithoutWords, 3, "?topic=quality&country=FR")], chosen.Suggestions.Select(one => (one.Kind, one.Count, one.Query.ToString())));
        Assert.Empty(chosen.Newest);
        Assert.Empty(alone.Suggestions);
        Assert.Equal([("design", 1), ("quality", 3)], alone.Topics.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key));
        Assert.Equal(["Fourth", "Third", "Second"], alone.Newest.Select(one => one.Facts.Title.In("en").Text));
    }

    [Fact]
    public async Task Values_of_a_facet_widen_facets_narrow_and_a_facet_counts_without_its_own_choice()
    {
        await Shelf.PublishAsync(Shelf.About("A", topics: ["design"], countries: ["FR", "BE"], levels: [5], groups: [StakeholderGroup.Learner]));
        await Shelf.PublishAsync(Shelf.About("B", topics: ["design", "quality"], countries: ["IT"]));
        await Shelf.PublishAsync(Shelf.About("C", topics: ["quality"], countries: ["IT"], domains: ["crafts"]));

        var wide = await Shelf.FindAsync(new LibraryQuery().With(Facet.Country, "FR").With(Facet.Country, "IT"));
        var narrow = await Shelf.FindAsync(new LibraryQuery().With(Facet.Country, "IT").With(Facet.Topic, "design"));
        var words = await Shelf.FindAsync(new LibraryQuery { Text = "A" }.With(Facet.Level, "5"));

        Assert.Equal((3, 3), (wide.Total, wide.Countries));
        Assert.Equal((1, "B"), (narrow.Total, narrow.Cases[0].Facts.Title.In("en").Text));
        Assert.Equal(new SortedDictionary<string, int> { ["BE"] = 1, ["FR"] = 1, ["IT"] = 1 }, new SortedDictionary<string, int>(narrow.Facets[Facet.Country]));
        Assert.Equal(new SortedDictionary<string, int> { ["design"] = 1, ["quality"] = 2 }, new SortedDictionary<string, int>(narrow.Facets[Facet.Topic]));
        Assert.Equal(1, words.Total);
        Assert.Equal(1, words.Facets[Facet.Group]["Learner"]);
    }

    [Fact]
    public async Task A_year_is_each_in_which_a_case_ran()
    {
        await Shelf.PublishAsync(Shelf.Case("Ended") with { FromYear = 2021, ToYear = 2023, Status = PracticeStatus.Ended });
        await Shelf.PublishAsync(Shelf.Case("Running") with { FromYear = 2024, Status = PracticeStatus.Running });
        await Shelf.PublishAsync(Shelf.Case("Without"));

        var years = (await Shelf.FindAsync(new LibraryQuery())).Facets[Facet.Year];

        Assert.Equal(["2021", "2022", "2023", "2024", "2025", "2026"], years.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["Ended"], (await Shelf.FindAsync(new LibraryQuery().With(Facet.Year, "2022"))).Cases.Select(found => found.Facts.Title.In("en").Text));
    }

    [Fact]
    public async Task Two_servers_see_each_others_changes_at_once()
    {
        Library here = new(), there = new();
        var id = await Shelf.PublishAsync(Shelf.About("Badges", topics: ["design"]));
        Assert.Equal(1, (await Shelf.FindAsync(new LibraryQuery { Text = "badge" }, here)).Total);
        Assert.Equal(1, (await Shelf.FindAsync(new LibraryQuery { Text = "badge" }, there)).Total);

        await Shelf.ChangeAsync(id, Shelf.About("Diplomas", topics: ["quality"]));
        foreach (var server in new[] { here, there })
        {
            Assert.Equal(0, (await Shelf.FindAsync(new LibraryQuery { Text = "badge" }, server)).Total);
            Assert.Equal(["quality"], (await Shelf.FindAsync(new LibraryQuery { Text = "diplomma" }, server)).Facets[Facet.Topic].Keys);
        }

        await Shelf.WithdrawAsync(id);
        Assert.Equal((0, 0), ((await Shelf.FindAsync(new LibraryQuery(), here)).Public, (await Shelf.FindAsync(new LibraryQuery { Text = "diploma" }, there)).Public));
    }

    [Fact]
    public async Task A_change_that_is_not_committed_is_not_found()
    {
        var id = await Shelf.PublishAsync(Shelf.Case("Badges"));
        await using (var db = Db.Open())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.WriteAsync<bool>(
                async () =>
                {
                    await new PracticeIndex(db).UpdateAsync(await db.Practices.SingleAsync(one => one.Id == id), Shelf.Case("Diplomas"), CancellationToken.None);
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("Something else went wrong.");
                },
                CancellationToken.None));
        }

        Assert.Equal(["Badges"], await Shelf.TitlesAsync("badges"));
        Assert.Empty(await Shelf.TitlesAsync("diplomas"));
        await using var outside = Db.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => new PracticeIndex(outside).UpdateAsync(outside.Practices.Single(), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_library_without_an_index_gets_one_at_the_start_and_one_of_another_version_a_new_one()
    {
        for (var number = 0; number < 230; number++)
        {
            await Shelf.PublishAsync(Shelf.Case($"Number {number}", "A badge"));
        }

        var withdrawn = await Shelf.PublishAsync(Shelf.Case("Gone", "A badge"));
        await Shelf.WithdrawAsync(withdrawn);
        await using (var db = Db.Open())
        {
            await db.SearchEntries.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Summary, "of another version"));
            await db.SearchStates.ExecuteUpdateAsync(set => set.SetProperty(state => state.Version, 0));
        }

        Assert.Equal(0, (await Shelf.FindAsync(new LibraryQuery { Text = "badges" }, new Library())).Total);
        await using (var db = Db.Open())
        {
            await new PracticeIndex(db).RebuildAsync(CancellationToken.None);
        }

        Assert.Equal((230, 230), ((await Shelf.FindAsync(new LibraryQuery { Text = "badges" })).Total, (await Shelf.FindAsync(new LibraryQuery { Text = "badgse" }, new Library())).Public));
        var stamp = await Db.TextAsync($"""SELECT CAST("Stamp" AS TEXT) AS "Value" FROM "SearchStates" """);
        await using (var db = Db.Open())
        {
            await new PracticeIndex(db).RebuildAsync(CancellationToken.None);
        }

        Assert.Equal(stamp, await Db.TextAsync($"""SELECT CAST("Stamp" AS TEXT) AS "Value" FROM "SearchStates" """));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\"\"\"badges\"")]
    [InlineData("badges\"")]
    [InlineData("NEAR(badges museum, 2)")]
    [InlineData("* OR title:* AND NOT -badges ^ + ( { ;--")]
    [InlineData("'badges' & !museum | :* <-> \\")]
    [InlineData("%_%")]
    [InlineData("🎭🎭 badges 👩‍🎨")]
    [InlineData("\ud83c")]
    [InlineData("\0badges\r\n\t")]
    [InlineData("́")]
    [InlineData("日本語 العربية")]
    [InlineData("“ ” « »")]
    [InlineData("the of la le")]
    public async Task Whatever_somebody_writes_is_searched_and_nothing_fails(string odd)
    {
        await Shelf.PublishAsync(Shelf.Case("Badges in the museum"));

        foreach (var text in new[] { odd, odd + " badges", string.Concat(Enumerable.Repeat(odd + " ", 10_000 / (odd.Length + 1))) })
        {
            Assert.InRange((await Shelf.FindAsync(new LibraryQuery { Text = text })).Total, 0, 1);
        }
    }

    [Fact]
    public async Task A_search_of_ten_thousand_letters_is_cut()
    {
        await Shelf.PublishAsync(Shelf.Case("Badges"));

        Assert.Equal(0, (await Shelf.FindAsync(new LibraryQuery { Text = new string('a', 10_000) })).Total);
        Assert.Equal(1, (await Shelf.FindAsync(new LibraryQuery { Text = "badges " + new string(' ', 10_000) })).Total);
        Assert.Equal(SearchText.Longest, SearchText.Parse(new string('é', 10_000)).Written.Length);
    }

    [Fact]
    public async Task Pages_have_twenty_and_a_page_too_far_is_the_last()
    {
        for (var number = 0; number < 45; number++)
        {
            await Shelf.PublishAsync(Shelf.Case($"Number {number}"));
        }

        var last = await Shelf.FindAsync(new LibraryQuery { Page = 99 });

        Assert.Equal((45, 3, 3, 5), (last.Total, last.Pages, last.Query.Page, last.Cases.Count));
        Assert.Equal("Number 0", last.Cases[^1].Facts.Title.In("en").Text);
    }
}

public sealed class SqliteSearchTests : SearchTests
{
    protected override Task<Store> CreateAsync() => Task.FromResult<Store>(new SqliteStore());
}

public sealed class PostgresSearchTests : SearchTests
{
    protected override async Task<Store> CreateAsync() => new PostgresStore(await TestPostgres.CreateAsync());
}
