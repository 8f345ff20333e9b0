using System.Globalization;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The language of conditions, for those who write them: the same text as in docs/, in the reader's language.</summary>
[Authorize(Policies.Staff)]
public sealed class ConditionsModel : PageModel
{
    public string Title { get; private set; } = string.Empty;

    public string Text { get; private set; } = string.Empty;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        await using var stream = typeof(ConditionsModel).Assembly.GetManifestResourceStream($"conditions.{language}.md")
            ?? throw new InvalidOperationException($"The language of conditions is not described in {language}.");
        using var reader = new StreamReader(stream);
        Title = (await reader.ReadLineAsync(cancel))!.TrimStart('#', ' ');
        Text = await reader.ReadToEndAsync(cancel);
    }
}
