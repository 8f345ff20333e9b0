using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.People;

/// <summary>The acts of the log, and what they were done to, in the words of a reader. Files have the codes. What an older version wrote and this one does not know is shown as it was written.</summary>
public sealed class AuditWords(IStringLocalizer<AuditTexts> texts)
{
    public string Act(string act) => Known(texts[$"Act_{act}"], act);

    public string Kind(string kind) => string.IsNullOrEmpty(kind) ? kind : Known(texts[$"Kind_{char.ToUpperInvariant(kind[0])}{kind[1..]}"], kind);

    private static string Known(LocalizedString words, string code) => words.ResourceNotFound ? code : words.Value;
}
