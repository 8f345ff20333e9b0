using System.Globalization;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W;

/// <summary>
/// Receives every answer of a room. With <c>X-Region</c> it answers with my own region (200, 422 when refused, 503 when the channel is full);
/// without it leads back to the room.
/// </summary>
[Authorize(RoomPolicies.InRoom)]
[EnableRateLimiting(Limits.Votes)]
[ResponseCache(NoStore = true)]
public sealed class AnswerModel(
    RatingWriter writer,
    RegionRenderer renderer,
    RoomReader reader,
    OwnWords words,
    TimeProvider clock,
    IStringLocalizer<WorkshopTexts> texts) : PageModel
{
    private string Code => (string)RouteData.Values["code"]!;

    private Guid Activity => Guid.Parse((string)RouteData.Values["activity"]!, CultureInfo.InvariantCulture);

    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}"));

    public async Task<IActionResult> OnPostAsync(Guid item, int attempt, int value, int? seq)
    {
        var vote = new CastVote(item, attempt, User.Participant()!.VoterId, value, seq, clock.GetUtcNow().UtcDateTime);
        if (!writer.TryCast(vote, out var commit))
        {
            Response.Headers.RetryAfter = "1";
            return await AnswerAsync(StatusCodes.Status503ServiceUnavailable, mine: null, "full");
        }

        var receipt = await commit;
        return receipt.Outcome switch
        {
            VoteOutcome.Stored => await AnswerAsync(StatusCodes.Status200OK, receipt.Mine, notice: null),
            VoteOutcome.Stale => await AnswerAsync(StatusCodes.Status422UnprocessableEntity, receipt.Mine, "stale"),
            VoteOutcome.Invalid => await AnswerAsync(StatusCodes.Status422UnprocessableEntity, receipt.Mine, "invalid"),
            VoteOutcome.Removed => await AnswerAsync(StatusCodes.Status422UnprocessableEntity, receipt.Mine, "removed"),
            _ => await AnswerAsync(StatusCodes.Status422UnprocessableEntity, receipt.Mine, "closed"),
        };
    }

    public Task<IActionResult> OnPostCommentAsync(Guid item, string? text, CancellationToken cancel) =>
        SaveWordsAsync(item, text, Rating.MaxComment, "comment-saved", said => words.CommentAsync(item, User.Participant()!.VoterId, said, cancel), cancel);

    public Task<IActionResult> OnPostWordingAsync(Guid item, string? text, CancellationToken cancel) =>
        SaveWordsAsync(item, text, Amendment.MaxLength, "wording-saved", said => words.ProposeAsync(item, User.Participant()!.VoterId, said, cancel), cancel);

    private async Task<IActionResult> SaveWordsAsync(Guid item, string? text, int longest, string saved, Func<string, Task<bool>> save, CancellationToken cancel)
    {
        // A browser counts a line end as one character and sends two.
        var said = text?.ReplaceLineEndings("\n").Trim() ?? string.Empty;
        var (status, notice) = said.Length > longest ? (StatusCodes.Status422UnprocessableEntity, "long")
            : await save(said) ? (StatusCodes.Status200OK, saved)
            : (StatusCodes.Status422UnprocessableEntity, "closed-words");
        if (status != StatusCodes.Status200OK && !Request.Headers.ContainsKey("X-Region"))
        {
            return new ViewResult
            {
                ViewName = "/Pages/W/_Words.cshtml",
                StatusCode = status,
                ViewData = new ViewDataDictionary<WordsForm>(new EmptyModelMetadataProvider(), ModelState)
                {
                    Model = new WordsForm(Code, Request.PathBase + Request.Path + Request.QueryString, item, said, longest, texts[$"Notice_{notice}"]),
                },
            };
        }

        var mine = await reader.MineAsync(Code, User.Participant()!.VoterId, cancel);
        return await AnswerAsync(status, mine, notice, status == StatusCodes.Status200OK ? null : said, longest);
    }

    private async Task<IActionResult> AnswerAsync(int status, MyAnswer? mine, string? notice, string? draft = null, int longest = 0)
    {
        var isRefused = status != StatusCodes.Status200OK;
        if (!Request.Headers.ContainsKey("X-Region"))
        {
            var query = notice is null || !isRefused ? string.Empty : $"?notice={notice}";
            return new LocalRedirectResult(Url.Content($"~/w/{Code}{query}")) { Permanent = false, PreserveMethod = false };
        }

        var html = await renderer.RenderAsync(
            MyRegion.Content(Code, Activity, mine, notice is null ? null : texts[$"Notice_{notice}"].Value, isRefused, justSaved: !isRefused, longest == Rating.MaxComment ? draft : null, longest == Amendment.MaxLength ? draft : null),
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = status };
    }
}

/// <summary>Words that were refused, to be put right without JavaScript.</summary>
public sealed record WordsForm(string Code, string Action, Guid Item, string Text, int Longest, string Why);
