using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;
using static Credex.CoCreate.Tests.Charts.ChartPage;

namespace Credex.CoCreate.Tests.Charts;

public sealed class RegistrationPlotTests
{
    [Fact]
    public void Distance_is_the_share_that_does_not_agree()
    {
        var places = Registration.Of(ButNotEmployers.Reading);

        Assert.Equal([1.65, 0, 0, 0], places.Select(place => place.Distance));
        Assert.Equal(200 * Math.PI / 180, places[0].Angle);
        Assert.Equal(1.65 * Math.Cos(places[0].Angle), places[0].X, 9);
    }

    [Theory]
    [InlineData("en", "0 of 6")]
    [InlineData("fr", "0 sur 6")]
    public void One_shape_off_centre_is_named_inside_and_led_to_the_centre(string language, string share)
    {
        using var page = new ChartPage(language);

        var plot = page.Render<RegistrationPlot>(p => p.Add(r => r.Result, ButNotEmployers));

        Assert.Equal(["EM", share], plot.FindAll(".inside text").Select(text => text.TextContent));
        Assert.Single(plot.FindAll(".leader"));
        Assert.Single(plot.FindAll(".key"));
    }

    [Fact]
    public void From_two_on_names_and_shares_stand_outside()
    {
        using var page = new ChartPage();
        var result = Voted(
            Block(1, 0, 3, 0, StakeholderGroup.Employer),
            Block(2, 0, 2, 0, StakeholderGroup.Educator),
            Block(4, 0, 0, 0, StakeholderGroup.Learner));

        var plot = page.Render<RegistrationPlot>(p => p.Add(r => r.Result, result));

        Assert.Equal(["EM 25\u00a0%", "ED 50\u00a0%"], plot.FindAll("g > text").Select(text => text.TextContent));
        Assert.Empty(plot.FindAll(".leader, .inside"));
    }

    [Fact]
    public void Groups_of_a_merged_block_share_one_place()
    {
        using var page = new ChartPage();

        var plot = page.Render<RegistrationPlot>(p => p.Add(r => r.Result, ButNotEmployers));

        Assert.Equal(plot.Find("use.ink-pa").GetAttribute("x"), plot.Find("use.ink-sp").GetAttribute("x"));
        Assert.Contains("PA + SP, together 9 of 9", plot.Find("svg").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "No picture by group: a group under 3 could be recognised.")]
    [InlineData("fr", "Pas d’image par groupe\u00a0: un groupe de moins de 3 serait reconnaissable.")]
    public void A_hidden_split_is_no_picture_and_says_so(string language, string caption)
    {
        using var page = new ChartPage(language);

        var plot = page.Render<RegistrationPlot>(p => p.Add(r => r.Result, Hidden));

        Assert.Empty(plot.FindAll("svg"));
        Assert.Equal(caption, plot.Find(".chart-note").TextContent);
    }

    [Fact]
    public void A_group_that_abstained_is_not_in_the_picture_and_the_caption_says_so()
    {
        using var page = new ChartPage();
        var result = Voted(Block(4, 0, 0, 0, StakeholderGroup.Educator), Block(0, 0, 0, 3, StakeholderGroup.Learner), Block(3, 0, 0, 0, StakeholderGroup.Employer));

        var plot = page.Render<RegistrationPlot>(p => p.Add(r => r.Result, result));

        Assert.Equal(2, plot.FindAll("use.plate").Count);
        Assert.Equal("Not in the picture, since all abstained: learners.", plot.Find("figcaption").TextContent);
    }

    [Fact]
    public void The_view_box_is_no_wider_than_the_narrowest_screen_and_holds_every_shape()
    {
        foreach (var agreeing in new[] { 0, 1, 2, 3, 4 })
        {
            var result = Voted([.. StakeholderGroups.All.Select(group => Block(agreeing, 0, 4 - agreeing, 0, group))]);
            var plot = PlotLayout.Of(Registration.Of(result.Reading), _ => "100 %");
            double[] box = [.. plot.ViewBox.Split(' ').Select(number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

            Assert.InRange(box[2], 339, 341);
            Assert.All(plot.Shapes, shape => Assert.InRange(shape.X * plot.Radius, box[0] + plot.Radius, box[0] + box[2] - plot.Radius));
        }
    }
}
