using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops;

/// <summary>How many are here and have answered. Who took part is no opinion: hosts see it by group, everybody else by block.</summary>
/// <param name="Here">People here, by group in the fixed order.</param>
/// <param name="Answered">People whose answer to the current item stands, likewise.</param>
public sealed record RoomCounts(string Code, ItemState? State, string? Number, IReadOnlyList<int> Here, IReadOnlyList<int> Answered, int MinGroup)
{
    public Guid? ActivityId { get; init; }

    public Counted Counted { get; init; }

    /// <summary>Somebody who answered and left is still one of those who could answer.</summary>
    public int Present(StakeholderGroup group) => Math.Max(Here[(int)group], Answered[(int)group]);

    public int AllPresent => StakeholderGroups.All.Sum(Present);

    public int AllAnswered => Answered.Sum();

    public int AllHere => Here.Sum();

    /// <summary>The blocks of those present, with how many of each have answered; empty where the room is too small to split.</summary>
    public IReadOnlyList<PeopleBlock> Blocks =>
    [
        .. SmallGroups.Partition(StakeholderGroups.All.ToDictionary(group => group, Present), MinGroup)
            .Select(block => new PeopleBlock(block.Groups, block.Groups.Sum(group => Answered[(int)group]), block.N)),
    ];

    /// <summary>Every group that is present, exactly: for hosts.</summary>
    public IReadOnlyList<PeopleBlock> Groups =>
    [
        .. StakeholderGroups.All.Where(group => Present(group) > 0)
            .Select(group => new PeopleBlock([group], Answered[(int)group], Present(group))),
    ];
}
