using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Practices;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>The library of good practice through its page, at 2,000 cases and at the number asked for, so that the growth shows. Everything found is compared with a plain reading.</summary>
internal static class SearchVerb
{
    private const int Few = 2_000;
    private const int Looks = 40;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
    private static readonly DateTime Newest = new(2026, 11, 1, 8, 0, 0, DateTimeKind.Utc);

    public static async Task<int> RunAsync(Options options)
    {
        var cases = options.Whole("cases", 20_000, least: 100);
        var figures = new Figures { ["verb"] = "search", ["load"] = Figures.Load };
        Console.WriteLine($"The library of good practice; load of the machine {figures["load"]}:");
        var all = new List<SearchRun>();
        foreach (var size in options.Has("only") || cases <= Few ? [cases] : new[] { Few, cases })
        {
            var run = await RunAsync(options, size);
            Print(run, isAsked: size == cases);
            all.Add(run);
        }

        figures["each"] = all;
        await figures.WriteAsync(options.Json);
        return all.Exists(run => run.Wrong.Count > 0) ? 1 : 0;
    }

    private static async Task<SearchRun> RunAsync(Options options, int size)
    {
        var random = new Random(options.Seed);
        List<SimulatedCase> cases = [.. Enumerable.Range(0, size).Select(number => new SimulatedCase(random, number, Newest.AddMinutes(-number)))];
        await using var site = await Site.StartAsync(options);

        // A server that is killed while it tells Hangfire of its jobs leaves a lock behind, for which the next one waits.
        await Task.Delay(Settled);
        await site.Server.KillAsync();
        await CaseRows.FillAsync(site.Store, cases);
        var begin = Timing.Now;
        await site.StartAsync();
        var start = Timing.Between(begin, Timing.Now) / 1000;
        var reader = new Browser("10.9.0.1", "en");
        var wrong = new List<string>();
        async Task<double> OnceAsync(Asked asked)
        {
            var from = Timing.Now;
            var page = await site.Web.GetAsync(new Uri(site.Address, $"/practices{asked.Query()}"), reader);
            var taken = Timing.Between(from, Timing.Now);
            if ((page.Status == 200 ? asked.Fault(page.Text, cases) : $"answered {page.Status}") is { } fault)
            {
                wrong.Add($"{asked.Query()}: {fault}");
            }

            return taken;
        }

        async Task<double> ManyAsync(Func<int, Asked> asked)
        {
            var times = new List<double>();
            for (var look = 0; look < Looks; look++)
            {
                times.Add(await OnceAsync(asked(look)));
            }

            return Timing.Percentile([.. times.Order()], 0.5);
        }

        var first = await OnceAsync(new Asked());
        var firstWords = new List<double>();
        foreach (var (word, _) in SimulatedCase.Sought.SkipLast(2))
        {
            firstWords.Add(await OnceAsync(new Asked(word)));
        }

        return new SearchRun(
            size,
            start,
            first,
            await ManyAsync(_ => new Asked()),
            Timing.Percentile([.. firstWords.Order()], 0.5),
            firstWords.Max(),
            await ManyAsync(_ => new Asked("museum")),
            await ManyAsync(look => new Asked(look % 2 == 0 ? "ocarina" : "zither")),
            await ManyAsync(look => Misspelled(cases, look % 2 == 0 ? ("ocarnia", "ocarina") : ("zihter", "zither"))),
            await ManyAsync(look => new Asked("festival museum") { Page = 1 + look }),
            await ManyAsync(look => new Asked(SimulatedCase.Sought[look % 10].Word)
            {
                Topic = SimulatedCase.Topics[look % SimulatedCase.Topics.Length],
                Country = SimulatedCase.Countries[look % 5],
                Group = SimulatedCase.Groups[look % SimulatedCase.Groups.Length],
            }),
            site.Server.PeakMegabytes,
            wrong,
            site.Store.Provider,
            Figures.Load);
    }

