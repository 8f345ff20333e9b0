using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Disclosure;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>Who is let into the results, as somebody would try to break it who looks every day. A failure names the seed of its survey.</summary>
public sealed class AdmissionRuleTests
{
    private const int K = 5;

    /// <summary>Answers arrive, the survey closes and is opened again, and after each event somebody looks at the blocks of groups.</summary>
    [Fact]
    public void No_two_looks_at_the_blocks_of_groups_differ_by_fewer_than_k_people()
    {
        var shown = 0;
        foreach (var seed in Enumerable.Range(0, 250))
        {
            var survey = new LivingSurvey(seed, withdraws: false);
            var looks = survey.Live();
            shown += looks.Count;
            var broken = Broken(looks, survey.K);
            Assert.True(broken is null, $"survey {seed}: {broken}");
        }

        // Without this the test could pass by showing nothing.
        Assert.True(shown > 1000, $"{shown}");
    }

    /// <summary>The same with withdrawals, for each look and the next.</summary>
    [Fact]
    public void No_look_and_the_next_differ_by_fewer_than_k_people_when_some_withdraw()
    {
        var (shown, withdrawn) = (0, 0);
        foreach (var seed in Enumerable.Range(0, 250))
        {
            var survey = new LivingSurvey(seed, withdraws: true);
            var looks = survey.Live();
            (shown, withdrawn) = (shown + looks.Count, withdrawn + survey.Withdrawn);
            foreach (var (one, next) in looks.Zip(looks.Skip(1)))
            {
                var broken = Broken([one, next], survey.K);
                Assert.True(broken is null, $"survey {seed}: {broken}");
            }
        }

        Assert.True(shown > 2000 && withdrawn > 500, $"{shown} {withdrawn}");
    }

    [Fact]
    public void Withdrawing_without_companions_is_caught()
    {
        var caught = Enumerable.Range(0, 60).Count(seed => new LivingSurvey(seed, withdraws: true, hasCompanions: false) is var survey && survey.Live() is var looks
            && looks.Zip(looks.Skip(1)).Any(pair => Broken([pair.First, pair.Second], survey.K) is not null));

        Assert.True(caught > 20, $"{caught}");
    }

    [Fact]
    public void Letting_in_without_looking_at_groups_is_caught()
    {
        var caught = Enumerable.Range(0, 60).Count(seed => new LivingSurvey(seed, withdraws: false, isByGroup: false) is var survey && Broken(survey.Live(), survey.K) is not null);

        Assert.True(caught > 20, $"{caught}");
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(12, 5)]
    [InlineData(30, 23)]
    public void While_open_a_group_keeps_back_enough_for_the_last_look_and_two_who_withdraw(int unseen, int admitted)
    {
        Assert.Equal(admitted, Admit(isClosed: false, (3, 0, unseen, 0))[3].Unseen);
        Assert.Equal(admitted, Admit(isClosed: false, (3, 20, unseen, 0))[3].Unseen);
    }

    [Fact]
    public void After_closing_fewer_than_k_unseen_stay_out_for_good_unless_nothing_was_ever_shown()
    {
        Assert.Equal(default, Admit(isClosed: true, (3, 20, 4, 0))[3]);
        Assert.Equal(default, Admit(isClosed: true, (3, 20, 4, 4))[3]);
        Assert.Equal(default, Admit(isClosed: true, (3, 0, 4, 6))[3]);
        Assert.Equal(new GroupAdmitted(5, 4), Admit(isClosed: true, (3, 20, 5, 4))[3]);
        Assert.Equal(new GroupAdmitted(4, 0), Admit(isClosed: true, (3, 0, 4, 0), (0, 0, 2, 0))[3]);
        Assert.Equal(new GroupAdmitted(4, 0), Admit(isClosed: true, (3, 0, 4, 0))[3]);
    }

    [Fact]
    public void A_small_group_is_let_in_where_the_block_that_it_joins_grows_by_k_with_it()
    {
        // One public authority joins the learners.
        Assert.Equal([7, 1], Admit(isClosed: true, (3, 20, 7, 0), (5, 0, 1, 0)).OrderBy(pair => pair.Key).Select(pair => pair.Value.Unseen));
        Assert.Equal([4, 1], Admit(isClosed: true, (3, 20, 4, 0), (5, 0, 1, 0)).OrderBy(pair => pair.Key).Select(pair => pair.Value.Unseen));
        Assert.Equal([0, 0], Admit(isClosed: true, (3, 20, 3, 0), (5, 0, 1, 0)).OrderBy(pair => pair.Key).Select(pair => pair.Value.Unseen));
    }

    [Fact]
    public void Groups_that_stood_together_are_not_parted_later()
    {
        // Two employers and four professionals were one block, which grows as one; with ten more of both, each would be one of its own.
        Assert.Equal(10, Admit(isClosed: true, (0, 2, 10, 0), (4, 4, 0, 0), (3, 20, 0, 0))[0].Unseen);
        Assert.All(Admit(isClosed: true, (0, 2, 10, 0), (4, 4, 10, 0), (3, 20, 0, 0)).Values, admitted => Assert.Equal(default, admitted));
    }

