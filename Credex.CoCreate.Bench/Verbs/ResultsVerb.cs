using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Surveys;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>The results of a survey with many responses, as staff see them; at a tenth, at the number asked for, and at five times it, so that the growth shows.</summary>
internal static class ResultsVerb
{
    private const string Slug = "bench";
    private const int Pairs = 12;
    private const int PerPage = 5;
    private const int Looks = 15;
    private const int Arrivals = 5;
    private static readonly TimeSpan LongestExport = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(Options options)
    {
        var responses = options.Whole("responses", 20_000, least: 100);
        var questions = options.Whole("questions", 60, least: Pairs + 4);
        int[] sizes = options.Has("only") ? [responses] : [responses / 10, responses, responses * 5];
        var figures = new Figures { ["verb"] = "results", ["questions"] = questions, ["load"] = Figures.Load };
        Console.WriteLine($"{questions} questions, {Pairs} competence pairs among them; load of the machine {figures["load"]}:");
        var all = new List<ResultsRun>();
        foreach (var size in sizes)
        {
            var run = await RunAsync(options, size, questions);
            Print(run, isAsked: size == responses);
            all.Add(run);
        }

        figures["each"] = all;
        await figures.WriteAsync(options.Json);
        return 0;
    }

    private static async Task<ResultsRun> RunAsync(Options options, int responses, int questions)
    {
        var random = new Random(options.Seed);
        await using var site = await Site.StartAsync(options);
        await site.Server.KillAsync();
        AskedSurvey survey;
        await using (var connection = await site.Store.OpenAsync(forWriting: true))
        {
            survey = await SurveyRows.AddAsync(connection, Slug, [.. Ask(questions).Chunk(PerPage)]);
        }

        await SimulatedResponses.FillAsync(site.Store, survey, responses, random);
        await site.StartAsync();
        var staff = (await Facilitator.SetUpAsync(site)).Browser;
        var analysis = $"/manage/surveys/{Slug}/analysis";
        var closed = survey.Questions.First(question => question.Type == "single").Key;
        var (first, _) = await LookAsync(site, staff, analysis);
        var (overview, bytes) = await WarmAsync(site, staff, analysis);
        var (byGroup, _) = await WarmAsync(site, staff, $"{analysis}?by=group");
        var (byClosed, _) = await WarmAsync(site, staff, $"{analysis}?by={closed}");
        var (narrowed, _) = await WarmAsync(site, staff, $"{analysis}?filter=group:1&by={closed}");
        var arrivals = new List<double>();
        var crossed = new List<double>();
        for (var arrival = 0; arrival < Arrivals; arrival++)
        {
            await SimulatedResponses.AddOneAsync(site.Store, survey, random);
            arrivals.Add((await LookAsync(site, staff, analysis)).Milliseconds);
            crossed.Add((await LookAsync(site, staff, $"{analysis}?filter=group:1&by={closed}")).Milliseconds);
        }

        var looking = site.Server.PeakMegabytes;
        var workbook = await ExportAsync(site, staff, "Xlsx");
        var csv = await ExportAsync(site, staff, "Labels");
        return new ResultsRun(
            responses, first, overview, bytes / 1024, byGroup, byClosed, narrowed, Middle(arrivals), arrivals.Max(), Middle(crossed), looking, workbook, csv, site.Store.Provider, Figures.Load);
    }

    /// <summary>Group and country, the pairs, and every other type in turn.</summary>
    private static IEnumerable<Question> Ask(int count)
    {
        yield return Question.Group("group");
        yield return Question.Country("country");
        for (var pair = 1; pair <= Pairs; pair++)
        {
            yield return Question.Pair(Key("c", pair), pair);
        }

        for (var number = 1; number <= count - Pairs - 2; number++)
        {
            var key = Key("q", number);
            yield return (number % 12) switch
            {
                0 => Question.Ranking(key, 5),
                1 or 4 or 9 => Question.Single(key, 5),
                2 or 6 => Question.Scale(key),
                3 or 10 => Question.Multiple(key, 7),
                5 => Question.Number(key),
                7 => Question.Short(key),
                8 => Question.Matrix(key, 4, 5),
                _ => number % 24 == 11 ? Question.Long(key) : Question.Date(key),
            };
        }
    }

    private static string Key(string letter, int number) => letter + number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>The median of several looks, after one that is not counted.</summary>
    private static async Task<(double Median, int Bytes)> WarmAsync(Site site, Browser staff, string path)
    {
        await LookAsync(site, staff, path);
        var all = new List<(double Milliseconds, int Bytes)>();
        for (var look = 0; look < Looks; look++)
        {
            all.Add(await LookAsync(site, staff, path));
        }

        return (Middle([.. all.Select(one => one.Milliseconds)]), all[0].Bytes);
    }

    private static double Middle(List<double> values) => Timing.Percentile([.. values.Order()], 0.5);

