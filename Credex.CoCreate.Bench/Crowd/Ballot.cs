using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using Credex.CoCreate.Bench.App;

namespace Credex.CoCreate.Bench.Crowd;

/// <summary>A form, filled in and ready to be sent.</summary>
internal sealed class Ballot(Uri address, Browser browser, byte[] body)
{
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    public static byte[] Encode(params (string Name, string Value)[] fields) =>
        System.Text.Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}")));

    /// <summary>Sends it and reads the whole answer. Refusals and broken connections are votes that failed, nothing more.</summary>
    public async Task<Vote> SendAsync(HttpMessageInvoker http, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = Form;
        request.Headers.TryAddWithoutValidation("X-Region", "mine");
        browser.Sign(request);
        var sent = Timing.Now;
        try
        {
            using var response = await http.SendAsync(request, cancel);
            await response.Content.CopyToAsync(Stream.Null, cancel);
            return new Vote(sent, Timing.Now, (int)response.StatusCode);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return new Vote(sent, Timing.Now, 0);
        }
    }
}

/// <param name="Sent">When the form was sent.</param>
/// <param name="Answered">When the answer was complete.</param>
/// <param name="Status">The status, or 0 when the connection broke.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Vote(long Sent, long Answered, int Status)
{
    public bool IsAcknowledged => Status == 200;

    public double Milliseconds => Timing.Between(Sent, Answered);
}
