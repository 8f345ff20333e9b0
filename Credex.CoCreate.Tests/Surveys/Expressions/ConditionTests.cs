using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Expressions;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Surveys.Expressions;

/// <summary>The language of conditions: printed and read it is the same, it means what docs/conditions.md says, and a mistake is told where it is.</summary>
public sealed class ConditionTests
{
    private static readonly string[] Names = ["a", "hours", "c1.importance", "tools_other", "row-2", "counted", "not_now", "inn", "answered"];

    private static readonly Literal[] Values =
    [
        Literal.Of("x"), Literal.Of("Employer"), Literal.Of("say \"so\""), Literal.Of("back\\slash\\"), Literal.Of("é, (or) not"), Literal.Of("and"), Literal.Of("3"), Literal.Of("2026-11-26"),
        Literal.Of(3m), Literal.Of(3.0m), Literal.Of(-2m), Literal.Of(0.25m), Literal.Of(12m),
    ];

    private static readonly string[] Given = ["x", "Employer", "3", "2", "-2", "0.25", "12", "say \"so\"", "na", "2026-11-26", "y"];

    [Property(MaxTest = 2000)]
    public void What_is_printed_is_read_as_the_same(int seed)
    {
        var condition = new RandomConditions(new Random(seed), Names, Values).Make(4);
        var text = ConditionText.Print(condition);

        Assert.True(ConditionText.TryRead(text, out var read, out _), text);
        Assert.Equal(condition, read);
        Assert.Equal(text, ConditionText.Print(read));
    }

    [Property(MaxTest = 2000)]
    public void It_holds_as_another_reading_of_the_text_says(int seed)
    {
        var random = new Random(seed);
        var text = ConditionText.Print(new RandomConditions(random, Names, Values).Make(3));
        Assert.True(ConditionText.TryRead(text, out var condition, out _));
        var isBoth = 0;
        for (var tries = 0; tries < 20; tries++)
        {
            var answers = new AnswerSheet();
            foreach (var name in Names.Where(_ => random.Next(4) > 0))
            {
                answers.Set(name, [.. Given.Where(_ => random.Next(6) == 0)]);
            }

            var holds = condition.Holds(answers);
            isBoth |= holds ? 1 : 2;
            Assert.Equal(SlowConditions.Holds(text, answers.ValuesOf), holds);
        }

        Assert.NotEqual(0, isBoth);
    }

    [Theory]
    [InlineData("a in (1,2,3)", "a in (1, 2, 3)")]
    [InlineData("a=3", "a = 3")]
    [InlineData("  ( a = 3 )  ", "a = 3")]
    [InlineData("not not answered ( a )", "not not answered(a)")]
    [InlineData("a = 1 or b = 2 and c = 3", "a = 1 or b = 2 and c = 3")]
    [InlineData("(a = 1 or b = 2) and c = 3", "(a = 1 or b = 2) and c = 3")]
    [InlineData("mean( a.x ,b )>=-0.5", "mean(a.x, b) >= -0.5")]
    public void It_is_read_as_people_write_it(string written, string printed)
    {
        Assert.True(ConditionText.TryRead(written, out var condition, out _));
        Assert.Equal(printed, ConditionText.Print(condition));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("group = ", 8)]
    [InlineData("group \"Employer\"", 6)]
    [InlineData("group = \"Employer\" and", 22)]
    [InlineData("group = \"Employer\" und a = 1", 19)]
    [InlineData("(a = 1", 6)]
    [InlineData("a = 1)", 5)]
    [InlineData("a in ()", 6)]
    [InlineData("a in (1, )", 9)]
    [InlineData("answered a", 9)]
    [InlineData("a == 1", 3)]
    [InlineData("a = \"x", 4)]
    public void Where_it_is_no_condition_is_told(string text, int place)
    {
        Assert.False(ConditionText.TryRead(text, out _, out var mistake));
        Assert.Equal(place, mistake!.At);
    }

    [Fact]
    public void No_text_exhausts_the_stack()
    {
        Assert.False(ConditionText.TryRead(new string('(', 900), out _, out _));
        Assert.False(ConditionText.TryRead(string.Concat(Enumerable.Repeat("not ", 240)) + "answered(a)", out _, out _));
    }
}