    private static async Task<(double Milliseconds, int Bytes)> LookAsync(Site site, Browser staff, string path)
    {
        var begin = Timing.Now;
        var page = await site.Web.GetAsync(new Uri(site.Address, path), staff);
        return page.Status == 200 && !page.Text.Contains("message warn", StringComparison.Ordinal)
            ? (Timing.Between(begin, Timing.Now), System.Text.Encoding.UTF8.GetByteCount(page.Text))
            : throw new BenchException($"{path} answered {page.Status} {page.Location}, or was refused.");
    }

    /// <summary>From the button to the last byte, waiting for the progress as a browser does.</summary>
    private static async Task<ExportRun> ExportAsync(Site site, Browser staff, string format)
    {
        var address = new Uri(site.Address, $"/manage/surveys/{Slug}/export");
        var form = await site.Web.GetAsync(address, staff);
        site.Server.ForgetPeak();
        var before = site.Server.Megabytes;
        var begin = Timing.Now;
        var asked = await site.Web.PostAsync(address, staff, [KeyValuePair.Create("token", Page.Field(form.Text, "token")), KeyValuePair.Create("format", format)]);
        var job = Regex.Match(asked.Location ?? string.Empty, "job=(?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        if (job.Length == 0)
        {
            throw new BenchException($"Asking for the export as {format} answered {asked.Status} {asked.Location}.");
        }

        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"?handler=file&job={job}"));
            staff.Sign(request);
            using var response = await site.Web.Invoker.SendAsync(request, CancellationToken.None);
            if (response.IsSuccessStatusCode)
            {
                await using var body = await response.Content.ReadAsStreamAsync();
                var bytes = await LengthAsync(body);
                return new ExportRun(Timing.Between(begin, Timing.Now) / 1000, bytes / 1048576.0, before, site.Server.PeakMegabytes);
            }

            if (Timing.Between(begin, Timing.Now) > LongestExport.TotalMilliseconds)
            {
                throw new BenchException($"The export as {format} was not ready in time.");
            }

            await Task.Delay(100);
        }
    }

    private static async Task<long> LengthAsync(Stream body)
    {
        var buffer = new byte[81920];
        var length = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            length += read;
        }

        return length;
    }

    private static void Print(ResultsRun run, bool isAsked)
    {
        string? Floor(string text) => isAsked ? $"the floor is {text}" : null;
        Console.WriteLine($"{run.Responses} responses, {run.Provider}; load {run.Load}:");
        Figures.Line("overview, first of all", run.FirstMs, "ms");
        Figures.Line("overview, p50 warm", run.OverviewMs, "ms", string.Join("; ", new[] { $"{run.OverviewKilobytes} KB", Floor("300 ms") }.OfType<string>()));
        Figures.Line("by group, p50 warm", run.ByGroupMs, "ms", Floor("300 ms"));
        Figures.Line("by a question, p50 warm", run.ByQuestionMs, "ms", Floor("300 ms"));
        Figures.Line("a group, by a question", run.NarrowedMs, "ms", Floor("300 ms"));
        Figures.Line("overview, new response", run.NewMs, "ms", string.Join("; ", new[] { string.Create(CultureInfo.InvariantCulture, $"at most {run.NewMaxMs:0}"), Floor("1500 ms") }.OfType<string>()));
        Figures.Line("  then a group, by a question", run.NewNarrowedMs, "ms");
        Figures.Line("peak memory, looking", run.PeakMb, "MB");
        foreach (var (name, export) in new[] { ("XLSX", run.Workbook), ("CSV with labels", run.Csv) })
        {
            Figures.Line(name, export.Seconds, "s", string.Join("; ", new[]
            {
                string.Create(CultureInfo.InvariantCulture, $"{export.FileMb:0.0} MB; memory {export.BeforeMb:0} MB, at most {export.PeakMb:0} meanwhile"),
                name == "XLSX" ? Floor("20 s") : null,
            }.OfType<string>()));
        }
    }
}

/// <param name="FileMb">Size of the file.</param>
/// <param name="BeforeMb">Memory of the server before it was asked for.</param>
/// <param name="PeakMb">The largest while it was written and fetched.</param>
internal sealed record ExportRun(double Seconds, double FileMb, double BeforeMb, double PeakMb);

/// <param name="FirstMs">The overview of a server that was just started: the responses are read.</param>
/// <param name="NewMs">The overview after a new counted response, the median of several.</param>
/// <param name="NewNarrowedMs">And then the finest view.</param>
internal sealed record ResultsRun(
    int Responses,
    double FirstMs,
    double OverviewMs,
    int OverviewKilobytes,
    double ByGroupMs,
    double ByQuestionMs,
    double NarrowedMs,
    double NewMs,
    double NewMaxMs,
    double NewNarrowedMs,
    double PeakMb,
    ExportRun Workbook,
    ExportRun Csv,
    string Provider,
    string? Load);
