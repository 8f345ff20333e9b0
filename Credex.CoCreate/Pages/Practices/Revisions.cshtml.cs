using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <param name="By">Name of who wrote it; null where they are erased.</param>
public sealed record RevisionRow(int Number, DateTime At, string? By, int? RestoredFrom);

/// <param name="Before">In words.</param>
public sealed record ComparedField(string Label, string? Language, string Before, string After);

/// <summary>What a case said and when: two revisions compared word by word, and one of them brought back.</summary>
public sealed class RevisionsModel(AppDb db, PracticeAddresses addresses, PracticeRights rights, PracticeDesk desk, FieldWords words, IStringLocalizer<WritingTexts> texts) : WritingPage(db, addresses, rights)
{
    private const int PageSize = 30;

    [FromQuery(Name = "from")]
    public string? FromText { get; set; }

    [FromQuery(Name = "to")]
    public string? ToText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public int From { get; private set; }

    public int To { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public IReadOnlyList<RevisionRow> Rows { get; private set; } = [];

    /// <summary>Null where nothing is compared.</summary>
    public IReadOnlyList<ComparedField>? Compared { get; private set; }

    /// <summary>Reviewers read what changed.</summary>
    protected override bool IsForReaders => true;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await DrawAsync(cancel);
        (From, To) = (Number(FromText), Number(ToText));
        if (From == 0 && To == 0)
        {
            (From, To) = (Math.Max(1, Practice.Newest - 1), Practice.Newest);
            return Page();
        }

        var both = await Db.PracticeRevisions.AsNoTracking().Where(one => one.PracticeId == Practice.Id && (one.Number == From || one.Number == To)).ToDictionaryAsync(one => one.Number, one => one.Fields, cancel);
        if (!both.TryGetValue(From, out var before) || !both.TryGetValue(To, out var after))
        {
            return NotFound();
        }

        Compared = Compare(before, after, await words.ClausesAsync(before.Clauses.Concat(after.Clauses), cancel));
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(CancellationToken cancel)
    {
        var number = Request.Form.Number("number") ?? 0;
        if (!await desk.RestoreAsync(Practice.Id, number, Actor, cancel))
        {
            return NotFound();
        }

        TempData[Notices.Done] = texts["Restored", number].Value;
        return LocalRedirect(Address("revisions"));
    }

    private List<ComparedField> Compare(PracticeFields before, PracticeFields after, IReadOnlyDictionary<Guid, string> named)
    {
        var (was, now) = (words.All(before, named), words.All(after, named));
        var keys = was.Select(one => (one.Label, one.Language)).Union(now.Select(one => (one.Label, one.Language)));
        string In(IReadOnlyList<(string Label, string? Language, string Value)> all, (string Label, string? Language) key) => all.FirstOrDefault(one => one.Label == key.Label && one.Language == key.Language).Value ?? string.Empty;
        return [.. keys.Select(key => new ComparedField(words.Full(key.Label, key.Language), key.Language, In(was, key), In(now, key))).Where(one => one.Before != one.After)];
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        Pages = Math.Max(1, (Practice.Newest + PageSize - 1) / PageSize);
        PageNumber = Math.Clamp(Number(PageText), 1, Pages);
        Rows = await (
            from revision in Db.PracticeRevisions.AsNoTracking()
            join person in Db.Users on revision.By equals person.Id into people
            from person in people.DefaultIfEmpty()
            where revision.PracticeId == Practice.Id
            orderby revision.Number descending
            select new RevisionRow(revision.Number, revision.At, person == null ? null : person.DisplayName, revision.RestoredFrom))
            .Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
    }

    private static int Number(string? text) => int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
