using Credex.CoCreate.Surveys.Expressions;

namespace Credex.CoCreate.Tests.Surveys.Expressions;

/// <summary>Conditions of every form, over names and values that are given.</summary>
internal sealed class RandomConditions(Random random, IReadOnlyList<string> names, IReadOnlyList<Literal> values)
{
    public Condition Make(int depth) => (depth <= 0 ? random.Next(3, 7) : random.Next(7)) switch
    {
        0 => new AnyOf(Make(depth - 1), Make(depth - 1)),
        1 => new AllOf(Make(depth - 1), Make(depth - 1)),
        2 => new Not(Make(depth - 1)),
        3 => new Answered(Name()),
        4 => new Contains(Name(), Value()),
        5 => new OneOf(Name(), [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value())]),
        _ => new Compare(Side(), (Comparison)random.Next(6), Side()),
    };

    public Operand Side() => random.Next(6) switch
    {
        0 => new CountOf(Name()),
        1 => new NumbersOf(IsMean: random.Next(2) == 0, [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Name())]),
        2 or 3 => new Named(Name()),
        _ => Value(),
    };

    private string Name() => names[random.Next(names.Count)];

    private Literal Value() => values[random.Next(values.Count)];
}
