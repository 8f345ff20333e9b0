using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>What is to be said of a version before it is published.</summary>
public sealed record DesignReport
{
    public required int Minutes { get; init; }

    public required IReadOnlyList<SurveyMistake> Mistakes { get; init; }

    /// <summary>Names that two would have.</summary>
    public required IReadOnlyList<string> TwiceNamed { get; init; }

    /// <summary>Questions without words in the language that they were written in.</summary>
    public required IReadOnlyList<SurveyQuestion> Wordless { get; init; }

    /// <summary>Questions with fewer than two choices, or without rows.</summary>
    public required IReadOnlyList<SurveyQuestion> Choiceless { get; init; }

    /// <summary>Texts in which <c>{name}</c> stands for an answer that nobody has given by then: the name is unknown, or that of a question which comes later.</summary>
    public required IReadOnlyList<(TextPlace Where, string Name, bool IsLater)> Unpiped { get; init; }

    public required bool IsEmpty { get; init; }

    /// <summary>Scales of which an end has no words: people read them either way round.</summary>
    public required IReadOnlyList<SurveyQuestion> Endless { get; init; }

    /// <summary>Languages with how many texts are missing, and how many were made from an older source.</summary>
    public required IReadOnlyList<(string Language, int Missing, int Stale)> Translations { get; init; }

    /// <summary>Null where nobody is invited, or neither group nor country is asked.</summary>
    public PanelCells? Panel { get; init; }

    /// <summary>Whether something must be mended before it can be published.</summary>
    public bool IsBlocked => IsEmpty || Mistakes.Count > 0 || TwiceNamed.Count > 0 || Unpiped.Count > 0 || Wordless.Count > 0 || Choiceless.Count > 0;
}

/// <summary>How the asked attributes cut the people who are invited.</summary>
/// <param name="Smallest">People in the smallest cell that is not empty.</param>
/// <param name="Small">Cells with fewer people than the smallest group that is shown.</param>
public sealed record PanelCells(int Invited, int Cells, int Smallest, int Small)
{
    /// <summary>Null where nobody is in any cell.</summary>
    public static PanelCells? Of(IEnumerable<int> cells, int minGroup)
    {
        var all = cells.Where(people => people > 0).ToList();
        return all.Count == 0 ? null : new PanelCells(all.Sum(), all.Count, all.Min(), all.Count(people => people < minGroup));
    }
}

/// <summary>Checks a version: what must be mended before it is published, and what should be thought about.</summary>
public sealed class DesignChecks(AppDb db, QuestionTypes types)
{
    public async Task<DesignReport> OfAsync(Survey survey, SurveyVersion version, CancellationToken cancel)
    {
        var asksGroup = version.Questions.Exists(question => question.Type == Types.GroupAnswer.GroupType.TypeName);
        var asksCountry = version.Questions.Exists(question => question.Type == Types.CountryAnswer.CountryType.TypeName);
        var cells = asksGroup || asksCountry
            ? await db.SurveyInvitations.Where(one => one.SurveyId == survey.Id)
                .GroupBy(one => new { one.Group, one.Country }).Select(rows => new { rows.Key.Group, rows.Key.Country, Count = rows.Count() }).ToListAsync(cancel)
            : [];
        var people = cells.GroupBy(cell => (asksGroup ? cell.Group : null, asksCountry ? cell.Country : null)).Select(some => some.Sum(cell => cell.Count));
        return Of(version, types) with { Panel = PanelCells.Of(people, survey.MinGroup) };
    }

    public static DesignReport Of(SurveyVersion version, QuestionTypes types)
    {
        var texts = VersionTexts.Of(version);
        var questions = ConditionCheck.InOrder(version).SelectMany(one => one.Questions).ToList();
        return new DesignReport
        {
            Minutes = SurveyTime.Minutes(questions, question => types.Find(question.Type)),
            Mistakes = ConditionCheck.Of(version, types),
            TwiceNamed = ConditionCheck.TwiceNamed(version, types),
            IsEmpty = questions.TrueForAll(question => types.Find(question.Type)?.FieldsOf(question).Count is null or 0),
            Unpiped = UnpipedIn(version, types),
            Wordless = questions.FindAll(question => question.Text.IsEmpty || question.Settings.Choices.Concat(question.Settings.Rows).Any(choice => choice.Text.IsEmpty)),
            Choiceless = questions.FindAll(question => Lacks(question, SettingParts.Choices, question.Settings.Choices.Count, 2) || Lacks(question, SettingParts.Rows, question.Settings.Rows.Count, 1)),
            Endless = questions.FindAll(question => Has(question, SettingParts.Ends) && (question.Settings.Low is null or { IsEmpty: true } || question.Settings.High is null or { IsEmpty: true })),
            Translations =
            [
                .. SiteLanguages.Codes.Select(language => (language, texts.Count(place => place.IsMissing(language)), texts.Count(place => place.IsStale(language)))),
            ],
        };

        bool Has(SurveyQuestion question, SettingParts part) => types.Find(question.Type)?.Parts.HasFlag(part) == true;

        bool Lacks(SurveyQuestion question, SettingParts part, int count, int least) => Has(question, part) && count < least;
    }

    private static List<(TextPlace Where, string Name, bool IsLater)> UnpipedIn(SurveyVersion version, QuestionTypes types)
    {
        var pages = ConditionCheck.InOrder(version);
        List<string> Names(SurveyQuestion question) => [.. (types.Find(question.Type)?.FieldsOf(question) ?? []).Select(field => field.Name)];
        var all = pages.SelectMany(one => one.Questions).SelectMany(Names).ToHashSet(StringComparer.Ordinal);
        var (before, found) = (new HashSet<string>(StringComparer.Ordinal), new List<(TextPlace, string, bool)>());
        foreach (var (page, questions) in pages)
        {
            Look(VersionTexts.OfPage(page));
            foreach (var question in questions)
            {
                Look(VersionTexts.OfQuestion(page, question));
                before.UnionWith(Names(question));
            }
        }

        return found;

        void Look(IEnumerable<TextPlace> places)
        {
            foreach (var place in places)
            {
                found.AddRange(place.Text.Wordings.Values.SelectMany(wording => Answering.Asked.PipedIn(wording.Text)).Distinct(StringComparer.Ordinal).Where(name => !before.Contains(name)).Select(name => (place, name, all.Contains(name))));
            }
        }
    }
}
