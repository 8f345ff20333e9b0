using System.Text.Json;
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
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Answers are an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            sheet.values[name] = reader.TokenType == JsonTokenType.StartArray ? List(ref reader) : [Value(ref reader)];
        }

        return sheet;
    }

    private static List<string> List(ref Utf8JsonReader reader)
    {
        var list = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Value(ref reader));
        }

        return list;
    }

    private static string Value(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Answers are strings.");

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
