using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Record;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>Countries follow the rule of small groups: a partition in which nobody stands among fewer than k, and no subtraction finds fewer.</summary>
public sealed class ParticipationTests
{
    [Theory]
    [InlineData("PT8 FR5 SE3 PL2", 5, "PT8 FR5 other5")]
    [InlineData("PT8 FR6 SE3", 5, "PT8 other9")]
    [InlineData("PT8 FR5 SE5 PL1", 5, "PT8 FR5 other6")]
    [InlineData("PT8 FR5", 5, "PT8 FR5")]
    [InlineData("PT8 FR1", 5, "")]
    [InlineData("PT4 FR3", 5, "")]
    [InlineData("PT9", 5, "")]
    [InlineData("PT3 FR3 SE1", 3, "FR3 other4")]
    [InlineData("PT2 FR2", 5, "")]
    public void Small_countries_are_counted_together_and_a_small_rest_takes_the_smallest_with_it(string people, int k, string expected)
    {
        var who = Participation.Of(People(people), k);

        Assert.Equal(expected, string.Join(' ', who.Countries.Select(line => $"{line.Code ?? "other"}{line.People}")));
    }

    [Fact]
    public void Every_set_that_is_shown_is_large_enough_and_adds_up()
    {
        var random = new Random(20261126);
        for (var tries = 0; tries < 2000; tries++)
        {
            var k = random.Next(2) == 0 ? 3 : 5;
            var people = Enumerable.Range(0, random.Next(0, 40)).Select(_ => ((StakeholderGroup)random.Next(7), Codes[Math.Min(random.Next(Codes.Length), random.Next(Codes.Length))])).ToList();

            var who = Participation.Of(people, k);

            Assert.True(who.Countries.Count == 0 || who.Countries.Sum(line => line.People) == people.Count);
            Assert.True(who.Groups.Count == 0 || who.Groups.Sum(block => block.N) == people.Count);
            Assert.All(who.Countries, line => Assert.True(line.People >= k));
            Assert.All(who.Groups, block => Assert.True(block.N >= k));
            Assert.NotEqual(1, who.Countries.Count);
            Assert.Equal(people.Count == 0 || people.Count >= k ? people.Count : null, who.People);
            Assert.All(who.Countries.Where(line => line.Code is not null), line => Assert.Equal(people.Count(one => one.Item2 == line.Code), line.People));
        }
    }

    [Fact]
    public void Fewer_than_k_people_are_not_even_counted()
    {
        var who = Participation.Of(People("PT2 FR2"), 5);

        Assert.Equal((null, 0, 0, 0), (who.People, who.Groups.Count, who.Countries.Count, who.CountryCount));
    }

    private static readonly string[] Codes = ["PT", "FR", "SE", "PL", "IT", "BE"];

    private static List<(StakeholderGroup, string)> People(string people) =>
        [.. people.Split(' ').SelectMany(one => Enumerable.Repeat((StakeholderGroup.Learner, one[..2]), int.Parse(one[2..], System.Globalization.CultureInfo.InvariantCulture)))];
}
