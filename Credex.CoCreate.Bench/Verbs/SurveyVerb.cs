using System.Globalization;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Bare;
using Credex.CoCreate.Bench.Surveys;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>Phones answer a survey of twenty questions on four pages without think time; then a bare API that stores the same; or, with --kill, once with kill -9 in the middle.</summary>
internal static class SurveyVerb
{
    private const string Slug = "bench";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(8);
    private static readonly string[] Steps = ["door", "page", "save", "check", "send", "sent"];

    public static async Task<int> RunAsync(Options options)
    {
        var phones = options.Whole("phones", 50);
        var length = options.Seconds("seconds", 60);
        var figures = new Figures { ["verb"] = "survey", ["phones"] = phones, ["seconds"] = length.TotalSeconds, ["kill"] = options.Has("kill"), ["load"] = Figures.Load };
        OpenFiles.Require(phones);
        var isGood = await AnswerAsync(options, phones, length, figures);
        if (!options.Has("kill") && !options.Has("no-bare"))
        {
            Compare(await BareAsync(phones, length, options.Seed), figures);
        }

        await figures.WriteAsync(options.Json);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> AnswerAsync(Options options, int phones, TimeSpan length, Figures figures)
    {
        await using var site = await Site.StartAsync(options);
        figures["provider"] = site.Store.Provider;
        Console.WriteLine($"{phones} phones, {length.TotalSeconds:0.##} s after {WarmUp.TotalSeconds:0.##} s to warm up, {site.Store.Provider}; load of the machine {figures["load"]}:");
        AskedSurvey survey;
        await using (var connection = await site.Store.OpenAsync(forWriting: true))
        {
            survey = await SurveyRows.AddAsync(connection, Slug, SurveyLoad.TwentyQuestions);
        }

        var busy = site.Server.CpuMilliseconds;
        var answering = SurveyLoad.RunAsync(site.Address, site.Web, survey, phones, WarmUp, length, options.Seed);
        if (options.Has("kill"))
        {
            await Task.WhenAny(answering, Task.Delay(WarmUp + (length / 2)));
            await site.Server.KillAsync();
            var begin = Timing.Now;
            await site.StartAsync();
            Figures.Line("kill -9, started again in", Timing.Between(begin, Timing.Now) / 1000, "s");
            busy = 0;
        }

        var load = await answering;
        Report(load, figures);
        Figures.Line("processor time a response", figures["cpu_ms_per_response"] = options.Has("kill") ? null : (site.Server.CpuMilliseconds - busy) / load.Respondents.Count, "ms", "of the server");
        Figures.Line("peak memory of the server", figures["memory_mb"] = site.Server.PeakMegabytes, "MB");
        var check = await ResponseCheck.OfAsync(site.Store, survey, load.Respondents);
        (figures["acknowledged"], figures["stored"]) = (load.Respondents.Count(one => one.IsAcknowledged), check.Rows);
        (figures["lost"], figures["doubled"]) = (check.Lost, check.Doubled);
        Figures.Line("acknowledged", figures["acknowledged"], note: $"{check.Rows} stored");
        Figures.Line("lost", check.Lost);
        Figures.Line("doubled", check.Doubled);
        Figures.Line("stored without answer", check.Silent);
        return check.IsGood;
    }

    private static void Report(SurveyLoad load, Figures figures)
    {
        var all = load.Latencies();
        figures["per_second"] = load.PerSecond;
        figures["requests_per_second"] = all.Count / load.Seconds;
        (figures["p50_ms"], figures["p95_ms"], figures["p99_ms"]) = (Timing.Percentile(all, 0.5).OrNull(), Timing.Percentile(all, 0.95).OrNull(), Timing.Percentile(all, 0.99).OrNull());
        figures["retries"] = load.Retries;
        Figures.Line("complete responses", load.PerSecond, "/s", $"{all.Count / load.Seconds:0} requests a second");
        Figures.Line("a page p50", figures["p50_ms"], "ms");
        Figures.Line("a page p95", figures["p95_ms"], "ms");
        Figures.Line("a page p99", figures["p99_ms"], "ms", "the floor is 250 ms");
        foreach (var step in Steps)
        {
            var some = load.Latencies(step);
            figures[$"{step}_p50_ms"] = Timing.Percentile(some, 0.5).OrNull();
            figures[$"{step}_p99_ms"] = Timing.Percentile(some, 0.99).OrNull();
            Figures.Line($"  {step}, p50", figures[$"{step}_p50_ms"], "ms", string.Create(CultureInfo.InvariantCulture, $"p99 {figures[$"{step}_p99_ms"]} ms"));
        }

        if (load.Retries > 0)
        {
            Figures.Line("tried again", load.Retries, note: "requests that broke off or were refused for the moment");
        }
    }

    private static async Task<SurveyLoad> BareAsync(int phones, TimeSpan length, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("cocreate-bench-");
        try
        {
            var port = Places.FreePort();
            await using var server = await ServerProcess.StartAsync(
                typeof(SurveyVerb).Assembly.Location,
                BareServer.Ready,
                [BareSurvey.Verb, "--port", port.ToString(CultureInfo.InvariantCulture), "--file", Path.Combine(folder.FullName, "bare.db")],
                ("DOTNET_gcServer", "1"));
            using var web = new Web();
            var survey = new AskedSurvey(Guid.Empty, Guid.Empty, Slug, SurveyLoad.TwentyQuestions);
            return await SurveyLoad.RunAsync(new Uri($"http://127.0.0.1:{port}"), web, survey, phones, WarmUp, length, seed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(SurveyLoad bare, Figures figures)
    {
        var all = bare.Latencies();
        figures["bare_per_second"] = bare.PerSecond;
        figures["bare_p99_ms"] = Timing.Percentile(all, 0.99).OrNull();
        figures["ratio"] = figures["per_second"] is double ours && bare.PerSecond > 0 ? ours / bare.PerSecond : null;
        Console.WriteLine("The same with a bare API, SQLite, one transaction a request:");
        Figures.Line("complete responses", bare.PerSecond, "/s");
        Figures.Line("a page p50", Timing.Percentile(all, 0.5), "ms");
        Figures.Line("a page p99", Timing.Percentile(all, 0.99), "ms");
        Figures.Line("app to bare", figures["ratio"], "x", "the floor is 0.25");
    }
}
