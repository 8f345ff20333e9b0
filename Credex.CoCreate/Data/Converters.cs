using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Credex.CoCreate.Data;

/// <summary>SQLite gives instants back without a kind and Npgsql refuses any but UTC: this sets it on both ways.</summary>
public sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

/// <summary>A local date and time without a zone, as sortable text: the zone stands in a column of its own.</summary>
public sealed class LocalTimeConverter() : ValueConverter<DateTime, string>(
    value => value.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
    text => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));

public sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(
    text => text.ToJson(),
    json => LocalizedText.FromJson(json));

public sealed class LocalizedTextComparer() : ValueComparer<LocalizedText>(
    (left, right) => left == right,
    text => text.GetHashCode(),
    text => text);

/// <summary>An immutable value kept as one JSON column.</summary>
public sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonColumns.Options),
    json => JsonSerializer.Deserialize<T>(json, JsonColumns.Options)!)
    where T : class;

public sealed class JsonComparer<T>() : ValueComparer<T>(
    (left, right) => JsonSerializer.Serialize(left, JsonColumns.Options) == JsonSerializer.Serialize(right, JsonColumns.Options),
    value => JsonSerializer.Serialize(value, JsonColumns.Options).GetHashCode(StringComparison.Ordinal),
    value => value)
    where T : class;

public static class JsonColumns
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        };
        options.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
        return options;
    }
}
