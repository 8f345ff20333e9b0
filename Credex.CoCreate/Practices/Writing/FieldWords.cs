using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Texts;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>The fields of a case and their values in words, for comparing and for what two people changed at once.</summary>
public sealed class FieldWords(ClauseFinder clauses, IStringLocalizer<PracticeTexts> texts, IStringLocalizer<StandardTexts> standards, IStringLocalizer<ChartTexts> charts, IStringLocalizer<WritingTexts> words)
{
    /// <summary>The name of a part: a field or a chapter.</summary>
    public string Label(string part) => PracticeChapters.All.Contains(part) ? texts[$"Chapter_{part}"] : texts[$"Field_{part}"];

    /// <summary>What the clauses are called that values or fields of a case name. One that is in no published version has no name.</summary>
    public Task<IReadOnlyDictionary<Guid, string>> ClausesAsync(IEnumerable<Guid> ids, CancellationToken cancel) => clauses.NamesAsync([.. ids.Distinct()], cancel);

    /// <summary>The value of a field that is no text of the case.</summary>
    /// <param name="named">The names of the clauses, from <see cref="ClausesAsync"/>.</param>
    public string Value(string field, string value, IReadOnlyDictionary<Guid, string> named) => field switch
    {
        "countries" => Each(value, Countries.Name),
        "domains" => Each(value, code => standards[$"Domain_{code}"]),
        "topics" => Each(value, code => texts[$"Topic_{code}"]),
        "groups" => Each(value, name => charts[$"Group_{name}"]),
        "levels" => Each(value, level => texts["Level", level]),
        "status" => texts[$"Status_{value}"],
        "licence" => texts[$"Licence_{value}"],
        "links" => value.Replace('\t', ' '),
        "clauses" => string.Join('\n', ClauseFinder.Read(value).Select(id => named.GetValueOrDefault(id) ?? words["Diff_Clause_Gone"].Value)),
        _ => value,
    };

    /// <summary>Every text and fact of a case in words, by what it is called, in the order of the form.</summary>
    public IReadOnlyList<(string Label, string? Language, string Value)> All(PracticeFields fields, IReadOnlyDictionary<Guid, string> named)
    {
        var languages = fields.Languages().Union(WritingSteps.All.SelectMany(step => step.Parts).SelectMany(part => FieldCatalog.TextOf(fields, part)?.Wordings.Keys ?? []), StringComparer.Ordinal).ToList();
        var all = new List<(string, string?, string)>();
        foreach (var step in WritingSteps.All)
        {
            all.AddRange(step.Parts.SelectMany(part => languages.Select(language =>
                (Label(part), (string?)language, FieldCatalog.TextOf(fields, part)?.Wordings.GetValueOrDefault(language)?.Text ?? string.Empty))));
            all.AddRange(step.Facts.Select(fact => (Label(fact), (string?)null, Value(fact, FieldCatalog.Find(fact, fields.Title.Source)!.Read(fields), named))));
            if (step.Code == WritingSteps.Files)
            {
                all.Add((texts["Field_pictures"], null, string.Join('\n', fields.Pictures.Select(picture => $"{picture.Alt.Here().Text} ({picture.Credit})"))));
                all.Add((texts["Field_attachments"], null, string.Join('\n', fields.Attachments.Select(file => $"{file.Title} ({file.Name})"))));
            }
        }

        return all;
    }

    /// <summary>A field with the language that it is in.</summary>
    public string Full(string label, string? language) => language is null ? label : $"{label} ({ContentLanguages.Name(language)})";

    private static string Each(string codes, Func<string, string> name) => string.Join(", ", codes.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name));
}
