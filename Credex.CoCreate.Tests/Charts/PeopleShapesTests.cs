using Bunit;
using Credex.CoCreate.Charts;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Tests.Charts;

public sealed class PeopleShapesTests
{
    private static readonly PeopleBlock[] Room =
    [
        new([StakeholderGroup.Employer], 3, 6),
        new([StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner], 4, 5),
    ];

    [Theory]
    [InlineData("en", "7 of 11 have answered. Employers 3 of 6, PA + SP, together 4 of 5.")]
    [InlineData("fr", "7 sur 11 ont répondu. Employeurs 3 sur 6, PA + SP, réunis 4 sur 5.")]
    public void One_shape_a_person_filled_when_answered(string language, string name)
    {
        using var page = new ChartPage(language);

        var people = page.Render<PeopleShapes>(p => p.Add(s => s.Blocks, Room));

        Assert.Equal(11, people.FindAll(".shapes > svg").Count);
        Assert.Equal(3, people.FindAll("[data-group=em] > svg:not(.outline)").Count);
        Assert.Equal(name, people.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Nobody_of_a_merged_block_has_a_shape_of_one_group()
    {
        using var page = new ChartPage();

        var people = page.Render<PeopleShapes>(p => p.Add(s => s.Blocks, Room));

        Assert.Empty(people.FindAll("[data-group=pa], [data-group=sp]"));
        Assert.Equal(5, people.FindAll(".together").Count);
    }

    [Fact]
    public void In_a_large_room_a_shape_stands_for_several_and_says_so()
    {
        using var page = new ChartPage();

        var people = page.Render<PeopleShapes>(p => p.Add(s => s.Blocks, [new([StakeholderGroup.Learner], 119, 120), new([StakeholderGroup.Educator], 30, 30)]));

        Assert.Equal(50, people.FindAll(".shapes > svg").Count);
        Assert.Single(people.FindAll(".outline"));
        Assert.StartsWith("One shape for 3 people", people.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_count_who_is_missing()
    {
        using var page = new ChartPage();

        var rows = page.Render<PeopleShapes>(p => p.Add(s => s.Blocks, [Room[0], new([StakeholderGroup.Learner], 4, 4)]).Add(s => s.Layout, PeopleLayout.Rows));

        Assert.Equal("3 have not answered", rows.Find(".missing-count").TextContent);
        Assert.Equal("all in", rows.Find(".all-in").TextContent);
    }
}
