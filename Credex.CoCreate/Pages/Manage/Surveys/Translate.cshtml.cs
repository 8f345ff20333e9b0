using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Workshops;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>All texts of a version side by side with their translation. What somebody else changed since the page was made is told, and neither is lost.</summary>
public sealed class TranslateModel(AppDb db, PartEditor editor, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    [FromQuery(Name = "to")]
    public string? Wanted { get; set; }

    /// <summary>The language that is written.</summary>
    public string Language { get; private set; } = "fr";

    public IReadOnlyList<TextPlace> Places { get; private set; } = [];

    /// <summary>What was typed, by path; empty where nothing was sent.</summary>
    public IReadOnlyDictionary<string, string> Sent { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<ConflictLine> Theirs { get; private set; } = [];

    public int Missing => Places.Count(place => place.IsMissing(Language));

    public int Stale => Places.Count(place => place.IsStale(Language));

    public string NameOf(TextPlace place) => place.Question is null
        ? texts["Translate_Page", NumberOf(place), texts[$"Part_{place.Part}"]]
        : place.Code is null ? texts["Translate_Question", place.Question.Key, texts[$"Part_{place.Part}"]] : texts["Translate_Choice", place.Question.Key, texts[$"Part_{place.Part}"], place.Code];

    public string Now(TextPlace place) => place.Text.Wordings.GetValueOrDefault(Language)?.Text ?? string.Empty;

    public void OnGet() => Draw();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Draw();
        var form = Request.Form;
        var sent = Places.Where(place => form.ContainsKey($"is/{place.Path}"))
            .ToDictionary(place => place.Path, place => (Was: form.Words($"was/{place.Path}"), Is: form.Words($"is/{place.Path}")), StringComparer.Ordinal);
        Sent = sent.ToDictionary(one => one.Key, one => one.Value.Is, StringComparer.Ordinal);
        Errors = [.. Places.Where(place => Sent.GetValueOrDefault(place.Path)?.Length > place.Longest).Select(place => new FieldError($"is/{place.Path}", texts["Error_LongOf", NameOf(place), place.Longest]))];
        if (Errors.Count > 0)
        {
            return Refused();
        }

        var (outcome, changed) = await editor.SaveTextsAsync(Survey.Id, Language, sent, Actor, cancel);
        if (outcome != BuildOutcome.Done)
        {
            TempData[Notices.Refused] = texts["Not_Frozen"].Value;
            return LocalRedirect(Address("build"));
        }

        if (changed.Count == 0)
        {
            TempData[Notices.Done] = texts["Saved"].Value;
            return LocalRedirect(Address($"translate?to={Language}"));
        }

        await ReadAsync(cancel);
        Draw();
        Theirs = [.. Places.Where(place => changed.Contains(place.Path, StringComparer.Ordinal)).Select(place => new ConflictLine(NameOf(place), Now(place), Sent[place.Path]))];
        return Again(StatusCodes.Status409Conflict);
    }

    private int NumberOf(TextPlace place) => Places.Select(one => one.Page.Id).Distinct().ToList().IndexOf(place.Page.Id) + 1;

    private void Draw()
    {
        var all = VersionTexts.Of(Version);
        var source = all.Where(place => !place.Text.IsEmpty).Select(place => place.Text.Source).FirstOrDefault() ?? Survey.Title.Source;
        Language = SiteLanguages.Codes.FirstOrDefault(code => code == Wanted) ?? SiteLanguages.Codes.First(code => code != source);
        Places = [.. all.Where(place => !place.Text.IsEmpty)];
    }
}