    [Fact]
    public void Companions_are_of_the_block_and_take_all_of_it_where_fewer_than_k_would_stay()
    {
        (int Person, int Group)[] counted = [.. Enumerable.Range(0, 30).Select(person => (person, person < 20 ? 3 : 0))];

        var four = AdmissionRule.Companions(counted, 3, K, new Random(1));
        Assert.Equal(4, four.Count);
        Assert.All(four, person => Assert.True(person < 20));

        // Eight others of the group: with four gone, four would stay.
        Assert.Equal(8, AdmissionRule.Companions([.. counted.Where(one => one.Person is < 20 or > 21)], 0, K, new Random(1)).Count);
    }

    private static IReadOnlyDictionary<int, GroupAdmitted> Admit(bool isClosed, params (int Group, int Counted, int Unseen, int SetAside)[] groups) =>
        AdmissionRule.Admit(groups.ToDictionary(one => one.Group, one => new GroupTally(one.Counted, one.Unseen, one.SetAside)), K, isClosed);

    /// <summary>For every union of blocks of one look, the most that blocks of another look cover of it: what is left over is nobody or k.</summary>
    private static string? Broken(List<UInt128[]> looks, int k)
    {
        for (var one = 0; one < looks.Count; one++)
        {
            for (var other = 0; other < looks.Count; other++)
            {
                for (var union = 1; union < 1 << looks[one].Length; union++)
                {
                    var people = looks[one].Where((_, block) => (union >> block & 1) == 1).Aggregate((all, block) => all | block);
                    var covered = looks[other].Where(block => (block & ~people) == 0).Aggregate(UInt128.Zero, (all, block) => all | block);
                    if (UInt128.PopCount(people & ~covered) is var left && left > 0 && left < (UInt128)k)
                    {
                        return $"{left} people are left over of look {one} in look {other}";
                    }
                }
            }
        }

        return null;
    }

    private sealed class LivingSurvey(int seed, bool withdraws, bool isByGroup = true, bool hasCompanions = true)
    {
        private const int Most = 120;
        private readonly Random random = new(seed);
        private readonly List<Person> people = [];
        private int arrived;

        public int K { get; } = seed % 2 == 0 ? 3 : 5;

        public int Withdrawn { get; private set; }

        public List<UInt128[]> Live()
        {
            var groups = random.Next(2, 8);
            var looks = new List<UInt128[]>();
            var isClosed = false;
            for (var step = 0; step < 60; step++)
            {
                isClosed = step is (>= 40 and < 46) or >= 55;
                if (withdraws && random.Next(4) == 0 && people.Count > 0)
                {
                    Withdraw(people[random.Next(people.Count)]);
                }
                else if (!isClosed)
                {
                    // Some groups are common, others rare.
                    for (var more = random.Next(9); more > 0 && arrived < Most; more--)
                    {
                        people.Add(new Person(arrived++, random.Next(random.Next(1, groups + 1)) - (random.Next(12) == 0 ? 1 : 0)));
                    }
                }

                Look(isClosed);
                var shown = GroupBlocks.Of(Tally(person => person.IsCounted), K).Select(block => people.Where(person => person.IsCounted && block.Contains(person.Group)).Aggregate(UInt128.Zero, (all, person) => all | (UInt128.One << person.Number))).ToArray();
                if (shown.Length > 0 && (looks.Count == 0 || !shown.SequenceEqual(looks[^1])))
                {
                    looks.Add(shown);
                }
            }

            return looks;
        }

        private void Look(bool isClosed)
        {
            if (!isByGroup)
            {
                var waiting = people.Where(person => !person.IsCounted).ToList();
                waiting.Take(isClosed ? waiting.Count : waiting.Count >= 2 * K ? waiting.Count - K : 0).ToList().ForEach(person => person.IsCounted = true);
                return;
            }

            var (counted, unseen, aside) = (Tally(person => person.IsCounted), Tally(person => person is { IsCounted: false, IsSetAside: false }), Tally(person => person is { IsCounted: false, IsSetAside: true }));
            foreach (var (group, admitted) in AdmissionRule.Admit(people.Select(person => person.Group).Distinct().ToDictionary(group => group, group => new GroupTally(counted.GetValueOrDefault(group), unseen.GetValueOrDefault(group), aside.GetValueOrDefault(group))), K, isClosed))
            {
                var (fresh, known) = (admitted.Unseen, admitted.SetAside);
                foreach (var person in people.Where(person => person.Group == group && !person.IsCounted).OrderBy(_ => random.Next()))
                {
                    person.IsCounted = person.IsSetAside ? known-- > 0 : fresh-- > 0;
                    person.IsSetAside &= !person.IsCounted;
                }
            }
        }

        private void Withdraw(Person gone)
        {
            Withdrawn++;
            people.Remove(gone);
            foreach (var person in gone.IsCounted && hasCompanions ? AdmissionRule.Companions([.. people.Where(person => person.IsCounted).Select(person => (person, person.Group))], gone.Group, K, random) : [])
            {
                (person.IsCounted, person.IsSetAside) = (false, true);
            }
        }

        private Dictionary<int, int> Tally(Func<Person, bool> which) => people.Where(which).CountBy(person => person.Group).ToDictionary();
    }

    private sealed class Person(int number, int group)
    {
        public int Number => number;

        public int Group => group;

        public bool IsCounted { get; set; }

        public bool IsSetAside { get; set; }
    }
}
