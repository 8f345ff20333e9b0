using System.Reflection;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Demo;

/// <summary>Loads the demo surveys from their files, with simulated answers to those that have been open.</summary>
public sealed class DemoSurveys(AppDb db, DemoResponses responses, ResultsPublisher publisher, TimeProvider clock)
{
    private static readonly Dictionary<string, string> Summary = new(StringComparer.Ordinal)
    {
        ["en"] = "Nearly everybody felt heard. The conversation after each result was worth more to people than the board of ideas; next time it gets ten minutes more.",
        ["fr"] = "Presque tout le monde s’est senti entendu. La discussion après chaque résultat a compté davantage que le tableau d’idées ; elle aura dix minutes de plus la prochaine fois.",
    };

    private static readonly Dictionary<string, string> Interim = new(StringComparer.Ordinal)
    {
        ["en"] = "Interim results, while the survey is open. Work and learners agree on what is missing most: making sound respond to the visitor, and testing a mix with people who hear differently.",
        ["fr"] = "Résultats intermédiaires, l’enquête étant ouverte. Le monde du travail et les apprenants s’accordent sur ce qui manque le plus : faire réagir le son au visiteur, et tester un mixage avec des personnes qui entendent autrement.",
    };

    private const string Zone = "Europe/Brussels";

    /// <param name="whole">All answers; else a few, for tests.</param>
    public async Task LoadAsync(bool whole, CancellationToken cancel)
    {
        var published = new List<(Survey Survey, SurveyVersion Version)>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Demo.surveys.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var stream = assembly.GetManifestResourceStream(name)!;
            var file = await JsonSerializer.DeserializeAsync<SurveyFile>(stream, JsonColumns.Options, cancel) ?? throw new InvalidOperationException($"{name} is empty.");
            var (survey, version) = await AddAsync(file, cancel);
            if (file.Publish)
            {
                responses.Add(survey, version, whole);
                if (whole || survey.StageAt(clock.GetUtcNow().UtcDateTime) == SurveyStage.Closed)
                {
                    published.Add((survey, version));
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        foreach (var (survey, version) in published)
        {
            var hasPairs = version.Questions.Exists(question => question.ClauseTextId is not null);
            var choice = new PublicationChoice(Who: true, Needs: hasPairs, ByGroup: hasPairs, [.. version.Questions.Where(question => !hasPairs || question.Key is "formats" or "proof").Select(question => question.Key)]);
            await publisher.PublishAsync(survey, choice, Text(hasPairs ? Interim : Summary), survey.CreatedBy, cancel);
        }
    }

    private async Task<(Survey Survey, SurveyVersion Version)> AddAsync(SurveyFile file, CancellationToken cancel)
    {
        // At noon, so that the day does not depend on the hour at which the demo is loaded.
        var today = clock.GetUtcNow().UtcDateTime.Date.AddHours(12);
        var author = await db.Users.Where(person => person.Email == "staff@demo.example").Select(person => person.Id).FirstOrDefaultAsync(cancel);
        var survey = new Survey
        {
            Slug = file.Slug,
            Title = Text(file.Title),
            Introduction = Text(file.Introduction),
            Mode = file.Mode,
            Access = file.Mode == SurveyMode.Confidential ? SurveyAccess.Invited : SurveyAccess.Everybody,
            OpensAt = today.AddDays(file.OpensInDays),
            ClosesAt = today.AddDays(file.ClosesInDays),
            ZoneId = Zone,
            CreatedBy = author,
            CreatedAt = today.AddDays(file.OpensInDays - 14),
        };
        var version = new SurveyVersion { SurveyId = survey.Id, Number = 1, PublishedAt = file.Publish ? today.AddDays(file.OpensInDays - 1) : null };
        survey.AskedVersionId = file.Publish ? version.Id : null;
        foreach (var page in file.Pages)
        {
            if (page.Pairs)
            {
                await AddPairsAsync(version, file.Standard!, cancel);
            }
            else
            {
                AddPage(version, page);
            }
        }

        db.Surveys.Add(survey);
        db.SurveyVersions.Add(version);
        return (survey, version);
    }

    private static SurveyPage AddPage(SurveyVersion version, PageFile file)
    {
        var page = new SurveyPage { VersionId = version.Id, Order = version.Pages.Count, Title = Text(file.Title), Text = Text(file.Text), ShowWhen = file.ShowWhen };
        version.Pages.Add(page);
        foreach (var one in file.Questions ?? [])
        {
            version.Questions.Add(new SurveyQuestion
            {
                VersionId = version.Id,
                PageId = page.Id,
                Order = version.Questions.Count,
                Key = one.Key,
                Type = one.Type,
                Text = Text(one.Text),
                Help = Text(one.Help),
                ShowWhen = one.ShowWhen,
                Requirement = one.Requirement,
                Settings = Settings(one),
            });
        }

        return page;
    }

    /// <summary>One competence a page: the learning outcomes of the newest version of a standard.</summary>
    private async Task AddPairsAsync(SurveyVersion version, string standard, CancellationToken cancel)
    {
        var outcomes = await (
            from clause in db.ClauseTexts
            join of in db.StandardVersions on clause.VersionId equals of.Id
            join one in db.Standards on of.StandardId equals one.Id
            where one.Slug == standard && of.State == VersionState.Published && clause.Kind == ClauseKind.Outcome
            orderby clause.Order
            select clause).ToListAsync(cancel);
        foreach (var clause in outcomes)
        {
            var page = AddPage(version, new PageFile(null, null, null, null, false));
            version.Questions.Add(new SurveyQuestion
            {
                VersionId = version.Id,
                PageId = page.Id,
                Order = version.Questions.Count,
                Key = $"c{clause.Number.Replace('.', '_')}",
                Type = CompetencePairType.TypeName,
                Text = clause.Text,
                Help = Text(null),
                Requirement = Requirement.Soft,
                Settings = new QuestionSettings { CannotSay = true },
                ClauseTextId = clause.Id,
            });
        }
    }

    private static QuestionSettings Settings(QuestionFile file) => new()
    {
        Choices = [.. (file.Choices ?? []).Select(Choice)],
        Rows = [.. (file.Rows ?? []).Select(Choice)],
        Points = file.Settings?.Points ?? 5,
        Low = file.Settings?.Low is { } low ? Text(low) : null,
        High = file.Settings?.High is { } high ? Text(high) : null,
        CannotSay = file.Settings?.CannotSay ?? false,
        Min = file.Settings?.Min,
        Max = file.Settings?.Max,
        WholeNumbers = file.Settings?.WholeNumbers ?? false,
        Unit = file.Settings?.Unit is { } unit ? Text(unit) : null,
        Longest = file.Settings?.Longest,
    };

    /// <summary>Code, English, French, and what is special about it.</summary>
    private static Choice Choice(string[] file) =>
        new(file[0], LocalizedText.Of("en", ("en", file[1]), ("fr", file[2])), IsNone: file.ElementAtOrDefault(3) == "none", TakesText: file.ElementAtOrDefault(3) == "text");

    private static LocalizedText Text(Dictionary<string, string>? wordings) => LocalizedText.Of("en", [.. (wordings ?? []).Select(pair => (pair.Key, pair.Value))]);

    private sealed record SurveyFile(
        string Slug, Dictionary<string, string> Title, Dictionary<string, string> Introduction, SurveyMode Mode, string? Standard, int OpensInDays, int ClosesInDays, bool Publish, IReadOnlyList<PageFile> Pages);

    private sealed record PageFile(Dictionary<string, string>? Title, Dictionary<string, string>? Text, string? ShowWhen, IReadOnlyList<QuestionFile>? Questions, bool Pairs);

    private sealed record QuestionFile(
        string Key, string Type, Requirement Requirement, Dictionary<string, string> Text, Dictionary<string, string>? Help, string? ShowWhen,
        IReadOnlyList<string[]>? Choices, IReadOnlyList<string[]>? Rows, SettingsFile? Settings);

    private sealed record SettingsFile(
        int? Points, Dictionary<string, string>? Low, Dictionary<string, string>? High, bool CannotSay, decimal? Min, decimal? Max, bool WholeNumbers, Dictionary<string, string>? Unit, int? Longest);
}
