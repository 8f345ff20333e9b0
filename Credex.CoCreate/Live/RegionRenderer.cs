using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Credex.CoCreate.Live;

/// <summary>Draws a component to HTML in a language, outside of any request.</summary>
public sealed partial class RegionRenderer(IServiceScopeFactory scopes, ILoggerFactory logs)
{
    /// <summary>A region goes to everybody who listens, at every change.</summary>
    public const int MaxBytes = 16 * 1024;

    public async Task<string> RenderAsync(RegionContent content, string language)
    {
        var html = await DrawAsync(content, language);
        return content.Leaner is { } leaner && Encoding.UTF8.GetByteCount(html) > MaxBytes ? await RenderAsync(leaner, language) : html;
    }

    private async Task<string> DrawAsync(RegionContent content, string language)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // Set inside the dispatcher: it flows with this call and does not leak to the caller.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var parameters = ParameterView.FromDictionary(content.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
            var output = await renderer.RenderComponentAsync(content.Component, parameters);
            return BetweenTags().Replace(output.ToHtmlString(), "> <");
        });
    }

    /// <summary>Line ends and indentation of the sources are a tenth of what would be sent.</summary>
    [GeneratedRegex(@">\s+<", RegexOptions.None, 1000)]
    private static partial Regex BetweenTags();
}
