using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Building;

namespace Credex.CoCreate.Tests.Surveys.Building;

/// <summary>What the check of the design says, and what two versions have in common.</summary>
public sealed class DesignTests
{
    [Fact]
    public void A_version_is_checked_for_what_must_and_what_should_be_mended()
    {
        var scale = SurveyParts.Question("scale", "scale", settings: new QuestionSettings { Low = SurveyParts.Text("low") });
        var lonely = SurveyParts.Choosing("lonely", "single", 1);
        var silent = SurveyParts.Question("silent", "text");
        silent.Text = SurveyParts.Text();

        var report = DesignChecks.Of(SurveyParts.Version((null, [scale, lonely, silent])), SurveyParts.Types);

        Assert.True(report.IsBlocked);
        Assert.Equal((scale, lonely, silent), (Assert.Single(report.Endless), Assert.Single(report.Choiceless), Assert.Single(report.Wordless)));
        Assert.Equal([("en", 0, 0), ("fr", 5, 0)], report.Translations);
        Assert.True(DesignChecks.Of(SurveyParts.Version((null, [SurveyParts.Question("only", "statement")])), SurveyParts.Types).IsBlocked);
        Assert.False(DesignChecks.Of(SurveyParts.Version((null, [SurveyParts.Question("a", "text")])), SurveyParts.Types).IsBlocked);
    }

    [Fact]
    public void A_text_may_name_only_what_was_answered_before()
    {
        var (first, second, third) = (SurveyParts.Question("first", "text"), SurveyParts.Question("second", "text"), SurveyParts.Question("third", "text"));
        first.Text = SurveyParts.Text("Then {third} and {first}?");
        third.Text = SurveyParts.Text("{first}, {second} and {nope}?");

        var report = DesignChecks.Of(SurveyParts.Version((null, [first, second]), (null, [third])), SurveyParts.Types);

        Assert.True(report.IsBlocked);
        Assert.Equal([("third", true), ("first", true), ("nope", false)], report.Unpiped.Select(one => (one.Name, one.IsLater)));
        Assert.Equal([first, first, third], report.Unpiped.Select(one => one.Where.Question));
    }

    [Fact]
    public void The_panel_is_cut_into_cells()
    {
        Assert.Equal(new PanelCells(18, 4, 1, 2), PanelCells.Of([5, 1, 9, 0, 3], minGroup: 5));
        Assert.Null(PanelCells.Of([0], minGroup: 5));
    }

    [Fact]
    public void Only_what_asks_exactly_the_same_is_pooled()
    {
        var before = SurveyParts.Version((null, [
            SurveyParts.Choosing("same", "single", 3), SurveyParts.Choosing("more", "single", 3), SurveyParts.Choosing("type", "single", 3), SurveyParts.Question("words", "text"),
            SurveyParts.Question("points", "scale"), SurveyParts.Question("gone", "text"), SurveyParts.Question("intro", "statement"),
        ]));
        var words = SurveyParts.Question("words", "text");
        words.Text = words.Text.Edited(new Dictionary<string, string> { ["en"] = "Something else?" });
        var same = SurveyParts.Choosing("same", "single", 3);
        same.Text = same.Text.Edited(new Dictionary<string, string> { ["fr"] = "Traduit" });
        same.Settings = same.Settings with { Choices = [.. same.Settings.Choices.Reverse()], Min = 3, Low = SurveyParts.Text("kept for another type") };
        var after = SurveyParts.Version((null, [
            words, same, SurveyParts.Choosing("more", "single", 4), SurveyParts.Choosing("type", "dropdown", 3),
            SurveyParts.Question("points", "scale", settings: new QuestionSettings { Points = 7 }), SurveyParts.Question("new", "text"),
        ]));

        var comparison = VersionComparison.Of(before, after, SurveyParts.Types);

        Assert.Equal(
            [
                ("words", Comparability.Different), ("same", Comparability.Same), ("more", Comparability.OtherAnswers), ("type", Comparability.OtherType), ("points", Comparability.OtherAnswers),
                ("new", Comparability.New), ("gone", Comparability.Gone),
            ],
            comparison.Select(one => (one.Key, one.Verdict)));
        Assert.Equal(new QuestionChange(ComparedPart.Choice, "d", null, "Choice d", "en"), Assert.Single(comparison[2].Changes));
        Assert.Equal("[\"same\"]", VersionComparison.Keep(comparison, []));
    }

