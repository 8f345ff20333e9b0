using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Record;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>The summary and the audience: saved, refused, and saved by two at once.</summary>
public sealed partial class RecordEditTests
{
    [Fact]
    public async Task A_summary_in_two_languages_stands_above_the_record_and_its_audience_holds()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await host.EndAsync();

        var response = await host.SaveAsync(RecordApp.Page, "Everybody", "# What we found\n\n**Agreed** <script>alert(1)</script>", "Ce qui a été **retenu**");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("The record is saved.", await host.Client.PageAsync(RecordApp.Page), StringComparison.Ordinal);
        var english = await app.Browser().PageAsync(RecordApp.Page);
        Assert.Contains("<h3>What we found</h3>", english, StringComparison.Ordinal);
        Assert.Contains("<strong>Agreed</strong> &lt;script&gt;", english, StringComparison.Ordinal);
        Assert.Contains("<strong>retenu</strong>", await app.Browser("fr").PageAsync(RecordApp.Page), StringComparison.Ordinal);
        var entry = await app.InDbAsync(db => db.AuditEntries.OrderByDescending(one => one.Id).FirstAsync());
        Assert.Equal("record.edited", entry.Act);
        Assert.NotNull(entry.ActorId);
        Assert.Contains("\"Participants\"", entry.Before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("retenu", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_save_at_once_lose_neither_text()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        var staff = await Facilitator.SignInAsync(app, "staff");
        await host.EndAsync();
        var first = Form.Hidden(await host.Client.PageAsync($"{RecordApp.Page}/edit"), "revision");
        await staff.SaveAsync(RecordApp.Page, "Hosts", "Theirs, first", "Le leur");

        var response = await host.SaveAsync(RecordApp.Page, "Everybody", "Mine, second", "Le mien", revision: first);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.All(new[] { "Theirs, first", "Le leur", "Mine, second", "Le mien", "Those who facilitated, and project staff" }, words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.Equal("Everybody", Checked().Match(page).Groups["audience"].Value);
        Assert.Equal(("Theirs, first", RecordAudience.Hosts), await SavedAsync(app));

        // The form goes on from what is saved now.
        await host.SaveAsync(RecordApp.Page, "Everybody", "Both", revision: Form.Hidden(page, "revision"));
        Assert.Equal(("Both", RecordAudience.Everybody), await SavedAsync(app));
    }

    [Fact]
    public async Task What_is_too_long_or_missing_is_said_beside_its_field_and_nothing_is_lost()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);

        foreach (var (audience, english, said) in new[]
        {
            ("Everybody", new string('a', RecordEdit.LongestSummary + 1), "A summary has at most"),
            ("Nobody", "Short", "Choose who may see the record"),
            ("7", "Short", "Choose who may see the record"),
            (string.Empty, "Short", "Choose who may see the record"),
        })
        {
            var response = await host.SaveAsync(RecordApp.Page, audience, english);
            var page = await response.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            Assert.Contains(said, page, StringComparison.Ordinal);
            Assert.Contains(english, page, StringComparison.Ordinal);
        }

        var wrong = await host.SaveAsync(RecordApp.Page, "Everybody", "Short", revision: "what");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal((null, RecordAudience.Participants), await SavedAsync(app));
    }

    [Fact]
    public async Task An_emptied_summary_is_gone()
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await host.SaveAsync(RecordApp.Page, "Participants", "Words", "Mots");
        await host.SaveAsync(RecordApp.Page, "Participants");

        Assert.Equal((null, RecordAudience.Participants), await SavedAsync(app));
    }

    private static Task<(string? Summary, RecordAudience Audience)> SavedAsync(TestApp app) => app.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        return (workshop.Summary?.In("en").Text, workshop.RecordAudience);
    });

    [GeneratedRegex("""name="audience" value="(?<audience>\w+)" checked""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Checked();
}
