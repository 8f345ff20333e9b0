using System.Net;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Tests.Servers;

/// <summary>The first admin's link is used up by making the admin, and by nothing else.</summary>
public sealed class SetupLinkTests
{
    [Theory]
    [InlineData("o'brien@cocreate.example")]
    [InlineData("jürgen@cocreate.example")]
    [InlineData("no address")]
    public async Task An_address_makes_the_admin_or_is_refused_but_never_burns_the_link(string email)
    {
        await using var app = new TestApp(environment: "Production", settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Site:Url"] = "http://localhost", ["Demo:Load"] = "true" });
        var client = app.Browser();
        var (invitation, secret) = SetupInvitation.Issue(DateTime.UtcNow);
        await app.InDbAsync(db =>
        {
            db.SetupInvitations.Add(invitation);
            return db.SaveChangesAsync();
        });

        var response = await Admin.TryMakeAsync(client, secret, email);

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity });
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            Assert.Contains("The Admin", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await Admin.MakeAsync(client, secret);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/w/{TestApp.Code}/host")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/setup/{secret}")).StatusCode);
    }
}
