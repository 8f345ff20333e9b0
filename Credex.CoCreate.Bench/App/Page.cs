using System.Net;

namespace Credex.CoCreate.Bench.App;

/// <summary>Reads the few things that a browser would send back from the HTML of a page.</summary>
internal static class Page
{
    /// <summary>The value of the first field with the name.</summary>
    public static string Field(string html, string name) =>
        Fields(html, name).FirstOrDefault() ?? throw new BenchException($"The page has no field {name}.");

    /// <summary>The values of all fields with the name.</summary>
    public static IEnumerable<string> Fields(string html, string name)
    {
        var mark = $"name=\"{name}\"";
        for (var at = html.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = html.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            var end = html.IndexOf('>', at);
            if (Attribute(html[at..end], "value") is { } value)
            {
                yield return value;
            }
        }
    }

    /// <summary>The options of the first list.</summary>
    public static IReadOnlyList<string> Options(string html) =>
        [.. html.Split("<option ").Skip(1).Select(option => Attribute(option[..option.IndexOf('>', StringComparison.Ordinal)], "value")).OfType<string>().Where(value => value.Length > 0)];

    /// <summary>The first value of an attribute in a piece of HTML.</summary>
    public static string? Attribute(string html, string name)
    {
        var mark = $"{name}=\"";
        var at = html.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var begin = at + mark.Length;
        return WebUtility.HtmlDecode(html[begin..html.IndexOf('"', begin)]);
    }
}
