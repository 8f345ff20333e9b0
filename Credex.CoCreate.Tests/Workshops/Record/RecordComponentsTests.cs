using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Record;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>The parts of a record by themselves: agenda, people, and the ways to take it away.</summary>
public sealed class RecordComponentsTests
{
    private static readonly Block[] Groups = [new([StakeholderGroup.Employer], 10), new([StakeholderGroup.PublicAuthority, StakeholderGroup.SocialPartner], 6)];

    [Fact]
    public void The_agenda_stands_as_planned_beside_as_it_went()
    {
        using var page = new ReviewPage();
        var workshop = new Workshop { Slug = "w", Code = "k7m2qp", Title = ReviewPage.Text("W", "A"), Purpose = ReviewPage.Text("P", "B"), Language = "en" };
        var now = ReviewPage.Now;
        var record = new WorkshopRecord(workshop, [], new Participation(5, 0, [], [], 0), [Line(1, "Vote", now.AddMinutes(5), now.AddMinutes(70)), Line(2, "Talk", now.AddMinutes(70), null), Line(3, "Thanks", null, null)], []);

        var agenda = page.Render<RecordAgenda>(all => all.Add(one => one.Record, record));

        Assert.Equal(
            ["Vote | 11:00 to 11:30 | 11:05 to 12:10 | 65 of 30 planned", "Talk | 11:00 to 11:30 | 12:10 | 30", "Thanks | 11:00 to 11:30 | Not reached | 30"],
            agenda.FindAll("tbody tr").Select(row => string.Join(" | ", row.Children.Select(cell => cell.TextContent.Trim()))));
        Assert.Equal(["#activity-1", "#activity-2", "#activity-3"], agenda.FindAll("th[scope=row] a").Select(link => link.GetAttribute("href")));
        Assert.Equal(agenda.FindAll("thead th").Skip(1).Select(head => head.TextContent), agenda.FindAll("tbody tr:first-child td").Select(cell => cell.GetAttribute("data-label")));
    }

    [Theory]
    [InlineData("en", "Workbook (XLSX)")]
    [InlineData("fr", "Classeur (XLSX)")]
    public void A_record_is_read_on_its_page_and_saved_as_files(string language, string workbook)
    {
        using var page = new ReviewPage(language);

        var links = page.Show<RecordLinks>(("Slug", "weavers"));

        Assert.Equal(new[] { "record", "record.xlsx", "record.zip" }.Select(file => $"{ReviewPage.Base}/workshops/weavers/{file}"), links.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal([false, true, true], links.FindAll("a").Select(link => link.HasAttribute("download")));
        Assert.Equal(workbook, links.FindAll("a")[1].TextContent);
        Assert.All(page.Show<RecordLinks>(("Slug", "weavers"), ("OnlyFiles", true)).FindAll("a"), link => Assert.True(link.HasAttribute("download")));
    }

    [Fact]
    public void People_are_counted_by_group_with_a_shape_for_each_and_by_country()
    {
        using var page = new ReviewPage();

        var who = page.Show<RecordPeople>(("Participation", new Participation(5, 16, Groups, [new CountryLine("GR", 9), new CountryLine(null, 7)], 4)), ("People", "16 people"), ("First", true));

        Assert.Equal("16 people", who.Find("section.first > .lead").TextContent);
        Assert.Equal(["Employers 10", "PA + SP, together 6", "Everybody 16"], Rows(who, "table:has(.record-count) tr:has(.record-count)"));
        Assert.Equal([10, 6], who.FindAll(".record-shapes").Select(shapes => shapes.Children.Length));
        Assert.Equal(["Greece 9", "Other countries 7", "Everybody 16"], Rows(who, "tr:has(td.num)"));
        Assert.Equal(["Each shape is one person. Groups with fewer than 5 people are shown together.", "Countries with fewer than 5 people are counted together."], who.FindAll("p.small").Select(note => note.TextContent));
        Assert.All(who.FindAll(".record-shapes"), shapes => Assert.Equal("true", shapes.GetAttribute("aria-hidden")));
    }

    [Fact]
    public void In_a_large_workshop_a_shape_stands_for_several()
    {
        using var page = new ReviewPage();

        var who = page.Show<RecordPeople>(("Participation", new Participation(5, 200, [Groups[0] with { N = 140 }, Groups[1] with { N = 60 }], [], 0)), ("People", "200 people"));

        Assert.Equal([47, 20], who.FindAll(".record-shapes").Select(shapes => shapes.Children.Length));
        Assert.StartsWith("Each shape is up to 3 people.", who.Find("p.small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_not_be_shown_is_said_without_a_number()
    {
        using var page = new ReviewPage();

        var split = page.Show<RecordPeople>(("Participation", new Participation(5, 8, [], [], 3)), ("People", "Eight people"));
        var few = page.Show<RecordPeople>(("Participation", new Participation(5, null, [], [], 0)), ("People", "A few people"));

        Assert.Equal(2, split.FindAll(".record-who p").Count);
        Assert.Empty(split.FindAll("table, svg"));
        Assert.DoesNotContain(split.Find("section").TextContent, char.IsDigit);
        Assert.Equal("A few people", few.Find(".lead").TextContent);
        Assert.Empty(few.FindAll(".record-who"));
    }

    private static Credex.CoCreate.Workshops.Record.AgendaLine Line(int position, string title, DateTime? startedAt, DateTime? leftAt) =>
        new(position, Guid.NewGuid(), LocalizedText.Of("en", ("en", title)), "Slide", "Slide", ReviewPage.Now, 30, startedAt, leftAt);

    private static IEnumerable<string> Rows(IRenderedComponent<RecordPeople> who, string selector) =>
        who.FindAll(selector).Select(row => string.Join(' ', row.Children.Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))));
}
