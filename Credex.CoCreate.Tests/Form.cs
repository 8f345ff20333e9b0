using System.Net;
using System.Text.RegularExpressions;

namespace Credex.CoCreate.Tests;

/// <summary>Reading pages and sending forms as a browser without JavaScript does.</summary>
public static partial class Form
{
    public static async Task<string> PageAsync(this HttpClient client, string path)
    {
        var response = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The antiforgery token of the first form of the page.</summary>
    public static string Token(string html) => TokenField().Match(html) is { Success: true } match
        ? match.Groups["token"].Value
        : throw new InvalidOperationException("The page has no form with a token.");

    public static string Hidden(string html, string name) =>
        Regex.Match(html, $"""<input type="hidden"[^>]*name="{name}" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Groups["value"].Value
            : throw new InvalidOperationException($"The page has no field {name}.");

    /// <summary>What stands in the field of a form.</summary>
    public static string Value(string html, string name) =>
        Regex.Match(html, $"""<input[^>]*name="{name}"[^>]*value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    public static Task<HttpResponseMessage> SendAsync(this HttpClient client, string path, string token, params (string Name, string Value)[] fields) =>
        client.PostAsync(path, new FormUrlEncodedContent([new("token", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    /// <summary>A form with a file in it.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, string path, string token, byte[]? file, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent { { new StringContent(token), "token" } };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        if (file is not null)
        {
            content.Add(new ByteArrayContent(file), "file", "people.csv");
        }

        return await client.PostAsync(path, content);
    }

    /// <summary>The same form as the script sends it.</summary>
    public static Task<HttpResponseMessage> FetchAsync(this HttpClient client, string path, string token, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([new("token", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        request.Headers.Add("X-Region", "test");
        return client.SendAsync(request);
    }

    [GeneratedRegex("""name="token" type="hidden" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TokenField();
}
