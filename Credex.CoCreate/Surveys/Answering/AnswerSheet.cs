using System.Text.Json;
using System.Text.Json.Nodes;
using Credex.CoCreate.Surveys.Expressions;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>Values by name: of inputs, as they were typed, or of fields, as they are stored. A name without a value is not in it.</summary>
public sealed class AnswerSheet : IAnswerValues
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => values.Keys;

    public IReadOnlyList<string> ValuesOf(string name) => values.GetValueOrDefault(name) ?? [];

    /// <summary>The one value, or null.</summary>
    public string? ValueOf(string name) => values.GetValueOrDefault(name) is [var one, ..] ? one : null;

    public void Set(string name, params IReadOnlyList<string> newValues)
    {
        if (newValues.Count == 0)
        {
            values.Remove(name);
        }
        else
        {
            values[name] = newValues;
        }
    }

    /// <summary>One value is a string, several are an array; a list of one stays a list of one when it is read, since both are lists here.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            writer.WriteStartObject();
            foreach (var (name, held) in values)
            {
                if (held.Count == 1)
                {
                    writer.WriteString(name, held[0]);
                    continue;
                }

                writer.WriteStartArray(name);
                foreach (var value in held)
                {
                    writer.WriteStringValue(value);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <exception cref="JsonException">The text is no such object.</exception>
    public static AnswerSheet FromJson(string json)
    {
        var sheet = new AnswerSheet();
        var node = JsonNode.Parse(json) as JsonObject ?? throw new JsonException("Answers are an object.");
        foreach (var (name, value) in node)
        {
            sheet.values[name] = value is JsonArray list ? [.. list.Select(one => one!.GetValue<string>())] : [value!.GetValue<string>()];
        }

        return sheet;
    }

    public AnswerSheet Copy()
    {
        var copy = new AnswerSheet();
        foreach (var (name, held) in values)
        {
            copy.values[name] = held;
        }

        return copy;
    }
}
