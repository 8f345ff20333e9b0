using System.Net;

namespace Credex.CoCreate.Bench.App;

/// <summary>One pool of connections for everybody; cookies are written by hand, so that it costs little beside the server that is measured.</summary>
internal sealed class Web : IDisposable
{
    private readonly SocketsHttpHandler handler = new()
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = int.MaxValue,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        ActivityHeadersPropagator = null,
    };

    public Web()
    {
        Invoker = new HttpMessageInvoker(handler);
    }

    public HttpMessageInvoker Invoker { get; }

    public async Task<Answer> GetAsync(Uri address, Browser browser, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        browser.Sign(request);
        return await SendAsync(request, browser, cancel);
    }

    public async Task<Answer> PostAsync(Uri address, Browser browser, IEnumerable<KeyValuePair<string, string>> fields, string? region = null, CancellationToken cancel = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        browser.Sign(request);
        if (region is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Region", region);
        }

        return await SendAsync(request, browser, cancel);
    }

    public void Dispose()
    {
        Invoker.Dispose();
        handler.Dispose();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request, Browser browser, CancellationToken cancel)
    {
        using var response = await Invoker.SendAsync(request, cancel);
        browser.Keep(response);
        var revision = response.Headers.TryGetValues("X-Revision", out var values) ? int.Parse(values.First(), System.Globalization.CultureInfo.InvariantCulture) : 0;
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel), revision, response.Headers.Location?.OriginalString);
    }
}

/// <param name="Status">As it came: redirects are not followed.</param>
/// <param name="Text">The page or region.</param>
/// <param name="Revision">Of a region.</param>
/// <param name="Location">Where a redirect leads.</param>
internal sealed record Answer(int Status, string Text, int Revision, string? Location);
