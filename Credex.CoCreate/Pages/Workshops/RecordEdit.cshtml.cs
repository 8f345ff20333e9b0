using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Record;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Workshops;

/// <summary>The summary above a record, and who may read it. Two hosts who save at once both keep their words: the second sees both and brings them together.</summary>
public sealed class RecordEditModel(AppDb db, RecordEdit edit, IStringLocalizer<RecordTexts> texts) : WorkshopPage(db)
{
    /// <summary>The revision that the form is made from.</summary>
    public int Revision { get; private set; }

    public RecordAudience? Audience { get; private set; }

    public IReadOnlyDictionary<string, string>? Sent { get; private set; }

    /// <summary>What somebody else saved in the meantime.</summary>
    public Workshop? Theirs { get; private set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field.Split('.')[0] == field)?.Message;

    public void OnGet() => (Revision, Audience) = (Workshop.Revision, Workshop.RecordAudience);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        Sent = form.Texts("summary");
        Revision = form.Number("revision") ?? -1;
        Audience = Enum.TryParse<RecordAudience>(form["audience"], out var audience) && Enum.IsDefined(audience) ? audience : null;
        Errors = Check();
        if (Errors.Count > 0)
        {
            return Refused();
        }

        if (await edit.SaveAsync(Workshop.Id, Revision, Sent, audience, Actor, cancel))
        {
            TempData[Notices.Done] = texts["Saved"].Value;
            return LocalRedirect(Url.Content($"~/workshops/{Slug}/record"));
        }

        Theirs = await Db.Workshops.AsNoTracking().SingleAsync(one => one.Id == Workshop.Id, cancel);
        Revision = Theirs.Revision;
        Errors = [new FieldError("theirs", texts["Conflict_What"])];
        return Refused();
    }

    private List<FieldError> Check()
    {
        var errors = new List<FieldError>();
        if (Sent!.Values.Any(text => text.Length > RecordEdit.LongestSummary))
        {
            errors.Add(new($"summary.{Workshop.Language}", texts["Edit_Summary_Long", RecordEdit.LongestSummary]));
        }

        if (Audience is null)
        {
            errors.Add(new("audience", texts["Edit_Audience_Missing"]));
        }

        return errors;
    }
}
