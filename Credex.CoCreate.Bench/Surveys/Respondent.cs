using System.Globalization;
using Credex.CoCreate.Bench.App;

namespace Credex.CoCreate.Bench.Surveys;

/// <summary>One respondent of a phone: new cookies, from the door to the thanks. What is not answered is tried again, with the same form and cookies, as a person does.</summary>
internal sealed class Respondent
{
    private const int BehindOneAddress = 30;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly Uri address;
    private readonly Web web;
    private readonly AskedSurvey survey;
    private readonly Browser browser;

    public Respondent(Uri address, Web web, AskedSurvey survey, int number, Random random)
    {
        (this.address, this.web, this.survey) = (address, web, survey);
        var place = number / BehindOneAddress;
        browser = new Browser($"10.{1 + (place / 65536)}.{place / 256 % 256}.{place % 256}", number % 4 == 3 ? "fr" : "en");
        Word = string.Create(CultureInfo.InvariantCulture, $"word{number}");
        var person = new Person(random);
        Pages = [.. survey.Pages.Select(page => page.SelectMany(question => question.Answer(person)).ToList())];
        Pages[0].RemoveAll(answer => answer.Name == SurveyLoad.WordKey);
        Pages[0].Add(new FieldAnswer(SurveyLoad.WordKey, Word));
    }

    /// <summary>Nobody else writes it: by it the response is found.</summary>
    public string Word { get; }

    /// <summary>What is answered, by page.</summary>
    public IReadOnlyList<List<FieldAnswer>> Pages { get; }

    /// <summary>Whether the server has said that the response is stored.</summary>
    public bool IsAcknowledged { get; private set; }

    /// <summary>When it said so.</summary>
    public long AcknowledgedAt { get; private set; }

    /// <summary>Milliseconds of each request that was answered, with the instant of the answer.</summary>
    public List<(string Step, long At, double Milliseconds)> Requests { get; } = [];

    /// <summary>Requests that broke off, or that were refused for the moment.</summary>
    public int Retries { get; private set; }

    public async Task AnswerAsync()
    {
        var door = $"/s/{survey.Slug}";
        await GetAsync("door", door);
        var page = await GetAsync("page", $"{door}/1");
        for (var number = 1; number <= Pages.Count; number++)
        {
            var next = number == Pages.Count ? $"{door}/check" : string.Create(CultureInfo.InvariantCulture, $"{door}/{number + 1}");
            await PostAsync("save", string.Create(CultureInfo.InvariantCulture, $"{door}/{number}"), Form(number, page.Text), next);
            page = await GetAsync(number == Pages.Count ? "check" : "page", next);
        }

        await PostAsync("send", $"{door}/check", [KeyValuePair.Create("token", Page.Field(page.Text, "token"))], $"{door}/sent");
        (IsAcknowledged, AcknowledgedAt) = (true, Timing.Now);
        await GetAsync("sent", $"{door}/sent");
    }

    private List<KeyValuePair<string, string>> Form(int number, string html) =>
    [
        KeyValuePair.Create("token", Page.Field(html, "token")),
        .. survey.Pages[number - 1].Select(question => KeyValuePair.Create("shown", question.Key)),
        .. Pages[number - 1].SelectMany(answer => answer.Values.Select(value => KeyValuePair.Create(answer.Name, value))),
    ];

    private async Task<Answer> GetAsync(string step, string path)
    {
        var answer = await TryAsync(step, () => web.GetAsync(new Uri(address, path), browser));
        return answer.Status == 200 ? answer : throw new BenchException($"GET {path} answered {answer.Status} {answer.Location}");
    }

    private async Task PostAsync(string step, string path, IReadOnlyList<KeyValuePair<string, string>> fields, string next)
    {
        var answer = await TryAsync(step, () => web.PostAsync(new Uri(address, path), browser, fields));
        if (answer.Status is < 300 or >= 400 || answer.Location != next)
        {
            throw new BenchException($"POST {path} answered {answer.Status} {answer.Location}");
        }
    }

    private async Task<Answer> TryAsync(string step, Func<Task<Answer>> send)
    {
        var begin = Timing.Now;
        while (true)
        {
            var sent = Timing.Now;
            try
            {
                var answer = await send();
                if (answer.Status != 503)
                {
                    Requests.Add((step, Timing.Now, Timing.Between(sent, Timing.Now)));
                    return answer;
                }
            }
            catch (Exception error) when (error is HttpRequestException or IOException && Timing.Between(begin, Timing.Now) < Longest.TotalMilliseconds)
            {
                // The server is gone for a moment.
            }

            Retries++;
            await Task.Delay(BetweenTries);
        }
    }
}
