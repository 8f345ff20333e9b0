using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Manage;

/// <summary>Everybody with an account.</summary>
[Authorize(Policies.Admin)]
[ResponseCache(NoStore = true)]
public sealed class PeopleModel(PeopleDesk desk) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "role")]
    public string? Role { get; set; }

    [FromQuery(Name = "deactivated")]
    public bool OnlyDeactivated { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + PeopleDesk.PageSize - 1) / PeopleDesk.PageSize);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text.Trim();
        Role = Roles.All.FirstOrDefault(role => role == Role);
        (Rows, Total, PageNumber) = await desk.ReadAsync(new PeopleFilter(Text, Role, OnlyDeactivated), PageNumber, cancel);
    }

    /// <summary>The query of this list at another page.</summary>
    public string At(int page)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", Text), ("role", Role), ("deactivated", OnlyDeactivated ? "true" : null), ("page", page > 1 ? page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return query.ToString();
    }
}
