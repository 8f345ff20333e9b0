using System.Globalization;
using Credex.CoCreate.Bench.App;
using Credex.CoCreate.Bench.Crowd;
using Credex.CoCreate.Bench.Live;
using Credex.CoCreate.Bench.Storage;

namespace Credex.CoCreate.Bench.Verbs;

/// <summary>
/// An hour's agenda in a few minutes: practice question, clauses, board, questions, slide, with everybody at it. No answer may be lost, and the server's memory may not go
/// on growing.
/// </summary>
internal static class WorkshopVerb
{
    private const int Clauses = 6;
    private const int Ideas = 400;
    private const int CardsInRegion = 12;
    private const int Dots = 4000;
    private const int Questions = 60;
    private const int Upvotes = 1500;
    private const double MostGrowth = 1.1;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(Options options)
    {
        var participants = options.Whole("participants", 500);
        var minutes = options.Whole("minutes", 5);
        OpenFiles.Require(participants);
        var random = new Random(options.Seed);
        var figures = new Figures { ["verb"] = "workshop", ["participants"] = participants, ["minutes"] = minutes };
        await using var site = await Site.StartAsync(options);
        figures["provider"] = site.Store.Provider;
        var host = await Facilitator.SetUpAsync(site);
        Console.WriteLine($"{participants} participants, an agenda of {minutes} min, {site.Store.Provider}:");
        using var room = await Room.JoinAsync(site, participants);
        await room.ListenAsync();
        using var memory = new MemoryWatch(site.Server);
        var run = new Run(site, host, room, random, TimeSpan.FromMinutes(minutes), figures);
        await run.AllAsync();
        var isGood = await CheckAsync(site.Store, run);
        memory.Report(figures);
        figures["stage_bytes"] = room.Listeners.Max(one => one.Seen.LargestPush);
        Figures.Line("largest push", figures["stage_bytes"], "bytes");
        await figures.WriteAsync(options.Json);
        return isGood && memory.Growth <= MostGrowth ? 0 : 1;
    }

    private static async Task<bool> CheckAsync(IStore store, Run run)
    {
        await using var connection = await store.OpenAsync();
        var isGood = true;
        foreach (var (name, sql, expected) in new[]
        {
            ("practice answers", """SELECT COUNT(*) FROM "WarmUpAnswers" """, run.Done["practice"]),
            ("votes", """SELECT COUNT(*) FROM "Ratings" WHERE "At" > (SELECT MIN("At") FROM "WarmUpAnswers")""", run.Done["vote"]),
            ("ideas", """SELECT COUNT(*) FROM "Ideas" """, run.Done["idea"]),
            ("dots", """SELECT COALESCE(SUM("Count"), 0) FROM "Dots" """, run.Done["dot"]),
            ("questions", """SELECT COUNT(*) FROM "Questions" """, run.Done["question"]),
            ("upvotes", """SELECT COUNT(*) FROM "QuestionVotes" """, run.Done["upvote"]),
        })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            var stored = Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            isGood &= stored == expected;
            Figures.Line($"stored {name}", stored, note: stored == expected ? null : $"acknowledged: {expected}");
        }

