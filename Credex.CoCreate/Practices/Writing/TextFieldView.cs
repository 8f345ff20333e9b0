namespace Credex.CoCreate.Practices.Writing;

/// <summary>What changed in the text that a translation was made from.</summary>
public sealed record StaleText(string Before, string After, string Language);

/// <summary>One text of a case in one language, as a form shows it.</summary>
/// <param name="Name">Of the field, such as <c>context.en</c>.</param>
/// <param name="Mark">Of what the form shows, or of what somebody has seen who decides between two texts.</param>
public sealed record TextFieldView(string Name, string Language, string Label, string Value, string Mark, int Longest)
{
    public required string LanguageName { get; init; }

    public string? Help { get; init; }

    public int Rows { get; init; } = 1;

    public bool IsMarkdown { get; init; }

    public bool IsRequired { get; init; }

    public string? Error { get; init; }

    public FieldConflict? Conflict { get; init; }

    public StaleText? Stale { get; init; }
}
