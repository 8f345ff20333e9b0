using Credex.CoCreate.People;

namespace Credex.CoCreate.Workshops.Simulation;

/// <summary>A kind of activity in which simulated people can take part: it says what they would send now. They send it the way of real ones.</summary>
public interface IRehearsable
{
    /// <summary>What some of these people would do next, at most <paramref name="most"/> answers; nothing where nothing is asked or all have answered.</summary>
    Task<IReadOnlyList<SimulatedAnswer>> NextAnswersAsync(RoomState room, IReadOnlyList<SimulatedPerson> people, int most, Random random, CancellationToken cancel);
}

/// <summary>Nobody, in a stakeholder group.</summary>
public sealed record SimulatedPerson(ParticipantIdentity Identity, string Language)
{
    public StakeholderGroup Group => Identity.Group;
}

/// <param name="Act">The act of the answer, empty for the usual one.</param>
/// <param name="Fields">What its form would carry.</param>
public sealed record SimulatedAnswer(SimulatedPerson Person, string Act, IReadOnlyDictionary<string, string> Fields);
