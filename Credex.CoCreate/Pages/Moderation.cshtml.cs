using Credex.CoCreate.People;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages;

/// <summary>One queue of what waits for moderators: cases, comments, reports.</summary>
[Authorize(Policies.Moderator)]
[ResponseCache(NoStore = true)]
public sealed class ModerationModel(ModerationQueue queue, CommentDesk comments, TimeProvider clock, IStringLocalizer<CommentTexts> texts) : PageModel
{
    [FromQuery(Name = "kind")]
    public string? KindName { get; set; }

    [FromQuery(Name = "language")]
    public string? Language { get; set; }

    [FromQuery(Name = "mine")]
    public bool Mine { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public QueueKind? Kind => Enum.TryParse<QueueKind>(KindName, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public IReadOnlyList<QueueRow> Rows { get; private set; } = [];

    public IReadOnlyDictionary<QueueKind, int> Counts { get; private set; } = new Dictionary<QueueKind, int>();

    public IReadOnlyList<string> Languages { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + ModerationQueue.PageSize - 1) / ModerationQueue.PageSize);

    public bool IsFiltered => Kind is not null || Language is not null || Mine;

    /// <summary>A reason that could not be kept, and of which comment.</summary>
    public (Guid Comment, string Reason, string Why)? Unkept { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => await ReadAsync(cancel);

    public async Task<IActionResult> OnPostShowAsync(Guid comment, CancellationToken cancel) => await AfterAsync(await comments.ShowAsync(comment, Actor, cancel), comment, "Shown", cancel);

    public async Task<IActionResult> OnPostHideAsync(Guid comment, CancellationToken cancel) => await AfterAsync(
        Enum.TryParse<CommentHidden>(Request.Form.Words("why"), out var why) && Enum.IsDefined(why) ? await comments.HideAsync(comment, Actor, why, Request.Form.Words("reason"), cancel) : "Why",
        comment,
        "Hidden",
        cancel);

    /// <summary>Whole days for which it has waited.</summary>
    public int Days(QueueRow row) => Math.Max(0, (int)(clock.GetUtcNow().UtcDateTime - row.Since).TotalDays);

    public string At(int page) => new QueryBuilder(
        new (string Name, string? Value)[]
        {
            ("kind", Kind?.ToString()),
            ("language", Language),
            ("mine", Mine ? "true" : null),
            ("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        }.Where(one => one.Value is not null).Select(one => KeyValuePair.Create(one.Name, one.Value!))).ToString();

    private Guid Actor => User.PersonId()!.Value;

    private async Task ReadAsync(CancellationToken cancel)
    {
        Language = string.IsNullOrWhiteSpace(Language) ? null : Language;
        (Rows, Total, PageNumber, Counts, Languages) = await queue.ReadAsync(new QueueFilter(Kind, Language, Mine ? Actor : null), Actor, PageNumber, cancel);
    }

    private async Task<IActionResult> AfterAsync(string? refused, Guid comment, string done, CancellationToken cancel)
    {
        if (refused is null)
        {
            TempData[Notices.Done] = texts[$"{done}_Done"].Value;
            return LocalRedirect(Url.Content("~/moderation") + At(PageNumber));
        }

        Unkept = (comment, Request.Form.Words("reason"), texts[$"Refused_{refused}"]);
        await ReadAsync(cancel);
        var page = Page();
        page.StatusCode = refused == "Gone" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