        return isGood;
    }

    /// <summary>One way through the agenda.</summary>
    private sealed class Run(Site site, Facilitator host, Room room, Random random, TimeSpan length, Figures figures)
    {
        private const string Question = "Question ";
        private readonly IReadOnlyList<Participant> people = room.People;

        /// <summary>How many of each kind were acknowledged.</summary>
        public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

        private string Activity { get; set; } = string.Empty;

        public async Task AllAsync()
        {
            await host.LookAsync();
            await host.DoAsync("close");
            await PracticeAsync();
            await ClausesAsync();
            await BoardAsync();
            await QuestionsAsync();
            await GoAsync(4);
            await Task.Delay(Part(0.02));
        }

        private async Task PracticeAsync()
        {
            await GoAsync(0);
            await host.DoAsync("open");
            await AnswerAsync("practice", people.Count, 0.06, (number, person) => person.SendAsync(Activity, ("turn", host.Turn), ("value", Text(1 + (number % 3)))));
            await host.DoAsync("close");
            await ShownAsync("practice_shown_ms", await host.DoAsync("show"), shows => !shows.StartsWith("open", StringComparison.Ordinal) && !shows.StartsWith("closed", StringComparison.Ordinal));
        }

        private async Task ClausesAsync()
        {
            await GoAsync(1);
            for (var clause = 0; clause < Clauses; clause++)
            {
                await host.DoAsync("next");
                await host.DoAsync("open");
                await AnswerAsync("vote", people.Count, 0.4 / Clauses, (number, person) => person.SendAsync(Activity, ("item", host.Field("item")), ("attempt", host.Field("attempt")), ("value", Text(1 + (number % 4))), ("seq", "1")));
                await host.DoAsync("close");
                await ShownAsync("reveal_ms", await host.DoAsync("reveal"), shows => shows.StartsWith("revealed", StringComparison.Ordinal));
            }
        }

        private async Task BoardAsync()
        {
            await GoAsync(2);
            await host.DoAsync("open");
            await AnswerAsync("idea", Ideas, 0.12, (number, person) => person.SendAsync(
                $"{Activity}/write", ("turn", host.Turn), ("column", Text(number % 3)), ("text", $"Idea {number}: " + string.Concat(Enumerable.Repeat("what somebody would write on a card ", 1 + (number % 5))))));
            await host.DoAsync("close");
            var processor = site.Server.CpuMilliseconds;
            var revealed = await host.DoAsync("reveal");
            await ShownAsync("board_shown_ms", revealed, shows => shows.EndsWith("board", StringComparison.Ordinal));
            await SeenAsync("board_cards_ms", revealed, seen => seen.Cards >= (Ideas + CardsInRegion - 1) / CardsInRegion, seen => seen.CardsAt);
            figures["board_cpu_ms"] = site.Server.CpuMilliseconds - processor;
            Figures.Line("board: processor time", figures["board_cpu_ms"], "ms", "of the server, until all cards are shown; less noisy beside other work");
            await host.DoAsync("vote");
            await AnswerAsync("dot", Dots, 0.2, (number, person) => person.SendAsync($"{Activity}/dot", ("turn", host.Turn), ("to", Text(1 + (((number / people.Count) + (number * 7)) % Ideas)))));
            await host.DoAsync("close");
            await ShownAsync("board_result_ms", await host.DoAsync("result"), shows => shows.EndsWith("result", StringComparison.Ordinal));
        }

        private async Task QuestionsAsync()
        {
            await GoAsync(3);
            await host.DoAsync("open");
            await AnswerAsync("question", Questions, 0.06, (number, person) => person.SendAsync($"{Activity}/ask", ("text", $"{Question}{number}: what somebody would ask when a good part of an hour is over?")));
            var ids = await IdsAsync();
            await AnswerAsync("upvote", Upvotes, 0.1, (number, person) => person.SendAsync($"{Activity}/upvote", ("to", ids[((number % people.Count) + 1 + (number / people.Count)) % ids.Count].ToString())));
            await host.DoAsync("close");
        }

        /// <summary>Everybody's question in the order of the people, whose own is refused to them; the numbers of questions are in the order of arrival, which is another.</summary>
        private async Task<IReadOnlyList<Guid>> IdsAsync()
        {
            await using var connection = await site.Store.OpenAsync();
            await using var command = connection.CreateCommand();

            command.CommandText = """SELECT "Id", "Text" FROM "Questions" """;
            await using var reader = await command.ExecuteReaderAsync();
            var ids = new SortedDictionary<int, Guid>();
            while (await reader.ReadAsync())
            {
                ids[Asker(reader.GetString(1))] = reader.GetGuid(0);
            }

            return [.. ids.Values];
        }

        private async Task GoAsync(int place)
        {
            await host.GoAsync(place);
            Activity = $"/w/{Site.Code}/a/{host.Agenda[place]}";
        }

        private TimeSpan Part(double share) => length * share;

        /// <summary>Answers over a part of the time, each person in turn; what one person sends comes one after the other, as the browser does it.</summary>
        private async Task AnswerAsync(string name, int count, double share, Func<int, Participant, Task<Vote>> send)
        {
            var votes = new Vote[count];
            var queues = Enumerable.Range(0, people.Count).Select(_ => new SemaphoreSlim(1, 1)).ToArray();
            await Burst.RunAsync(count, Part(share), random, async number =>
            {
                var place = number % people.Count;
                await queues[place].WaitAsync();
                try
                {
                    votes[number] = await send(number, people[place]);
                }
                finally
                {
                    queues[place].Release();
                }
            });
            Array.ForEach(queues, queue => queue.Dispose());
            var acks = new Acks(votes);
            Done[name] = Done.GetValueOrDefault(name) + acks.Count;
            (figures[$"{name}_p50_ms"], figures[$"{name}_p95_ms"], figures[$"{name}_max_ms"]) = (acks.At(0.5).OrNull(), acks.At(0.95).OrNull(), acks.At(1).OrNull());
            Figures.Line($"{name}: p95", acks.At(0.95), "ms", $"p50 {acks.At(0.5):0.0}, max {acks.At(1):0.0}; {acks.Count} of {count}{(acks.Failed > 0 ? $", failed: {acks.Refusals}" : null)}");
        }

        private Task ShownAsync(string name, long sent, Func<string, bool> shows) => SeenAsync(name, sent, seen => shows(seen.Shows), seen => seen.ShowsSince);

        private async Task SeenAsync(string name, long sent, Func<Seen, bool> isSeen, Func<Seen, long> since)
        {
            var all = room.People.Select(one => one.Listener.Seen).ToList();
            var isShown = await Timing.UntilAsync(() => all.TrueForAll(seen => isSeen(seen)), Longest);
            double? time = isShown ? Timing.Between(sent, all.Max(since)) : null;
            figures[name] = Math.Max(time ?? double.MaxValue, figures[name] as double? ?? 0);
            Figures.Line(name.Replace('_', ' '), time, "ms", isShown ? "on every screen" : $"{all.Count(seen => !isSeen(seen))} never showed it");
        }

        private static int Asker(string question) => int.Parse(question.AsSpan(Question.Length, question.IndexOf(':', StringComparison.Ordinal) - Question.Length), CultureInfo.InvariantCulture);

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Looks at the memory of the server every second.</summary>
    private sealed class MemoryWatch : IDisposable
    {
        private readonly List<double> samples = [];
        private readonly Timer timer;

        public MemoryWatch(ServerProcess server)
        {
            timer = new Timer(_ =>
            {
                lock (samples)
                {
                    samples.Add(server.Megabytes);
                }
            });
            timer.Change(TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        /// <summary>
        /// The most of the last minute against the most of the first. High-water marks, since the collector gives back and takes again some tens of megabytes at moments of its
        /// own: two instants would measure those.
        /// </summary>
        public double Growth { get; private set; }

        public void Report(Figures figures)
        {
            lock (samples)
            {
                var (early, late) = (samples.Take(60).Max(), samples.TakeLast(60).Max());
                Growth = late / early;
                (figures["memory_first_minute_mb"], figures["memory_last_minute_mb"], figures["memory_mb"]) = (early, late, samples.Max());
                Figures.Line("memory, first minute", early, "MB", "at most");
                Figures.Line("memory, last minute", late, "MB", $"at most; {Growth:0.00} of the first; ever {samples.Max():0.0}");
            }
        }

        public void Dispose() => timer.Dispose();
    }
}
