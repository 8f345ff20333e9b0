using System.Globalization;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>The log and its file, filtered alike. A date that is none filters nothing.</summary>
[Authorize(Policies.Admin)]
[ResponseCache(NoStore = true)]
public abstract class AuditPage : PageModel
{
    public AuditFilter Filter => new(Text("actor"), Text("act"), Text("kind"), Day("from"), Day("to"));

    /// <summary>The query of this list at another page.</summary>
    public string At(int page)
    {
        var query = new QueryBuilder(new[] { "actor", "act", "kind", "from", "to" }.Where(name => Text(name) is not null).Select(name => KeyValuePair.Create(name, Text(name)!)));
        if (page > 1)
        {
            query.Add("page", page.ToString(CultureInfo.InvariantCulture));
        }

        return query.ToString();
    }

    private string? Text(string name) => Request.Query[name].ToString().Trim() is { Length: > 0 and <= 200 } text ? text : null;

    private DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;
}
