using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Tests.Data;

namespace Credex.CoCreate.Tests.Practices.Search;

/// <summary>After any edits a search finds what a plain reading of all cases finds, in the same order, with the same counts; on both databases, and on two servers.</summary>
public sealed class EditsTests
{
    private const int Edits = 1_000;
    private const int Between = 8;

    /// <summary>No word is near another, so that nothing is taken for a typing error.</summary>
    private static readonly Dictionary<string, string[]> Vocabulary = new(StringComparer.Ordinal)
    {
        ["en"] = ["badge", "badges", "museum", "festival", "workshops", "diploma", "pottery", "employers", "hired", "glass"],
        ["fr"] = ["musée", "musées", "élève", "l’atelier", "brodeuse", "jury", "péninsule", "verrerie", "glass"],
        ["de"] = ["Prüfung", "Prüfungen", "Werkzeug", "Gesellenstück", "Bühne", "glass"],
    };

    private static readonly string[] Topics = ["design", "delivery", "quality", "stacking"];
    private static readonly string[] Countries = ["FR", "IT", "DE", "SE", "PL"];

    [Theory]
    [InlineData(1)]
    [InlineData(20261126)]
    public async Task On_SQLite(int seed)
    {
        await using var store = new SqliteStore();
        await RunAsync(store, new Random(seed));
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        await using var store = new PostgresStore(await TestPostgres.CreateAsync());
        await RunAsync(store, new Random(7));
    }

    private static async Task RunAsync(Store store, Random random)
    {
        await store.MigrateAsync();
        var shelf = new Shelf(store);
        Library[] servers = [new(), new()];
        var visible = new Dictionary<Guid, (int Order, PracticeFields Fields)>();
        var hidden = new Dictionary<Guid, int>();
        for (var edit = 1; edit <= Edits; edit++)
        {
            var fields = Write(random);
            switch (random.Next(10))
            {
                case < 4 when visible.Count > 0:
                    var changed = Any(visible.Keys, random);
                    await shelf.ChangeAsync(changed, fields);
                    visible[changed] = visible[changed] with { Fields = fields };
                    break;
                case < 6 when visible.Count > 0:
                    var gone = Any(visible.Keys, random);
                    await shelf.WithdrawAsync(gone);
                    hidden[gone] = visible[gone].Order;
                    visible.Remove(gone);
                    break;
                case < 7 when hidden.Count > 0:
                    var back = Any(hidden.Keys, random);
                    await shelf.ChangeAsync(back, fields);
                    visible[back] = (hidden[back], fields);
                    hidden.Remove(back);
                    break;
                default:
                    visible[await shelf.PublishAsync(fields)] = (edit, fields);
                    break;
            }

            if (edit % Between == 0)
            {
                await CompareAsync(shelf, servers[random.Next(2)], visible, Ask(random));
            }
        }

        Assert.True(visible.Count > 50 && hidden.Count > 20);
        for (var query = 0; query < 100; query++)
        {
            await CompareAsync(shelf, servers[query % 2], visible, Ask(random));
        }
    }

