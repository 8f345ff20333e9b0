using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Types;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Answers in people's own words: searched, and tagged. A text tells its group only where that group is a block of its own, and nothing else of whose it is.</summary>
public sealed class TextsModel(AppDb db, SurveyAnalyses analyses, Admission admission) : ResultsPage(db)
{
    private const int PageSize = 50;
    private const int LongestTag = 40;

    [FromRoute(Name = "field")]
    public string Name { get; set; } = string.Empty;

    [FromQuery(Name = "q")]
    public string? Search { get; set; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Field Field { get; private set; } = null!;

    public IReadOnlyList<GivenText> Texts { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    public IReadOnlyList<(string Tag, int N)> Tags { get; private set; } = [];

    public bool MayShow { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostTagAsync(Guid response, string? tag, CancellationToken cancel)
    {
        var word = (tag ?? string.Empty).Trim().ToLowerInvariant();
        if (!await ReadAsync(cancel) || !await IsOfThisAsync(response, cancel))
        {
            return NotFound();
        }

        if (word.Length is > 0 and <= LongestTag && !await Db.TextTags.AnyAsync(one => one.ResponseId == response && one.Field == Name && one.Tag == word, cancel))
        {
            Db.TextTags.Add(new TextTag { ResponseId = response, Field = Name, Tag = word });
            await Db.SaveChangesAsync(cancel);
        }

        return Back(response);
    }

    public async Task<IActionResult> OnPostUntagAsync(Guid response, string? tag, CancellationToken cancel)
    {
        if (!await ReadAsync(cancel) || !await IsOfThisAsync(response, cancel))
        {
            return NotFound();
        }

        await Db.WriteAsync(() => Db.TextTags.Where(one => one.ResponseId == response && one.Field == Name && one.Tag == tag).ExecuteDeleteAsync(cancel), cancel);
        return Back(response);
    }

    /// <summary>The page with these words, tag and number.</summary>
    public string Address(string? tag, int number, string? handler = null) => QueryHelpers.AddQueryString(Url.Content($"~/manage/surveys/{Slug}/texts/{Name}"), new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = string.IsNullOrEmpty(Search) ? null : Search,
        ["tag"] = string.IsNullOrEmpty(tag) ? null : tag,
        ["page"] = number == 1 ? null : number.ToString(CultureInfo.InvariantCulture),
        ["handler"] = handler,
    });

    private LocalRedirectResult Back(Guid response) => LocalRedirect($"{Address(Tag, Number)}#t-{response}");

    private Task<bool> IsOfThisAsync(Guid response, CancellationToken cancel) => Db.Responses.AnyAsync(one => one.Id == response && one.SurveyId == Survey.Id && one.IsCounted, cancel);

    private async Task<bool> ReadAsync(CancellationToken cancel)
    {
        await admission.RunAsync(Survey, cancel);
        var analysis = await analyses.OfAsync(Survey.Id, cancel);
        if (analysis?.Table.Find(Name) is not { Field.Kind: FieldKind.Text } column)
        {
            return false;
        }

        Field = column.Field;
        var tags = (await Db.TextTags.AsNoTracking().Where(one => one.Field == Name && Db.Responses.Any(response => response.Id == one.ResponseId && response.SurveyId == Survey.Id)).ToListAsync(cancel)).ToLookup(one => one.ResponseId, one => one.Tag);
        Tags = [.. tags.SelectMany(one => one).CountBy(tag => tag, StringComparer.Ordinal).Select(one => (one.Key, one.Value)).OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.CurrentCulture)];
        var written = Enumerable.Range(0, analysis.People).Where(column.IsAnswered).ToList();
        MayShow = analysis.MayShow && written.Count > 0;
        if (!MayShow)
        {
            return true;
        }

        var groups = analysis.BlocksOf(AnalysisAttribute.Group).Where(block => block.Groups.Count == 1).SelectMany(block => block.Rows.Select(row => (row, block.Groups[0]))).ToDictionary(one => one.row, one => one.Item2);
        var needle = Folding.Fold(Search ?? string.Empty);
        var found = written
            .Where(row => needle.Length == 0 || Folding.Fold(column.Texts![row]!).Contains(needle, StringComparison.Ordinal))
            .Where(row => string.IsNullOrEmpty(Tag) || tags[analysis.Table.Ids[row]].Contains(Tag, StringComparer.Ordinal))
            .ToList();
        Found = found.Count;
        Number = Math.Clamp(Number, 1, Pages);
        Texts = [.. found.Skip((Number - 1) * PageSize).Take(PageSize).Select(row => new GivenText(analysis.Table.Ids[row], column.Texts![row]!, groups.TryGetValue(row, out var group) ? group : null, [.. tags[analysis.Table.Ids[row]].Order(StringComparer.CurrentCulture)]))];
        return true;
    }
}

public sealed record GivenText(Guid Response, string Words, StakeholderGroup? Group, IReadOnlyList<string> Tags);
