using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Tests.People;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>Somebody who writes a case by its forms, as a browser without JavaScript sends them.</summary>
internal sealed class Author(TestApp app, HttpClient client, string slug)
{
    public HttpClient Client => client;

    public string Slug { get; private set; } = slug;

    /// <summary>Staff who begin a case.</summary>
    public static async Task<Author> BeginAsync(TestApp app, string title = "Sound walks in Porto", string language = "en", string role = "staff")
    {
        var client = (await Facilitator.SignInAsync(app, role)).Client;
        var made = await client.SendAsync("/practices/new", Form.Token(await client.PageAsync("/practices/new")), ("title", title), ("language", language));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return new Author(app, client, made.Headers.Location!.ToString().Split('/')[2]);
    }

    /// <summary>An author with an account and no role, invited into a case of staff, who has accepted.</summary>
    public static async Task<Author> InviteAsync(TestApp app, Author staff, string email = "ana@writers.example")
    {
        await Accounts.MakeAsync(app, email);
        await staff.AddAuthorAsync("Ana Prova", email);
        var client = await Accounts.SignInAsync(app, email);
        var invitation = await InvitationAsync(app, staff, email);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SendAsync($"{invitation}?handler=Accept", Form.Token(await client.PageAsync(invitation)))).StatusCode);
        return new Author(app, client, staff.Slug);
    }

    /// <summary>Where the letter to an invited author leads.</summary>
    public static Task<string> InvitationAsync(TestApp app, Author staff, string email) => Mailbox.LinkAsync(app, email, $"/practices/{staff.Slug}/authorship");

    /// <summary>What the page of authors says after somebody was added.</summary>
    public async Task<string> AddAuthorAsync(string name, string email)
    {
        var added = await client.SendAsync($"/practices/{Slug}/authors?handler=add", Form.Token(await PageAsync("authors")), ("name", name), ("organisation", "Guild"), ("email", email));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        return await PageAsync("authors");
    }

    public Task<string> PageAsync(string rest) => client.PageAsync($"/practices/{Slug}/{rest}");

    /// <summary>Fields as the page shows them, with some of them changed.</summary>
    public static List<(string, string)> Fill(string page, params (string Field, string Value)[] changes) =>
        [.. Regex.Matches(page, "name=\"was\\.(?<field>[^\"]+)\" value=\"(?<mark>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Where(match => changes.Any(change => change.Field == match.Groups["field"].Value || (match.Groups["field"].Value == "links" && change.Field.StartsWith("links.", StringComparison.Ordinal))))
            .Select(match => ($"was.{match.Groups["field"].Value}", match.Groups["mark"].Value)),
            .. changes];

    /// <summary>Sends a step whose page was read before.</summary>
    public async Task<HttpResponseMessage> SendAsync(string step, string page, params (string, string)[] changes)
    {
        var answer = await client.SendAsync($"/practices/{Slug}/edit/{step}", Form.Token(page), [.. Fill(page, changes), ("act", "stay")]);
        if (answer.Headers.Location?.ToString().Split('/') is [_, "practices", var moved, ..])
        {
            Slug = moved;
        }

        return answer;
    }

    public async Task<HttpResponseMessage> SaveAsync(string step, params (string, string)[] changes) => await SendAsync(step, await PageAsync($"edit/{step}"), changes);

    public async Task<HttpResponseMessage> UploadAsync(string handler, string field, string fileName, byte[] bytes, string declared, params (string Name, string Value)[] fields)
    {
        var page = await PageAsync("edit/files");
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("token", Form.Token(page))))
        {
            form.Add(new StringContent(value), name);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(declared);
        form.Add(file, field, fileName);
        return await client.PostAsync($"/practices/{Slug}/edit/files?handler={handler}", form);
    }

    public Task<PracticeFields> FieldsAsync() => app.InDbAsync(db => (
        from practice in db.Practices
        join revision in db.PracticeRevisions on new { PracticeId = practice.Id, Number = practice.Newest } equals new { revision.PracticeId, revision.Number }
        where practice.Slug == Slug
        select revision.Fields).SingleAsync());
}
