using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>How a survey is going: who answered, by day, group, country and version; where people stop; how long it takes. From counters, and from how many there are, never from a row.</summary>
/// <remarks>A page that is open asks for its figures again by itself. They are not pushed: a region that is pushed keeps in the database when it changed last, which would be when the last answer came.</remarks>
public sealed class MonitorModel(AppDb db, Questionnaires questionnaires) : ResultsPage(db)
{
    public int Sent { get; private set; }

    public int Started { get; private set; }

    public int Invited { get; private set; }

    public int InvitedUsed { get; private set; }

    public int Withdrawn { get; private set; }

    public IReadOnlyList<(DateOnly Day, int N)> Days { get; private set; } = [];

    public IReadOnlyList<(StakeholderGroup? Group, int N)> Groups { get; private set; } = [];

    public IReadOnlyList<(string? Country, int N)> Countries { get; private set; } = [];

    public IReadOnlyList<(int Number, int N)> Versions { get; private set; } = [];

    /// <summary>Numbers of the versions that somebody began, and of the one that is asked now.</summary>
    public IReadOnlyList<int> Asked { get; private set; } = [];

    /// <summary>Number of the version whose pages are shown: the one that is asked now, unless another one is chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "version")]
    public int? Version { get; set; }

    /// <summary>How many began that version.</summary>
    public int StartedIn { get; private set; }

    /// <summary>How many came to each page of that version.</summary>
    public IReadOnlyList<(Credex.CoCreate.Surveys.AskedPage Page, int N)> Reached { get; private set; } = [];

    /// <summary>Half of those who sent took at most so many minutes; null where nobody has.</summary>
    public int? MedianMinutes { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var versions = await Db.SurveyVersions.Where(one => one.SurveyId == Survey.Id).ToDictionaryAsync(one => one.Id, one => one.Number, cancel);
        var ids = versions.Keys.ToList();
        var counters = await Db.SurveyCounters.AsNoTracking().Where(one => ids.Contains(one.VersionId)).ToListAsync(cancel);
        var responses = Db.Responses.Where(one => one.SurveyId == Survey.Id && !one.IsTest);
        Sent = await responses.CountAsync(cancel);
        Started = counters.Where(one => one.What == SurveyCounters.Started).Sum(one => one.N);
        Withdrawn = counters.Where(one => one.What == SurveyCounters.Withdrawn).Sum(one => one.N);
        Days = [.. counters.Where(one => one.What == SurveyCounters.Sent).GroupBy(one => one.Day).Select(day => (day.Key, day.Sum(one => one.N))).OrderBy(day => day.Key)];
        Groups = [.. (await responses.GroupBy(one => one.Group).Select(one => new { one.Key, N = one.Count() }).ToListAsync(cancel)).Select(one => (one.Key, one.N)).OrderBy(one => one.Key ?? (StakeholderGroup)99)];
        Countries = [.. (await responses.GroupBy(one => one.Country).Select(one => new { one.Key, N = one.Count() }).ToListAsync(cancel)).Select(one => (one.Key, one.N)).OrderByDescending(one => one.N)];
        Versions = [.. (await responses.GroupBy(one => one.VersionId).Select(one => new { one.Key, N = one.Count() }).ToListAsync(cancel)).Select(one => (versions[one.Key], one.N)).OrderBy(one => one.Item1)];
        Invited = await Db.SurveyInvitations.CountAsync(one => one.SurveyId == Survey.Id, cancel);
        InvitedUsed = await Db.SurveyInvitations.CountAsync(one => one.SurveyId == Survey.Id && one.IsUsed, cancel);
        MedianMinutes = Median(counters.Where(one => one.What.StartsWith("minutes/", StringComparison.Ordinal)).GroupBy(one => int.Parse(one.What.AsSpan(8), CultureInfo.InvariantCulture)).Select(one => (one.Key, one.Sum(counter => counter.N))).OrderBy(one => one.Key));
        var begun = counters.Where(one => one.What == SurveyCounters.Started).Select(one => one.VersionId).ToHashSet();
        Asked = [.. versions.Where(one => one.Key == Survey.AskedVersionId || begun.Contains(one.Key)).Select(one => one.Value).Order()];
        if (Version is { } wanted && !Asked.Contains(wanted))
        {
            return NotFound();
        }

        Version ??= Survey.AskedVersionId is { } now ? versions[now] : null;
        if (Version is { } number && versions.First(one => one.Value == number).Key is var shown && await questionnaires.FindAsync(shown, cancel) is { } questionnaire)
        {
            StartedIn = counters.Where(one => one.VersionId == shown && one.What == SurveyCounters.Started).Sum(one => one.N);
            Reached = [.. questionnaire.Pages.Select(page => (page, counters.Where(one => one.VersionId == shown && one.What == SurveyCounters.Reached(page.Number)).Sum(one => one.N)))];
        }

        return Request.Headers.ContainsKey("X-Region") ? Partial("_Monitor", this) : Page();
    }

    private static int? Median(IEnumerable<(int Minutes, int N)> counts)
    {
        var all = counts.ToList();
        var half = (all.Sum(one => one.N) + 1) / 2;
        foreach (var (minutes, n) in all)
        {
            half -= n;
            if (half <= 0)
            {
                return minutes;
            }
        }

        return null;
    }
}
