using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Tests.Workshops.Planning;
using Credex.CoCreate.Tests.Workshops.Record;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>Every template as it is offered: made, led through all its activities with people in the room, ended, and read in the record.</summary>
public sealed partial class TemplateStoriesTests
{
    public static TheoryData<string> Templates => [.. WorkshopTemplates.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_goes_from_its_making_to_its_record(string name)
    {
        await using var app = new TestApp();
        var template = WorkshopTemplates.Find(name)!;
        var client = (await Facilitator.SignInAsync(app)).Client;
        var version = await app.InDbAsync(db => db.StandardVersions.Where(one => one.State == VersionState.Published).OrderBy(one => one.Id).Select(one => one.Id).FirstAsync());
        var slug = await Planner.MadeAsync(client, ("template", name), ("version", template.HasReview ? version.ToString() : string.Empty));
        var workshop = await app.WorkshopAsync(slug);
        var agenda = workshop.Activities.OrderBy(activity => activity.Order).ToList();
        Assert.Equal(template.Steps.Select(step => step.Kind), agenda.Select(activity => activity.Kind));
        var host = new Facilitator(client, workshop.Code);
        var guests = new List<Guest>();
        for (var number = 0; number < 6; number++)
        {
            guests.Add(await Guest.JoinAsync(app, number < 3 ? StakeholderGroup.Employer : StakeholderGroup.Learner, code: workshop.Code));
        }

        Assert.Equal(HttpStatusCode.OK, (await host.RoomActAsync("start")).StatusCode);
        foreach (var activity in agenda)
        {
            if (activity != agenda[0])
            {
                Assert.Equal(HttpStatusCode.OK, (await GoAsync(host, workshop.Code, activity.Id)).StatusCode);
            }

            Assert.Contains(activity.Title.In("en").Text, WebUtility.HtmlDecode(await host.ConsoleAsync()), StringComparison.Ordinal);
            await LeadAsync(host, guests, activity.Kind);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"/w/{workshop.Code}/host/end", Form.Token(await client.PageAsync($"/w/{workshop.Code}/host/end")))).StatusCode);
        await host.SaveAsync($"/workshops/{slug}/record", "Everybody", "What we found");
        var record = WebUtility.HtmlDecode(await app.Browser().PageAsync($"/workshops/{slug}/record"));
        foreach (var words in agenda.Select(activity => activity.Title.In("en").Text).Append("What we found").Concat(Said(agenda)))
        {
            Assert.Contains(words, record, StringComparison.Ordinal);
        }

        var tables = await app.Browser().CsvAsync($"/workshops/{slug}/record");
        Assert.All(tables.Where(table => table.Key != "codebook"), table => Assert.True(table.Value.Count > 1, $"{table.Key} is empty"));
    }

    /// <summary>What was said in it and must stand in the record.</summary>
    private static IEnumerable<string> Said(IEnumerable<Activity> agenda) => agenda.SelectMany(activity => activity.Kind switch
    {
        "Ideas" => ["Idea 1 of 0", "Idea 2 of 5"],
        "Questions" => ["Who pays for it?"],
        "StandardReview" => ["Everybody agrees.", "Who writes the report?"],
        _ => Array.Empty<string>(),
    });

    private static Task LeadAsync(Facilitator host, IReadOnlyList<Guest> guests, string kind) => kind switch
    {
        "Slide" => Task.CompletedTask,
        "WarmUp" => PracticeAsync(host, guests),
        "StandardReview" => ReviewAsync(host, guests),
        "Ideas" => IdeasAsync(host, guests),
        "Questions" => QuestionsAsync(host, guests),
        _ => throw new InvalidOperationException($"Nobody knows how to lead {kind}."),
    };

    private static async Task PracticeAsync(Facilitator host, IReadOnlyList<Guest> guests)
    {
        await ActAsync(host, "open");
        await AllAsync(guests, (guest, place, page) => guest.PostAsync(page, handler: null, ("turn", Form.Hidden(page, "turn")), ("value", Text(1 + (place % 2)))));
        await ActAsync(host, "close");
        await ActAsync(host, "show");
    }

    private static async Task ReviewAsync(Facilitator host, IReadOnlyList<Guest> guests)
    {
        await ActAsync(host, "open");
        await AllAsync(guests, (guest, _, _) => guest.AnswerAsync(1));
        await AllAsync([guests[0]], (guest, _, page) => guest.PostAsync(page, "comment", ("item", Form.Hidden(page, "item")), ("text", "Who writes the report?")));
        await host.RevealAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.DecideAsync("Accept", "Everybody agrees.")).StatusCode);
    }

    private static async Task IdeasAsync(Facilitator host, IReadOnlyList<Guest> guests)
    {
        await ActAsync(host, "open");
        await AllAsync(guests, (guest, place, page) => guest.PostAsync(page, "write", ("text", $"Idea 1 of {place}"), ("column", "0")));
        await AllAsync(guests, (guest, place, page) => guest.PostAsync(page, "write", ("text", $"Idea 2 of {place}"), ("column", "1")));
        await ActAsync(host, "close");
        await ActAsync(host, "reveal");
        await ActAsync(host, "together", ("card", "2"), ("with", "1"));
        await ActAsync(host, "vote");
        await AllAsync(guests, (guest, place, page) => guest.PostAsync(page, "dot", ("turn", Form.Hidden(page, "turn")), ("to", Text(1 + place))));
        await ActAsync(host, "close");
        await ActAsync(host, "result");
    }

    private static async Task QuestionsAsync(Facilitator host, IReadOnlyList<Guest> guests)
    {
        await ActAsync(host, "open");
        await AllAsync([guests[0]], (guest, _, page) => guest.PostAsync(page, "ask", ("text", "Who pays for it?")));
        var id = Upvote().Match(await guests[1].RoomAsync()).Groups["id"].Value;
        await AllAsync([.. guests.Skip(1)], (guest, _, page) => guest.PostAsync(page, "upvote", ("to", id)));
        await ActAsync(host, "answer", ("to", id), ("text", "The project does."));
        await ActAsync(host, "close");
    }

    private static async Task AllAsync(IReadOnlyList<Guest> guests, Func<Guest, int, string, Task<HttpResponseMessage>> send)
    {
        for (var place = 0; place < guests.Count; place++)
        {
            Assert.Equal(HttpStatusCode.OK, (await send(guests[place], place, await guests[place].RoomAsync())).StatusCode);
        }
    }

    private static async Task ActAsync(Facilitator host, string act, params (string, string)[] fields)
    {
        var console = await host.ConsoleAsync();
        var turn = console.Contains("name=\"turn\"", StringComparison.Ordinal) ? new[] { ("turn", Turn(console)) } : [];
        Assert.Equal(HttpStatusCode.OK, (await host.ActAsync(act, [.. turn, .. fields])).StatusCode);
    }

    private static async Task<HttpResponseMessage> GoAsync(Facilitator host, string code, Guid to) =>
        await host.Client.FetchAsync($"/w/{code}/host/room?handler=go", Form.Token(await host.ConsoleAsync()), ("to", to.ToString()));

    private static string Turn(string console) => Form.Hidden(console, "turn");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""/upvote" name="to" value="(?<id>[0-9a-f-]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Upvote();
}
