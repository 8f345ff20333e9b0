using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The parts of a room that stand around every activity.</summary>
public sealed class RoomPartsTests
{
    [Theory]
    [InlineData("en", "The vote", "Thanks")]
    [InlineData("fr", "Le vote", "Merci")]
    public void The_agenda_has_the_hours_of_the_place_and_says_where_the_room_is(string language, params string[] titles)
    {
        using var page = new ReviewPage(language);

        var list = page.Show<AgendaList>(("Room", ReviewPage.Frame(last: false)));

        Assert.Equal(["11:00", "12:00"], list.FindAll("time").Select(time => time.TextContent));
        Assert.Equal("2026-11-25T10:00:00", list.Find("time").GetAttribute("datetime")![..19]);
        Assert.Equal(titles, list.FindAll("li > span:not(.small)").Select(title => title.TextContent));
        Assert.Equal(["60 min", "5 min"], list.FindAll(".small").Select(minutes => minutes.TextContent.Replace('\u00a0', ' ')));
        Assert.Equal(["step", null], list.FindAll("li").Select(line => line.GetAttribute("aria-current")));
    }

    [Theory]
    [InlineData(WorkshopStage.Planned)]
    [InlineData(WorkshopStage.Ended)]
    public void Before_and_after_the_room_is_at_no_line_of_the_agenda(WorkshopStage stage)
    {
        using var page = new ReviewPage();

        Assert.Empty(page.Show<AgendaList>(("Room", ReviewPage.Frame(stage))).FindAll("[aria-current]"));
    }

    [Fact]
    public void A_title_in_another_language_is_marked_and_named()
    {
        using var page = new ReviewPage("fr");
        var room = ReviewPage.Frame() with { Title = LocalizedText.Of("en", ("en", "Weavers")) };
        room = room with { Agenda = [room.Agenda[0] with { Title = room.Title }] };

        Assert.Equal(["en", "en"], new[] { page.Show<AgendaList>(("Room", room)).Find("li > span[lang]"), page.Show<ScreenJoin>(("Room", room)).Find("h1") }.Select(title => title.GetAttribute("lang")));
        Assert.Equal("fr", page.Show<ScreenJoin>(("Room", room)).Find("h1 .in-language").GetAttribute("lang"));
    }

    [Theory]
    [InlineData("en", "Next: Thanks")]
    [InlineData("fr", "Merci")]
    public void The_way_on_is_the_next_activity(string language, string words)
    {
        using var page = new ReviewPage(language);
        var room = ReviewPage.Frame(last: false);

        var first = page.Show<NextActivity>(("Room", room)).Find("button.primary");
        var second = page.Show<NextActivity>(("Room", room), ("IsPrimary", false)).Find("button.quiet:not(.primary)");

        Assert.All([first, second], button => Assert.Equal(("act", "to", Guid.Empty.ToString()), (button.GetAttribute("form"), button.GetAttribute("name"), button.GetAttribute("value"))));
        Assert.All([first, second], button => Assert.Equal($"{ReviewPage.Base}/w/k7m2qp/host/room?handler=go", button.GetAttribute("formaction")));
        Assert.EndsWith(words, first.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_last_activity_the_way_on_is_the_end_and_only_as_the_main_act()
    {
        using var page = new ReviewPage();

        var end = page.Show<NextActivity>(("Room", ReviewPage.Frame()));

        Assert.Equal(("End the workshop", $"{ReviewPage.Base}/w/k7m2qp/host/end"), (end.Find("a.primary").TextContent, end.Find("a").GetAttribute("href")));
        Assert.Empty(end.FindAll("button"));
        Assert.Equal(string.Empty, page.Show<NextActivity>(("Room", ReviewPage.Frame()), ("IsPrimary", false)).Markup.Trim());
        Assert.Equal(string.Empty, page.Show<HostSide>(("Room", ReviewPage.Frame())).Markup.Trim());
    }

    [Theory]
    [InlineData(false, -11, "11 minutes ahead of the plan")]
    [InlineData(false, 5, "5 minutes behind the plan")]
    [InlineData(true, -5677, "it keeps to the plan")]
    public void The_console_compares_with_the_plan_and_a_rehearsal_with_its_own_beginning(bool rehearsal, int began, string words)
    {
        using var page = new ReviewPage();
        var room = ReviewPage.Frame(last: false) with { StartUtc = ReviewPage.Now.AddMinutes(-began), EndUtc = ReviewPage.Now.AddMinutes(1 - began), IsRehearsal = rehearsal };

        Assert.Contains(words, page.Show<HostAgenda>(("Room", room)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_end_no_door_is_locked()
    {
        using var page = new ReviewPage();

        Assert.DoesNotContain(ReviewPage.Handlers(page.Show<HostAgenda>(("Room", ReviewPage.Frame(WorkshopStage.Ended))).FindAll("button[type=submit]")), handler => handler.EndsWith("lock", StringComparison.Ordinal));
    }

    [Fact]
    public void The_screen_says_how_to_join_as_one_types_it()
    {
        using var page = new ReviewPage();

        var foot = page.Show<ScreenFoot>(("Room", ReviewPage.Frame()));
        var join = page.Show<ScreenJoin>(("Room", ReviewPage.Frame()));

        Assert.Equal("Join: K7M 2QP at cocreate.example/below/w", foot.Find("p.screen-join").TextContent);
        Assert.Equal("cocreate.example/below/w", join.Find("[data-address]").TextContent);
        Assert.Equal(("K7M 2QP", "K7M 2QP"), (join.Find(".screen-code").TextContent, join.Find(".screen-code").GetAttribute("data-text")));
        Assert.Equal("The workshop", join.Find("h1").TextContent);
    }
}
