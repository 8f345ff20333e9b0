using System.Net;
using Credex.CoCreate.Workshops;
using Ical.Net;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Planning;

/// <summary>Workshops as calendars read them: what is written is parsed back.</summary>
public sealed class CalendarTests
{
    [Fact]
    public async Task Instants_are_right_before_over_and_after_a_change_of_clocks()
    {
        await using var app = new TestApp();
        await AddAsync(
            app,
            Planner.Make("before", "a2b3c4", Local(2031, 3, 29, 9), Local(2031, 3, 29, 10)),
            Planner.Make("over", "a2b3c5", Local(2031, 3, 30, 1), Local(2031, 3, 30, 4)),
            Planner.Make("after", "a2b3c6", Local(2031, 3, 31, 9), Local(2031, 3, 31, 10)),
            Planner.Make("lisbon", "a2b3c7", Local(2031, 10, 27, 9), Local(2031, 10, 27, 10), "Europe/Lisbon"));

        var calendar = await ReadAsync(app, "/workshops.ics");

        Assert.Equal((Utc(2031, 3, 29, 8), Utc(2031, 3, 29, 9)), Instants(calendar, "before"));
        Assert.Equal((Utc(2031, 3, 30, 0), Utc(2031, 3, 30, 2)), Instants(calendar, "over"));
        Assert.Equal((Utc(2031, 3, 31, 7), Utc(2031, 3, 31, 8)), Instants(calendar, "after"));
        Assert.Equal((Utc(2031, 10, 27, 9), Utc(2031, 10, 27, 10)), Instants(calendar, "lisbon"));
    }

    [Fact]
    public async Task An_event_keeps_its_identity_and_counts_edits()
    {
        await using var app = new TestApp();
        var client = (await Facilitator.SignInAsync(app)).Client;
        var slug = await Planner.MadeAsync(client);
        var before = Assert.Single((await ReadAsync(app, $"/workshops/{slug}.ics")).Events);

        var page = await client.PageAsync($"/workshops/{slug}/edit");
        await client.SendAsync($"/workshops/{slug}/edit", Form.Token(page), Planner.Fields(host: null, ("revision", Form.Hidden(page, "revision")), ("start", "10:30"), ("title.en", "Moved; by half, an hour")));

        var after = Assert.Single((await ReadAsync(app, $"/workshops/{slug}.ics")).Events);
        var workshop = await app.WorkshopAsync(slug);
        Assert.Equal(($"{workshop.Id}@localhost", 0), (before.Uid, before.Sequence));
        Assert.Equal((before.Uid, 1, "Moved; by half, an hour"), (after.Uid, after.Sequence, after.Summary));
        Assert.Equal(TimeSpan.FromMinutes(30), after.DtStart!.AsUtc - before.DtStart!.AsUtc);
        Assert.Equal($"http://localhost/workshops/{slug}", after.Url?.ToString());
        Assert.Contains("What we want", after.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_has_what_is_live_to_come_and_past_for_thirty_days()
    {
        await using var app = new TestApp();
        var today = DateTime.UtcNow.Date.AddHours(9);
        var recent = Planner.Make("recent", "a2b3c4", today.AddDays(-28), today.AddDays(-28).AddHours(1));
        var old = Planner.Make("old", "a2b3c5", today.AddDays(-32), today.AddDays(-32).AddHours(1));
        var oldButLive = Planner.Make("live", "a2b3c6", today.AddDays(-40), today.AddDays(-40).AddHours(1));
        (recent.Stage, old.Stage, oldButLive.Stage) = (WorkshopStage.Ended, WorkshopStage.Ended, WorkshopStage.Live);
        await AddAsync(app, recent, old, oldButLive);

        var slugs = (await ReadAsync(app, "/workshops.ics")).Events.Select(one => one.Url!.Segments[^1]).Order().ToList();

        Assert.Equal(["digital-curation-round-1", "festival-programming-round-1", "live", "recent"], slugs);
        Assert.Single((await ReadAsync(app, "/workshops/old.ics")).Events);
    }

    [Fact]
    public async Task The_address_carries_the_language_since_calendars_have_no_cookie()
    {
        await using var app = new TestApp();

        Assert.Contains("premier tour", (await ReadAsync(app, "/workshops/digital-curation-round-1.ics?in=fr")).Events.Single().Summary, StringComparison.Ordinal);
        Assert.Contains("round 1", (await ReadAsync(app, "/workshops/digital-curation-round-1.ics?in=xx")).Events.Single().Summary, StringComparison.Ordinal);
        Assert.Contains("in=fr", await app.Browser("fr").PageAsync("/workshops"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_a_calendar_by_its_type_its_product_and_its_lines()
    {
        await using var app = new TestApp();

        var response = await app.Browser().GetAsync("/workshops.ics");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("PRODID:-//CREDEX//CoCreate//EN\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", string.Empty, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync("/workshops/none.ics")).StatusCode);
    }

    private static async Task<Calendar> ReadAsync(TestApp app, string path) => Calendar.Load(await app.Browser().PageAsync(path))!;

    private static (DateTime Start, DateTime End) Instants(Calendar calendar, string slug)
    {
        var one = calendar.Events.Single(each => each.Url!.Segments[^1] == slug);
        return (one.DtStart!.AsUtc, one.DtEnd!.AsUtc);
    }

    private static Task<int> AddAsync(TestApp app, params Workshop[] workshops) => app.InDbAsync(db =>
    {
        db.Workshops.AddRange(workshops);
        return db.SaveChangesAsync();
    });

    private static DateTime Local(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Unspecified);

    private static DateTime Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, DateTimeKind.Utc);
}