    private static void Print(SearchRun run, bool isAsked)
    {
        string? Floor(string text) => isAsked ? $"the floor is {text}" : null;
        Console.WriteLine($"{run.Cases} cases, {run.Provider}; load {run.Load}:");
        Figures.Line("start, with a new index", run.StartSeconds, "s");
        Figures.Line("first page, first of all", run.FirstMs, "ms");
        Figures.Line("first page, p50", run.FirstPageMs, "ms", Floor("60 ms"));
        Figures.Line("common words, first time", run.NewWordMs, "ms", string.Create(CultureInfo.InvariantCulture, $"at most {run.NewWordMaxMs:0}"));
        Figures.Line("the commonest word, p50", run.CommonMs, "ms");
        Figures.Line("rare words, p50", run.RareMs, "ms");
        Figures.Line("misspelled words, p50", run.MisspelledMs, "ms");
        Figures.Line("two words, page by page", run.TwoWordsMs, "ms");
        Figures.Line("a word, three facets, p50", run.ThreeFacetsMs, "ms", Floor("100 ms"));
        Figures.Line("peak memory", run.PeakMb, "MB");
        Figures.Line("wrong answers", run.Wrong.Count);
        foreach (var wrong in run.Wrong.Take(5))
        {
            Console.WriteLine("    " + wrong);
        }
    }

    /// <summary>A typing error is forgiven in the languages whose words are known by their spelling; a word that is in none of their cases in the form that is meant is not known.</summary>
    private static Asked Misspelled(IReadOnlyList<SimulatedCase> cases, (string Typed, string Meant) word) =>
        new(word.Typed) { Meant = cases.Any(one => one.Language is "en" or "fr" && one.Has(word.Meant)) ? word.Meant : null };
}

/// <summary>A search, and what a plain reading of all cases finds by it.</summary>
internal sealed record Asked(string Words = "")
{
    private const int PageSize = 20;

    /// <summary>What a misspelled word is taken for.</summary>
    public string? Meant { get; init; }

    public string? Topic { get; init; }

    public string? Country { get; init; }

    public string? Group { get; init; }

    public int Page { get; init; } = 1;

    public string Query()
    {
        var pairs = new (string Key, string? Value)[]
        {
            ("q", Words), ("topic", Topic), ("group", Group), ("country", Country), ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        };
        var query = string.Join('&', pairs.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
        return query.Length == 0 ? string.Empty : $"?{query}";
    }

    /// <summary>What the page says otherwise than a plain reading; null where they agree: how many, which on this page in which order, and the count of each country.</summary>
    public string? Fault(string html, IReadOnlyList<SimulatedCase> cases)
    {
        var words = (Meant ?? Words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var elsewhere = cases.Select(one => (Case: one, Tier: one.Tier(words)))
            .Where(one => one.Tier < 3 && (Topic is null || one.Case.Topic.Contains(Topic)) && (Group is null || one.Case.Group.Contains(Group))).ToList();
        var found = elsewhere.Where(one => Country is null || one.Case.Country == Country).OrderBy(one => words.Length == 0 ? 0 : one.Tier).ThenBy(one => one.Case.Number).Select(one => one.Case.Slug).ToList();
        var total = Read(html, """<span class="figure">(?<it>\d+)</span>""").FirstOrDefault();
        if (total != found.Count.ToString(CultureInfo.InvariantCulture))
        {
            return $"{total} instead of {found.Count}";
        }

        var last = Math.Max(1, (found.Count + PageSize - 1) / PageSize);
        var shown = found.Skip((Math.Min(Page, last) - 1) * PageSize).Take(PageSize);

        // A page without hits offers the newest cases below, which were not found.
        if (!Read(html.Split("library-newest")[0], """<a href="/practices/(?<it>case-\d+)""").SequenceEqual(shown))
        {
            return "other cases, or in another order";
        }

        var counts = Read(html, """<th scope="row"><a href="[^"]*"[^>]*>[^<]*</a></th><td class="num">(?<it>\d+)</td>""").Select(count => int.Parse(count, CultureInfo.InvariantCulture));
        var countries = elsewhere.CountBy(one => one.Case.Country).Select(pair => pair.Value).OrderDescending();
        return counts.SequenceEqual(countries) ? null : "other counts of countries";
    }

    private static IEnumerable<string> Read(string html, string pattern) =>
        Regex.Matches(html, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(match => match.Groups["it"].Value);
}

/// <param name="StartSeconds">Of a server that builds the index of all cases.</param>
/// <param name="NewWordMs">The median of words that nobody has looked for since the start; those are in a sixth to nine tenths of the cases.</param>
internal sealed record SearchRun(
    int Cases,
    double StartSeconds,
    double FirstMs,
    double FirstPageMs,
    double NewWordMs,
    double NewWordMaxMs,
    double CommonMs,
    double RareMs,
    double MisspelledMs,
    double TwoWordsMs,
    double ThreeFacetsMs,
    double PeakMb,
    IReadOnlyList<string> Wrong,
    string Provider,
    string? Load);
