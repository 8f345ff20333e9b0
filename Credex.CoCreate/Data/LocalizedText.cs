using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Credex.CoCreate.Data;

/// <summary>
/// A text in several languages, stored as one JSON column: the source language, its revision, and per language the wording with the
/// source revision that it was made from. A wording is stale when it was made from an older source: that is arithmetic, not a flag.
/// </summary>
public sealed record LocalizedText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [JsonConstructor]
    public LocalizedText(string source, int revision, IReadOnlyDictionary<string, Wording> wordings)
    {
        Source = source;
        Revision = revision;
        Wordings = wordings;
    }

    /// <summary>ISO 639-1 code of the language that the others are translated from.</summary>
    public string Source { get; }

    public int Revision { get; }

    public IReadOnlyDictionary<string, Wording> Wordings { get; }

    public static LocalizedText Of(string source, params (string Language, string Text)[] wordings) =>
        new(source, 1, wordings.ToDictionary(wording => wording.Language, wording => new Wording(wording.Text, 1), StringComparer.Ordinal));

    /// <summary>The wording in the wanted language, else in the source language, else in any; with the language that it really is in.</summary>
    public LocalizedWording In(string language)
    {
        if (Wordings.TryGetValue(language, out var wanted))
        {
            return new LocalizedWording(wanted.Text, language, IsFallback: false);
        }

        if (Wordings.TryGetValue(Source, out var source))
        {
            return new LocalizedWording(source.Text, Source, IsFallback: true);
        }

        var any = Wordings.FirstOrDefault();
        return new LocalizedWording(any.Value?.Text ?? string.Empty, any.Key ?? Source, IsFallback: true);
    }

    /// <summary>The wording for the reader of the page that is being rendered.</summary>
    public LocalizedWording Here() => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public bool IsStale(string language) => Wordings.TryGetValue(language, out var wording) && wording.From < Revision;

    /// <summary>Each wording with no more than so many letters.</summary>
    public LocalizedText Shortened(int longest) =>
        new(Source, Revision, Wordings.ToDictionary(pair => pair.Key, pair => pair.Value with { Text = pair.Value.Text.Shortened(longest) }, StringComparer.Ordinal));

    /// <summary>
    /// The text after an edit of some or all languages. A changed source is a new revision, so that what was made from the old one is stale; a wording that was changed
    /// is made from the source as it stands now. Empty takes a language away; the source language is then the first that is left.
    /// </summary>
    /// <param name="texts">By language; languages that are not named stay as they are.</param>
    public LocalizedText Edited(IReadOnlyDictionary<string, string> texts)
    {
        var sourceChanged = texts.TryGetValue(Source, out var source) && source != Wordings.GetValueOrDefault(Source)?.Text;
        var revision = sourceChanged ? Revision + 1 : Revision;
        var wordings = Wordings.ToDictionary(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            if (text.Length == 0)
            {
                wordings.Remove(language);
            }
            else if (wordings.GetValueOrDefault(language)?.Text != text)
            {
                wordings[language] = new Wording(text, revision);
            }
        }

        return new LocalizedText(wordings.ContainsKey(Source) ? Source : wordings.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? Source, revision, wordings);
    }

    /// <summary>A new text, with the named language as its source where it has a wording.</summary>
    public static LocalizedText From(string source, IReadOnlyDictionary<string, string> texts) =>
        new LocalizedText(source, 0, new Dictionary<string, Wording>(StringComparer.Ordinal)).Edited(texts);

    [JsonIgnore]
    public bool IsEmpty => Wordings.Count == 0;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static LocalizedText FromJson(string json) =>
        JsonSerializer.Deserialize<LocalizedText>(json, Json) ?? throw new JsonException("A localized text is missing.");

    public bool Equals(LocalizedText? other) => other is not null && string.Equals(ToJson(), other.ToJson(), StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(ToJson(), StringComparison.Ordinal);
}

/// <param name="Text">The wording.</param>
/// <param name="From">The source revision that it was made from.</param>
public sealed record Wording(string Text, int From);

/// <summary>A wording as it is shown: <see cref="Lang"/> is set where it is not in the language of the page, for the lang attribute.</summary>
public readonly record struct LocalizedWording(string Text, string Language, bool IsFallback)
{
    /// <summary>Value for a lang attribute, or null where the page's own language holds.</summary>
    public string? Lang => string.Equals(Language, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, StringComparison.Ordinal) ? null : Language;

    public override string ToString() => Text;
}
