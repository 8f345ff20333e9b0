using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Registrations;

/// <summary>Inviting by pasted addresses or a CSV file, and how far registration is from what is wanted.</summary>
public sealed class InvitationTests
{
    private static readonly Dictionary<string, StakeholderGroup> Names = new(StringComparer.OrdinalIgnoreCase) { ["Employer"] = StakeholderGroup.Employer, ["Apprenants"] = StakeholderGroup.Learner };

    [Theory]
    [InlineData("maja@example.org", "maja@example.org", null, null, null)]
    [InlineData("Maja Lindqvist <maja@example.org>", "maja@example.org", "Maja Lindqvist", null, null)]
    [InlineData("maja@example.org;Maja;Employer;Sweden", "maja@example.org", "Maja", StakeholderGroup.Employer, "SE")]
    [InlineData("maja@example.org\t\"Lindqvist, Maja\"\tapprenants\tSuède", "maja@example.org", "Lindqvist, Maja", StakeholderGroup.Learner, "SE")]
    [InlineData("email,country,name\n maja@example.org , se ,\"Maja \"\"M\"\"\"", "maja@example.org", "Maja \"M\"", null, "SE")]
    [InlineData("\uFEFFNom;Courriel;Groupe\nMaja;maja@example.org;Employer", "maja@example.org", "Maja", StakeholderGroup.Employer, null)]
    public void Lines_are_read_as_people_paste_them(string text, string email, string? name, StakeholderGroup? group, string? country)
    {
        var line = Assert.Single(InvitationLines.Read(text, Names));

        Assert.Empty(line.Problems);
        Assert.Equal((email, name, group, country), (line.Email, line.Name, line.Group, line.Country));
    }

    [Theory]
    [InlineData("no address here", LineProblem.NoAddress)]
    [InlineData("maja@example.org;\"Maja;Employer;SE", LineProblem.Quote)]
    [InlineData("maja@example.org,Maja,Wizards", LineProblem.Group)]
    [InlineData("maja@example.org,Maja,,Atlantis", LineProblem.Country)]
    [InlineData("maja@example.org,Maja,,,tlh", LineProblem.Language)]
    public void What_is_wrong_is_said_of_its_line(string text, LineProblem problem)
    {
        var lines = InvitationLines.Read($"fine@example.org\n\n{text}", Names);

        Assert.Equal([1, 3], lines.Select(line => line.Number));
        Assert.Empty(lines[0].Problems);
        Assert.Equal([problem], lines[1].Problems);
    }

    [Fact]
    public void Lists_with_other_columns_may_stand_one_after_the_other()
    {
        var lines = InvitationLines.Read("nom;courriel\nMaja;maja@example.org\nemail;name;group;country;language\nnoor@example.org;Noor;Learner;NL;fr\nname without an address", Names);

        Assert.Equal([("maja@example.org", "Maja"), ("noor@example.org", "Noor")], lines.Take(2).Select(line => (line.Email, line.Name)));
        Assert.Equal("NL", lines[1].Country);
        Assert.Equal([LineProblem.NoAddress], Assert.Single(lines.Skip(2)).Problems);
        Assert.Equal([2, 4, 5], lines.Select(line => line.Number));
    }

    [Fact]
    public void Columns_that_are_not_known_are_named_and_spoil_no_line()
    {
        const string text = "Prénom;Courriel;Entreprise\nMaja;maja@example.org;Presse";

        Assert.Equal(["Prénom", "Entreprise"], InvitationLines.UnknownColumns(text));
        Assert.True(Assert.Single(InvitationLines.Read(text, Names)).IsGood);
        Assert.Equal(["Mail"], InvitationLines.UnknownColumns("Mail,Nom\nmaja@example.org,Maja"));
        Assert.Empty(InvitationLines.UnknownColumns("maja@example.org;Maja;Employer"));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(2003, 3)]
    public void What_comes_after_the_last_line_that_is_read_is_counted(int lines, int unread)
    {
        var text = "email\n\n" + string.Join('\n', Enumerable.Range(0, lines).Select(number => $"p{number}@example.org"));

        Assert.Equal((2000, unread), (InvitationLines.Read(text, Names).Count, InvitationLines.CountUnread(text)));
    }

