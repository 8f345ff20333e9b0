using System.Collections.Concurrent;
using System.Globalization;
using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Surveys.Types;

/// <summary>Words of the program as texts in every language of the site, so that they stand beside texts that people wrote.</summary>
public sealed class FixedTexts(IStringLocalizer<TypeTexts> texts, IStringLocalizer<ChartTexts> charts)
{
    private readonly ConcurrentDictionary<string, LocalizedText> known = new(StringComparer.Ordinal);

    public LocalizedText High => known.GetOrAdd(nameof(High), _ => Of(() => texts["Importance_High"]));

    public LocalizedText Low => known.GetOrAdd(nameof(Low), _ => Of(() => texts["Importance_Low"]));

    public LocalizedText Able => known.GetOrAdd(nameof(Able), _ => Of(() => texts["Ability_High"]));

    public LocalizedText NotAble => known.GetOrAdd(nameof(NotAble), _ => Of(() => texts["Ability_Low"]));

    public LocalizedText Importance => known.GetOrAdd(nameof(Importance), _ => Of(() => texts["Importance"]));

    public LocalizedText Ability => known.GetOrAdd(nameof(Ability), _ => Of(() => texts["Ability"]));

    public LocalizedText CannotSay => known.GetOrAdd(nameof(CannotSay), _ => Of(() => texts["CannotSay"]));

    public LocalizedText OtherText => known.GetOrAdd(nameof(OtherText), _ => Of(() => texts["OtherText"]));

    /// <summary>With {0} for the question.</summary>
    public LocalizedText AnswerTo => known.GetOrAdd(nameof(AnswerTo), _ => Of(() => texts["AnswerTo"]));

    public LocalizedText Agreed => known.GetOrAdd(nameof(Agreed), _ => Of(() => texts["Agreed"]));

    public LocalizedText Chosen => known.GetOrAdd(nameof(Chosen), _ => Of(() => texts["Chosen"]));

    public LocalizedText NotChosen => known.GetOrAdd(nameof(NotChosen), _ => Of(() => texts["NotChosen"]));

    public IReadOnlyList<Option> Groups => [.. StakeholderGroups.All.Select(group =>
        new Option(group.ToString(), known.GetOrAdd($"group/{group}", _ => Of(() => charts[$"Group_{group}"]))))];

    public IReadOnlyList<Option> Countries => [.. People.Countries.All.Select(country =>
        new Option(country.Code, known.GetOrAdd($"country/{country.Code}", _ => LocalizedText.Of("en", ("en", country.English), ("fr", country.French)))))];

    /// <summary>Numbers from 1, as options of a scale.</summary>
    public static IReadOnlyList<Option> Numbers(int points) => [.. Enumerable.Range(1, points).Select(point =>
    {
        var digits = point.ToString(CultureInfo.InvariantCulture);
        return new Option(digits, LocalizedText.Of("en", [.. SiteLanguages.Codes.Select(code => (code, digits))]), point);
    })];

    private static LocalizedText Of(Func<LocalizedString> text)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return LocalizedText.Of("en", [.. SiteLanguages.Codes.Select(In)]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        (string Language, string Text) In(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return (language, text().Value);
        }
    }
}
