using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Expressions;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Surveys.Expressions;

/// <summary>Mistakes in conditions are told where they are made, and what is said never to be shown never is.</summary>
public sealed class ConditionCheckTests
{
    [Theory]
    [InlineData("one = ", MistakeKind.NoCondition, 6, null, null)]
    [InlineData("one = \"a\" and nobody = 1", MistakeKind.UnknownName, 14, "nobody", null)]
    [InlineData("asked = 1", MistakeKind.Itself, 0, "asked", null)]
    [InlineData("late = 1", MistakeKind.Later, 0, "late", null)]
    [InlineData("below = 1", MistakeKind.Later, 0, "below", null)]
    [InlineData("one = \"z\"", MistakeKind.UnknownValue, 7, "one", "z")]
    [InlineData("one in (\"a\", \"y\")", MistakeKind.UnknownValue, 14, "one", "y")]
    [InlineData("many contains \"z\"", MistakeKind.UnknownValue, 15, "many", "z")]
    [InlineData("many = \"a\"", MistakeKind.Several, 0, "many", null)]
    [InlineData("\"a\" != many", MistakeKind.Several, 7, "many", null)]
    [InlineData("one < 3", MistakeKind.NoNumber, 0, "one", null)]
    [InlineData("sum(points, one) > 3", MistakeKind.NoNumber, 12, "one", null)]
    [InlineData("years > \"long\"", MistakeKind.UnknownValue, 9, "years", "long")]
    [InlineData("since > \"soon\"", MistakeKind.UnknownValue, 9, "since", "soon")]
    [InlineData("points = 6", MistakeKind.UnknownValue, 9, "points", "6")]
    [InlineData("points > 5", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("years < 0", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("years > 4 and years < 5", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("one = \"a\" and one = \"b\"", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("count(many) > 3", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("onlyA = \"a\" and one = \"b\"", MistakeKind.NeverShown, 0, null, null)]
    [InlineData("since > \"2026-12-31\"", MistakeKind.NeverShown, 0, null, null)]
    public void A_mistake_is_told_where_it_is(string text, MistakeKind kind, int place, string? name, string? value)
    {
        var mistake = Assert.Single(ConditionCheck.Of(Version(text), SurveyParts.Types));

        Assert.Equal((kind, ConditionPlace.Question, "asked"), (mistake.Kind, mistake.Where.Place, mistake.Where.Question?.Key));
        Assert.Equal((place, name, value), (mistake.At, mistake.Name, mistake.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("one = \"a\" or one = \"b\" and not many contains \"c\"")]
    [InlineData("above = \"a\"")]
    [InlineData("points >= 4.5")]
    [InlineData("points = \"na\"")]
    [InlineData("years > 4 and years <= 5")]
    [InlineData("count(many) = 3")]
    [InlineData("mean(points, years) > 2")]
    [InlineData("answered(words) and words = \"yes\"")]
    [InlineData("since >= \"2026-12-31\"")]
    [InlineData("grid.r2 = \"b\"")]
    [InlineData("ranked contains \"b\" and count(ranked) = 2")]
    public void What_is_right_is_passed(string? text) => Assert.Empty(ConditionCheck.Of(Version(text), SurveyParts.Types));

    [Fact]
    public void Pages_rows_and_choices_have_conditions_too()
    {
        var version = SurveyParts.Version(
            (null, [SurveyParts.Choosing("one", "single", 3)]),
            ("here = \"a\"", [SurveyParts.Choosing("here", "single", 2)]),
            ("one = \"a\"", [
                SurveyParts.Question("grid", "matrix", "one != \"b\"", new QuestionSettings
                {
                    Rows = [SurveyParts.Choice("r1", "one = \"c\""), SurveyParts.Choice("r2", "gone = 1")],
                    Choices = [SurveyParts.Choice("x"), SurveyParts.Choice("y", "one = \"b\"")],
                }),
            ]));

        Assert.Equal(
            [
                (MistakeKind.Itself, ConditionPlace.Page, null),
                (MistakeKind.NeverShown, ConditionPlace.Row, "r1"),
                (MistakeKind.UnknownName, ConditionPlace.Row, "r2"),
                (MistakeKind.NeverShown, ConditionPlace.Choice, "y"),
            ],
            ConditionCheck.Of(version, SurveyParts.Types).Select(one => (one.Kind, one.Where.Place, one.Where.Code)));
    }

    [Fact]
    public void A_question_counts_only_where_it_is_shown_itself()
    {
        var version = SurveyParts.Version(
            (null, [SurveyParts.Choosing("one", "single", 3)]),
            ("one = \"a\"", [SurveyParts.Choosing("two", "single", 3)]),
            ("answered(two) and one = \"b\"", [SurveyParts.Question("three", "text")]));

        var mistake = Assert.Single(ConditionCheck.Of(version, SurveyParts.Types));
        Assert.Equal((MistakeKind.NeverShown, version.Pages[2]), (mistake.Kind, mistake.Where.Page));
    }

    [Fact]
    public void What_would_have_the_same_name_is_told()
    {
        var other = SurveyParts.Question("a", "single", settings: new QuestionSettings { Choices = [SurveyParts.Choice("b") with { TakesText = true }, SurveyParts.Choice("c")] });
        var version = SurveyParts.Version((null, [other, SurveyParts.Question("a_b", "text")]));

        Assert.Equal(["a_b"], ConditionCheck.TwiceNamed(version, SurveyParts.Types));
        Assert.Empty(ConditionCheck.Of(version, SurveyParts.Types));
    }

    /// <summary>Against trying every answer there is, with another reading of the conditions.</summary>
    [Property(MaxTest = 300)]
    public void What_is_never_shown_is_found_as_by_trying_everything(int seed)
    {
        var random = new Random(seed);
        var version = RandomVersion(random);

        var found = ConditionCheck.Of(version, SurveyParts.Types);

        var never = NeverShown(version);
        Assert.Equal(never.Order(StringComparer.Ordinal), found.Where(one => one.Kind == MistakeKind.NeverShown).Select(Describe).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(found, one => one.Kind is MistakeKind.NoCondition or MistakeKind.UnknownName or MistakeKind.Later or MistakeKind.Itself);
    }

    private static string Describe(SurveyMistake mistake) => mistake.Where.Question?.Key ?? $"page {mistake.Where.Page.Order}";

    private static SurveyVersion Version(string? text) => SurveyParts.Version(
        (null, [
            SurveyParts.Choosing("one", "single", 3),
            SurveyParts.Choosing("many", "multiple", 3),
            SurveyParts.Question("points", "scale", settings: new QuestionSettings { CannotSay = true }),
            SurveyParts.Question("years", "number", settings: new QuestionSettings { Min = 0, Max = 60, WholeNumbers = true }),
            SurveyParts.Question("since", "date", settings: new QuestionSettings { Latest = new DateOnly(2026, 12, 31) }),
            SurveyParts.Question("words", "text"),
            SurveyParts.Choosing("onlyA", "single", 2, "one = \"a\""),
            SurveyParts.Question("grid", "matrix", settings: new QuestionSettings { Rows = [SurveyParts.Choice("r1"), SurveyParts.Choice("r2")], Choices = [SurveyParts.Choice("a"), SurveyParts.Choice("b")] }),
            SurveyParts.Choosing("ranked", "ranking", 3),
        ]),
        (null, [SurveyParts.Choosing("above", "single", 2), SurveyParts.Question("asked", "text", text), SurveyParts.Question("below", "number")]),
        (null, [SurveyParts.Question("late", "number")]));

    private static SurveyVersion RandomVersion(Random random)
    {
        SurveyQuestion[] all =
        [
            SurveyParts.Choosing("q0", "single", 3),
            SurveyParts.Choosing("q1", "multiple", 2),
            SurveyParts.Question("q2", "number", settings: new QuestionSettings { Min = 0, Max = 4, WholeNumbers = true }),
            SurveyParts.Choosing("q3", "single", 2),
            SurveyParts.Choosing("q4", "multiple", 2),
        ];
        var pages = new List<(string?, SurveyQuestion[])>();
        for (var at = 0; at < all.Length;)
        {
            var take = Math.Min(random.Next(1, 3), all.Length - at);
            var earlier = all.Take(at).ToList();
            var when = earlier.Count > 0 && random.Next(2) == 0 ? Text(random, earlier) : null;
            foreach (var question in all.Skip(at).Take(take))
            {
                question.ShowWhen = earlier.Count > 0 && random.Next(3) > 0 ? Text(random, earlier) : null;
                earlier.Add(question);
            }

            pages.Add((when, all[at..(at + take)]));
            at += take;
        }

        return SurveyParts.Version([.. pages]);
    }

    /// <summary>Only what fits: a value that a question has, and no comparison of several.</summary>
    private static string Text(Random random, List<SurveyQuestion> earlier)
    {
        return ConditionText.Print(Make(random.Next(3)));

        Condition Make(int depth)
        {
            if (depth > 0)
            {
                return random.Next(3) switch
                {
                    0 => new AnyOf(Make(depth - 1), Make(depth - 1)),
                    1 => new AllOf(Make(depth - 1), Make(depth - 1)),
                    _ => new Not(Make(depth - 1)),
                };
            }

            var question = earlier[random.Next(earlier.Count)];
            var code = Literal.Of(((char)('a' + random.Next(2))).ToString());
            return (question.Type, random.Next(4)) switch
            {
                (_, 0) => new Answered(question.Key),
                ("multiple", 1) => new Compare(new CountOf(question.Key), (Comparison)random.Next(6), Literal.Of(random.Next(3))),
                ("multiple", _) => new Contains(question.Key, code),
                ("number", _) => new Compare(new Named(question.Key), (Comparison)random.Next(6), Literal.Of(random.Next(-1, 6))),
                (_, 1) => new OneOf(question.Key, [code]),
                _ => new Compare(new Named(question.Key), (Comparison)random.Next(2), code),
            };
        }
    }

    private static List<string> NeverShown(SurveyVersion version)
    {
        var never = version.Pages.Where(page => page.ShowWhen is not null).Select(page => $"page {page.Order}")
            .Concat(version.Questions.Where(question => question.ShowWhen is not null).Select(question => question.Key)).ToHashSet(StringComparer.Ordinal);
        Try(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal), 0);
        return [.. never];

        void Try(Dictionary<string, IReadOnlyList<string>> answers, int at)
        {
            if (at == version.Questions.Count)
            {
                return;
            }

            var question = version.Questions[at];
            var page = version.Pages.Single(one => one.Id == question.PageId);
            var isPage = page.ShowWhen is null || SlowConditions.Holds(page.ShowWhen, Of);
            var isShown = isPage && (question.ShowWhen is null || SlowConditions.Holds(question.ShowWhen, Of));
            if (isPage)
            {
                never.Remove($"page {page.Order}");
            }

            if (isShown)
            {
                never.Remove(question.Key);
            }

            foreach (var values in isShown ? Answers(question) : [[]])
            {
                answers[question.Key] = values;
                Try(answers, at + 1);
                answers.Remove(question.Key);
            }

            IReadOnlyList<string> Of(string name) => answers.GetValueOrDefault(name) ?? [];
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Answers(SurveyQuestion question) => question.Type switch
    {
        "number" => [[], .. Enumerable.Range(0, 5).Select(number => (IReadOnlyList<string>)[number.ToString(System.Globalization.CultureInfo.InvariantCulture)])],
        "multiple" => [[], ["a"], ["b"], ["a", "b"]],
        _ => [[], .. question.Settings.Choices.Select(choice => (IReadOnlyList<string>)[choice.Code])],
    };
}
