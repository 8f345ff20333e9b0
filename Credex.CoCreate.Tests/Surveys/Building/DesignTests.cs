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
            SurveyParts.Question("points", "scale"), SurveyParts.Question("unit", "number", settings: new QuestionSettings { Unit = SurveyParts.Text("hours") }), SurveyParts.Question("gone", "text"),
            SurveyParts.Question("intro", "statement"),
        ]));
        var words = SurveyParts.Question("words", "text");
        words.Text = words.Text.Edited(new Dictionary<string, string> { ["en"] = "Something else?" });
        var same = SurveyParts.Choosing("same", "single", 3, "answered(words)");
        same.Text = same.Text.Edited(new Dictionary<string, string> { ["fr"] = "Traduit" });
        same.Settings = same.Settings with { Choices = [.. same.Settings.Choices.Reverse()] };
        var after = SurveyParts.Version((null, [
            words, same, SurveyParts.Choosing("more", "single", 4), SurveyParts.Choosing("type", "dropdown", 3),
            SurveyParts.Question("points", "scale", settings: new QuestionSettings { Points = 7 }), SurveyParts.Question("unit", "number", settings: new QuestionSettings { Unit = SurveyParts.Text("days") }),
            SurveyParts.Question("new", "text"),
        ]));

        var comparison = VersionComparison.Of(before, after, SurveyParts.Types);

        Assert.Equal(
            [
                ("words", Comparability.OtherText), ("same", Comparability.Same), ("more", Comparability.OtherAnswers), ("type", Comparability.OtherType), ("points", Comparability.OtherAnswers),
                ("unit", Comparability.OtherAnswers), ("new", Comparability.New), ("gone", Comparability.Gone),
            ],
            comparison.Select(one => (one.Key, one.Verdict)));
        Assert.Equal("[\"same\"]", VersionComparison.Keep(comparison));
    }
}
