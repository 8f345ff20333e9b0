using System.Reflection;
using System.Text.Json;
using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;

namespace Credex.CoCreate.Demo;

/// <summary>Loads the standards that were written for this project from their files, which are in the assembly.</summary>
public sealed class DemoStandards(AppDb db)
{
    public async Task LoadAsync(CancellationToken cancel)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(".Demo.standards.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var stream = assembly.GetManifestResourceStream(name)!;
            var file = await JsonSerializer.DeserializeAsync<StandardFile>(stream, JsonColumns.Options, cancel)
                ?? throw new InvalidOperationException($"{name} is empty.");
            Add(file);
        }

        await db.SaveChangesAsync(cancel);
    }

    private void Add(StandardFile file)
    {
        var standard = new Standard
        {
            Id = file.Id,
            Slug = file.Slug,
            Kind = file.Kind,
            Stage = file.Stage,
            Domain = file.Domain,
            SourceLanguage = file.SourceLanguage,
            Title = Text(file, file.Title),
            Summary = Text(file, file.Summary),
        };
        db.Standards.Add(standard);
        db.StandardVersions.Add(new StandardVersion
        {
            Id = file.Version.Id,
            StandardId = file.Id,
            Number = file.Version.Number,
            State = VersionState.Published,
            PublishedAt = file.Version.PublishedAt,
            ChangeNote = Text(file, file.Version.ChangeNote),
            Elements = Elements(file),
        });
        var order = 0;
        AddClauses(file, file.Clauses, parent: null, prefix: string.Empty, ref order);
        standard.Fold(db.ClauseTexts.Local.Where(text => text.VersionId == file.Version.Id));
    }

    private void AddClauses(StandardFile file, IReadOnlyList<ClauseFile> clauses, Guid? parent, string prefix, ref int order)
    {
        for (var place = 0; place < clauses.Count; place++)
        {
            var clause = clauses[place];
            var number = $"{prefix}{place + 1}";
            db.Clauses.Add(new Clause { Id = clause.Id, StandardId = file.Id });
            var text = new ClauseText
            {
                Id = clause.TextId,
                VersionId = file.Version.Id,
                ClauseId = clause.Id,
                ParentId = parent,
                Order = order++,
                Number = number,
                Kind = clause.Kind,
                OutcomeType = clause.OutcomeType,
                Text = Text(file, clause.Text),
                Note = clause.Note is null ? null : Text(file, clause.Note),
            };
            db.ClauseTexts.Add(text);
            foreach (var concept in clause.Esco ?? [])
            {
                db.ClauseLinks.Add(new ClauseLink { ClauseTextId = text.Id, Uri = concept.Uri, Match = concept.Match, Label = Text(file, concept.Label) });
            }

            AddClauses(file, clause.Children ?? [], text.Id, $"{number}.", ref order);
        }
    }

    private static CredentialElements Elements(StandardFile file) => new()
    {
        Workload = new Workload(file.Elements.Workload.Ects, file.Elements.Workload.Hours, Text(file, file.Elements.Workload.Text)),
        Level = file.Elements.Level,
        Assessment = Text(file, file.Elements.Assessment),
        Participation = Text(file, file.Elements.Participation),
        Quality = Text(file, file.Elements.Quality),
        Prerequisites = Text(file, file.Elements.Prerequisites),
        Supervision = Text(file, file.Elements.Supervision),
        Stackability = Text(file, file.Elements.Stackability),
        Iscedf = file.Elements.Iscedf,
        Occupations = [.. file.Elements.Occupations.Select(one => new Occupation(one.Uri, Text(file, one.Label)))],
    };

    private static LocalizedText Text(StandardFile file, Dictionary<string, string> wordings) =>
        LocalizedText.Of(file.SourceLanguage, [.. wordings.Select(pair => (pair.Key, pair.Value))]);

    private sealed record StandardFile(
        Guid Id, string Slug, StandardKind Kind, StandardStage Stage, string Domain, string SourceLanguage,
        Dictionary<string, string> Title, Dictionary<string, string> Summary, VersionFile Version, ElementsFile Elements, IReadOnlyList<ClauseFile> Clauses);

    private sealed record VersionFile(Guid Id, int Number, DateTime PublishedAt, Dictionary<string, string> ChangeNote);

    private sealed record ElementsFile(
        WorkloadFile Workload, int Level, Dictionary<string, string> Assessment, Dictionary<string, string> Participation, Dictionary<string, string> Quality,
        Dictionary<string, string> Prerequisites, Dictionary<string, string> Supervision, Dictionary<string, string> Stackability,
        IReadOnlyList<string> Iscedf, IReadOnlyList<ConceptFile> Occupations);

    private sealed record WorkloadFile(decimal Ects, int Hours, Dictionary<string, string> Text);

    private sealed record ConceptFile(string Uri, Dictionary<string, string> Label, ConceptMatch Match = ConceptMatch.Related);

    private sealed record ClauseFile(
        Guid Id, Guid TextId, ClauseKind Kind, OutcomeType? OutcomeType, Dictionary<string, string> Text, Dictionary<string, string>? Note,
        IReadOnlyList<ConceptFile>? Esco, IReadOnlyList<ClauseFile>? Children);
}
