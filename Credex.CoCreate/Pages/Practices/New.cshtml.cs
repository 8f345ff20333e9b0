using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>A case of somebody, as their list shows it.</summary>
public sealed record OwnCase(Guid Id, string Slug, LocalizedText Title, PracticeState State, DateTime ChangedAt);

/// <summary>Where a case is begun: blank, from an earlier one, or from a Markdown file. And the cases that somebody is writing.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
[RequestSizeLimit(4 * 1024 * 1024)]
public sealed class NewModel(AppDb db, PracticeRights rights, PracticeDesk desk, CaseImport import, IStringLocalizer<WritingTexts> texts) : PageModel
{
    private const int Most = 100;

    public bool May { get; private set; }

    public IReadOnlyList<OwnCase> Own { get; private set; } = [];

    /// <summary>What a case can be begun from: one's own, and what is published.</summary>
    public IReadOnlyList<OwnCase> Earlier { get; private set; } = [];

    public string Title { get; private set; } = string.Empty;

    public string Language { get; private set; } = "en";

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private Guid Actor => User.PersonId() ?? throw new InvalidOperationException("Only people with accounts come here.");

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public Task OnGetAsync(CancellationToken cancel) => DrawAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Title = Request.Form.Words("title");
        Language = Request.Form.Words("language");
        if (Check("title") is { Count: > 0 } errors)
        {
            return await RefuseAsync(errors, cancel);
        }

        return await BeginAsync(new PracticeFields { Title = LocalizedText.Of(Language, (Language, Title)), Summary = LocalizedText.Of(Language) }, texts["Created"], cancel);
    }

    /// <summary>Facts and texts of an earlier case, under a title of its own; its pictures and files stay its own.</summary>
    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancel)
    {
        Title = Request.Form.Words("title");
        await DrawAsync(cancel);
        if (Earlier.FirstOrDefault(one => one.Id == Request.Form.Id("earlier")) is not { } earlier)
        {
            return await RefuseAsync([new FieldError("earlier", texts["New_Earlier_Missing"])], cancel);
        }

        var practice = await db.Practices.AsNoTracking().SingleAsync(one => one.Id == earlier.Id, cancel);
        Language = practice.SourceLanguage;
        if (Check("copyTitle") is { Count: > 0 } errors)
        {
            return await RefuseAsync(errors, cancel);
        }

        // Of a case that is not theirs they take what readers see.
        var number = Own.Any(one => one.Id == earlier.Id) ? practice.Newest : practice.PublishedNumber;
        var fields = (await db.PracticeRevisions.AsNoTracking().SingleAsync(one => one.PracticeId == earlier.Id && one.Number == number, cancel)).Fields;
        return await BeginAsync(fields with { Title = LocalizedText.Of(Language, (Language, Title)), Pictures = [], Attachments = [] }, texts["Created_Copy"], cancel);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        Language = Request.Form.Words("language");
        if (Request.Form.Files.GetFile("markdown") is not { Length: > 0 and <= CaseImport.Largest } file)
        {
            return await RefuseAsync([new FieldError("markdown", texts["New_File_Wrong", CaseImport.Largest / 1024])], cancel);
        }

        using var reader = new StreamReader(file.OpenReadStream());
        var words = await reader.ReadToEndAsync(cancel);
        if (words.Count(one => one is '\0' or '\ufffd') > words.Length / 10)
        {
            return await RefuseAsync([new FieldError("markdown", texts["New_File_NoText"])], cancel);
        }

        var read = import.Read(words.Replace("\0", string.Empty, StringComparison.Ordinal), ContentLanguages.Exists(Language) ? Language : SiteLanguages.Codes[0]);
        if (read.Fields is not { } fields)
        {
            return await RefuseAsync([new FieldError("markdown", texts["New_File_Untitled"])], cancel);
        }

        var notes = new[]
        {
            texts["Created_File"].Value,
            read.Unplaced.Count == 0 ? null : texts["Created_Unplaced", string.Join(", ", read.Unplaced)].Value,
            read.Unknown.Count == 0 ? null : texts["Created_Unknown", string.Join(", ", read.Unknown)].Value,
            read.Cut.Count == 0 ? null : texts["Created_Cut"].Value,
        };
        return await BeginAsync(fields, string.Join(' ', notes.OfType<string>()), cancel);
    }

    private List<FieldError> Check(string field)
    {
        var errors = new List<FieldError>();
        if (Title.Length is 0 or > PracticeFields.LongestTitle)
        {
            errors.Add(new FieldError(field, texts["New_Title_Wrong", PracticeFields.LongestTitle]));
        }

        if (!ContentLanguages.Exists(Language))
        {
            errors.Add(new FieldError("language", texts["New_Language_Wrong"]));
        }

        return errors;
    }

    private async Task<IActionResult> BeginAsync(PracticeFields fields, string done, CancellationToken cancel)
    {
        if (!await rights.MayCreateAsync(User, cancel))
        {
            return Forbid();
        }

        var practice = await desk.CreateAsync(fields, Actor, cancel);
        TempData[Notices.Done] = done;
        return LocalRedirect(Url.Content($"~/practices/{practice.Slug}/edit/about"));
    }

    private async Task<IActionResult> RefuseAsync(IReadOnlyList<FieldError> errors, CancellationToken cancel)
    {
        Errors = errors;
        await DrawAsync(cancel);
        if (!May)
        {
            return Forbid();
        }

        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        May = await rights.MayCreateAsync(User, cancel);
        var actor = Actor;
        var newest =
            from practice in db.Practices.AsNoTracking()
            join revision in db.PracticeRevisions on practice.Id equals revision.PracticeId
            select new { Practice = practice, Revision = revision };
        Own = (await newest.Where(one => one.Revision.Number == one.Practice.Newest && db.PracticeAuthors.Any(author => author.PracticeId == one.Practice.Id && author.PersonId == actor))
            .OrderByDescending(one => one.Practice.ChangedAt).Take(Most).ToListAsync(cancel)).ConvertAll(one => new OwnCase(one.Practice.Id, one.Practice.Slug, one.Revision.Fields.Title, one.Practice.State, one.Practice.ChangedAt));
        var published = (await newest.Where(one => one.Revision.Number == one.Practice.PublishedNumber).OrderByDescending(one => one.Practice.ChangedAt).Take(Most).ToListAsync(cancel))
            .ConvertAll(one => new OwnCase(one.Practice.Id, one.Practice.Slug, one.Revision.Fields.Title, one.Practice.State, one.Practice.ChangedAt));
        Earlier = [.. Own, .. published.Where(one => !Own.Any(own => own.Id == one.Id))];
        Language = Language.Length > 0 && ContentLanguages.Exists(Language) && Errors.Count > 0 ? Language : System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    }
}
