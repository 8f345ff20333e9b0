using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.People.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Account;

/// <summary>Which letters come to my address: the same that the link at the end of each letter stops.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class NotificationsModel(UserManager<Person> users, AddressStates addresses, IStringLocalizer<AccountTexts> texts) : PageModel
{
    public IReadOnlyCollection<string> Wanted { get; private set; } = [];

    /// <summary>Whether the mail server has refused the address for good.</summary>
    public bool IsRefused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if ((await users.GetUserAsync(User))?.Email is not { } address)
        {
            return Challenge();
        }

        var state = await addresses.FindAsync(address, cancel);
        Wanted = [.. MailTopics.All.Except(state?.Unsubscribed.Topics ?? [], StringComparer.Ordinal)];
        IsRefused = state?.HardBouncedAt is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string[] wanted, CancellationToken cancel)
    {
        if ((await users.GetUserAsync(User))?.Email is not { } address)
        {
            return Challenge();
        }

        foreach (var topic in MailTopics.All)
        {
            var subscription = new Subscription(address, topic);
            if (await addresses.IsUnsubscribedAsync(subscription, cancel) == wanted.Contains(topic, StringComparer.Ordinal))
            {
                await (wanted.Contains(topic, StringComparer.Ordinal) ? addresses.SubscribeAgainAsync(subscription, cancel) : addresses.UnsubscribeAsync(subscription, cancel));
            }
        }

        TempData[Notices.Done] = texts["Notifications_Saved"].Value;
        return LocalRedirect(Url.Content("~/account/notifications"));
    }
}
