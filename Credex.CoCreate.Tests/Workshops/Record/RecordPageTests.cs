using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Workshops;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>What the record says, and what is in no byte of it.</summary>
public sealed partial class RecordPageTests
{
    [Fact]
    public async Task It_tells_the_whole_story_in_both_languages()
    {
        await using var app = RecordApp.WithEnded();
        foreach (var (language, title, seen, notBy) in new[]
        {
            ("en", "Sound design for immersive media, consultation", "34 people from 12 countries", "Agreed, but not by employers"),
            ("fr", "Conception sonore pour les médias immersifs, consultation", "34 personnes de 12 pays", "sauf par les employeurs"),
        })
        {
            var page = new HtmlParser().ParseDocument(await app.Browser(language).PageAsync(RecordApp.EndedPage));
            var text = Spaces().Replace(page.Body!.TextContent, " ");

            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Contains(seen, text, StringComparison.Ordinal);
            Assert.Contains("Mathieu Lefèvre", text, StringComparison.Ordinal);
            Assert.Equal(17, page.QuerySelectorAll(".record-clause").Length);
            Assert.Equal(17, page.QuerySelectorAll(".record-overview tbody tr").Length);
            Assert.Equal(18, page.QuerySelectorAll(".record-clause .chart-views").Length);
            Assert.All(page.QuerySelectorAll(".record-clause .chart-views"), chart => Assert.NotNull(chart.QuerySelector("table")));
            Assert.Equal(17, page.QuerySelectorAll(".record-clause .message.done").Length);
            Assert.Contains("Un micro ambisonique coûte", text, StringComparison.Ordinal);
            Assert.Contains("Agreed if a visual tool is enough.", text, StringComparison.Ordinal);
            if (language == "en")
            {
                Assert.Contains(notBy, text, StringComparison.Ordinal);
            }

            Assert.NotNull(page.QuerySelector($"[lang={(language == "en" ? "fr" : "en")}]"));
        }
    }

    [Fact]
    public async Task Voting_that_was_opened_again_is_noted_before_and_after_the_result()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        await host.ActAsync("close");
        await host.ActAsync("reopen");
        await host.RevealAsync();
        await host.ActAsync("reopen");
        await host.RevealAsync();
        await host.EndAsync();

        var page = new HtmlParser().ParseDocument(await host.Client.PageAsync(RecordApp.Page));

