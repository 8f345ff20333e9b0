using System.Globalization;
using System.Net;
using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Planning;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>Registering without an account: confirmed by link, the waiting list, cancelling, and joining by the link.</summary>
public sealed class RegistrationTests
{
    [Fact]
    public async Task Somebody_registers_confirms_by_the_link_gets_the_event_and_joins_with_group_and_country()
    {
        await using var all = await Registering.StartAsync();
        var said = await all.RegisterAsync(all.App.Browser(), Registering.Form("maja@example.org", needs: "Captions"));
        Assert.Contains("maja@example.org", said, StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Pending, await all.StateAsync("maja@example.org"));
        await all.SweepAsync();

        var letter = all.Post.Last("maja@example.org");
        Assert.Null(letter.Headers["List-Unsubscribe"]);
        var link = Registering.Link(letter);

        // A mail scanner follows every link.
        Assert.Contains("Confirm", await all.App.Browser().PageAsync(link), StringComparison.Ordinal);
        Assert.Equal(RegistrationState.Pending, await all.StateAsync("maja@example.org"));

        await Registering.ActAsync(all.App.Browser(), link, "Confirm");
        await Registering.ActAsync(all.App.Browser(), link, "Confirm");
        await all.SweepAsync();
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("maja@example.org"));
        var confirmed = all.Post.Last("maja@example.org");
        Assert.Equal(2, all.Post.To("maja@example.org").Count);
        Assert.Contains(confirmed.BodyParts, part => part.ContentType.MimeType == "text/calendar");
        Assert.Contains("10:00", confirmed.TextBody, StringComparison.Ordinal);

