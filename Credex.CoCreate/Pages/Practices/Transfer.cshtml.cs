using System.Text;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Reading;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>"Would it work here": a reader goes through the conditions for transfer of a case and takes the list away. Nothing of it is stored.</summary>
[ResponseCache(NoStore = true)]
public sealed class TransferModel(PracticeReader reader, IOptions<SiteOptions> site, IStringLocalizer<ReadingTexts> texts) : PageModel
{
    [FromRoute(Name = "slug")]
    public string Slug { get; set; } = string.Empty;

    public PracticeView View { get; private set; } = null!;

    public CaseLanguage Language { get; private set; } = null!;

    public TransferChecklist Checklist { get; private set; } = null!;

    /// <summary>Whether it has been filled in: it then stands as a sheet to print.</summary>
    public bool IsFilled { get; private set; }

    public string Country { get; private set; } = string.Empty;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ReadAsync(filled: false, () => Page(), cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ReadAsync(filled: true, () => Page(), cancel);

    public Task<IActionResult> OnPostFileAsync(CancellationToken cancel) => ReadAsync(
        filled: true,
        () => File(Encoding.UTF8.GetBytes(Checklist.ToMarkdown(texts)), "text/markdown; charset=utf-8", $"{View.Practice.Slug}-{(Country.Length > 0 ? Country.ToLowerInvariant() : "checklist")}.md"),
        cancel);

    private async Task<IActionResult> ReadAsync(bool filled, Func<IActionResult> answer, CancellationToken cancel)
    {
        if (await reader.FindAsync(Slug, cancel) is not { IsPublic: true } practice || await reader.ViewAsync(practice, practice.PublishedNumber, cancel) is not { } view)
        {
            return NotFound();
        }

        if (!filled && practice.Slug != Slug)
        {
            return RedirectPermanent(Url.Content($"~/practices/{practice.Slug}/transfer"));
        }

        (View, Language, IsFilled) = (view, CaseLanguage.Of(view.Fields, wanted: null), filled);
        var conditions = TransferChecklist.ConditionsOf(view.Fields, Language.Code);
        var form = filled ? Request.Form : FormCollection.Empty;
        Country = Countries.Exists(form["country"]) ? form["country"].ToString() : string.Empty;
        Checklist = new TransferChecklist(
            Language.In(view.Fields.Title).Text,
            $"{site.Value.Address(Request)}/practices/{practice.Slug}",
            Country.Length > 0 ? Countries.Name(Country) : texts["Transfer_Country_None"],
            [.. conditions.Select((condition, place) => new ChecklistLine(condition, AnswerOf(form, place), Cut(form.Words($"note.{place}"))))]);
        return answer();
    }

    private static ConditionAnswer AnswerOf(IFormCollection form, int place) =>
        Enum.TryParse<ConditionAnswer>(form[$"answer.{place}"], out var answer) && Enum.IsDefined(answer) ? answer : ConditionAnswer.Open;

    private static string Cut(string note) => note.Length <= TransferChecklist.LongestNote ? note : note[..TransferChecklist.LongestNote];
}
