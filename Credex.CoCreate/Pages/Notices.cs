using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Credex.CoCreate.Pages;

/// <summary>A sentence for the page after a redirect: in a protected cookie, so that no address can make a page say something.</summary>
public static class Notices
{
    public const string Refused = nameof(Refused);
    public const string Done = nameof(Done);

    public static (string Text, bool IsRefused)? TakeNotice(this ITempDataDictionary data) =>
        data[Refused] is string refused ? (refused, true) : data[Done] is string done ? (done, false) : null;
}
