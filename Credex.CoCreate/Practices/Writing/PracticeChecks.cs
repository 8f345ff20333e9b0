namespace Credex.CoCreate.Practices.Writing;

/// <summary>Something without which a case cannot be submitted.</summary>
/// <param name="Step">Code of the step in which it is written.</param>
/// <param name="Field">As the form names it, without a language.</param>
public sealed record MissingPart(string Step, string Field);

/// <summary>What a case still lacks: said beside each step while it is written, and once more before it is submitted.</summary>
public static class PracticeChecks
{
    /// <summary>What the language of the case must have. A translation may be partial: what it lacks is shown in the language of the case.</summary>
    public static IReadOnlyList<MissingPart> Missing(PracticeFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var source = fields.Title.Source;
        bool HasText(string part) => FieldCatalog.TextOf(fields, part)?.Wordings.ContainsKey(source) == true;
        var lacks = new List<string>();
        lacks.AddRange(new[] { FieldCatalog.Title, FieldCatalog.Summary }.Concat(PracticeChapters.Required).Where(part => !HasText(part)));
        if (fields.Countries.Count == 0)
        {
            lacks.Add("countries");
        }

        if (fields.Domains.Count == 0)
        {
            lacks.Add("domains");
        }

        if (fields.Topics.Count == 0)
        {
            lacks.Add("topics");
        }

        if (fields.FromYear is null)
        {
            lacks.Add("fromYear");
        }

        if (fields.Contact.Length == 0)
        {
            lacks.Add("contact");
        }

        return [.. WritingSteps.All.SelectMany(step => step.Parts.Concat(step.Facts).Where(lacks.Contains).Select(field => new MissingPart(step.Code, field)))];
    }
}
