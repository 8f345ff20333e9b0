using System.Text.Json;
using System.Text.Json.Serialization;
using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Credex.CoCreate.Surveys;

/// <summary>
/// What a question can be set to. Every type uses some of it and says which by its <see cref="Types.SettingParts"/>; the builder draws those, and the others stay as they are,
/// so that changing the type of a question loses nothing.
/// </summary>
public sealed record QuestionSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public IReadOnlyList<Choice> Rows { get; init; } = [];

    /// <summary>The words at the low end of a scale.</summary>
    public LocalizedText? Low { get; init; }

    public LocalizedText? High { get; init; }

    /// <summary>How many points a scale has, from 1.</summary>
    public int Points { get; init; } = 5;

    /// <summary>Whether a scale offers "I cannot say".</summary>
    public bool CannotSay { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public bool WholeNumbers { get; init; }

    public LocalizedText? Unit { get; init; }

    /// <summary>Most characters of a text.</summary>
    public int? Longest { get; init; }

    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }

    /// <summary>Fewest choices that count as an answer.</summary>
    public int? Least { get; init; }

    public int? Most { get; init; }

    /// <summary>Several answers in a row of a matrix.</summary>
    public bool Several { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static QuestionSettings FromJson(string json) => JsonSerializer.Deserialize<QuestionSettings>(json, Json) ?? new QuestionSettings();
}

/// <summary>Something to choose, or a row.</summary>
/// <param name="Code">In answers, conditions and exports; one in its list.</param>
/// <param name="ShowWhen">In the language of conditions; null: always.</param>
/// <param name="IsNone">"None of these": alone or not at all.</param>
/// <param name="TakesText">"Other": with words of one's own.</param>
public sealed record Choice(string Code, LocalizedText Text, string? ShowWhen = null, bool IsNone = false, bool TakesText = false);

internal sealed class QuestionSettingsConverter() : ValueConverter<QuestionSettings, string>(settings => settings.ToJson(), json => QuestionSettings.FromJson(json));

internal sealed class QuestionSettingsComparer() : ValueComparer<QuestionSettings>(
    (one, other) => string.Equals(one == null ? null : one.ToJson(), other == null ? null : other.ToJson(), StringComparison.Ordinal),
    settings => string.GetHashCode(settings.ToJson(), StringComparison.Ordinal));
