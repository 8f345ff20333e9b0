using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.W.Host;

/// <summary>The acts on the clause that the room is at. Each names the item and attempt that the host saw.</summary>
public sealed class ClauseActsModel(RoomActs acts, IStringLocalizer<WorkshopTexts> texts) : HostPage(texts)
{
    [BindProperty(Name = "item")]
    public Guid Item { get; set; }

    [BindProperty(Name = "attempt")]
    public int Attempt { get; set; }

    public IActionResult OnGet() => LocalRedirect(Url.Content($"~/w/{Code}/host"));

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancel) => ActAsync("clause.opened", ReviewActs.OpenAsync, cancel);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => ActAsync("clause.closed", ReviewActs.CloseAsync, cancel);

    public Task<IActionResult> OnPostExtendAsync(CancellationToken cancel) => ActAsync("clause.extended", ReviewActs.ExtendAsync, cancel);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) => ActAsync("clause.taken-back", ReviewActs.TakeBackAsync, cancel);

    public Task<IActionResult> OnPostRevealAsync(CancellationToken cancel) => ActAsync("clause.revealed", ReviewActs.RevealAsync, cancel);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) => ActAsync("clause.reopened", ReviewActs.ReopenAsync, cancel);

    public Task<IActionResult> OnPostNextAsync(CancellationToken cancel) => ActAsync("clause.left", ReviewActs.NextAsync, cancel);

    public Task<IActionResult> OnPostPreviousAsync(CancellationToken cancel) => ActAsync("clause.left", ReviewActs.PreviousAsync, cancel);

    public Task<IActionResult> OnPostGoAsync(Guid to, CancellationToken cancel) => ActAsync(
        "clause.left",
        act => ReviewActs.GoAsync(act, (items, _) => items.FirstOrDefault(item => item.Id == to)),
        cancel);

    private async Task<IActionResult> ActAsync(string name, Func<ItemAct, Task<bool>> change, CancellationToken cancel) =>
        Answer(await acts.OnItemAsync(Code, Actor, Item, Attempt, name, change, cancel));
}
