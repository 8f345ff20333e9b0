using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>Receives every act of a host on an activity and hands it to its kind.</summary>
public sealed class ActModel(ActivityKinds kinds, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    [FromRoute(Name = "activity")]
    public Guid Activity { get; set; }

    [FromRoute(Name = "act")]
    public string Act { get; set; } = string.Empty;

    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}/host"));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await kinds.FindAsync(Code, Activity, cancel) is { } kind
            ? Answer(await kind.ActAsync(new ActRequest(Code, Actor, Activity, Act, Request.Form), cancel))
            : NotFound();
}