    [Fact]
    public async Task A_host_is_told_what_was_not_read_and_files_of_spreadsheets_keep_their_accents()
    {
        await using var all = await Registering.StartAsync();
        var host = (await Facilitator.SignInAsync(all.App, "staff")).Client;
        var page = await host.PageAsync($"{all.Page}/invite");

        var many = await PostAsync(host, $"{all.Page}/invite", page, string.Join('\n', Enumerable.Range(0, 2001).Select(number => $"p{number}@example.org")));
        var unknown = await PostAsync(host, $"{all.Page}/invite", page, "email,Firm\nmaja@example.org,Press");
        var latin = await PostAsync(host, $"{all.Page}/invite", page, string.Empty, [.. "zoe@example.org;Zo"u8, 0xE9, .. ";Learner"u8]);
        var utf8 = await PostAsync(host, $"{all.Page}/invite", page, string.Empty, [.. "zoe@example.org;Zoé;Learner"u8]);
        var large = await PostAsync(host, $"{all.Page}/invite", page, string.Empty, new byte[600 * 1024]);

        Assert.Contains("1 more line was not read", many, StringComparison.Ordinal);
        Assert.Contains("were left out: Firm.", unknown, StringComparison.Ordinal);
        Assert.All([latin, utf8], read => Assert.Contains(">Zoé<", WebUtility.HtmlDecode(read), StringComparison.Ordinal));
        Assert.Contains("larger than 200 KB", large, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_address_twice_is_invited_once()
    {
        var lines = InvitationLines.Read("maja@example.org\nMAJA@example.org", Names);

        Assert.Equal([true, false], lines.Select(line => line.IsGood));
    }

    [Fact]
    public async Task A_host_sees_what_is_wrong_before_anything_is_sent_and_the_invited_confirm_by_coming()
    {
        await using var all = await Registering.StartAsync();
        var host = (await Facilitator.SignInAsync(all.App, "staff")).Client;
        const string people = "noor@example.org,Noor,Learner,BE\nnonsense";
        var page = await host.PageAsync($"{all.Page}/invite");

        var preview = await PostAsync(host, $"{all.Page}/invite", page, people);
        Assert.Contains("1 of 2 lines", preview, StringComparison.Ordinal);
        Assert.Equal(0, await all.App.InDbAsync(db => db.Invitations.CountAsync()));
        await PostAsync(host, $"{all.Page}/invite?handler=send", preview, people);
        await all.SweepAsync();

        var letter = all.Post.Last("noor@example.org");
        Assert.NotNull(letter.Headers["List-Unsubscribe"]);
        var link = Regex.Match(letter.TextBody ?? string.Empty, "/workshops/[a-z0-9-]+/register\\?invitation=[A-Za-z0-9_-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var browser = all.App.Browser();
        var form = await browser.PageAsync(link);
        Assert.Contains("value=\"noor@example.org\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"Noor\"", form, StringComparison.Ordinal);
        await browser.SendAsync(link, Form.Token(form), Registering.Form("noor@example.org", "Noor", "Learner", "BE"));
        Assert.Equal(RegistrationState.Confirmed, await all.StateAsync("noor@example.org"));

        // With another address the link proves nothing.
        var other = all.App.Browser();
        await other.SendAsync(link, Form.Token(await other.PageAsync(link)), Registering.Form("else@example.org"));
        Assert.Equal(RegistrationState.Pending, await all.StateAsync("else@example.org"));

        // Again: both are known now.
        Assert.Contains("0 of 1 lines", await PostAsync(host, $"{all.Page}/invite", page, "noor@example.org"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Targets_say_how_far_registration_is_and_whom_to_invite_next()
    {
        await using var all = await Registering.StartAsync();
        var host = (await Facilitator.SignInAsync(all.App, "staff")).Client;
        foreach (var (group, country, wanted) in new[] { ("Employer", "", "2"), ("Learner", "", "4"), ("", "FR", "1") })
        {
            var form = await host.PageAsync($"{all.Page}/targets");
            await host.SendAsync($"{all.Page}/targets", Form.Token(form), ("group", group), ("country", country), ("wanted", wanted));
        }

        await all.ConfirmedAsync("a@example.org", "Employer", "FR");
        await all.ConfirmedAsync("b@example.org", "Learner", "BE");
        var page = await host.PageAsync($"{all.Page}/registrations");

        Assert.Contains("Invite next: Learner, 3 people are missing.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.SendAsync($"{all.Page}/targets", Form.Token(await host.PageAsync($"{all.Page}/targets")), ("wanted", "0"))).StatusCode);
    }

    [Fact]
    public void The_cell_to_invite_next_is_the_one_in_which_the_smallest_share_is_reached()
    {
        TargetLine Line(int wanted, int registered, int invited) => new(Guid.CreateVersion7(), Group: null, Country: null, wanted, registered, invited);

        Assert.Equal(10, RegistrationList.Next([Line(2, 1, 0), Line(10, 2, 0), Line(5, 5, 0)])!.Wanted);
        Assert.Equal(2, RegistrationList.Next([Line(2, 1, 0), Line(10, 2, 7)])!.Wanted);
        Assert.Null(RegistrationList.Next([Line(5, 6, 0)]));
    }

    [Fact]
    public async Task The_list_is_searched_exported_safely_and_a_seat_can_be_taken_back()
    {
        await using var all = await Registering.StartAsync();
        await all.RegisterAsync(all.App.Browser(), Registering.Form("evil@example.org", name: "=HYPERLINK(\"x\")"));
        await all.ConfirmedAsync("maja@example.org");
        var host = (await Facilitator.SignInAsync(all.App, "staff")).Client;

        var found = await host.PageAsync($"{all.Page}/registrations?q=MAJA");
        Assert.Contains("maja@example.org", found, StringComparison.Ordinal);
        Assert.DoesNotContain("evil@example.org", found, StringComparison.Ordinal);
        var csv = await host.PageAsync($"{all.Page}/registrations?handler=file&format=csv");
        Assert.DoesNotContain("\n=", csv, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", csv, StringComparison.Ordinal);
        Assert.Equal(1, await all.App.InDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == "registrations.exported")));

        var id = await all.App.InDbAsync(db => db.Registrations.Where(one => one.EmailKey == "maja@example.org").Select(one => one.Id).SingleAsync());
        var token = Form.Token(await host.PageAsync($"{all.Page}/registrations?remove={id}"));
        await host.SendAsync($"{all.Page}/registrations?handler=remove", token, ("id", id.ToString()));
        Assert.Equal(RegistrationState.Cancelled, await all.StateAsync("maja@example.org"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync($"{all.Page}/registrations?handler=remove", token, ("id", Guid.NewGuid().ToString()))).StatusCode);
    }

    private static async Task<string> PostAsync(HttpClient client, string path, string page, string people, byte[]? file = null) =>
        await (await client.UploadAsync(path, Form.Token(page), file, ("people", people), ("language", "en"))).Content.ReadAsStringAsync();
}
