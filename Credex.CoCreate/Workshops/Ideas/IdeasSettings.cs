using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Ideas;

/// <summary>What a board can be told.</summary>
public sealed record IdeasSettings
{
    public const int MostColumns = 6;
    public const int MostDots = 20;
    public const int LongestPrompt = 300;
    public const int LongestColumn = 60;
    public const int LongestMinutes = 120;

    /// <summary>The question that ideas answer.</summary>
    public LocalizedText? Prompt { get; init; }

    /// <summary>None is one column without a name.</summary>
    public IReadOnlyList<LocalizedText> Columns { get; init; } = [];

    /// <summary>Dots of each person.</summary>
    public int Budget { get; init; } = 5;

    public int MostPerIdea { get; init; } = 3;

    /// <summary>Whether ideas wait for a host before they show.</summary>
    public bool Moderated { get; init; }

    public int? WritingMinutes { get; init; }

    public int? VotingMinutes { get; init; }

    public int ColumnCount => Math.Max(1, Columns.Count);
}

/// <summary>Draws and takes the settings of a board. Once there are ideas no column goes away; once there are dots, their number stays.</summary>
public sealed class IdeasSettingsForm(AppDb db, IStringLocalizer<IdeasTexts> texts)
{
    public async Task<RegionContent> DrawAsync(Activity activity, IFormCollection? sent, CancellationToken cancel)
    {
        var source = await db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.Language).SingleOrDefaultAsync(cancel) ?? "en";
        return RegionContent.Of<IdeasSettingsFields>(
            (nameof(IdeasSettingsFields.Settings), activity.SettingsAs<IdeasSettings>()),
            (nameof(IdeasSettingsFields.Sent), sent),
            (nameof(IdeasSettingsFields.Source), source),
            (nameof(IdeasSettingsFields.Errors), sent is null ? [] : await CheckAsync(activity, sent, cancel)));
    }

    public async Task<IReadOnlyList<FieldError>> TakeAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        var errors = await CheckAsync(activity, form, cancel);
        if (errors.Count > 0)
        {
            return errors;
        }

        var held = activity.SettingsAs<IdeasSettings>();
        var source = await db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.Language).SingleAsync(cancel);
        activity.Set(held with
        {
            Prompt = Text(held.Prompt, form, "prompt", source),
            Columns = [.. Enumerable.Range(0, IdeasSettings.MostColumns)
                .Select(place => Text(held.Columns.ElementAtOrDefault(place), form, Column(place), source)).OfType<LocalizedText>()],
            Budget = form.Number("budget")!.Value,
            MostPerIdea = form.Number("most")!.Value,
            Moderated = form.Ticked("moderated"),
            WritingMinutes = form.Number("writingMinutes"),
            VotingMinutes = form.Number("votingMinutes"),
        });
        return [];
    }

    /// <summary>The name of a column's field, from place 0.</summary>
    public static string Column(int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"column{place + 1}");

    private static LocalizedText? Text(LocalizedText? held, IFormCollection form, string name, string source)
    {
        var sent = form.Texts(name);
        var text = sent.Count == 0 ? held : held?.Edited(sent) ?? LocalizedText.From(source, sent);
        return text is { IsEmpty: false } ? text : null;
    }

    private async Task<IReadOnlyList<FieldError>> CheckAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        var held = activity.SettingsAs<IdeasSettings>();
        if (form.Texts("prompt") is var prompt && (prompt.Values.All(text => text.Length == 0) || prompt.Values.Any(text => text.Length > IdeasSettings.LongestPrompt)))
        {
            errors.Add(new("prompt", texts["Settings_PromptWrong", IdeasSettings.LongestPrompt]));
        }

        var hasIdeas = await db.Ideas.AnyAsync(idea => idea.ActivityId == activity.Id, cancel);
        for (var place = 0; place < IdeasSettings.MostColumns; place++)
        {
            var sent = form.Texts(Column(place));
            if (sent.Values.Any(text => text.Length > IdeasSettings.LongestColumn))
            {
                errors.Add(new(Column(place), texts["Settings_ColumnLong", IdeasSettings.LongestColumn]));
            }
            else if (hasIdeas && place < held.Columns.Count && Text(held.Columns[place], form, Column(place), "en") is null)
            {
                errors.Add(new(Column(place), texts["Settings_ColumnUsed"]));
            }
        }

        var budget = form.Number("budget");
        var most = form.Number("most");
        if (budget is null or < 1 or > IdeasSettings.MostDots)
        {
            errors.Add(new("budget", texts["Settings_BudgetWrong", IdeasSettings.MostDots]));
        }
        else if (most is null or < 1 || most > budget)
        {
            errors.Add(new("most", texts["Settings_MostWrong"]));
        }
        else if ((budget != held.Budget || most != held.MostPerIdea) && await db.Dots.AnyAsync(dot => dot.ActivityId == activity.Id, cancel))
        {
            errors.Add(new("budget", texts["Settings_DotsGiven"]));
        }

        foreach (var name in new[] { "writingMinutes", "votingMinutes" })
        {
            if (form.Words(name).Length > 0 && form.Number(name) is null or < 1 or > IdeasSettings.LongestMinutes)
            {
                errors.Add(new(name, texts["Settings_MinutesWrong", IdeasSettings.LongestMinutes]));
            }
        }

        return errors;
    }
}