    private static async Task CompareAsync(Shelf shelf, Library server, Dictionary<Guid, (int Order, PracticeFields Fields)> visible, LibraryQuery query)
    {
        var words = query.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var matching = visible.Select(pair => (pair.Key, pair.Value.Order, pair.Value.Fields, Tier: Tier(pair.Value.Fields, words))).Where(one => one.Tier < 3).ToList();
        var expected = matching.Where(one => Facets.All.All(facet => Fits(one.Fields, query, facet)))
            .OrderBy(one => words.Length == 0 ? 0 : one.Tier).ThenByDescending(one => one.Order).Select(one => one.Key);

        Assert.Equal(expected, await shelf.AllAsync(query, server));
        var result = await shelf.FindAsync(query, server);
        Assert.Equal(visible.Count, result.Public);
        foreach (var facet in new[] { Facet.Topic, Facet.Country, Facet.Language })
        {
            var others = matching.Where(one => Facets.All.Where(other => other != facet).All(other => Fits(one.Fields, query, other))).ToList();
            var values = visible.Values.SelectMany(one => Values(one.Fields, facet)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            Assert.Equal(
                values.Select(value => (value, others.Count(one => Values(one.Fields, facet).Contains(value)))),
                result.Facets[facet].OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
        }
    }

    /// <summary>By reading all there is: 0, all words in the titles; 1, in titles and summaries; 2, anywhere; 3, not.</summary>
    private static int Tier(PracticeFields fields, string[] words)
    {
        bool In(string word, bool isLast, params LocalizedText?[] texts) => texts.OfType<LocalizedText>().SelectMany(text => text.Wordings)
            .Any(wording => wording.Value.Text.Split(' ').Any(written => Same(wording.Key, written, word, isLast)));
        bool All(params LocalizedText?[] texts) => words.Select((word, place) => In(word, place == words.Length - 1, texts)).All(found => found);
        return All(fields.Title) ? 0 : All(fields.Title, fields.Summary) ? 1 : All(fields.Title, fields.Summary, fields.Chapter("done")) ? 2 : 3;
    }

    private static bool Same(string language, string written, string word, bool isLast)
    {
        var (left, right) = (Bare(written), Bare(word));
        return Words.Fold(Stemmers.Stem(language, left)) == Words.Fold(Stemmers.Stem(language, right))
            || Words.Fold(Stemmers.Stem(language, Words.Fold(left))) == Words.Fold(Stemmers.Stem(language, Words.Fold(right)))
            || (isLast && Words.Fold(left).StartsWith(Words.Fold(right), StringComparison.Ordinal));
    }

    private static string Bare(string word) => word.ToLowerInvariant().Replace("l’", string.Empty, StringComparison.Ordinal);

    private static bool Fits(PracticeFields fields, LibraryQuery query, Facet facet) =>
        !query.Chosen.ContainsKey(facet) || query.Of(facet).Any(value => Values(fields, facet).Contains(value));

    private static IReadOnlyList<string> Values(PracticeFields fields, Facet facet) => facet switch
    {
        Facet.Topic => fields.Topics,
        Facet.Country => fields.Countries,
        Facet.Language => fields.Languages(),
        _ => [],
    };

    private static PracticeFields Write(Random random)
    {
        var languages = Vocabulary.Keys.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).ToList();
        LocalizedText Text(int words) => LocalizedText.Of(languages[0], [.. languages.Select(language => (language, Some(Vocabulary[language], words, random)))]);
        return new PracticeFields
        {
            Title = Text(2),
            Summary = Text(3),
            Chapters = new Dictionary<string, LocalizedText>(StringComparer.Ordinal) { ["done"] = Text(6) },
            Topics = [.. Topics.Where(_ => random.Next(3) == 0)],
            Countries = [Countries[random.Next(Countries.Length)]],
        };
    }

    private static LibraryQuery Ask(Random random)
    {
        var all = Vocabulary.Values.SelectMany(words => words).ToArray();
        var query = new LibraryQuery { Text = random.Next(5) == 0 ? string.Empty : Some(all, 1 + random.Next(2), random) };
        if (query.Text.Length > 4 && random.Next(3) == 0)
        {
            query = query with { Text = query.Text[..^2] };
        }

        foreach (var _ in Enumerable.Range(0, random.Next(3)))
        {
            query = query.With(Facet.Topic, Topics[random.Next(Topics.Length)]);
        }

        return random.Next(2) == 0 ? query : query.With(Facet.Country, Countries[random.Next(Countries.Length)]).With(Facet.Language, random.Next(2) == 0 ? "fr" : "de");
    }

    private static string Some(string[] words, int count, Random random) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));

    private static Guid Any(ICollection<Guid> ids, Random random) => ids.Order().ElementAt(random.Next(ids.Count));
}
