using Credex.CoCreate.Workshops.Questions;
using FsCheck;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Workshops.Questions;

/// <summary>The order of questions: Wilson's lower bound, against figures computed elsewhere, and what must hold of it whatever is asked.</summary>
public sealed class WilsonOrderTests
{
    /// <summary>Computed with the formula in exact decimals (z = 1.96), and the same to four places as in common tables of the interval.</summary>
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0, 500, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, .2065)]
    [InlineData(5, 10, .2366)]
    [InlineData(10, 10, .7225)]
    [InlineData(90, 100, .8256)]
    [InlineData(1, 100, .0018)]
    public void The_lower_bound_is_that_of_the_tables(int upvotes, int people, double bound) =>
        Assert.Equal(bound, WilsonOrder.LowerBound(upvotes, people), 4);

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Impossible_counts_are_refused(int upvotes, int people) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonOrder.LowerBound(upvotes, people));

    [Property]
    public bool It_lies_between_nothing_and_the_share(NonNegativeInt some, PositiveInt more)
    {
        var (upvotes, people) = (some.Get, some.Get + more.Get);
        return WilsonOrder.LowerBound(upvotes, people) is >= 0 and var bound && bound <= upvotes / (double)people;
    }

    [Property]
    public bool More_upvotes_of_the_same_people_never_rank_lower(NonNegativeInt fewer, NonNegativeInt difference, PositiveInt rest)
    {
        var people = fewer.Get + difference.Get + rest.Get;
        var (few, many) = (Line(1, fewer.Get, people), Line(2, fewer.Get + difference.Get, people));
        return difference.Get == 0 || WilsonOrder.Of([few, many])[0] == many;
    }

    [Property]
    public bool The_same_share_of_more_people_ranks_higher(PositiveInt upvotes, NonNegativeInt others, PositiveInt times)
    {
        var people = upvotes.Get + others.Get;
        var (small, large) = (Line(1, upvotes.Get, people), Line(2, upvotes.Get * (times.Get + 1), people * (times.Get + 1)));
        return WilsonOrder.Of([small, large])[0] == large;
    }

    [Property]
    public bool The_pinned_come_first_and_nothing_held_or_hidden_is_listed(PositiveInt seed)
    {
        var random = new Random(seed.Get);
        var lines = Enumerable.Range(1, random.Next(1, 40)).Select(number =>
        {
            var people = random.Next(0, 30);
            return Line(number, random.Next(0, people + 1), people) with { State = (QuestionState)random.Next(4), IsPinned = random.Next(6) == 0 };
        }).ToList();
        var shuffled = lines.ToArray();
        random.Shuffle(shuffled);

        var order = WilsonOrder.Of(shuffled);

        return order.All(line => line.State is QuestionState.Open or QuestionState.Answered)
            && order.Count == lines.Count(line => line.State is QuestionState.Open or QuestionState.Answered)
            && order.SkipWhile(line => line.IsPinned).All(line => !line.IsPinned)
            && order.SequenceEqual(WilsonOrder.Of(lines))
            && order.Where(line => line is { IsPinned: false, State: QuestionState.Open }).Select(line => line.Score).IsDescending();
    }

    [Fact]
    public void A_question_asked_late_is_measured_by_those_who_were_there_and_what_is_answered_follows()
    {
        var (early, late, answered) = (Line(1, 10, 30), Line(2, 6, 8), Line(3, 8, 8) with { State = QuestionState.Answered });

        Assert.Equal([2, 1, 3], WilsonOrder.Of([early, late, answered]).Select(line => line.Number));
    }

    internal static QuestionLine Line(int number, int votes, int people) =>
        new(new Guid(number, 0, 0, new byte[8]), number, "Who pays?", "en", QuestionState.Open, IsPinned: false, votes, people, Answer: null, HiddenReason: null, []);
}

file static class Sequences
{
    public static bool IsDescending(this IEnumerable<double> values) => values.Zip(values.Skip(1)).All(pair => pair.First >= pair.Second);
}
