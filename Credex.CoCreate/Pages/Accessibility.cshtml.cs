using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages;

/// <summary>The accessibility statement, by the model of Commission Implementing Decision (EU) 2018/1523.</summary>
public sealed class AccessibilityModel : PageModel
{
    /// <summary>When the statement was last compared with the tests. Changed by hand with the statement.</summary>
    public static DateOnly ReviewedOn { get; } = new(2026, 11, 26);
}
