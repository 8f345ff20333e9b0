using System.Globalization;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.RateLimiting;

namespace Credex.CoCreate.Pages.W;

/// <summary>
/// Receives every answer of a room and hands it to the kind of its activity. With <c>X-Region</c> it answers with my own region (200, 422 when refused, 503 when
/// it cannot be taken now); without it leads back to the room, or, where words were refused, shows them again to be put right.
/// </summary>
[Authorize(RoomPolicies.InRoom)]
[EnableRateLimiting(Limits.Votes)]
[ResponseCache(NoStore = true)]
public sealed class AnswerModel(ActivityKinds kinds, RegionRenderer renderer, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = string.Empty;

    [FromRoute(Name = "activity")]
    public Guid Activity { get; set; }

    [FromRoute(Name = "act")]
    public string? Act { get; set; }

    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var arrivedAt = clock.GetUtcNow().UtcDateTime;
        var me = User.Participant()!;
        if (await kinds.FindAsync(Code, Activity, cancel) is not { } kind)
        {
            return NotFound();
        }

        var reply = await kind.ReceiveAsync(new AnswerRequest(Code, Activity, me, Act ?? string.Empty, Request.Form, arrivedAt), cancel);
        if (reply.Status == StatusCodes.Status404NotFound)
        {
            return NotFound();
        }

        if (reply.Status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "1";
        }

        if (!Request.Headers.ContainsKey("X-Region"))
        {
            return WithoutScript(reply);
        }

        var mine = reply.Mine ?? await kind.MineAsync(Code, Activity, me.VoterId, reply.Said, cancel);
        var html = await renderer.RenderAsync(mine, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return new ContentResult { Content = html, ContentType = "text/html; charset=utf-8", StatusCode = reply.Status };
    }

    private IActionResult WithoutScript(AnswerReply reply)
    {
        if (reply is { Longest: > 0, Said: { IsRefused: true, Draft: { } draft, Notice: { } why } })
        {
            var fields = Request.Form.Where(pair => pair.Key is not ("token" or "text"))
                .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? string.Empty)).ToList();
            return new ViewResult
            {
                ViewName = "/Pages/W/_Words.cshtml",
                StatusCode = reply.Status,
                ViewData = new ViewDataDictionary<WordsForm>(new EmptyModelMetadataProvider(), ModelState)
                {
                    Model = new WordsForm($"~/w/{Code}", Request.PathBase + Request.Path + Request.QueryString, "text", fields, draft, reply.Longest, why),
                },
            };
        }

        if (reply.Said is { Notice: { } notice, IsRefused: var isRefused })
        {
            TempData[isRefused ? Notices.Refused : Notices.Done] = notice;
        }

        return new LocalRedirectResult(Back()) { Permanent = false, PreserveMethod = false };
    }

    /// <summary>To the page of the room that the form stands on, where it says so.</summary>
    private string Back()
    {
        var room = Url.Content($"~/w/{Code}");
        var back = Request.Form["back"].ToString();
        return Url.IsLocalUrl(back) && back.StartsWith($"{room}/", StringComparison.Ordinal) ? back : room;
    }
}

/// <summary>Words that were refused, to be put right without JavaScript, with what else was sent.</summary>
/// <param name="Back">Where one came from.</param>
/// <param name="Name">The field of the words.</param>
public sealed record WordsForm(string Back, string Action, string Name, IReadOnlyList<KeyValuePair<string, string>> Fields, string Text, int Longest, string Why);
