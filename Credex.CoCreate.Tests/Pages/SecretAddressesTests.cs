using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Tests.People;
using Credex.CoCreate.Tests.Practices.Moderation;
using Credex.CoCreate.Tests.Workshops;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.Pages;

/// <summary>Pages that are open to whoever has their link, from every side: beside the table of roles and rights (<see cref="RightsTableTests"/>).</summary>
public sealed partial class SecretAddressesTests
{
    private const string Owner = "ines.owner@example.org";

    /// <summary>
    /// Pages whose address holds a secret are the holder's, whoever looks: the right one opens them to everybody and shows its owner, never the visitor. A wrong one, and one that was made for
    /// somebody or something else, opens nothing, also with a form that is in order.
    /// </summary>
    [Fact]
    public async Task A_secret_in_an_address_opens_what_it_was_made_for_and_nothing_else()
    {
        await using var app = EverySide.App();
        var visitors = await EverySide.ArriveAsync(app);
        var secrets = await SecretsAsync(app);
        var ways = (await EverySide.WaysAsync(app)).Where(way => Secret().IsMatch(way.Template)).ToList();
        Assert.Equal(ways.Select(way => way.Page).Distinct().Order(StringComparer.Ordinal), secrets.Keys.Order(StringComparer.Ordinal));

        var wrong = new List<string>();
        foreach (var way in ways)
        {
            var mine = secrets[way.Page];
            string Path(string secret, string code) => "/" + Secret().Replace(way.Template, secret).Replace("{code}", code, StringComparison.Ordinal) + (way.Handler is null ? string.Empty : $"?handler={way.Handler}");
            var others = secrets.Values.Select(one => one.Text).Where(one => one != mine.Text).Append("nonsense").Append((mine.Text[0] == 'A' ? 'B' : 'A') + mine.Text[1..])
                .Select(secret => Path(secret, TestApp.Code));
            if (way.Template.Contains("{code}", StringComparison.Ordinal))
            {
                others = others.Append(Path(mine.Text, OtherRoom.Code));
            }

            foreach (var (who, client) in visitors)
            {
                // What is sent with the right one has no token of a form, so that nothing is done.
                var (status, body) = await AskAsync(client, way.Method, Path(mine.Text, TestApp.Code), token: null);
                if (status != (way.Method == "GET" ? HttpStatusCode.OK : HttpStatusCode.BadRequest) || (way is { Method: "GET" } && !WebUtility.HtmlDecode(body).Contains(mine.Shows, StringComparison.Ordinal)))
                {
                    wrong.Add($"{who} {way.Method} {way.Page} {way.Handler} with the right one: {status}");
                }
            }

            foreach (var (who, client) in visitors.Where(one => one.Who is "anonymous" or "participant" or "member" or "admin"))
            {
                var token = Form.Token(await client.PageAsync(who is "anonymous" or "participant" ? "/account/sign-in" : "/account"));
                foreach (var path in others)
                {
                    if (await AskAsync(client, way.Method, path, token) is not { Status: HttpStatusCode.NotFound } got)
                    {
                        wrong.Add($"{who} {way.Method} {path}");
                    }
                    else if (got.Body.Contains(Owner, StringComparison.Ordinal))
                    {
                        wrong.Add($"{who} {way.Method} {path} shows whose it is");
                    }
                }
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>A secret for each page that has one in its address, and something that the page then shows.</summary>
    private static async Task<Dictionary<string, (string Text, string Shows)>> SecretsAsync(TestApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, accounts) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<AccountLinks>());
        await Accounts.MakeAsync(app, Owner);
        var owner = await db.Users.SingleAsync(one => one.Email == Owner);
        var guest = await Guest.JoinAsync(app, StakeholderGroup.Learner, name: Owner);
        var back = (await (await guest.Client.SendAsync($"/w/{TestApp.Code}/link", Form.Token(await guest.Client.PageAsync($"/w/{TestApp.Code}/link")))).Content.ReadAsStringAsync()).Split("/return/")[1].Split('"', '<')[0];
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        var registration = new Registration { WorkshopId = workshop.Id, Email = Owner, EmailKey = Owner, Name = Owner, Country = "PT", Language = "en", State = RegistrationState.Confirmed };
        var survey = await db.Surveys.OrderBy(one => one.Slug).FirstAsync(one => one.AskedVersionId != null);
        var (setup, setupSecret) = SetupInvitation.Issue(DateTime.UtcNow);
        const string invited = "Kz8wq3-T5bVn1xYc7RfLdA";
        var author = new PracticeAuthor { PracticeId = await new Cases(app).AddAsync("badges"), Name = Owner, Order = 9 };
        db.AddRange(registration, setup, author, new SurveyInvitation { SurveyId = survey.Id, Email = Owner, EmailKey = Owner, Language = "en", SecretHash = InvitationSecrets.Hash(invited) });
        await db.SaveChangesAsync();
        string Account(LinkPurpose purpose, string? detail = null) => accounts.Token(purpose, owner, DateTime.UtcNow, detail);
        return new(StringComparer.Ordinal)
        {
            ["/Account/Confirm"] = (Account(LinkPurpose.Confirm), Owner),
            ["/Account/LinkUse"] = (Account(LinkPurpose.SignIn), owner.DisplayName),
            ["/Account/ResetUse"] = (Account(LinkPurpose.Reset), Owner),
            ["/Account/AddressUse"] = (Account(LinkPurpose.Address, "new@example.org"), "new@example.org"),
            ["/Account/Erase"] = (Account(LinkPurpose.Erase, bool.TrueString), Owner),
            ["/Practices/Authorship"] = (services.GetRequiredService<AuthorLinks>().Path(author.Id).Split('/')[^1], Owner),
            ["/Unsubscribe"] = (services.GetRequiredService<UnsubscribeLinks>().Token(new Subscription(Owner, MailTopics.Reminders)), MailAddresses.Masked(Owner)),
            ["/Setup"] = (setupSecret, "name=\"password\""),
            ["/R/Registration"] = (services.GetRequiredService<RegistrationLinks>().Token(registration.Id), Owner),
            ["/S/Invitation"] = (invited, survey.Title.In("en").Text),
            ["/W/Return"] = (back, "Learner"),
            ["/W/ReturnData"] = (back, Owner),
        };
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(HttpClient client, string method, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method != "GET")
        {
            request.Content = new FormUrlEncodedContent(token is null ? [KeyValuePair.Create("nothing", "here")] : [KeyValuePair.Create("token", token)]);
        }

        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"\{(token|secret)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
