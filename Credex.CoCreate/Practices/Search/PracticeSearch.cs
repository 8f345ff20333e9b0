using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Practices.Search;

/// <summary>
/// Searches the library. Each word is looked up in the index by itself, in all languages that the library has, each time by that language's stem; what is found is put together
/// here, as sets of cases. So both databases answer the same, and the order is known: first the cases with all words in the title, then those with all in title and summary,
/// then those with all anywhere; among equals the newest.
/// </summary>
public sealed class PracticeSearch(AppDb db, Library library)
{
    public const int PageSize = 20;

    private const int ShortestBeginning = 2;
    private const int MostTried = 8;
    private const int MostSuggestions = 6;
    private const int MostNewest = 3;

    public async Task<LibraryResult> FindAsync(LibraryQuery query, CancellationToken cancel)
    {
        var at = await library.NowAsync(db, cancel);
        var text = SearchText.Parse(query.Text);
        var (found, corrected) = await FindAsync(at, text, cancel);
        var chosen = Chosen(at, query);
        var all = Narrowed(at, found.Anywhere, chosen);
        var total = all.Count;
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Min(query.Page, pages);
        var order = query.Order ?? (text.Terms.Count > 0 ? LibraryOrder.Relevance : LibraryOrder.Newest);
        var ids = Ordered(found, all, order).Skip((page - 1) * PageSize).Take(PageSize).Select(place => at[place]).ToList();
        var result = new LibraryResult
        {
            Query = query with { Page = page },
            Order = order,
            Total = total,
            Pages = pages,
            Public = at.Count,
            Countries = at.ByFacet[Facet.Country].Count(),
            Facets = Facets.All.ToDictionary(facet => facet, facet => Count(at, found.Anywhere, chosen, facet)),
            Corrected = corrected,
            Cases = await ReadAsync(ids, cancel),
            Sought = Sought(at, text, corrected),
        };
        if (total > 0 || query.IsEmpty)
        {
            return result;
        }

        var suggestions = await SuggestAsync(at, query, text, chosen, cancel);
        return suggestions.Count > 0 ? result with { Suggestions = suggestions } : result with
        {
            Topics = at.ByFacet[Facet.Topic].ToDictionary(topic => topic, topic => at.Of(Facet.Topic, topic)!.Count, StringComparer.Ordinal),
            Newest = await ReadAsync([.. at.All.Places().Take(MostNewest).Select(place => at[place])], cancel),
        };
    }

    /// <summary>How many public cases there are of each topic in each country.</summary>
    public async Task<LibrarySnapshot> NowAsync(CancellationToken cancel) => await library.NowAsync(db, cancel);

    /// <summary>The ids of all that is found, in order, without page or counts.</summary>
    public async Task<IReadOnlyList<Guid>> AllAsync(LibraryQuery query, CancellationToken cancel)
    {
        var at = await library.NowAsync(db, cancel);
        var text = SearchText.Parse(query.Text);
        var (found, _) = await FindAsync(at, text, cancel);
        var order = query.Order ?? (text.Terms.Count > 0 ? LibraryOrder.Relevance : LibraryOrder.Newest);
        return [.. Ordered(found, Narrowed(at, found.Anywhere, Chosen(at, query)), order).Select(place => at[place])];
    }

