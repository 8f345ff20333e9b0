using System.Globalization;
using Credex.CoCreate.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

/// <summary>Draws a letter in its reader's language, as HTML and as the text of that HTML.</summary>
public sealed class LetterDrawer(IServiceScopeFactory scopes, ILoggerFactory logs, IOptions<SiteOptions> site, LetterLinks links, UnsubscribeLinks unsubscribe)
{
    public async Task<DrawnLetter> DrawAsync(Letter letter)
    {
        var frame = Frame(letter);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            // Set inside the dispatcher: it flows with this call and does not leak to the caller.
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(frame.Language);
            var output = await renderer.RenderComponentAsync<LetterLayout>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(LetterLayout.Frame)] = frame,
                [nameof(LetterLayout.Subject)] = letter.Subject,
                [nameof(LetterLayout.Body)] = letter.Body,
            }));
            return output.ToHtmlString();
        });
        return new DrawnLetter(letter.Subject, html, PlainText.Of(html));
    }

    private LetterFrame Frame(Letter letter)
    {
        if (letter.Topic is { } topic && !MailTopics.All.Contains(topic, StringComparer.Ordinal))
        {
            throw new ArgumentException($"{topic} is not one of the topics in {nameof(MailTopics)}.", nameof(letter));
        }

        return new LetterFrame(
            SiteLanguages.Codes.Contains(letter.Language, StringComparer.Ordinal) ? letter.Language : SiteLanguages.Codes[0],
            site.Value.Name,
            links.To("/"),
            links.To("/privacy"),
            letter.Topic,
            letter.Topic is null ? null : unsubscribe.For(new Subscription(letter.To, letter.Topic)));
    }
}

/// <summary>What the blocks of a letter know of it.</summary>
/// <param name="StopUrl">Where its topic is unsubscribed; null for a letter without one.</param>
public sealed record LetterFrame(string Language, string SiteName, string HomeUrl, string PrivacyUrl, string? Topic, string? StopUrl);
