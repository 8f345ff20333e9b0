using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Credex.CoCreate.Pages;

/// <summary>
/// A form whose token is stale (signed in or out in another window, or the page is days old) is not lost: without JavaScript the answer is
/// the same form, refilled, to be sent once more; with it the script fetches a new token and sends again.
/// </summary>
public sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not IAntiforgeryValidationFailedResult || request.Headers.ContainsKey("X-Region") || !request.HasFormContentType)
        {
            return;
        }

        // What could not be read for the token can't be read now either, and is refused as it stands.
        if (Sent(request) is not { } form)
        {
            return;
        }

        var fields = form
            .Where(pair => pair.Key != "token" && !pair.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? string.Empty))
            .ToList();
        context.Result = new ViewResult
        {
            ViewName = "/Pages/Shared/StaleForm.cshtml",
            StatusCode = StatusCodes.Status400BadRequest,
            ViewData = new ViewDataDictionary<StaleForm>(new EmptyModelMetadataProvider(), context.ModelState)
            {
                Model = new StaleForm(request.PathBase + request.Path + request.QueryString, fields),
            },
        };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    private static IFormCollection? Sent(HttpRequest request)
    {
        try
        {
            return request.Form;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

/// <summary>What somebody had filled in, and where it goes.</summary>
public sealed record StaleForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields);
