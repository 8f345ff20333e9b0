using Credex.CoCreate.People;

namespace Credex.CoCreate.Standards.Disclosure;

/// <summary>
/// The answer of one person that counts in the attempt looked at. <see cref="Attempt"/> is the attempt in which it was given:
/// an answer stands until it is changed, so it may be lower than the attempt looked at.
/// Two answers are the same answer when voter and value are: repeating oneself in a later attempt is not a change.
/// </summary>
public sealed record Answer(Guid Voter, StakeholderGroup Group, int Attempt, int Value);