    public static TheoryData<string, QuestionSettings, QuestionSettings, ComparedPart, string?, string?, string?> Changed => new()
    {
        { "scale", new() { Low = SurveyParts.Text("never"), High = SurveyParts.Text("always") }, new() { Low = SurveyParts.Text("seldom"), High = SurveyParts.Text("always") }, ComparedPart.Low, null, "never", "seldom" },
        { "scale", new() { High = SurveyParts.Text("always") }, new() { High = SurveyParts.Text("often") }, ComparedPart.High, null, "always", "often" },
        { "single", new() { Choices = [SurveyParts.Choice("a")] }, new() { Choices = [new Choice("a", SurveyParts.Text("Red"))] }, ComparedPart.Choice, "a", "Choice a", "Red" },
        { "single", new() { Choices = [SurveyParts.Choice("a")] }, new() { Choices = [SurveyParts.Choice("a", "answered(gate)")] }, ComparedPart.ChoiceCondition, "a", null, "answered(gate)" },
        { "single", new() { Choices = [SurveyParts.Choice("a")] }, new() { Choices = [SurveyParts.Choice("a") with { TakesText = true }] }, ComparedPart.ChoiceMark, "a", "no", "text" },
        { "multiple", new() { Choices = [SurveyParts.Choice("a")] }, new() { Choices = [SurveyParts.Choice("a") with { IsNone = true }] }, ComparedPart.ChoiceMark, "a", "no", "none" },
        { "multiple", new() { Choices = [SurveyParts.Choice("a")] }, new() { Choices = [SurveyParts.Choice("a")], Most = 1 }, ComparedPart.Most, null, null, "1" },
        { "ranking", new() { Choices = [SurveyParts.Choice("a")], Least = 2 }, new() { Choices = [SurveyParts.Choice("a")], Least = 1 }, ComparedPart.Least, null, "2", "1" },
        { "matrix", new() { Rows = [SurveyParts.Choice("r")], Choices = [SurveyParts.Choice("a")] }, new() { Rows = [new Choice("r", SurveyParts.Text("Row"))], Choices = [SurveyParts.Choice("a")] }, ComparedPart.Row, "r", "Choice r", "Row" },
        { "matrix", new() { Rows = [SurveyParts.Choice("r")], Choices = [SurveyParts.Choice("a")] }, new() { Rows = [SurveyParts.Choice("r")], Choices = [new Choice("a", SurveyParts.Text("Column"))] }, ComparedPart.Choice, "a", "Choice a", "Column" },
        { "matrix", new() { Rows = [SurveyParts.Choice("r", "answered(gate)")] }, new() { Rows = [SurveyParts.Choice("r")] }, ComparedPart.RowCondition, "r", "answered(gate)", null },
        { "number", new() { Unit = SurveyParts.Text("hours") }, new() { Unit = SurveyParts.Text("days") }, ComparedPart.Unit, null, "hours", "days" },
        { "number", new() { Min = 0 }, new() { Min = 1 }, ComparedPart.Min, null, "0", "1" },
        { "number", new() { Max = 10 }, new(), ComparedPart.Max, null, "10", null },
        { "number", new(), new() { WholeNumbers = true }, ComparedPart.Whole, null, "no", "yes" },
        { "date", new() { Earliest = new(2026, 1, 1) }, new() { Earliest = new(2025, 1, 1) }, ComparedPart.Earliest, null, "2026-01-01", "2025-01-01" },
        { "date", new(), new() { Latest = new(2026, 1, 1) }, ComparedPart.Latest, null, null, "2026-01-01" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void What_a_question_asks_differently_is_said_and_pooled_only_where_the_editor_says_that_it_is_the_same(string type, QuestionSettings was, QuestionSettings now, ComparedPart part, string? code, string? before, string? after)
    {
        var (gate, other) = (SurveyParts.Question("gate", "text"), SurveyParts.Question("gate", "text"));

        var comparison = VersionComparison.Of(
            SurveyParts.Version((null, [gate, SurveyParts.Question("q", type, settings: was)])), SurveyParts.Version((null, [other, SurveyParts.Question("q", type, settings: now)])), SurveyParts.Types);

        Assert.Equal(Comparability.Different, comparison[1].Verdict);
        var change = Assert.Single(comparison[1].Changes);
        Assert.Equal((part, code, before, after), (change.Part, change.Code, change.Before, change.After));
        Assert.Equal("[\"gate\"]", VersionComparison.Keep(comparison, []));
        Assert.Equal("[\"gate\",\"q\"]", VersionComparison.Keep(comparison, ["q"]));
    }

    [Fact]
    public void Who_is_asked_is_part_of_what_is_asked()
    {
        var helped = SurveyParts.Question("helped", "text", "gate = \"a\"");
        helped.Help = SurveyParts.Text("Think of last year.");
        var gate = SurveyParts.Choosing("gate", "single", 2);
        gate.Settings = gate.Settings with { Choices = [SurveyParts.Choice("a"), new Choice("b", SurveyParts.Text("Reworded"))] };

        var comparison = VersionComparison.Of(
            SurveyParts.Version((null, [SurveyParts.Choosing("gate", "single", 2), SurveyParts.Question("behind", "text", "gate=\"a\""), SurveyParts.Question("after", "text", "answered(behind)"), SurveyParts.Question("helped", "text", "gate = \"a\"")]),
                (null, [SurveyParts.Question("late", "text"), SurveyParts.Question("free", "text", "answered(late)")])),
            SurveyParts.Version((null, [gate, SurveyParts.Question("behind", "text", "(gate = \"a\")"), SurveyParts.Question("after", "text", "answered(behind)"), helped]),
                ("gate = \"b\"", [SurveyParts.Question("late", "text")]), ("answered(late)", [SurveyParts.Question("free", "text")])),
            SurveyParts.Types);

        Assert.Equal(
            [("gate", Comparability.Different), ("behind", Comparability.Follows), ("after", Comparability.Follows), ("helped", Comparability.Different), ("late", Comparability.Different), ("free", Comparability.Follows)],
            comparison.Select(one => (one.Key, one.Verdict)));
        Assert.Equal([new QuestionChange(ComparedPart.Named, "gate", null, null)], comparison[1].Changes);
        Assert.Equal((ComparedPart.Condition, null, "gate = \"b\""), (comparison[4].Changes[0].Part, comparison[4].Changes[0].Before, comparison[4].Changes[0].After));
        Assert.Equal("[]", VersionComparison.Keep(comparison, ["behind"]));
        Assert.Equal("[\"after\",\"behind\",\"gate\"]", VersionComparison.Keep(comparison, ["gate"]));
        Assert.Equal("[\"free\",\"late\"]", VersionComparison.Keep(comparison, ["late"]));
    }
}
