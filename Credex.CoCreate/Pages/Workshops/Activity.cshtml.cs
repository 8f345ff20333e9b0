using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>One activity of the agenda: its name, its time, and what its kind can be told, which may be a picture.</summary>
[RequestSizeLimit(LargestRequest)]
public sealed class ActivityModel(AppDb db, ActivityKinds kinds, RegionRenderer renderer, Publisher publisher, TimeProvider clock, IStringLocalizer<WorkshopTexts> texts) : WorkshopPage(db)
{
    public const int LongestTitle = 120;

    /// <summary>Larger than any picture that is taken, so that one that is too large gets its message.</summary>
    private const int LargestRequest = 8 * 1024 * 1024;

    [FromRoute(Name = "activity")]
    public Guid ActivityId { get; set; }

    public Activity Activity { get; private set; } = null!;

    public IActivityKind Kind { get; private set; } = null!;

    public int? Minutes { get; private set; }

    public IReadOnlyDictionary<string, string>? SentTitle { get; private set; }

    public IHtmlContent Settings { get; private set; } = HtmlString.Empty;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        Minutes = Activity.PlannedMinutes;
        await DrawAsync(sent: null, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        var form = Request.Form;
        SentTitle = form.Texts("title");
        Minutes = form.Number("minutes");
        Errors = await SaveAsync(form, cancel);
        if (Errors.Count == 0)
        {
            publisher.Nudge(RoomRegions.All(Workshop.Code));
            return LocalRedirect(Url.Content($"~/workshops/{Slug}/agenda"));
        }

        // What was changed in memory before the refusal is not what holds.
        Db.ChangeTracker.Clear();
        await DrawAsync(form, cancel);
        return Refused();
    }

    private async Task<IReadOnlyList<FieldError>> SaveAsync(IFormCollection form, CancellationToken cancel)
    {
        try
        {
            return await Db.WriteAsync(
                async () =>
                {
                    // Read again behind the gate: the page read it before.
                    var activity = await Db.Activities.SingleAsync(one => one.Id == ActivityId, cancel);
                    await Db.Entry(activity).ReloadAsync(cancel);
                    if (form.Number("revision") != activity.Revision)
                    {
                        return [new FieldError("title." + Workshop.Language, texts["Edit_Conflict"])];
                    }

                    var errors = Check();
                    var kind = kinds.Of(activity);
                    var before = new { activity.Title, activity.PlannedMinutes, Settings = await kind.DescribeAsync(activity, cancel) };
                    errors.AddRange(await kind.ConfigureAsync(activity, form, cancel));
                    if (errors.Count > 0)
                    {
                        throw new RefusedException(errors);
                    }

                    activity.Title = activity.Title.Edited(SentTitle!);
                    activity.PlannedMinutes = Minutes!.Value;
                    activity.Revision++;
                    var now = clock.GetUtcNow().UtcDateTime;
                    Db.AuditEntries.Add(AuditEntry.Of(Actor, "activity.edited", nameof(Activity), activity.Id, now, before, new { activity.Title, activity.PlannedMinutes, Settings = await kind.DescribeAsync(activity, cancel) }));
                    await Db.TouchRegionsAsync(RoomRegions.All(Workshop.Code).Select(key => key.ToString()), now, cancel);
                    return (IReadOnlyList<FieldError>)[];
                },
                cancel);
        }
        catch (RefusedException refused)
        {
            return refused.Errors;
        }
    }

    private List<FieldError> Check()
    {
        var errors = new List<FieldError>();
        if (SentTitle!.GetValueOrDefault(Workshop.Language) is not { Length: > 0 } || SentTitle!.Values.Any(text => text.Length > LongestTitle))
        {
            errors.Add(new($"title.{Workshop.Language}", texts["Activity_NameMissing", LongestTitle]));
        }

        if (Minutes is null or < 0 or > Activity.LongestPlan)
        {
            errors.Add(new("minutes", texts["Activity_MinutesWrong", Activity.LongestPlan]));
        }

        return errors;
    }

    private bool Find()
    {
        if (Workshop.Activities.Find(activity => activity.Id == ActivityId) is not { } found || kinds.Find(found.Kind) is not { } kind)
        {
            return false;
        }

        (Activity, Kind) = (found, kind);
        return true;
    }

    private async Task DrawAsync(IFormCollection? sent, CancellationToken cancel) => Settings = new HtmlString(await renderer.RenderAsync(
        await Kind.SettingsAsync(Activity, sent, cancel),
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));

    /// <summary>Leaves the transaction without a commit: a kind may have changed rows before it found the error.</summary>
    private sealed class RefusedException(IReadOnlyList<FieldError> errors) : Exception
    {
        public IReadOnlyList<FieldError> Errors { get; } = errors;
    }
}
