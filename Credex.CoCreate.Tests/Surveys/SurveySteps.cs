using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>A respondent without JavaScript.</summary>
public sealed partial class Respondent(HttpClient client, string slug)
{
    public const string Needs = "sound-design-needs";

    public HttpClient Client => client;

    public static Respondent Of(TestApp app, string slug = Needs, string language = "en") => new(app.Browser(language), slug);

    /// <summary>A secret as an invitation has it.</summary>
    public static string NewSecret() => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));

    public Task<string> PageAsync(int number) => client.PageAsync($"/s/{slug}/{number}");

    /// <summary>Sends the form of a page with these values; what is not named is left empty.</summary>
    public async Task<HttpResponseMessage> PostAsync(int number, string? handler, params (string, string)[] fields)
    {
        var page = await PageAsync(number);
        var shown = Shown().Matches(page).Select(match => ("shown", match.Groups["key"].Value));
        return await client.SendAsync($"/s/{slug}/{number}{(handler is null ? string.Empty : $"?handler={handler}")}", Form.Token(page), [.. shown, .. fields]);
    }

    /// <summary>Answers the needs survey to its summary.</summary>
    public async Task AnswerAllAsync(string group = "Learner", string country = "FR", int importance = 5, int ability = 2)
    {
        var response = await PostAsync(1, null, ("group", group), ("country", country), ("years", "3"));
        for (var page = 2; response.StatusCode == HttpStatusCode.Redirect && !response.Headers.Location!.OriginalString.EndsWith("/check", StringComparison.Ordinal); page++)
        {
            var html = await client.PageAsync(response.Headers.Location.OriginalString);
            var number = int.Parse(response.Headers.Location.OriginalString.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
            var pairs = Pair().Matches(html).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Select(name => (name, name.EndsWith("importance", StringComparison.Ordinal) ? $"{importance}" : $"{ability}"));
            var formats = html.Contains("name=\"formats\"", StringComparison.Ordinal) ? new[] { ("formats", "work") } : [];
            response = await PostAsync(number, null, [.. pairs, .. formats]);
        }

        Assert.Equal($"/s/{slug}/check", response.Headers.Location?.OriginalString);
    }

    public async Task<HttpResponseMessage> SendAsync()
    {
        var page = await client.PageAsync($"/s/{slug}/check");
        return await client.SendAsync($"/s/{slug}/check", Form.Token(page));
    }

    /// <summary>The code for withdrawing, from the page after sending.</summary>
    public async Task<string> CodeAsync() => Code().Match(await client.PageAsync($"/s/{slug}/sent")).Groups["code"].Value;

    public static Task<Survey> FindAsync(AppDb db, string slug = Needs) => db.Surveys.AsNoTracking().SingleAsync(one => one.Slug == slug);

    [GeneratedRegex("""name="shown" value="(?<key>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();

    [GeneratedRegex("""name="(?<name>c[0-9_]+\.(importance|ability))""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pair();

    [GeneratedRegex("""withdrawal-code code">(?<code>[A-Z0-9-]+)<""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
