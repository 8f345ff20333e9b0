using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Export;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The responses as files. Asking for one is logged; a file that takes over a second shows how far it is.</summary>
public sealed class ExportModel(AppDb db, ExportDesk desk, Admission admission, TimeProvider clock) : ResultsPage(db)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [FromQuery(Name = "job")]
    public Guid? JobId { get; set; }

    public ExportJob? Job { get; private set; }

    public int Counted { get; private set; }

    /// <summary>Responses that are not in the files.</summary>
    public Outside Outside { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Outside = await admission.RunAsync(Survey, cancel);
        Counted = await CountAsync(cancel);
        Job = JobId is { } id ? desk.Find(id, Actor) : null;
        return JobId is not null && Job is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? format, CancellationToken cancel)
    {
        if (!Enum.TryParse<ExportFormat>(format, out var wanted) || !Enum.IsDefined(wanted))
        {
            return BadRequest();
        }

        await admission.RunAsync(Survey, cancel);
        if (await CountAsync(cancel) < Survey.MinGroup)
        {
            return LocalRedirect(Url.Content($"~/manage/surveys/{Slug}/export"));
        }

        Db.AuditEntries.Add(AuditEntry.Of(Actor, "survey.exported", nameof(Credex.CoCreate.Surveys.Survey), Survey.Id, clock.GetUtcNow().UtcDateTime, after: new { Format = wanted.ToString() }));
        await Db.SaveChangesAsync(cancel);
        var job = desk.Begin(Survey, wanted, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, Actor);
        await Task.WhenAny(job.Work, Task.Delay(Patience, cancel));
        return LocalRedirect(Url.Content($"~/manage/surveys/{Slug}/export{(job.Work.IsCompletedSuccessfully ? $"?handler=file&job={job.Id}" : $"?job={job.Id}")}"));
    }

    public IActionResult OnGetFile()
    {
        if (JobId is not { } id || desk.Find(id, Actor) is not { Work.IsCompletedSuccessfully: true } job || job.Slug != Slug)
        {
            return NotFound();
        }

        var (type, name) = job.Format switch
        {
            ExportFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{Slug}.xlsx"),
            ExportFormat.Json => ("application/json", $"{Slug}.json"),
            ExportFormat.Codes => ("text/csv; charset=utf-8", $"{Slug}-codes.csv"),
            _ => ("text/csv; charset=utf-8", $"{Slug}-labels.csv"),
        };
        return PhysicalFile(job.File, type, name);
    }

    private Task<int> CountAsync(CancellationToken cancel) => Db.Responses.CountAsync(one => one.SurveyId == Survey.Id && one.IsCounted && !one.IsTest, cancel);
}
