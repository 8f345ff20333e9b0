using Credex.CoCreate.Bench.App;

namespace Credex.CoCreate.Bench.Surveys;

/// <summary>Phones that answer a survey without a pause, each again and again as somebody new.</summary>
internal sealed class SurveyLoad
{
    /// <summary>The text into which each respondent writes a word of their own.</summary>
    public const string WordKey = "p1text";

    private readonly List<Respondent> respondents = [];
    private readonly long begin;
    private readonly long end;

    private SurveyLoad(long begin, long end)
    {
        (this.begin, this.end) = (begin, end);
    }

    /// <summary>Everybody who began, in the warm-up too.</summary>
    public IReadOnlyList<Respondent> Respondents => respondents;

    public double Seconds => Timing.Between(begin, end) / 1000;

    /// <summary>Responses that were acknowledged in the measured time.</summary>
    public int Complete => respondents.Count(one => one.IsAcknowledged && one.AcknowledgedAt >= begin && one.AcknowledgedAt < end);

    public double PerSecond => Complete / Seconds;

    public int Retries => respondents.Sum(one => one.Retries);

    /// <summary>Milliseconds of the requests of the measured time, sorted.</summary>
    /// <param name="step">Only those of one step; null: all.</param>
    public IReadOnlyList<double> Latencies(string? step = null) =>
        [.. respondents.SelectMany(one => one.Requests).Where(one => one.At >= begin && one.At < end && (step is null || one.Step == step)).Select(one => one.Milliseconds).Order()];

    /// <summary>Four pages, each with one choice, several choices, a scale, a number and a line of text.</summary>
    public static IReadOnlyList<IReadOnlyList<Question>> TwentyQuestions { get; } =
    [
        .. Enumerable.Range(1, 4).Select(page => (IReadOnlyList<Question>)
        [
            Question.Single($"p{page}single", 5),
            Question.Multiple($"p{page}multiple", 6),
            Question.Scale($"p{page}scale"),
            Question.Number($"p{page}number"),
            Question.Short($"p{page}text"),
        ]),
    ];

    /// <param name="warmUp">Answered as the rest, and not in the figures: a server that has just started compiles its code.</param>
    public static async Task<SurveyLoad> RunAsync(Uri address, Web web, AskedSurvey survey, int phones, TimeSpan warmUp, TimeSpan length, int seed)
    {
        var from = Timing.Now + (long)(warmUp.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
        var until = from + (long)(length.TotalSeconds * System.Diagnostics.Stopwatch.Frequency);
        var load = new SurveyLoad(from, until);
        var last = -1;
        await Task.WhenAll(Enumerable.Range(0, phones).Select(phone => Task.Run(async () =>
        {
            var random = new Random(seed + phone);
            while (Timing.Now < until)
            {
                var one = new Respondent(address, web, survey, Interlocked.Increment(ref last), random);
                lock (load.respondents)
                {
                    load.respondents.Add(one);
                }

                await one.AnswerAsync();
            }
        })));
        return load;
    }
}
