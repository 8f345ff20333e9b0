using AngleSharp.Html.Parser;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards.Consensus;

namespace Credex.CoCreate.Tests.Workshops;

/// <summary>The list of keys beside the console names every key that a control has.</summary>
public sealed class ConsoleKeysTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_key_of_the_console_is_in_its_list(string language)
    {
        await using var app = new TestApp();
        var host = await Facilitator.SignInAsync(app);
        await host.Client.GetAsync($"/?lang={language}");
        await (await app.JoinAllAsync(5, StakeholderGroup.Learner)).AnswerAllAsync(Consent.Agree);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var act in new Func<Task>[] { () => Task.CompletedTask, () => host.ActAsync("close"), () => host.ActAsync("reopen"), host.RevealAsync })
        {
            await act();
            var page = new HtmlParser().ParseDocument(await host.Client.PageAsync($"/w/{TestApp.Code}/host"));
            var list = page.QuerySelector("[data-keys]")!.Closest("details")!.QuerySelector("p")!.TextContent;
            foreach (var key in page.QuerySelectorAll("[data-key]").Select(control => control.GetAttribute("data-key")!).Where(key => !char.IsAsciiDigit(key[0])))
            {
                Assert.Matches($"(^|[ ,]){key.ToUpperInvariant()} ", list);
                seen.Add(key);
            }

            foreach (var control in page.QuerySelectorAll("[form=act-words][type=submit], .console-acts button:not([disabled]), .console-decision input[type=radio]"))
            {
                Assert.True(control.HasAttribute("data-key"), control.OuterHtml);
            }
        }

        Assert.Empty("acdefgjklmntwy".Select(letter => letter.ToString()).Except(seen, StringComparer.Ordinal));
    }
}
