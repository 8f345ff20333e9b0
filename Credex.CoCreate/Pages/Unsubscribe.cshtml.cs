using Credex.CoCreate.Mail;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>
/// Where a letter is stopped. Scanners of mail follow every link in it, so looking changes nothing. A mail program posts one fixed body for its reader
/// (RFC 8058), with no cookie and no token of a form; everything else that is posted needs them.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class UnsubscribeModel(UnsubscribeLinks links, AddressStates addresses, IAntiforgery antiforgery) : PageModel
{
    public const string Stop = "stop";
    public const string Again = "again";
    private const string OneClickField = "List-Unsubscribe";
    private const string OneClick = "One-Click";

    public Subscription Subscription { get; private set; } = null!;

    public bool IsStopped { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (links.Read(context.RouteData.Values["token"] as string ?? string.Empty) is not { } subscription)
        {
            context.Result = NotFound();
            return;
        }

        Subscription = subscription;
    }

    public async Task OnGetAsync(CancellationToken cancel) => IsStopped = await addresses.IsUnsubscribedAsync(Subscription, cancel);

    public async Task<IActionResult> OnPostAsync(string? act, CancellationToken cancel)
    {
        // What the form holds could not be read, and reading it once more would throw.
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        if (IsOneClick(Request))
        {
            await addresses.UnsubscribeAsync(Subscription, cancel);
            return new OkResult();
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return new AntiforgeryValidationFailedResult();
        }

        switch (act)
        {
            case Stop:
                await addresses.UnsubscribeAsync(Subscription, cancel);
                break;
            case Again:
                await addresses.SubscribeAgainAsync(Subscription, cancel);
                break;
            default:
                return BadRequest();
        }

        // Not by the name of the page: made from it, the address would be in lower case, and the token another one.
        return LocalRedirect(Request.PathBase + Request.Path);
    }

    private static bool IsOneClick(HttpRequest request) =>
        request.HasFormContentType && request.Form is { Count: 1, Files.Count: 0 } form && form[OneClickField] is [OneClick];
}