    /// <summary>Cases as rows of a list, in the given order. One that was withdrawn meanwhile is missing.</summary>
    public async Task<IReadOnlyList<FoundCase>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var rows = await (
            from about in db.SearchCases
            where ids.Contains(about.PracticeId) && about.Facts != null
            join practice in db.Practices on about.PracticeId equals practice.Id
            select new { practice.Id, practice.Slug, practice.OutdatedAt, practice.PublishedNumber, practice.ChangedAt, practice.CorrectedAt, about.Facts }).AsNoTracking().ToDictionaryAsync(row => row.Id, cancel);
        return
        [
            .. ids.Where(rows.ContainsKey).Select(id => rows[id])
                .Select(row => new FoundCase(row.Id, row.Slug, row.Facts!, row.OutdatedAt is not null, row.PublishedNumber, row.CorrectedAt ?? row.Facts!.PublishedAt)),
        ];
    }

    /// <summary>The tokens that are marked in what is found, by language.</summary>
    private static Sought Sought(LibrarySnapshot at, SearchText text, IReadOnlyDictionary<string, string> corrected)
    {
        List<(string Word, bool MayGoOn)> words =
        [
            .. text.Terms.Where(term => !term.IsPhrase).Select(term => corrected.TryGetValue(term.Text, out var meant) ? (meant, false) : (term.Text, term.MayGoOn)),
            .. text.Terms.Where(term => term.IsPhrase).SelectMany(term => Words.In(term.Text)).Select(word => (word.Text, false)),
            .. text.Terms.Zip(text.Terms.Skip(1)).Where(pair => pair.Second.FollowsWord && !pair.First.IsPhrase).Select(pair => (pair.First.Text + pair.Second.Text, pair.Second.MayGoOn)),
        ];
        return new Sought(
            at.ByFacet[Facet.Language].ToDictionary(
                language => language,
                language => (IReadOnlySet<string>)words.SelectMany(word => Tokens.Of(language, word.Word)).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal),
            [.. words.Where(word => word.MayGoOn).Select(word => Words.Fold(word.Word)).Where(folded => folded.Length >= ShortestBeginning)]);
    }

    private static Dictionary<Facet, Bits> Chosen(LibrarySnapshot at, LibraryQuery query) => query.Chosen.ToDictionary(
        pair => pair.Key,
        pair => pair.Value.Select(value => at.Of(pair.Key, value)).OfType<Bits>().Aggregate(new Bits(at.Count), (all, one) => all | one));

    private static Bits Narrowed(LibrarySnapshot at, Bits found, Dictionary<Facet, Bits> chosen, Facet? but = null) =>
        chosen.Where(pair => pair.Key != but).Aggregate(found, (left, pair) => left & pair.Value);

    /// <summary>Every value that a case has, and how many would be found with it: the choice in the facet itself does not count, since a second value widens it.</summary>
    private static Dictionary<string, int> Count(LibrarySnapshot at, Bits found, Dictionary<Facet, Bits> chosen, Facet facet)
    {
        var without = Narrowed(at, found, chosen, but: facet);
        return at.ByFacet[facet].ToDictionary(value => value, value => without.CountIn(at.Of(facet, value)!), StringComparer.Ordinal);
    }

    private static IEnumerable<int> Ordered(Found found, Bits all, LibraryOrder order) => order == LibraryOrder.Newest
        ? all.Places()
        : [.. (all & found.Title).Places(), .. ((all & found.Head) - found.Title).Places(), .. (all - found.Head).Places()];

    private async Task<(Found Found, IReadOnlyDictionary<string, string> Corrected)> FindAsync(LibrarySnapshot at, SearchText text, CancellationToken cancel)
    {
        var corrected = new Dictionary<string, string>(StringComparer.Ordinal);
        if (text.Terms.Count == 0)
        {
            return (new Found(at.All, at.All, at.All), corrected);
        }

        var hits = new Hits[text.Terms.Count];
        for (var place = 0; place < hits.Length; place++)
        {
            hits[place] = await HitsAsync(at, text.Terms[place], cancel);
        }

        for (var place = 1; place < hits.Length; place++)
        {
            var (first, second) = (text.Terms[place - 1], text.Terms[place]);
            if (second.FollowsWord && !first.IsPhrase)
            {
                var both = await HitsAsync(at, second with { Text = first.Text + second.Text }, cancel);
                (hits[place - 1], hits[place]) = (hits[place - 1] | both, hits[place] | both);
            }
        }

        for (var place = 0; place < hits.Length; place++)
        {
            if (hits[place].Anywhere.IsEmpty && await MeantAsync(at, text.Terms[place], cancel) is { } meant)
            {
                corrected[text.Terms[place].Text] = meant.Word;
                hits[place] = meant.Hits;
            }
        }

        return (new Found(
            hits.Select(one => one.Title).Aggregate((left, right) => left & right),
            hits.Select(one => one.Title | one.Summary).Aggregate((left, right) => left & right),
            hits.Select(one => one.Anywhere).Aggregate((left, right) => left & right)), corrected);
    }

    private Task<Hits> HitsAsync(LibrarySnapshot at, SearchTerm term, CancellationToken cancel) =>
        term.IsPhrase ? at.LookUpAsync($"\"{term.Text}", () => PhraseAsync(at, term.Text, cancel)) : at.LookUpAsync($"{term.Text}{(term.MayGoOn ? "*" : null)}", () => WordAsync(at, term, cancel));

    private async Task<Hits> WordAsync(LibrarySnapshot at, SearchTerm term, CancellationToken cancel)
    {
        var folded = Words.Fold(term.Text);
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in at.ByFacet[Facet.Language])
        {
            tokens.UnionWith(Tokens.Of(language, term.Text));
            if (term.MayGoOn && folded.Length >= ShortestBeginning)
            {
                tokens.Add(Tokens.Whole(language, folded) + "*");
            }
        }

        return at.HitsOf(tokens.Count == 0 ? [] : await db.FindTokensAsync(tokens, all: false, cancel));
    }

    private async Task<Hits> PhraseAsync(LibrarySnapshot at, string phrase, CancellationToken cancel)
    {
        var hits = at.HitsOf([]);
        foreach (var language in at.ByFacet[Facet.Language])
        {
            var sequence = Tokens.Sequence(language, phrase);
            var among = (await db.FindTokensAsync([.. sequence.Distinct(StringComparer.Ordinal)], all: true, cancel)).Select(one => one.Number).ToHashSet();
            if (among.Count > 0)
            {
                hits |= at.HitsOf(await db.FindSequenceAsync(among, sequence, cancel));
            }
        }

        return hits;
    }

    /// <summary>The nearest word of the library that finds something; of several as near, the one that finds most.</summary>
    private async Task<(string Word, Hits Hits)?> MeantAsync(LibrarySnapshot at, SearchTerm term, CancellationToken cancel)
    {
        var folded = Words.Fold(term.Text);
        if (term.IsPhrase || !Vocabulary.IsForgiven(folded))
        {
            return null;
        }

        var vocabulary = await library.VocabularyAsync(db, at, cancel);
        for (var errors = 1; errors <= Vocabulary.Errors(folded); errors++)
        {
            (string Word, Hits Hits)? best = null;
            foreach (var word in vocabulary.Near(folded, errors).Take(MostTried))
            {
                var hits = await HitsAsync(at, new SearchTerm(word, IsPhrase: false, MayGoOn: false, FollowsWord: false), cancel);
                if (hits.Anywhere.Count > (best?.Hits.Anywhere.Count ?? 0))
                {
                    best = (word, hits);
                }
            }

            if (best is not null)
            {
                return best;
            }
        }

        return null;
    }

    /// <summary>What finds something where the search does not: one word less, one choice less, a word that is near, or only what was chosen.</summary>
    private async Task<IReadOnlyList<Suggestion>> SuggestAsync(LibrarySnapshot at, LibraryQuery query, SearchText text, Dictionary<Facet, Bits> chosen, CancellationToken cancel)
    {
        var suggestions = new List<Suggestion>();
        async Task AddAsync(SuggestionKind kind, LibraryQuery instead, string word, Facet? facet = null)
        {
            var (found, _) = await FindAsync(at, SearchText.Parse(instead.Text), cancel);
            if (Narrowed(at, found.Anywhere, Chosen(at, instead)).Count is var count and > 0)
            {
                suggestions.Add(new Suggestion(kind, word, facet, instead with { Page = 1 }, count));
            }
        }

        foreach (var (facet, value) in query.All)
        {
            await AddAsync(SuggestionKind.WithoutChoice, query.Without(facet, value), value, facet);
        }

        if (chosen.Count > 1)
        {
            await AddAsync(SuggestionKind.WithoutChoices, query with { Chosen = new Dictionary<Facet, IReadOnlyList<string>>() }, string.Empty);
        }

        if (text.Terms.Count > 1)
        {
            foreach (var term in text.Terms)
            {
                await AddAsync(SuggestionKind.WithoutWord, query with { Text = text.Without(term) }, term.Text);
            }
        }

        if (text.Terms.Count > 0 && chosen.Count > 0)
        {
            await AddAsync(SuggestionKind.WithoutWords, query with { Text = string.Empty, Order = null }, string.Empty);
        }

        var vocabulary = await library.VocabularyAsync(db, at, cancel);
        foreach (var term in text.Terms.Where(term => !term.IsPhrase && Vocabulary.IsForgiven(Words.Fold(term.Text))))
        {
            foreach (var word in vocabulary.Near(Words.Fold(term.Text), errors: Vocabulary.Errors(Words.Fold(term.Text)) + 1).Take(MostTried / 2))
            {
                await AddAsync(SuggestionKind.WithWord, query with { Text = text.With(term, word) }, word);
            }
        }

        return [.. suggestions.DistinctBy(one => one.Query.ToString(), StringComparer.Ordinal).OrderBy(one => one.Kind).ThenByDescending(one => one.Count).Take(MostSuggestions)];
    }

    /// <param name="Title">Those with all words in the title.</param>
    /// <param name="Head">Those with all in title and summary.</param>
    /// <param name="Anywhere">All that match.</param>
    private sealed record Found(Bits Title, Bits Head, Bits Anywhere);
}
