using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <param name="Chapter">Its code, or <c>summary</c>.</param>
/// <param name="Text">As Markdown, in the language it was written in.</param>
public sealed record JudgedChapter(string Chapter, string Text, IReadOnlyList<string> Paragraphs);

/// <summary>A reviewer judges a case: says whether they have a conflict of interest, reads, pins remarks, scores.</summary>
[Authorize]
public sealed class ReviewModel(AppDb db, PracticeReader reader, PracticeRights rights, ReviewDesk desk, IStringLocalizer<ModerationTexts> texts) : CasePage(db, reader, rights, texts)
{
    private const int LongestQuote = 80;

    public PracticeReview Mine { get; private set; } = null!;

    public IReadOnlyList<PracticeReview> Others { get; private set; } = [];

    public IReadOnlyList<PracticeRemark> Remarks { get; private set; } = [];

    public IReadOnlyList<JudgedChapter> Chapters { get; private set; } = [];

    public IReadOnlyList<PracticeRequest> Requests { get; private set; } = [];

    /// <summary>As they were sent, where they could not be kept.</summary>
    /// <summary>Criteria whose score or reason was missing when it was handed in.</summary>
    public IReadOnlyList<string> Lacking { get; private set; } = [];

    public IReadOnlyDictionary<string, CriterionScore> Scores { get; private set; } = new Dictionary<string, CriterionScore>(StringComparer.Ordinal);

    public string Summary { get; private set; } = string.Empty;

    public string Conflict { get; private set; } = string.Empty;

    /// <summary>Remarks that could not be kept, by the place they belong to: a chapter, a dash, and the number of a paragraph.</summary>
    public IReadOnlyDictionary<string, string> Unkept { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool MayScore => Mine is { HasConflict: false, SubmittedAt: null } && Practice.State == PracticeState.InReview;

    public async Task<IActionResult> OnPostDeclareAsync(CancellationToken cancel)
    {
        Conflict = Request.Form.Words("conflict");
        var has = Request.Form.Words("has");
        return has is not ("yes" or "no") || Conflict.Length > 500
            ? Done("Conflict", string.Empty, string.Empty)
            : Done(await desk.DeclareAsync(Practice.Id, Actor, has == "yes", Conflict, cancel), has == "yes" ? "Conflict" : "Declared", "/review");
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancel) => KeepAsync(handIn: false, cancel);

    public Task<IActionResult> OnPostHandInAsync(CancellationToken cancel) => KeepAsync(handIn: true, cancel);

    protected override async Task<bool> MayComeAsync(CancellationToken cancel)
    {
        var mine = await desk.MineAsync(Practice, Actor, cancel);
        Mine = mine!;
        return mine is not null;
    }

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        Others = await desk.OthersAsync(Mine, cancel);
        var shown = Others.Select(one => one.Id).Append(Mine.Id).ToList();
        Remarks = await Db.PracticeRemarks.AsNoTracking().Where(one => shown.Contains(one.ReviewId)).OrderBy(one => one.Id).ToListAsync(cancel);
        Requests = await Db.PracticeRequests.AsNoTracking().Where(one => one.PracticeId == Practice.Id && one.Submission == Practice.Submission - 1).OrderBy(one => one.Order).ToListAsync(cancel);
        (Scores, Summary, Conflict) = (Mine.Scores, Mine.Summary, Mine.Conflict ?? string.Empty);
        var source = Practice.SourceLanguage;
        Chapters =
        [
            new JudgedChapter(PracticeRemark.Summary, View.Fields.Summary.In(source).Text, [View.Fields.Summary.In(source).Text]),
            .. PracticeChapters.All.Select(code => (code, text: View.Fields.Chapter(code))).Where(one => one.text is not null)
                .Select(one => (one.code, one.text!.In(source).Text)).Select(one => new JudgedChapter(one.code, one.Text, Markdown.Paragraphs(one.Text))),
        ];
    }

    private async Task<IActionResult> KeepAsync(bool handIn, CancellationToken cancel)
    {
        Scores = ReviewCriteria.All.ToDictionary(
            one => one,
            one => new CriterionScore(Request.Form.Number($"score.{one}") is { } score and >= 0 and <= ReviewCriteria.Highest ? score : null, Request.Form.Words($"reason.{one}")),
            StringComparer.Ordinal);
        Summary = Request.Form.Words("summary");
        var places = Chapters.SelectMany(chapter => chapter.Paragraphs.Select((text, number) => (Place: $"{chapter.Chapter}-{number}", chapter.Chapter, Number: number, Quote: Quote(text)))).ToList();
        var typed = places.Select(one => (At: one, Text: Request.Form.Words($"remark.{one.Place}"))).Where(one => one.Text.Length > 0).ToList();
        Unkept = typed.ToDictionary(one => one.At.Place, one => one.Text, StringComparer.Ordinal);

        // The button at a paragraph or at a remark: back to it, wherever the page is long.
        var removed = Request.Form.Id("remove");
        var place = Request.Form.Words("at");
        if (removed != Guid.Empty && Remarks.FirstOrDefault(one => one.Id == removed) is { } gone)
        {
            place = $"{gone.Chapter}-{gone.Paragraph}";
        }

        if (Scores.Values.Any(one => one.Reason.Length > 1000) || Summary.Length > 4000)
        {
            return Done("Long", string.Empty, string.Empty);
        }

        if (place.Length > 0 && removed == Guid.Empty && !Unkept.ContainsKey(place))
        {
            return Done("Remark", string.Empty, string.Empty);
        }

        var given = new ReviewWords(Scores, Summary, typed.ConvertAll(one => new NewRemark(one.At.Chapter, one.At.Number, one.At.Quote, one.Text)), removed == Guid.Empty ? null : removed);
        var done = handIn ? "HandedIn" : removed != Guid.Empty ? "RemarkRemoved" : place.Length > 0 ? "Remark" : "Kept";
        var refused = await desk.SaveAsync(Practice.Id, Actor, given, handIn, Request.Form.Number("revision") ?? -1, cancel);
        Lacking = refused == "Scores" ? [.. ReviewCriteria.All.Where(one => Scores[one] is { Score: null } or { Reason.Length: 0 })] : [];
        return Done(refused, done, places.Exists(one => one.Place == place) ? $"/review#{place}" : "/review");
    }

    private static string Quote(string paragraph)
    {
        return paragraph.ReplaceLineEndings(" ").TrimStart('#', '-', '*', '>', ' ').Shortened(LongestQuote);
    }
}
