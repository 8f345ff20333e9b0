using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Workshops;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>The title, the text and the condition of a page.</summary>
public sealed class PageEditModel(AppDb db, PartEditor editor, QuestionReader reader, QuestionTypes types, MistakeWords words, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    [FromRoute(Name = "part")]
    public Guid Part { get; set; }

    public int Number { get; private set; }

    public int Revision { get; private set; }

    public IReadOnlyDictionary<string, string> Title { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Text { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ConditionFields Condition { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<ConflictLine> Theirs { get; private set; } = [];

    public string Source => Found!.Title.IsEmpty ? Survey.Title.Source : Found.Title.Source;

    private SurveyPage? Found => Version.Pages.Find(page => page.Id == Part);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public IActionResult OnGet()
    {
        if (Found is not { } page)
        {
            return NotFound();
        }

        Draw(SurveyForm.Wordings(page.Title), SurveyForm.Wordings(page.Text), page.ShowWhen ?? string.Empty, []);
        Revision = page.Revision;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Found is not { } page)
        {
            return NotFound();
        }

        var form = Request.Form;
        var (title, text, when) = (form.Texts("title"), form.Texts("text"), form.Words("when"));
        var errors = new List<FieldError>();
        reader.Text("title", page.Title, title, SurveyPage.LongestTitle, errors);
        reader.Text("text", page.Text, text, SurveyPage.LongestText, errors);
        var condition = reader.When("when", when, errors);
        Revision = form.Number("revision") ?? -1;
        if (errors.Count > 0)
        {
            Draw(title, text, when, errors);
            return Refused();
        }

        switch (await editor.SavePageAsync(Survey.Id, Part, Revision, title, text, condition, Actor, cancel))
        {
            case BuildOutcome.Done:
                return LocalRedirect(Address($"build#part-{Part}"));
            case BuildOutcome.Changed when await ReadAsync(cancel) && Found is { } theirs:
                Revision = theirs.Revision;
                Draw(title, text, when, []);
                Theirs = Differences(theirs, title, text, when);
                return Again(StatusCodes.Status409Conflict);
            case BuildOutcome.Frozen:
                TempData[Notices.Refused] = texts["Not_Frozen"].Value;
                return LocalRedirect(Address("build"));
            default:
                return NotFound();
        }
    }

    /// <summary>Puts what was chosen into the condition; nothing is saved yet.</summary>
    public IActionResult OnPostCondition()
    {
        if (Found is null)
        {
            return NotFound();
        }

        var form = Request.Form;
        Revision = form.Number("revision") ?? -1;
        var chosen = ConditionFilling.Of(form);
        var (when, why) = ConditionFields.Filled(form.Words("when"), chosen, ConditionDraft.Before(Version, Part, question: null, types), texts);
        Draw(form.Texts("title"), form.Texts("text"), when, []);
        Condition = Condition with { Refused = why is null ? null : (chosen, why) };
        return why is null ? Page() : Refused();
    }

    private void Draw(IReadOnlyDictionary<string, string> title, IReadOnlyDictionary<string, string> text, string when, IReadOnlyList<FieldError> errors)
    {
        Number = ConditionCheck.InOrder(Version).ToList().FindIndex(one => one.Page.Id == Part) + 1;
        var mistakes = when != (Found!.ShowWhen ?? string.Empty) ? [] : ConditionCheck.Of(Version, types).Where(mistake => mistake.Where.Question is null && mistake.Where.Page.Id == Part).Select(mistake => words.Of(mistake, when));
        (Title, Text, Errors) = (title, text, errors);
        Condition = new ConditionFields("when", when, ErrorOf("when") is { } error ? [error] : [.. mistakes], ConditionDraft.Before(Version, Part, question: null, types), Address($"build/page/{Part}?handler=condition"));
    }

    private List<ConflictLine> Differences(SurveyPage theirs, IReadOnlyDictionary<string, string> title, IReadOnlyDictionary<string, string> text, string when)
    {
        var lines = new ConflictLines<(IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Text, string When)>(
            (SurveyForm.Wordings(theirs.Title), SurveyForm.Wordings(theirs.Text), theirs.ShowWhen ?? string.Empty), (title, text, when));
        foreach (var language in SiteLanguages.Codes)
        {
            lines.Add($"{texts["Page_Title"]} ({language})", form => form.Title.GetValueOrDefault(language));
            lines.Add($"{texts["Page_Text"]} ({language})", form => form.Text.GetValueOrDefault(language));
        }

        lines.Add(texts["Field_Condition"], form => form.When);
        return lines.OrSame(texts["Conflict_Field"], texts["Conflict_Same"]);
    }
}
