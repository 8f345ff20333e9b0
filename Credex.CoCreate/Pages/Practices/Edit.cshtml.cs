using Credex.CoCreate.Data;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>A chapter as it will be read.</summary>
public sealed record PreviewPart(string Label, string Language, IHtmlContent Html);

/// <summary>
/// A case, step by step. The same form saves by itself with JavaScript and by its buttons without; what two people changed at once is compared field by field.
/// </summary>
[RequestSizeLimit(LargestRequest)]
public sealed class EditModel(
    AppDb db, PracticeAddresses addresses, PracticeRights rights, PracticeDesk desk, FieldWords words, ClauseFinder clauses, TranslationSources sources, IStringLocalizer<PracticeTexts> practice, IStringLocalizer<WritingTexts> texts)
    : WritingPage(db, addresses, rights)
{
    /// <summary>Three chapters in two languages, in letters that take six bytes in a form.</summary>
    private const int LargestRequest = 1024 * 1024;

    private IReadOnlyList<SentValue> sent = [];
    private IReadOnlyDictionary<Guid, string> theirClauses = new Dictionary<Guid, string>();

    [FromRoute(Name = "step")]
    public string? StepCode { get; set; }

    /// <summary>The language that stands beside that of the case.</summary>
    [FromQuery(Name = "with")]
    public string? With { get; set; }

    public WritingStep Step { get; private set; } = WritingSteps.All[0];

    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<PreviewPart>? Preview { get; private set; }

    public IReadOnlyList<TextFieldView> TextFields { get; private set; } = [];

    /// <summary>The clauses that are chosen, and those that were looked for.</summary>
    public IReadOnlyList<ClauseChoice> Clauses { get; private set; } = [];

    public IReadOnlyList<PracticeAuthor> Authors { get; private set; } = [];

    public string Wanted { get; private set; } = string.Empty;

    public DateTime? SavedAt { get; private set; }

    public IReadOnlyList<MissingPart> Missing => PracticeChecks.Missing(Fields);

    /// <summary>The marks of what was sent and stands there now as it was sent.</summary>
    public IEnumerable<(string Field, string Mark)> Settled => sent.Where(one => one.Field.Read(Fields) == one.Value).Select(one => (one.Field.Name, PracticeField.MarkOf(one.Value)));

    public string Value(string field) => sent.FirstOrDefault(one => one.Field.Name == field)?.Value ?? Find(field).Read(Fields);

    public IReadOnlyList<string> Values(string field) => Value(field).Split(',', StringSplitOptions.RemoveEmptyEntries);

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public FieldConflict? ConflictOf(string field) => Conflicts.FirstOrDefault(conflict => conflict.Field == field);

    public string LabelOf(string field) => field.Split('.') is [var part, var language] ? words.Full(words.Label(part), language) : words.Label(field);

    public string InWords(FieldConflict conflict) => words.Value(conflict.Field, conflict.Theirs, theirClauses);

    /// <summary>What the form shows; of a field that is refused, what it showed before; of two texts, theirs, since both are seen now.</summary>
    public string Mark(string field) => ErrorOf(field) is not null && sent.FirstOrDefault(one => one.Field.Name == field) is { } refused ? refused.Was : Find(field).Mark(Fields);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        await DrawAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        await SaveAsync(moves: true, cancel);
        if (Errors.Count > 0 || Conflicts.Count > 0)
        {
            await DrawAsync(cancel);
            return Again(Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
        }

        TempData[Notices.Done] = texts["Saved"].Value;
        var to = Request.Form["act"] == "next" && WritingSteps.After(Step) is { } next ? next : Step;
        var language = Request.Form["act"] == "beside" ? Request.Form["with"].ToString() : With;
        return LocalRedirect(Address($"edit/{to.Code}{(IsOther(language) ? $"?with={language}" : string.Empty)}"));
    }

    /// <summary>Saves while somebody writes. The answer is what there is to say of it, for the script to put in its places.</summary>
    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        await SaveAsync(moves: false, cancel);
        var answer = Partial("_Saved", this);
        answer.StatusCode = Conflicts.Count > 0 ? StatusCodes.Status409Conflict : Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return answer;
    }

    /// <summary>What it will look like: nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        sent = FieldCatalog.Sent(Request.Form, Source);
        Preview = [.. Step.Parts.SelectMany(part => Languages().Select(language => (Part: part, Language: language, Words: Value($"{part}.{language}")))).Where(one => one.Words.Length > 0)
            .Select(one => new PreviewPart(words.Label(one.Part), one.Language, one.Part is FieldCatalog.Title or FieldCatalog.Summary
                ? new HtmlContentBuilder().AppendHtml("<p>").Append(one.Words).AppendHtml("</p>")
                : Markdown.ToCaseHtml(one.Words, topHeading: 4, $"preview-{one.Part}-{one.Language}")))];
        if (Request.Headers.ContainsKey("X-Region"))
        {
            return Partial("_Preview", Preview);
        }

        await DrawAsync(cancel);
        return Page();
    }

    /// <summary>Looks for clauses, and shows the form again as it was sent.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancel)
    {
        if (!Find())
        {
            return NotFound();
        }

        sent = FieldCatalog.Sent(Request.Form, Source);
        Wanted = Request.Form.Words("wanted");
        await DrawAsync(cancel);
        return Page();
    }

    private async Task SaveAsync(bool moves, CancellationToken cancel)
    {
        sent = FieldCatalog.Sent(Request.Form, Source);
        var saved = await desk.SaveAsync(Practice.Id, sent, [.. Request.Form["fresh"].OfType<string>()], moves, Actor, cancel);
        (Conflicts, SavedAt) = (saved.Conflicts, saved.At);
        Errors = [.. saved.Faults.Select(fault => new FieldError(fault.Field, texts[$"Fault_{fault.Kind}", words.Label(fault.Field.Split('.')[0]), fault.Limit]))];
        if (ConflictOf("clauses") is { } other)
        {
            theirClauses = await words.ClausesAsync(ClauseFinder.Read(other.Theirs), cancel);
        }

        await ReadAsync(cancel);
    }

    private bool Find()
    {
        if (WritingSteps.Find(StepCode) is not { } step || step.Code == WritingSteps.Files)
        {
            return false;
        }

        Step = step;
        return true;
    }

    private PracticeField Find(string field) => FieldCatalog.Find(field, Source) ?? throw new InvalidOperationException($"There is no field {field}.");

    private bool IsOther(string? language) => language != Source && ContentLanguages.Exists(language);

    private IEnumerable<string> Languages() => IsOther(With) ? [Source, With!] : [Source];

    private async Task DrawAsync(CancellationToken cancel)
    {
        var views = new List<TextFieldView>();
        foreach (var part in Step.Parts)
        {
            var isChapter = part is not (FieldCatalog.Title or FieldCatalog.Summary);
            foreach (var language in Languages())
            {
                var name = $"{part}.{language}";
                views.Add(new TextFieldView(name, language, words.Label(part), Value(name), Mark(name), FieldCatalog.Longest(part))
                {
                    LanguageName = ContentLanguages.Name(language),
                    Help = language != Source ? null : isChapter ? practice[$"Chapter_{part}_Ask"].Value : texts[$"Help_{part}"].Value,
                    Rows = isChapter ? 10 : part == FieldCatalog.Summary ? 3 : 1,
                    IsMarkdown = isChapter,
                    IsRequired = part == FieldCatalog.Title && language == Source,
                    Error = ErrorOf(name),
                    Conflict = ConflictOf(name),
                    Stale = await sources.ChangedAsync(Practice, Fields, part, language, cancel),
                });
            }
        }

        TextFields = views;
        if (Step.Code == WritingSteps.People)
        {
            Clauses = await clauses.FindAsync(ClauseFinder.Read(Value("clauses")), Wanted, cancel);
            Authors = await Db.PracticeAuthors.AsNoTracking().Where(one => one.PracticeId == Practice.Id).OrderBy(one => one.Order).ToListAsync(cancel);
        }
    }
}
