namespace Credex.CoCreate.Pages.Around;

/// <summary>What the scripts keep in a browser's local storage; a test compares it with the scripts.</summary>
public static class BrowserStore
{
    /// <summary>The names, which are the ends of the keys of the texts too.</summary>
    public static IReadOnlyList<string> Names { get; } = ["keys", "taps", "waiting", "words", "writing"];

    public static string Full(string name) => $"cocreate-{name}";
}
