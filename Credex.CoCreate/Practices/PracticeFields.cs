using Credex.CoCreate.Data;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Practices;

public enum PracticeStatus
{
    Running,
    Ended,
}

/// <summary>
/// What a case study says, as one revision holds it. The fields are those of the templates of UNESCO, FAO, Cedefop and EPALE: what it is, where, for whom, the story,
/// the evidence, and what another country would need. Texts are Markdown but for <see cref="Title"/> and <see cref="Summary"/>.
/// </summary>
public sealed record PracticeFields
{
    public const int LongestTitle = 160;
    public const int LongestSummary = 400;
    public const int LongestText = 12_000;
    public const int LongestLine = 200;
    public const string UsualLicence = "CC-BY-4.0";

    public required LocalizedText Title { get; init; }

    /// <summary>One sentence.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>The chapters that are written, by their code in <see cref="PracticeChapters.All"/>.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Chapters { get; init; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);

    /// <summary>ISO 3166-1 alpha-2, the main one first.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public string Region { get; init; } = string.Empty;

    /// <summary>Codes of <see cref="Standards.Domains"/>.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Codes of <see cref="PracticeTopics"/>.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>The stakeholder groups that took part.</summary>
    public IReadOnlyList<StakeholderGroup> Groups { get; init; } = [];

    /// <summary>EQF levels, 1 to 8.</summary>
    public IReadOnlyList<int> Levels { get; init; } = [];

    public int? FromYear { get; init; }

    public int? ToYear { get; init; }

    public PracticeStatus Status { get; init; }

    public IReadOnlyList<PracticeLink> Links { get; init; } = [];

    /// <summary>Whom to write to: an address of an organisation, or of a page.</summary>
    public string Contact { get; init; } = string.Empty;

    public IReadOnlyList<PracticePicture> Pictures { get; init; } = [];

    public IReadOnlyList<PracticeAttachment> Attachments { get; init; } = [];

    /// <summary>SPDX identifier of the licence of the text.</summary>
    public string Licence { get; init; } = UsualLicence;

    /// <summary>The clauses of standards that it illustrates.</summary>
    public IReadOnlyList<Guid> Clauses { get; init; } = [];

    public LocalizedText? Chapter(string code) => Chapters.GetValueOrDefault(code) is { IsEmpty: false } text ? text : null;

    /// <summary>The languages that it can be read in: those that have a title.</summary>
    public IReadOnlyList<string> Languages() => [Title.Source, .. Title.Wordings.Keys.Where(one => one != Title.Source).Order(StringComparer.Ordinal)];
}

/// <summary>The chapters of a case study, in their order. Names are texts with the key <c>Chapter_</c> and the code; what to write about, <c>Chapter_…_Ask</c>.</summary>
public static class PracticeChapters
{
    public const string Transfer = "transfer";

    public static IReadOnlyList<string> All { get; } =
        ["context", "done", "roles", "resources", "results", "success", "obstacles", Transfer, "sustainability"];

    /// <summary>Those without which a case cannot be submitted.</summary>
    public static IReadOnlyList<string> Required { get; } = ["context", "done", "results", Transfer];
}

public sealed record PracticeLink(string Label, string Url);

/// <summary>A picture, encoded anew in up to three widths.</summary>
/// <param name="Key">Names it within the case, for good.</param>
/// <param name="Sizes">Ascending by width; at least one.</param>
/// <param name="Licence">SPDX identifier, or words.</param>
/// <param name="PeopleAgreed">Whether people are to be seen on it, and have agreed; a picture of people who have not is not taken.</param>
/// <param name="After">Code of the chapter below which it stands; null: at the head of the case.</param>
public sealed record PracticePicture(
    Guid Key, IReadOnlyList<PictureSize> Sizes, LocalizedText Alt, LocalizedText? Caption, string Credit, string Licence, bool PeopleAgreed, string? After);

/// <param name="Sha256">Under which the file is kept.</param>
public sealed record PictureSize(string Sha256, int Width, int Height);

/// <summary>A PDF that readers can save.</summary>
/// <param name="Bytes">How large it is.</param>
public sealed record PracticeAttachment(Guid Key, string Sha256, string Name, string Title, long Bytes);
