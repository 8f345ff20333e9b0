using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Credex.CoCreate.Pages;

/// <summary>A page answers a handler that it does not have with an empty 200: it is a 404.</summary>
public sealed class UnknownHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // What a page model overrides to look at every request is named like a handler of a method PAGE, and would be bound and called as one.
        if (context.HandlerMethod is { HttpMethod: not ("Get" or "Post") })
        {
            context.HandlerMethod = null;
        }
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.HandlerMethod is null && (request.Query.ContainsKey("handler") || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))))
        {
            context.Result = new NotFoundResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
