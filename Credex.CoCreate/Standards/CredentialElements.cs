using Credex.CoCreate.Data;

namespace Credex.CoCreate.Standards;

/// <summary>
/// The elements of Council Recommendation 2022/C 243/02, annex I, that describe a credential rather than one award, and the field and
/// occupations it serves. Learner, issuer country, awarding body, date and grade belong to the issued credential and are never missing here.
/// </summary>
public sealed record CredentialElements
{
    public Workload? Workload { get; init; }

    /// <summary>EQF level, 1 to 8.</summary>
    public int? Level { get; init; }

    public LocalizedText? Assessment { get; init; }

    public LocalizedText? Participation { get; init; }

    public LocalizedText? Quality { get; init; }

    public LocalizedText? Prerequisites { get; init; }

    public LocalizedText? Supervision { get; init; }

    public LocalizedText? Stackability { get; init; }

    /// <summary>ISCED-F 2013 codes.</summary>
    public IReadOnlyList<string> Iscedf { get; init; } = [];

    public IReadOnlyList<Occupation> Occupations { get; init; } = [];

    /// <summary>Keys of the elements that a standard can carry, in the order of the annex, with whether this one carries them.</summary>
    public IReadOnlyList<(string Key, bool IsFilled)> Filled(bool hasOutcomes) =>
    [
        ("outcomes", hasOutcomes),
        ("workload", Workload is not null),
        ("level", Level is not null),
        ("assessment", Assessment is not null),
        ("participation", Participation is not null),
        ("quality", Quality is not null),
        ("prerequisites", Prerequisites is not null),
        ("supervision", Supervision is not null),
        ("stackability", Stackability is not null),
    ];
}

/// <param name="Ects">ECTS credits; one is 25 to 30 hours of work.</param>
/// <param name="Hours">Notional hours of work of a learner.</param>
public sealed record Workload(decimal? Ects, int? Hours, LocalizedText? Text);

/// <summary>An ESCO occupation.</summary>
public sealed record Occupation(string Uri, LocalizedText Label);
