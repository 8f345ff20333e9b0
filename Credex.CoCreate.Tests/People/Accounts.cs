using System.Net;
using Credex.CoCreate.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Credex.CoCreate.Tests.People;

/// <summary>Accounts with passwords, made as an admin would and used through the sign-in page.</summary>
internal static class Accounts
{
    public const string Password = "three quiet printers";

    public static async Task<Guid> MakeAsync(TestApp app, string email, string? role = null, Action<Person>? more = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = new Person { UserName = email, Email = email, EmailConfirmed = true, DisplayName = email.Split('@')[0] };
        more?.Invoke(person);
        Assert.True((await users.CreateAsync(person, Password)).Succeeded);
        if (role is not null)
        {
            Assert.True((await users.AddToRoleAsync(person, role)).Succeeded);
        }

        return person.Id;
    }

    public static async Task<HttpResponseMessage> TrySignInAsync(HttpClient client, string email, string password = Password, string back = "")
    {
        var page = await client.PageAsync("/account/sign-in");
        return await client.SendAsync("/account/sign-in", Form.Token(page), ("email", email), ("password", password), ("return", back));
    }

    public static async Task<HttpClient> SignInAsync(TestApp app, string email)
    {
        var client = app.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await TrySignInAsync(client, email)).StatusCode);
        return client;
    }
}
