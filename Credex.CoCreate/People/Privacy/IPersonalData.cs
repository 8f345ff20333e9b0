using Credex.CoCreate.Live;

namespace Credex.CoCreate.People.Privacy;

/// <summary>
/// What a feature holds about people. Each feature implements it in its own folder and adds it in one line, so that the page of what is held, its file and erasing are
/// whole without any of them knowing the feature.
/// </summary>
public interface IPersonalData
{
    /// <summary>Its place on the page, and the order of erasing.</summary>
    int Order { get; }

    /// <summary>All that is held about them; null where there is nothing.</summary>
    Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel);

    /// <summary>Inside the transaction of the erasure. What others count stays, without anything that leads back; a second time does no harm.</summary>
    Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel);
}

/// <summary>Whose data: somebody with an account, or a participant alone.</summary>
/// <param name="Addresses">Those that are shown to be theirs.</param>
public sealed record DataSubject(
    Guid? PersonId, IReadOnlyList<string> Addresses, IReadOnlyList<Guid> Participants, IReadOnlyList<Guid> Voters, IReadOnlyList<Guid> Registrations)
{
    /// <summary>The ids by which rows elsewhere name them.</summary>
    public IReadOnlyList<Guid> Ids { get; } = [.. new[] { PersonId }.OfType<Guid>(), .. Participants, .. Registrations];
}

/// <summary>How somebody is erased, and what comes to light on the way.</summary>
/// <param name="keepsWords">Whether what they wrote stays, without a name.</param>
public sealed class Erasure(DateTime now, bool keepsWords)
{
    public DateTime Now { get; } = now;

    public bool KeepsWords { get; } = keepsWords;

    /// <summary>Names, addresses and texts that were erased: the log must not keep them either.</summary>
    public HashSet<string> Traces { get; } = new(StringComparer.Ordinal);

    /// <summary>What shows something of them.</summary>
    public HashSet<RegionKey> Regions { get; } = [];

    /// <summary>Done after the commit, such as deleting a file.</summary>
    public List<Action> Afterwards { get; } = [];
}

/// <param name="Name">In files.</param>
public sealed record PersonalSection(string Name, string Title, IReadOnlyList<IReadOnlyList<PersonalFact>> Items);

/// <param name="Name">In files.</param>
/// <param name="Value">As files have it.</param>
/// <param name="Shown">In words, where the value is a code.</param>
public sealed record PersonalFact(string Name, string Label, object? Value, string? Shown = null)
{
    /// <summary>Whether what is shown was written by people, in whichever language they wrote it.</summary>
    public bool IsWritten { get; init; }
}
