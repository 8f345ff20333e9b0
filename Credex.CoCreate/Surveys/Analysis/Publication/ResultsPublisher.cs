using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Analysis.Publication;

/// <summary>What staff choose to publish.</summary>
/// <param name="Who">Who answered, by group.</param>
/// <param name="ByGroup">Everything parted by stakeholder group where that may be shown.</param>
/// <param name="Questions">Keys of the questions whose results are shown.</param>
public sealed record PublicationChoice(bool Who, bool Needs, bool ByGroup, IReadOnlyList<string> Questions);

/// <summary>The need of a clause as it was published.</summary>
public sealed record PublishedNeed(Guid ClauseTextId, int Rank, int Of, double Mwds, int N);

/// <summary>All that a page of published results shows: drawn in each language, and the needs as numbers for the pages of standards.</summary>
public sealed record SnapshotContent(int People, int Countries, PublicationChoice Choice, IReadOnlyDictionary<string, string> Html, IReadOnlyList<PublishedNeed> Needs)
{
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static SnapshotContent FromJson(string json) => JsonSerializer.Deserialize<SnapshotContent>(json, JsonSerializerOptions.Web) ?? throw new JsonException("A snapshot has no content.");
}

public enum PublicationOutcome
{
    Published,

    /// <summary>Fewer than k people answered.</summary>
    TooFew,

    /// <summary>Fewer than k people more than in what was published before: the two could be subtracted.</summary>
    TooFewMore,
}

/// <summary>Publishes results as they are now, for good: later answers change nothing of it.</summary>
public sealed class ResultsPublisher(AppDb db, SurveyAnalyses analyses, Admission admission, ClauseAddresses clauses, RegionRenderer renderer, SurveyFollowUps followUps, TimeProvider clock)
{
    public async Task<PublicationOutcome> PublishAsync(Survey survey, PublicationChoice choice, LocalizedText summary, Guid actor, CancellationToken cancel)
    {
        var outside = await admission.RunAsync(survey, cancel);
        var analysis = await analyses.OfAsync(survey.Id, cancel) ?? throw new InvalidOperationException("The survey was there a moment ago.");
        if (!analysis.MayShow)
        {
            return PublicationOutcome.TooFew;
        }

        var content = await DrawAsync(analysis, outside, choice, cancel);
        return await db.WriteAsync(
            async () =>
            {
                await db.LockSurveyAsync(survey.Id, cancel);
                var earlier = await db.ResultsSnapshots.AsNoTracking().Where(one => one.SurveyId == survey.Id).ToListAsync(cancel);
                if (earlier.Exists(one => SnapshotContent.FromJson(one.Content).People is var before && before != content.People && Math.Abs(content.People - before) < survey.MinGroup))
                {
                    return PublicationOutcome.TooFewMore;
                }

                var now = clock.GetUtcNow().UtcDateTime;
                var snapshot = new ResultsSnapshot { SurveyId = survey.Id, Number = earlier.Count + 1, At = now, Summary = summary, Content = content.ToJson() };
                db.ResultsSnapshots.Add(snapshot);
                db.AuditEntries.Add(AuditEntry.Of(actor, "survey.results-published", nameof(Survey), survey.Id, now, after: new { snapshot.Number, choice.Who, choice.Needs, choice.ByGroup, Questions = string.Join(' ', choice.Questions) }));
                await followUps.PublishedAsync(survey, cancel);
                return PublicationOutcome.Published;
            },
            cancel);
    }

    /// <summary>Takes a published page back: its address says so from then on.</summary>
    public Task<bool> WithdrawAsync(Survey survey, int number, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            if (await db.ResultsSnapshots.SingleOrDefaultAsync(one => one.SurveyId == survey.Id && one.Number == number && one.WithdrawnAt == null, cancel) is not { } snapshot)
            {
                return false;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            snapshot.WithdrawnAt = now;
            db.AuditEntries.Add(AuditEntry.Of(actor, "survey.results-withdrawn", nameof(Survey), survey.Id, now, before: new { snapshot.Number }));
            return true;
        },
        cancel);

    private async Task<SnapshotContent> DrawAsync(SurveyAnalysis analysis, Outside outside, PublicationChoice choice, CancellationToken cancel)
    {
        var links = await clauses.OfAsync(analysis.Pairs(), cancel);
        var html = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in SiteLanguages.Codes)
        {
            html[language] = await renderer.RenderAsync(
                RegionContent.Of<PublishedResults>((nameof(PublishedResults.Analysis), analysis), (nameof(PublishedResults.Outside), outside), (nameof(PublishedResults.Choice), choice), (nameof(PublishedResults.ClauseLinks), links)),
                language);
        }

        var ranked = choice.Needs ? analysis.Needs(ViewChoice.Everybody).Ranked : [];
        return new SnapshotContent(
            analysis.People,
            analysis.Table.CountryCodes.Count,
            choice,
            html,
            [.. ranked.Where(need => need.Question.Type.Name == CompetencePairType.TypeName && need.Question.Source.ClauseTextId is not null).Select(need =>
                new PublishedNeed(need.Question.Source.ClauseTextId!.Value, need.Whole!.Rank, ranked.Count, need.Whole.Figures.Mwds, need.Whole.Figures.N))]);
    }
}
