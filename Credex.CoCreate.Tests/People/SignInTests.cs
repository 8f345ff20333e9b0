using System.Net;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Tests.People;

public sealed class SignInTests
{
    private const string Email = "ewa@press.example";

    [Fact]
    public async Task Address_and_password_lead_in_and_signing_out_leads_out()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email, Roles.Facilitator);
        var client = app.Browser();

        var entered = await Accounts.TrySignInAsync(client, $"  {Email.ToUpperInvariant()} ", back: "/standards");
        Assert.Equal("/standards", entered.Headers.Location!.ToString());
        var account = await client.PageAsync("/account");
        Assert.Contains(Email, account, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync("/account/sign-out", Form.Token(account))).StatusCode);
        Assert.Contains("/account/sign-in", (await client.GetAsync("/account")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("")]
    public async Task The_way_back_never_leads_to_another_host(string back)
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);

        Assert.Equal("/", (await Accounts.TrySignInAsync(app.Browser(), Email, back: back)).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_wrong_password_says_the_same_as_an_unknown_address()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        await Accounts.MakeAsync(app, "gone@press.example", more: person => person.DeactivatedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var wrong = await SaidAsync(app, Email, "not the password");
        Assert.Equal(wrong, await SaidAsync(app, "nobody@press.example", "not the password"));
        Assert.Equal(wrong, await SaidAsync(app, "gone@press.example", Accounts.Password));
        Assert.Equal(wrong, await SaidAsync(app, Email, string.Empty));
        Assert.DoesNotContain("not the password", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_too_many_wrong_passwords_the_right_one_is_refused_with_the_same_words()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = app.Browser();
        var said = string.Empty;
        for (var tries = 0; tries < 8; tries++)
        {
            said = Clean(await (await Accounts.TrySignInAsync(client, Email, "not the password")).Content.ReadAsStringAsync());
        }

        var refused = await Accounts.TrySignInAsync(client, Email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(said, Clean(await refused.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_get_does_not_sign_out()
    {
        await using var app = new TestApp();
        await Accounts.MakeAsync(app, Email);
        var client = await Accounts.SignInAsync(app, Email);

        await client.PageAsync("/account/sign-out");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task The_demo_people_are_in_Development_only()
    {
        await using var development = new TestApp();
        Assert.Equal(5, (await development.Browser().PageAsync("/account/sign-in")).Split("data-demo-account=").Length - 1);

        await using var production = new TestApp(environment: "Production", settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:Url"] = "https://cocreate.example", ["Demo:Load"] = "true" });
        var client = production.Browser();
        var page = await client.PageAsync("/account/sign-in");
        Assert.DoesNotContain("data-demo-account", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync("/account/sign-in?handler=Demo", Form.Token(page), ("role", "admin"))).StatusCode);
    }

    private static async Task<string> SaidAsync(TestApp app, string email, string password)
    {
        var response = await Accounts.TrySignInAsync(app.Browser(), email, password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return Clean((await response.Content.ReadAsStringAsync()).Replace(email, "the address", StringComparison.Ordinal));
    }

    private static string Clean(string html) => html.Replace(Form.Token(html), string.Empty, StringComparison.Ordinal);
}
