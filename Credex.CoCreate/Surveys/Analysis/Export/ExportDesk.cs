using System.Collections.Concurrent;

namespace Credex.CoCreate.Surveys.Analysis.Export;

/// <summary>A file that is being written, or is ready to be fetched by who asked for it.</summary>
public sealed class ExportJob(Guid person, string slug, ExportFormat format, string file) : IProgress<double>
{
    public Guid Id { get; } = Guid.NewGuid();

    public Guid Person => person;

    public string Slug => slug;

    public ExportFormat Format => format;

    public string File => file;

    /// <summary>0 to 1.</summary>
    public double Share { get; private set; }

    public Task Work { get; internal set; } = Task.CompletedTask;

    public DateTime AskedAt { get; init; }

    public void Report(double value) => Share = value;
}

/// <summary>Writes exports outside of the request, so that a long one shows how far it is. Files lie in the folder for temporary files and go after an hour, or with the server.</summary>
public sealed class ExportDesk(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ExportDesk> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, ExportJob> jobs = new();
    private readonly CancellationTokenSource end = new();

    public ExportJob Begin(Survey survey, ExportFormat format, string language, Guid person)
    {
        Clear(clock.GetUtcNow().UtcDateTime - Kept);
        var job = new ExportJob(person, survey.Slug, format, Path.GetTempFileName()) { AskedAt = clock.GetUtcNow().UtcDateTime };
        jobs[job.Id] = job;
        job.Work = Task.Run(() => WriteAsync(job, survey, language));
        return job;
    }

    /// <summary>Null where there is none, or it is somebody else's.</summary>
    public ExportJob? Find(Guid id, Guid person) => jobs.TryGetValue(id, out var job) && job.Person == person ? job : null;

    public void Dispose()
    {
        end.Cancel();
        Clear(DateTime.MaxValue);
        end.Dispose();
    }

    private async Task WriteAsync(ExportJob job, Survey survey, string language)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await using var stream = new FileStream(job.File, FileMode.Create, FileAccess.ReadWrite);
            await scope.ServiceProvider.GetRequiredService<ResponseExport>().WriteAsync(survey, job.Format, language, stream, job, end.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The export of {Survey} could not be written", survey.Slug);
            throw;
        }
    }

    private void Clear(DateTime before)
    {
        foreach (var job in jobs.Values.Where(job => job.AskedAt < before))
        {
            if (jobs.TryRemove(job.Id, out _))
            {
                File.Delete(job.File);
            }
        }
    }
}
