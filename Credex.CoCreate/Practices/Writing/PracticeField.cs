using System.Security.Cryptography;
using System.Text;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>Why the value of a field is not taken. Its words are the text <c>Fault_</c> and the name.</summary>
public enum FaultKind
{
    Missing,
    Long,
    Year,

    /// <summary>It ended before it began.</summary>
    Years,

    /// <summary>Not an address of the web.</summary>
    Link,

    /// <summary>More than there can be.</summary>
    Many,

    /// <summary>What it belonged to was taken away by somebody else.</summary>
    Gone,
}

/// <param name="Field">Name of the field.</param>
/// <param name="Limit">How long, or how many, at most.</param>
public sealed record FieldFault(string Field, FaultKind Kind, int Limit = 0);

/// <summary>Somebody else changed it since the form was made: neither text is lost.</summary>
public sealed record FieldConflict(string Field, string Theirs, string Mine);

/// <summary>What a form says of a field: the mark of what it showed, and what stands there now.</summary>
/// <param name="Unanswered">A text that the same form sent before without hearing back: where it is what stands here, nobody else changed it.</param>
public sealed record SentValue(PracticeField Field, string Was, string Value, string? Unanswered = null);

/// <summary>
/// One thing that a form of a case can change, as one text: what two people save at once is compared field by field. Lists are one text too.
/// </summary>
public sealed record PracticeField(string Name)
{
    public required Func<PracticeFields, string> Read { get; init; }

    public required Func<PracticeFields, string, PracticeFields> Write { get; init; }

    /// <summary>Takes it out of a form.</summary>
    public required Func<IFormCollection, string> Gather { get; init; }

    public Func<string, FieldFault?> Check { get; init; } = _ => null;

    public string Mark(PracticeFields fields) => MarkOf(Read(fields));

    /// <summary>A short mark of a text, by which a form remembers what it showed.</summary>
    public static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