        Assert.Contains("Voting was opened again once, before the result was shown.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Voting was opened again once, after a result had been shown.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shows_every_kind_of_result()
    {
        await using var app = RecordApp.WithEnded();
        var shown = await app.InDbAsync(db => (
            from result in db.ShownResults
            join item in db.RoundItems on result.RoundItemId equals item.Id
            join round in db.Rounds on item.RoundId equals round.Id
            join activity in db.Activities on round.ActivityId equals activity.Id
            where db.Workshops.Any(one => one.Id == activity.WorkshopId && one.Code == DemoEndedWorkshop.Code)
            select new { result.Attempt, result.Tally, round.Rule }).ToListAsync());
        var kinds = shown.Select(one => Reading.Of(ConsensusRules.For(one.Rule), one.Tally!).Kind).ToList();

        Assert.Equal(18, shown.Count);
        Assert.All(shown, one => Assert.Equal(6, one.Tally!.Blocks.Count));
        Assert.Equal(11, kinds.Count(kind => kind == ReadingKind.AgreedByEverybody));
        Assert.Equal(4, kinds.Count(kind => kind == ReadingKind.AgreedButNotBy));
        Assert.Equal(2, kinds.Count(kind => kind == ReadingKind.Divided));
        Assert.Equal(1, kinds.Count(kind => kind == ReadingKind.Rejected));
        Assert.Equal(17, await app.InDbAsync(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task Every_link_within_it_leads_somewhere_and_no_id_stands_twice()
    {
        await using var app = RecordApp.WithEnded();
        var page = new HtmlParser().ParseDocument(await app.Browser().PageAsync(RecordApp.EndedPage));

        var ids = page.QuerySelectorAll("[id]").Select(one => one.Id!).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        var links = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.All(links, link => Assert.Contains(link, ids));
        Assert.True(links.Count > 17 + 5);
        var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5").Select(heading => heading.TagName[1] - '0').ToList();
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public async Task No_name_no_hidden_word_and_no_result_that_was_held_is_in_any_byte()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await app.ChooseAsync(workshop => (workshop.RecordAudience, workshop.Notes) = (RecordAudience.Everybody, "Notes-of-the-host"));
        var few = new List<Guest>();
        for (var place = 0; place < 4; place++)
        {
            few.Add(await Guest.JoinAsync(app, StakeholderGroup.Employer, name: $"Zebulon{place}"));
        }

        await few.Take(3).ToList().AnswerAllAsync(Consent.Agree);
        await few[3].AnswerAsync(Consent.Disagree);
        await CommentAsync(few[0], "Unspeakable words");
        await CommentAsync(few[1], "Plain words");
        await host.RevealAsync();
        var comment = await app.InDbAsync(db => db.Ratings.Where(rating => rating.Comment == "Unspeakable words").Select(rating => rating.Id).SingleAsync());
        var comments = await host.Client.PageAsync($"/w/{TestApp.Code}/host/comments");
        await host.Client.SendAsync($"/w/{TestApp.Code}/host/comments?handler=Hide", Form.Token(comments), ("id", comment.ToString()), ("reason", "It names a person"));
        await host.EndAsync();

        var page = await app.Browser().PageAsync(RecordApp.Page);
        var csv = await app.Browser().CsvAsync(RecordApp.Page);
        var files = string.Join('\n', csv.SelectMany(table => table.Value).Select(row => string.Join('|', row)));
        var sheets = await SheetsAsync(app.Browser());

        foreach (var bytes in new[] { page, files, sheets })
        {
            Assert.Contains("Plain words", bytes, StringComparison.Ordinal);
            Assert.Contains("It names a person", bytes, StringComparison.Ordinal);
            Assert.All(new[] { "Unspeakable", "Zebulon", "Notes-of-the-host" }, words => Assert.DoesNotContain(words, bytes, StringComparison.Ordinal));
        }

        // The clause that was held: 4 answers, 3 of them agree.
        Assert.Equal(HeldReason.TooFewAnswered, (await app.CurrentItemAsync()).Shown.Single().Held);
        var held = (await app.CurrentItemAsync()).ClauseTextId;
        var number = await app.InDbAsync(db => db.ClauseTexts.Where(text => text.Id == held).Select(text => text.Number).SingleAsync());
        Assert.Equal([string.Empty, string.Empty, string.Empty], csv["results"].Single(row => row[2] == number)[^3..]);
        var clause = new HtmlParser().ParseDocument(page).QuerySelectorAll(".record-clause").Single(one => one.QuerySelector(".number")!.TextContent == number);
        Assert.Contains("Result held back", clause.TextContent, StringComparison.Ordinal);
        Assert.Null(clause.QuerySelector("table, svg"));
        Assert.DoesNotMatch("3 of 4|75 ?%", clause.TextContent);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public async Task No_group_and_no_country_under_k_is_counted_anywhere(int k)
    {
        await using var app = new TestApp();
        await app.InDbAsync(async db =>
        {
            var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
            Assert.True(workshop.ChooseMinGroup(k, anyVote: false));
            workshop.RecordAudience = RecordAudience.Everybody;
            return await db.SaveChangesAsync();
        });

        // Each country and group its own number; those under k may be seen in nothing but sums.
        (StakeholderGroup Group, string Country, int People)[] people = [(StakeholderGroup.Employer, "PT", 11), (StakeholderGroup.Learner, "FR", 9), (StakeholderGroup.PublicAuthority, "MT", 2), (StakeholderGroup.SocialPartner, "LV", 1), (StakeholderGroup.Professional, "EE", 4)];
        await app.PeopleAsync(people);
        await (await Facilitator.SignInAsync(app)).EndAsync();

        var page = new HtmlParser().ParseDocument(await app.Browser().PageAsync(RecordApp.Page));
        var shown = page.QuerySelectorAll("#who tbody tr").Select(row => (Name: row.QuerySelector("th")!.TextContent.Trim(), People: int.Parse(Digits().Match(row.QuerySelector("td")!.TextContent).Value))).ToList();
        var csv = (await app.Browser().CsvAsync(RecordApp.Page))["participation"].Skip(1).ToList();

        Assert.Equal(csv.Where(row => row[0] != "all").Select(row => (row[2], int.Parse(row[3]))), shown);
        Assert.All(shown, row => Assert.True(row.People >= k));
        Assert.Equal([27, 27], csv.Where(row => row[0] != "all").GroupBy(row => row[0]).Select(by => by.Sum(row => int.Parse(row[3]))));
        var small = people.Where(one => one.People < k).ToList();
        Assert.All(small, one => Assert.DoesNotContain(shown, row => row.Name == Countries.Name(one.Country) || row.People == one.People));
        Assert.All(small, one => Assert.DoesNotContain(csv, row => row[1] == one.Country || row[1] == one.Group.Tag()));
        Assert.DoesNotContain("Malta", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(shown.Sum(row => row.People) / 2, page.QuerySelectorAll("#who .record-shapes svg").Length);
    }

    [Fact]
    public async Task The_agenda_has_planned_and_actual_times_in_the_zone_of_the_workshop()
    {
        await using var app = RecordApp.WithEnded();

        var page = new HtmlParser().ParseDocument(await app.Browser().PageAsync(RecordApp.EndedPage));
        var rows = page.QuerySelectorAll("#agenda tbody tr").Select(row => row.Children.Select(cell => Spaces().Replace(cell.TextContent, " ").Trim()).ToArray()).ToList();

        Assert.Equal([["Conceive and produce", "10:00 to 11:00", "10:04 to 11:12", "68 of 60 planned"], ["Mix and deliver", "11:00 to 11:30", "11:12 to 11:41", "29 of 30 planned"]], rows);
    }

    private static async Task CommentAsync(Guest guest, string text)
    {
        var room = await guest.RoomAsync();
        Assert.True((await guest.PostAsync(room, "comment", ("item", Form.Hidden(room, "item")), ("attempt", "1"), ("text", text))).IsSuccessStatusCode);
    }

    private static async Task<string> SheetsAsync(HttpClient client)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"{RecordApp.Page}.xlsx")));
        var all = new List<string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            all.Add(await reader.ReadToEndAsync());
        }

        return string.Concat(all);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