        var phone = all.App.Browser();
        var refused = await Registering.ActAsync(phone, link, "Join");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var joined = await Registering.ActAsync(phone, link, "Join", ("consent", "true"));
        Assert.Equal($"/w/{all.Workshop.Code}", joined.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync($"/w/{all.Workshop.Code}/mine")).StatusCode);

        // A second browser by the same link is the same person.
        var laptop = all.App.Browser();
        await Registering.ActAsync(laptop, link, "Join");
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync($"/w/{all.Workshop.Code}/mine")).StatusCode);
        var people = await all.App.InDbAsync(db => db.Participants.Where(one => one.WorkshopId == all.Workshop.Id).ToListAsync());
        Assert.Equal(("SE", "Maja Lindqvist"), (Assert.Single(people).Country, people[0].Name));
    }

    [Fact]
    public async Task A_full_workshop_has_a_waiting_list_that_moves_up_by_itself_in_the_order_of_confirming()
    {
        await using var all = await Registering.StartAsync(capacity: 1);
        var first = await all.ConfirmedAsync("first@example.org");
        await all.ConfirmedAsync("second@example.org");
        await all.ConfirmedAsync("third@example.org");
        Assert.Equal(RegistrationState.Waiting, await all.StateAsync("second@example.org"));
        Assert.Contains("Give up your place on the waiting list", Flat(all.Post.Last("second@example.org")), StringComparison.Ordinal);
        Assert.DoesNotContain("your seat", Flat(all.Post.Last("second@example.org")), StringComparison.OrdinalIgnoreCase);

        // Looking at the question cancels nothing.
        await all.App.Browser().PageAsync($"{first}?cancel=true");
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("first@example.org"));
        await Registering.ActAsync(all.App.Browser(), first, "Cancel");
        await all.SweepAsync();

        Assert.Equal(
            (RegistrationState.Cancelled, RegistrationState.Confirmed, RegistrationState.Waiting),
            (await all.StateAsync("first@example.org"), await all.StateAsync("second@example.org"), await all.StateAsync("third@example.org")));
        Assert.Contains("A seat for you", all.Post.Last("second@example.org").Subject, StringComparison.Ordinal);

        // More seats move up more people.
        await EditAsync(all, plan => plan with { Capacity = 2 });
        await all.SweepAsync();
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("third@example.org"));
        Assert.Contains("There is room for you now", Flat(all.Post.Last("third@example.org")), StringComparison.Ordinal);

        static string Flat(MimeKit.MimeMessage letter) => string.Join(' ', (letter.TextBody ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task To_be_written_to_is_agreed_to_by_itself_and_taken_back_by_unsubscribing_and_by_cancelling()
    {
        const string maja = "maja@example.org";
        await using var all = await Registering.StartAsync();
        await all.RegisterAsync(all.App.Browser(), Registering.Form(maja));
        await all.RegisterAsync(all.App.Browser(), Registering.Form("quiet@example.org", mayWrite: false));
        Assert.Equal([(ConsentGiven.BeWrittenTo, ConsentGiven.BeWrittenToVersion, true), (ConsentGiven.Register, ConsentGiven.RegisterVersion, true)], await ConsentsAsync(maja));
        Assert.Equal([(ConsentGiven.Register, ConsentGiven.RegisterVersion, true)], await ConsentsAsync("quiet@example.org"));

        // The text of before had another version; the same version twice is once.
        await all.App.InDbAsync(db => db.Consents.Where(one => one.Purpose == ConsentGiven.Register).ExecuteUpdateAsync(set => set.SetProperty(one => one.TextVersion, 0)));
        await all.RegisterAsync(all.App.Browser(), Registering.Form(maja));
        await all.RegisterAsync(all.App.Browser(), Registering.Form(maja));
        Assert.Equal([(ConsentGiven.BeWrittenTo, 1, true), (ConsentGiven.Register, 0, true), (ConsentGiven.Register, 1, true)], await ConsentsAsync(maja));

        await OnAddressesAsync(addresses => addresses.UnsubscribeAsync(new Subscription(maja, MailTopics.Reminders), default));
        Assert.Contains((ConsentGiven.BeWrittenTo, 1, true), await ConsentsAsync(maja));
        await OnAddressesAsync(addresses => addresses.UnsubscribeAsync(new Subscription(maja, MailTopics.Results), default));
        Assert.Equal([(ConsentGiven.BeWrittenTo, 1, false)], (await ConsentsAsync(maja)).Where(one => one.Purpose == ConsentGiven.BeWrittenTo));
        await OnAddressesAsync(addresses => addresses.SubscribeAgainAsync(new Subscription(maja, MailTopics.Results), default));
        Assert.Contains((ConsentGiven.BeWrittenTo, 1, true), await ConsentsAsync(maja));

        await all.SweepAsync();
        await Registering.ActAsync(all.App.Browser(), Registering.Link(all.Post.Last(maja)), "Confirm");
        await Registering.ActAsync(all.App.Browser(), Registering.Link(all.Post.Last(maja)), "Cancel");
        Assert.DoesNotContain((ConsentGiven.BeWrittenTo, 1, true), await ConsentsAsync(maja));
        Assert.False(await all.App.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == maja).Select(one => one.MayWrite).SingleAsync()));

        Task<List<(string Purpose, int Version, bool Stands)>> ConsentsAsync(string email) => all.App.InDbAsync(async db => (
            from consent in await db.Consents.Where(one => db.Registrations.Any(registration => registration.EmailKey == email && registration.Id == one.RegistrationId)).ToListAsync()
            orderby consent.Purpose, consent.TextVersion
            select (consent.Purpose, consent.TextVersion, consent.WithdrawnAt is null)).ToList());

        async Task OnAddressesAsync(Func<AddressStates, Task> act)
        {
            await using var scope = all.App.Services.CreateAsyncScope();
            await act(scope.ServiceProvider.GetRequiredService<AddressStates>());
        }
    }

    [Fact]
    public async Task Many_who_confirm_at_once_never_get_more_seats_than_there_are()
    {
        await using var all = await Registering.StartAsync(capacity: 3);
        for (var number = 0; number < 8; number++)
        {
            await all.RegisterAsync(all.App.Browser(), Registering.Form($"p{number}@example.org"));
        }

        var ids = await all.App.InDbAsync(db => db.Registrations.Select(one => one.Id).ToListAsync());
        await Task.WhenAll(ids.Select(async id =>
        {
            await using var scope = all.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Registrar>().ConfirmAsync(id, default);
        }));

        var states = await all.App.InDbAsync(db => db.Registrations.GroupBy(one => one.State).ToDictionaryAsync(one => one.Key, one => one.Count()));
        Assert.Equal((3, 5), (states[RegistrationState.Confirmed], states[RegistrationState.Waiting]));
    }

    [Fact]
    public async Task What_is_said_does_not_tell_whether_an_address_is_known_and_the_form_cannot_change_what_is_confirmed()
    {
        await using var all = await Registering.StartAsync();
        await all.ConfirmedAsync("known@example.org");

        var again = await all.RegisterAsync(all.App.Browser(), Registering.Form("known@example.org", name: "Somebody Else", country: "FR"));
        var fresh = await all.RegisterAsync(all.App.Browser(), Registering.Form("fresh@example.org"));

        Assert.Equal(Lead(fresh).Replace("fresh@", "known@", StringComparison.Ordinal), Lead(again));
        var stored = await all.App.InDbAsync(db => db.Registrations.SingleAsync(one => one.EmailKey == "known@example.org"));
        Assert.Equal(("Maja Lindqvist", "SE"), (stored.Name, stored.Country));

        static string Lead(string page) => page[page.IndexOf("<h1", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];
    }

    [Fact]
    public async Task A_form_sent_again_and_again_sends_one_letter_in_ten_minutes()
    {
        await using var all = await Registering.StartAsync();
        for (var times = 0; times < 4; times++)
        {
            await all.RegisterAsync(all.App.Browser(), Registering.Form("maja@example.org"));
        }

        await all.SweepAsync();

        // Two where the four were sent around the end of such a span.
        Assert.InRange(all.Post.To("maja@example.org").Count, 1, 2);
    }

    [Fact]
    public async Task Bad_input_gets_a_message_at_each_field_and_loses_nothing()
    {
        await using var all = await Registering.StartAsync();
        var browser = all.App.Browser();
        var form = await browser.PageAsync($"{all.Page}/register");

        var sent = await browser.SendAsync($"{all.Page}/register", Form.Token(form), ("email", "maja@example.org, evil@example.org"), ("name", "Maja"), ("needs", "Captions, please"));
        var page = await sent.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.All(["email-error", "group-error", "country-error", "consent-error"], id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
        Assert.Contains("Captions, please", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Maja\"", page, StringComparison.Ordinal);
        Assert.Equal(0, await all.App.InDbAsync(db => db.Registrations.CountAsync()));
    }

    [Fact]
    public async Task Somebody_with_a_confirmed_account_needs_no_letter_to_confirm()
    {
        await using var all = await Registering.StartAsync();
        var member = await Facilitator.SignInAsync(all.App, "member");
        const string email = "member@demo.example";

        await all.RegisterAsync(member.Client, Registering.Form(email));

        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync(Registration.KeyOf(email)));

        // Who has lost the letter finds the seat from their account, and may ask for the letter again.
        var seat = $"/workshops/{all.Workshop.Slug}?handler=Seat";
        Assert.Contains($"href=\"{seat}\"", await member.Client.PageAsync($"/workshops/{all.Workshop.Slug}"), StringComparison.Ordinal);
        var found = await member.Client.GetAsync(seat);
        Assert.Contains("You have a seat", await member.Client.PageAsync(found.Headers.Location!.ToString()), StringComparison.Ordinal);

        var stranger = all.App.Browser();
        Assert.DoesNotContain(seat, await stranger.PageAsync($"/workshops/{all.Workshop.Slug}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(seat)).StatusCode);
        await all.RegisterAsync(member.Client, Registering.Form(email));
        await all.RegisterAsync(member.Client, Registering.Form(email));
        Assert.Equal(2, await all.App.InDbAsync(db => db.FollowUps.CountAsync(row => row.Kind == RegistrationLetters.Confirmed && row.Address == email)));
    }

    [Fact]
    public async Task A_registered_person_finds_a_seat_where_others_find_the_room_full()
    {
        await using var all = await Registering.StartAsync(capacity: 1);
        var link = await all.ConfirmedAsync("maja@example.org");
        var stranger = all.App.Browser();
        var door = await stranger.PageAsync($"/w/{all.Workshop.Code}");
        Assert.Contains("The room is full", door, StringComparison.Ordinal);

        var refused = await stranger.SendAsync($"/w/{all.Workshop.Code}", Form.Token(await stranger.PageAsync("/account/sign-in")), ("group", "Learner"), ("country", "FR"), ("consent", "true"));
        var joined = await Registering.ActAsync(all.App.Browser(), link, "Join", ("consent", "true"));

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
    }

    [Fact]
    public async Task Who_came_in_by_the_code_has_a_seat_for_the_page_the_waiting_list_and_the_door_alike()
    {
        await using var all = await Registering.StartAsync(capacity: 2);
        Assert.Contains("2 seats are free", await all.App.Browser().PageAsync(all.Page), StringComparison.Ordinal);
        await Guest.JoinAsync(all.App, StakeholderGroup.Learner, code: all.Workshop.Code);
        Assert.Contains("1 seat is free", await all.App.Browser().PageAsync(all.Page), StringComparison.Ordinal);
        await Guest.JoinAsync(all.App, StakeholderGroup.Learner, code: all.Workshop.Code);

        Assert.Contains("All seats are taken", await all.App.Browser().PageAsync(all.Page), StringComparison.Ordinal);
        await all.ConfirmedAsync("maja@example.org");
        Assert.Equal(RegistrationState.Waiting, await all.StateAsync("maja@example.org"));

        // Who is removed makes room for who waits, and not for the next stranger.
        var host = await Facilitator.SignInAsync(all.App, "staff", all.Workshop.Code);
        var someone = await all.App.InDbAsync(db => db.Participants.Where(one => one.WorkshopId == all.Workshop.Id).Select(one => one.Id).FirstAsync());
        await host.RemoveAsync(someone, all.Workshop.Code);
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("maja@example.org"));
        Assert.Contains("The room is full", await all.App.Browser().PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        await all.SweepAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await Registering.ActAsync(all.App.Browser(), Registering.Link(all.Post.Last("maja@example.org")), "Join", ("consent", "true"))).StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_not_ours_leads_nowhere()
    {
        await using var all = await Registering.StartAsync();
        var link = await all.ConfirmedAsync("maja@example.org");

        foreach (var wrong in new[] { "/r/nonsense", link[..^2], link + "AA", $"/r/{new string('A', 700)}" })
        {
            var answer = await all.App.Browser().GetAsync(wrong);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("This link does not work any more", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_cancelled_workshop_says_so_everywhere_and_tells_who_registered()
    {
        await using var all = await Registering.StartAsync();
        var link = await all.ConfirmedAsync("maja@example.org");
        var seat = Event(all.Post.Last("maja@example.org"));
        var host = await Facilitator.SignInAsync(all.App, "staff");
        var asked = await host.Client.PageAsync($"{all.Page}/cancel");
        Assert.Contains("1 person is told", asked, StringComparison.Ordinal);

        var done = await host.Client.SendAsync($"{all.Page}/cancel", Form.Token(asked));
        await all.SweepAsync();

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.StartsWith("Cancelled:", all.Post.Last("maja@example.org").Subject, StringComparison.Ordinal);
        var gone = Event(all.Post.Last("maja@example.org"));
        Assert.Equal((seat["UID"], "CANCEL", "CANCELLED"), (gone["UID"], gone["METHOD"], gone["STATUS"]));
        Assert.Equal(("PUBLISH", "CONFIRMED"), (seat["METHOD"], seat["STATUS"]));
        Assert.True(int.Parse(gone["SEQUENCE"], CultureInfo.InvariantCulture) > int.Parse(seat["SEQUENCE"], CultureInfo.InvariantCulture));
        Assert.DoesNotContain("handler=Cancel", await all.App.Browser().PageAsync($"{link}?cancel=true"), StringComparison.Ordinal);
        Assert.Contains("does not take place", await all.App.Browser().PageAsync($"/w/{all.Workshop.Code}"), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await all.App.Browser().PageAsync($"{all.Page}.ics"), StringComparison.Ordinal);
        Assert.Equal(0, await all.App.InDbAsync(db => db.FollowUps.CountAsync(row => row.State == FollowUpState.Waiting && row.SubjectId == all.Workshop.Id)));
        Assert.Equal(HttpStatusCode.Conflict, (await host.Client.SendAsync($"{all.Page}/cancel", Form.Token(asked))).StatusCode);

        static Dictionary<string, string> Event(MimeKit.MimeMessage letter)
        {
            var part = letter.BodyParts.OfType<MimeKit.TextPart>().First(part => part.ContentType.MimeType == "text/calendar");
            var lines = part.Text.Split('\n').Select(line => line.Trim().Split(':', 2)).Where(line => line.Length == 2).DistinctBy(line => line[0]).ToDictionary(line => line[0], line => line[1], StringComparer.Ordinal);
            Assert.Equal(lines["METHOD"], part.ContentType.Parameters["method"]);
            return lines;
        }
    }

    internal static Task EditAsync(Registering all, Func<WorkshopPlan, WorkshopPlan> change) => EditAsync(all.App, all.Workshop.Id, change);

    internal static async Task EditAsync(TestApp app, Guid id, Func<WorkshopPlan, WorkshopPlan> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var workshop = await db.Workshops.Include(one => one.Hosts).AsNoTracking().SingleAsync(one => one.Id == id);
        var form = WorkshopForm.Of(workshop);
        var plan = new WorkshopPlan(
            form.Title, form.Purpose, workshop.LocalStart, workshop.LocalEnd, workshop.ZoneId, workshop.Language, workshop.Capacity, workshop.AsksName, workshop.IsOpenToRegister, workshop.MinGroup, form.Hosts);
        Assert.True(await scope.ServiceProvider.GetRequiredService<WorkshopPlanner>().SaveAsync(workshop.Id, workshop.Revision, change(plan), Guid.CreateVersion7(), default));
    }
}
