using Credex.CoCreate.Data;
using Credex.CoCreate.Pages.Workshops;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Expressions;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Everything about a question, with a preview of it as on a phone. Changing the type shows the settings of the new one and loses none of the old.</summary>
public sealed class QuestionModel(AppDb db, PartEditor editor, QuestionReader reader, QuestionTypes types, MistakeWords words, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    [FromRoute(Name = "question")]
    public Guid Id { get; set; }

    public QuestionForm Form { get; private set; } = null!;

    public SettingParts Parts { get; private set; }

    public int Revision { get; private set; }

    public int PageNumber { get; private set; }

    public bool KeyIsFixed { get; private set; }

    public ConditionFields Condition { get; private set; } = null!;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<ConflictLine> Theirs { get; private set; } = [];

    /// <summary>The question as it would be asked.</summary>
    public Asked Preview { get; private set; } = null!;

    /// <summary>The clause that it is about.</summary>
    public (string Number, LocalizedText Text)? Clause { get; private set; }

    public IReadOnlyList<IQuestionType> Types => types.All;

    public string Source => Found!.Text.IsEmpty ? Survey.Title.Source : Found.Text.Source;

    private SurveyQuestion? Found => Version.Questions.Find(question => question.Id == Id);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public string? Invalid(string field) => ErrorOf(field) is null ? null : "invalid";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Found is not { } question)
        {
            return NotFound();
        }

        if (IsFrozen)
        {
            return LocalRedirect(Address("build"));
        }

        Revision = question.Revision;
        await DrawAsync(QuestionForm.Of(question), question, [], cancel);
        return Page();
    }

    /// <summary>What somebody had typed into a question that another editor took away meanwhile.</summary>
    public IReadOnlyList<string>? Orphaned { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Found is not { } current)
        {
            return Orphan();
        }

        var form = QuestionForm.Of(Request.Form);
        var (question, errors) = reader.Read(form, current, Version.Questions, await IsKeyFixedAsync(current, cancel));
        Revision = Request.Form.Number("revision") ?? -1;
        if (errors.Count > 0)
        {
            await DrawAsync(form, question, errors, cancel);
            return Refused();
        }

        switch (await editor.SaveQuestionAsync(Survey.Id, Id, Revision, saved => Apply(saved, question), Actor, cancel))
        {
            case BuildOutcome.Done:
                return await SavedAsync(cancel);
            case BuildOutcome.Changed when await ReadAsync(cancel) && Found is { } theirs:
                // Saving once more is then a decision of somebody who has seen both.
                Revision = theirs.Revision;
                await DrawAsync(form, question, [], cancel);
                Theirs = Differences(QuestionForm.Of(theirs), form);
                return Again(StatusCodes.Status409Conflict);
            case BuildOutcome.Frozen:
                TempData[Notices.Refused] = texts["Not_Frozen"].Value;
                return LocalRedirect(Address("build"));
            default:
                return Orphan();
        }
    }

    private PageResult Orphan()
    {
        string[] own = ["revision", "token", "type", "key"];
        Orphaned = [.. Request.Form.Where(one => !own.Contains(one.Key, StringComparer.Ordinal)).SelectMany(one => one.Value).OfType<string>().Where(words => words.Any(char.IsLetter)).Distinct(StringComparer.Ordinal)];
        return Again(StatusCodes.Status409Conflict);
    }

    /// <summary>Shows what was typed, saving nothing: the preview alone for a script, else the page, with the settings of the chosen type.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (Found is not { } current)
        {
            return NotFound();
        }

        var form = QuestionForm.Of(Request.Form);
        var (question, errors) = reader.Read(form, current, Version.Questions, await IsKeyFixedAsync(current, cancel));
        Revision = Request.Form.Number("revision") ?? -1;
        await DrawAsync(form, question, errors, cancel);
        return Request.Headers.ContainsKey("X-Region") ? Partial("_Preview", Preview) : Page();
    }

    /// <summary>Puts what was chosen into the condition; nothing is saved yet.</summary>
    public async Task<IActionResult> OnPostConditionAsync(CancellationToken cancel)
    {
        if (Found is not { } current)
        {
            return NotFound();
        }

        var form = QuestionForm.Of(Request.Form);
        var chosen = ConditionFilling.Of(Request.Form);
        var (when, why) = ConditionFields.Filled(form.When, chosen, ConditionDraft.Before(Version, current.PageId, Id, types), texts);
        form = form with { When = when };
        var (question, errors) = reader.Read(form, current, Version.Questions, await IsKeyFixedAsync(current, cancel));
        Revision = Request.Form.Number("revision") ?? -1;
        await DrawAsync(form, question, errors, cancel);
        Condition = Condition with { Refused = why is null ? null : (chosen, why) };
        return why is null ? Page() : Refused();
    }

    private static void Apply(SurveyQuestion saved, SurveyQuestion question)
    {
        (saved.Key, saved.Type, saved.Text, saved.Help) = (question.Key, question.Type, question.Text, question.Help);
        (saved.ShowWhen, saved.Requirement, saved.Settings) = (question.ShowWhen, question.Requirement, question.Settings);
    }

    /// <summary>Back to the list; but where a condition has a mistake, here again, where it is told.</summary>
    private async Task<IActionResult> SavedAsync(CancellationToken cancel)
    {
        await ReadAsync(cancel);
        if (ConditionCheck.Of(Version, types).Any(mistake => mistake.Where.Question?.Id == Id))
        {
            TempData[Notices.Done] = texts["Saved_Mistake"].Value;
            return LocalRedirect(Address($"build/{Id}"));
        }

        return LocalRedirect(Address($"build#part-{Id}"));
    }

    private async Task<bool> IsKeyFixedAsync(SurveyQuestion question, CancellationToken cancel) =>
        await Db.SurveyQuestions.AnyAsync(one => one.Key == question.Key && Db.SurveyVersions.Any(version => version.Id == one.VersionId && version.SurveyId == Survey.Id && version.PublishedAt != null), cancel);

    private async Task DrawAsync(QuestionForm form, SurveyQuestion question, IReadOnlyList<FieldError> errors, CancellationToken cancel)
    {
        var current = Found!;
        (Form, Errors) = (form, errors);
        Parts = types.Find(question.Type)?.Parts ?? SettingParts.None;
        KeyIsFixed = await IsKeyFixedAsync(current, cancel);
        PageNumber = ConditionCheck.InOrder(Version).ToList().FindIndex(one => one.Page.Id == current.PageId) + 1;
        var before = ConditionDraft.Before(Version, current.PageId, Id, types);
        var mistakes = form.When != (current.ShowWhen ?? string.Empty) ? []
            : ConditionCheck.Of(Version, types).Where(mistake => mistake.Where.Question?.Id == Id).Select(mistake =>
                mistake.Where.Place == ConditionPlace.Question ? words.Of(mistake, form.When) : $"{mistake.Where.Code}: {words.Of(mistake)}");
        Condition = new ConditionFields("when", form.When, ErrorOf("when") is { } error ? [error] : [.. mistakes], before, Address($"build/{Id}?handler=condition"));
        if (current.ClauseTextId is { } clause)
        {
            Clause = await Db.ClauseTexts.Where(one => one.Id == clause).Select(one => new { one.Number, one.Text }).SingleOrDefaultAsync(cancel) is { } found ? (found.Number, found.Text) : null;
        }

        Preview = PreviewOf(question);
    }

    /// <summary>Alone on a page of its own and under another name, so that nothing on the page has its ids.</summary>
    private Asked PreviewOf(SurveyQuestion question)
    {
        var copy = new SurveyQuestion
        {
            Key = "preview",
            Type = question.Type,
            Text = question.Text,
            Help = question.Help,
            Requirement = question.Requirement,
            Settings = question.Settings with { Choices = Always(question.Settings.Choices), Rows = Always(question.Settings.Rows) },
        };
        var version = new SurveyVersion { SurveyId = Survey.Id };
        var page = new SurveyPage { VersionId = version.Id, Title = LocalizedText.Of(Source), Text = LocalizedText.Of(Source) };
        copy.PageId = page.Id;
        version.Pages.Add(page);
        version.Questions.Add(copy);
        var questionnaire = Questionnaire.Of(version, types);
        var raw = new AnswerSheet();
        return new Asked(questionnaire.Questions[0], questionnaire, AnswerRoute.Of(questionnaire, raw), raw, new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static List<Choice> Always(IReadOnlyList<Choice> choices) => [.. choices.DistinctBy(one => one.Code, StringComparer.Ordinal).Select(one => one with { ShowWhen = null })];

    /// <summary>Of the settings only those that my form shows: the others stay as they are saved.</summary>
    private List<ConflictLine> Differences(QuestionForm theirs, QuestionForm yours)
    {
        var lines = new ConflictLines<QuestionForm>(theirs, yours);
        var parts = types.Find(yours.Type)?.Parts ?? SettingParts.None;
        foreach (var language in SiteLanguages.Codes)
        {
            lines.Add($"{texts["Field_Text"]} ({language})", form => form.Text.GetValueOrDefault(language));
            lines.Add($"{texts["Field_Help"]} ({language})", form => form.Help.GetValueOrDefault(language));
            Part(SettingParts.Ends, $"{texts["Field_Low"]} ({language})", form => form.Low.GetValueOrDefault(language));
            Part(SettingParts.Ends, $"{texts["Field_High"]} ({language})", form => form.High.GetValueOrDefault(language));
            Part(SettingParts.Number, $"{texts["Field_Unit"]} ({language})", form => form.Unit.GetValueOrDefault(language));
        }

        lines.Add(texts["Field_Key"], form => form.Key);
        lines.Add(texts["Field_Type"], form => types.Find(form.Type)?.Label);
        lines.Add(texts["Field_Requirement"], form => texts[$"Requirement_{form.Requirement}"]);
        lines.Add(texts["Field_Condition"], form => form.When);
        Part(SettingParts.Rows, texts["Field_Rows"], form => Described(form.Rows));
        Part(SettingParts.Choices, texts["Field_Choices"], form => Described(form.Choices));
        Part(SettingParts.Several, texts["Field_Several"], form => Said(form.Several));
        Part(SettingParts.Points, texts["Field_Points"], form => form.Points);
        Part(SettingParts.CannotSay, texts["Field_CannotSay"], form => Said(form.CannotSay));
        Part(SettingParts.Number, texts["Field_Min"], form => form.Min);
        Part(SettingParts.Number, texts["Field_Max"], form => form.Max);
        Part(SettingParts.Number, texts["Field_Whole"], form => Said(form.WholeNumbers));
        Part(SettingParts.Length, texts["Field_Longest"], form => form.Longest);
        Part(SettingParts.Dates, texts["Field_Earliest"], form => form.Earliest);
        Part(SettingParts.Dates, texts["Field_Latest"], form => form.Latest);
        Part(SettingParts.HowMany, texts["Field_Least"], form => form.Least);
        Part(SettingParts.HowMany, texts["Field_Most"], form => form.Most);
        return lines.OrSame(texts["Conflict_Field"], texts["Conflict_Same"]);

        string Said(bool ticked) => texts[ticked ? "Yes" : "No"];

        void Part(SettingParts part, string label, Func<QuestionForm, string?> value)
        {
            if (parts.HasFlag(part))
            {
                lines.Add(label, value);
            }
        }
    }

    private static string Described(IReadOnlyList<ChoiceLine> lines) => string.Join('\n', lines.Where(line => !line.IsEmpty).Select(line => string.Join(" | ", line.Text.Values.Prepend(line.Code).Append(line.When).Append(line.Mark).Where(part => part.Length > 0))));
}
