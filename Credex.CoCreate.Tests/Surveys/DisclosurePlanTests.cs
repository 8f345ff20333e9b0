using System.Numerics;
using Credex.CoCreate.Surveys.Analysis.Disclosure;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>The plan over random surveys, as somebody would try to break it who sees every view. A failure names the seed of its survey.</summary>
public sealed class DisclosurePlanTests
{
    [Fact]
    public void No_two_views_of_a_survey_can_be_subtracted_to_find_fewer_than_k_people()
    {
        var (parted, crossed) = (0, 0);
        foreach (var seed in Enumerable.Range(0, 400))
        {
            var (plan, k) = Survey(seed);
            var views = Views(plan).ToList();
            parted += views.Count(view => view.IsBreakdown);
            crossed += Enumerable.Range(1, plan.Attributes.Count - 1).Count(attribute => plan.ByGroupAnd(attribute).Blocks.Count > plan.By(0).Blocks.Count);
            var broken = Broken(views, k);
            Assert.True(broken is null, $"survey {seed}: {broken}");
        }

        // Without these the test could pass by showing nothing.
        Assert.True(parted > 1500 && crossed > 100, $"{parted} {crossed}");
    }

    [Fact]
    public void A_plan_that_only_looks_at_sizes_is_caught()
    {
        var caught = 0;
        foreach (var seed in Enumerable.Range(0, 100))
        {
            var (plan, k) = Survey(seed);
            var naive = plan.Attributes.Select(attribute => Naive(attribute, k)).OfType<Partition>().ToList();
            caught += Broken(naive, k) is null ? 0 : 1;
        }

        Assert.True(caught > 10, $"{caught}");
    }

    [Fact]
    public void Everybody_is_in_one_block_and_no_block_is_under_k()
    {
        foreach (var seed in Enumerable.Range(0, 400))
        {
            var (plan, k) = Survey(seed);
            foreach (var view in Views(plan))
            {
                Assert.Equal(plan.People, view.Blocks.Sum(block => block.N));
                Assert.All(view.Blocks.Select((block, place) => (block, place)), one => Assert.Equal(one.block.N, view.BlockOf.Count(block => block == one.place)));
                Assert.All(view.Blocks, block => Assert.True(block.N >= k || view.Blocks.Count == 1));
            }
        }
    }

    [Fact(Timeout = 60_000)]
    public Task A_plan_of_many_questions_and_people_is_made_in_a_moment() => Task.Run(
        () =>
        {
            var random = new Random(1);
            sbyte[] Values(int width) => [.. Enumerable.Range(0, 1000).Select(_ => (sbyte)(random.Next(random.Next(1, width + 2)) - 1))];
            var attributes = Enumerable.Range(0, 50).Select(number => new DisclosureAttribute($"q{number}", Values(number == 1 ? 12 : 6), MostBlocks: number == 1 ? 11 : 8)).ToList();
            var plan = new DisclosurePlan(attributes, 5);

            Assert.All(Views(plan), view => Assert.Equal(1000, view.Blocks.Sum(block => block.N)));
            Assert.Contains(Views(plan), view => view.IsBreakdown);
        },
        TestContext.Current.CancellationToken);

    private static IEnumerable<Partition> Views(DisclosurePlan plan)
    {
        for (var attribute = 0; attribute < plan.Attributes.Count; attribute++)
        {
            yield return plan.By(attribute);
            yield return plan.ByGroupAnd(attribute);
        }
    }

    /// <summary>All unions of blocks of one view against all of another, as sets of people (a bit each): what one leaves over of the other is nobody or k.</summary>
    private static string? Broken(List<Partition> views, int k)
    {
        var unions = views.ConvertAll(Unions);
        for (var one = 0; one < views.Count; one++)
        {
            for (var other = 0; other < views.Count; other++)
            {
                foreach (var small in unions[one])
                {
                    foreach (var large in unions[other])
                    {
                        if ((small & ~large) == 0 && BitOperations.PopCount(large & ~small) is var left && left > 0 && left < k)
                        {
                            return $"{left} people are left over of {BitOperations.PopCount(large)} in view {other} without {BitOperations.PopCount(small)} of view {one}";
                        }
                    }
                }
            }
        }

        return null;
    }

    private static List<ulong> Unions(Partition view)
    {
        var blocks = new ulong[view.Blocks.Count];
        for (var row = 0; row < view.BlockOf.Length; row++)
        {
            blocks[view.BlockOf[row]] |= 1UL << row;
        }

        var most = Math.Min(blocks.Length, 6);
        return [.. Enumerable.Range(1, (1 << most) - 1).Select(union => blocks.Take(most).Where((_, place) => (union >> place & 1) == 1).Aggregate(0UL, (all, block) => all | block))];
    }

    /// <summary>Values with k people each, the rest together: what a first attempt would do.</summary>
    private static Partition? Naive(DisclosureAttribute attribute, int k)
    {
        var counts = attribute.Values.CountBy(value => value).ToDictionary();
        var large = counts.Where(pair => pair.Value >= k).Select(pair => pair.Key).Order().ToList();
        var rest = attribute.Values.Length - large.Sum(value => counts[value]);
        return rest is > 0 && rest < k
            ? null
            : new Partition([.. attribute.Values.Select(value => (byte)(large.IndexOf(value) is var place and >= 0 ? place : large.Count))], [.. large.Select(value => new PartitionBlock([value], null, counts[value])), .. rest > 0 ? [new PartitionBlock([-1], null, rest)] : Array.Empty<PartitionBlock>()]);
    }

    /// <summary>Attributes that depend on each other, as answers do: that is where subtraction finds people.</summary>
    private static (DisclosurePlan Plan, int K) Survey(int seed)
    {
        var random = new Random(seed);
        var k = random.Next(2) == 0 ? 3 : 5;
        var people = random.Next(12, 60);
        var group = new sbyte[people];
        for (var person = 0; person < people; person++)
        {
            group[person] = (sbyte)random.Next(random.Next(2, 5));
        }

        var attributes = new List<DisclosureAttribute> { new("group", group) };
        for (var attribute = 1; attribute < random.Next(3, 5); attribute++)
        {
            var from = attributes[random.Next(attributes.Count)].Values;
            var noise = random.Next(1, 30);
            var width = random.Next(2, 5);
            attributes.Add(new DisclosureAttribute($"q{attribute}", [.. from.Select(value => random.Next(100) < noise ? (sbyte)(random.Next(width + 1) - 1) : (sbyte)(Math.Max((sbyte)0, value) % width))]));
        }

        // Choices of one question, each an attribute: whoever answered has a value in all of them, and some choices go together.
        if (random.Next(2) == 0)
        {
            var answered = group.Select(_ => random.Next(10) > 0).ToList();
            var chosen = group.Select(_ => random.Next(1, 8)).ToList();
            attributes.AddRange(Enumerable.Range(0, 3).Select(choice => new DisclosureAttribute($"several[{choice}]", [.. chosen.Select((bits, person) => answered[person] ? (sbyte)(1 - (bits >> choice & 1)) : (sbyte)-1)])));
        }

        return (new DisclosurePlan(attributes, k), k);
    }
}
