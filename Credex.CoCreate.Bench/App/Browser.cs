namespace Credex.CoCreate.Bench.App;

/// <summary>One browser: its cookies, its language, and the address that the proxy in front (this program) reports.</summary>
internal sealed class Browser(string from, string language)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    public string From => from;

    public string Language => language;

    /// <summary>All cookies as one header.</summary>
    public string CookieHeader { get; private set; } = string.Empty;

    public string? Cookie(string name) => cookies.GetValueOrDefault(name);

    public void Sign(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", from);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        if (CookieHeader.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Cookie", CookieHeader);
        }
    }

    public void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var values))
        {
            return;
        }

        foreach (var value in values)
        {
            var pair = value.Split(';', 2)[0].Split('=', 2);
            cookies[pair[0].Trim()] = pair[1].Trim();
        }

        CookieHeader = string.Join("; ", cookies.Select(pair => $"{pair.Key}={pair.Value}"));
    }
}
