using Credex.CoCreate.Data;
using Credex.CoCreate.Demo;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Live;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Workshops;

// Only the published folder has the settings beside the dll, so this finds them from any working directory.
var isPublished = File.Exists(Path.Combine(AppContext.BaseDirectory, "appsettings.json"));
var backup = args is ["backup", var file, ..] ? file : null;
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    // A path that starts with a slash would be taken for a setting.
    Args = backup is null ? args : args[2..],
    ContentRootPath = isPublished ? AppContext.BaseDirectory : null,
});

builder.AddData();
builder.AddPeople();
builder.AddStandards();
builder.AddMail();
builder.AddFollowUps();
builder.AddWorkshops();
builder.AddSurveys();
builder.AddPractices();
builder.AddLive();
builder.AddDemo();
builder.AddSite();

if (backup is not null)
{
    return await Backup.RunAsync(builder.Configuration, builder.Environment, backup);
}

var app = builder.Build();
app.UseSite();
app.MapSite();
await using (await app.TakeTurnAsync())
{
    await app.PrepareDatabaseAsync();
    var firstPage = Task.Run(app.PrepareFirstPageAsync);
    await app.PrepareMailAsync();
    await app.LoadDemoAsync();
    await app.PrepareSearchAsync();
    await app.InviteFirstAdminAsync();
    await app.PlanRetentionAsync();
    await firstPage;
}

app.MapLive();
app.MapJobs();
app.AnnounceAddress();
await app.RunAsync();
return 0;

/// <summary>The entry point, named for the tests that start the app.</summary>
public sealed partial class Program;
