using System.Net;

namespace Credex.CoCreate.Tests.Surveys;

/// <summary>Addresses of published results: one that always shows the newest, and a permanent one for each.</summary>
public sealed class PublishedResultsTests
{
    private const string Results = "/surveys/sound-design-needs/results";
    private const string Manage = "/manage/surveys/sound-design-needs/publication";

    [Fact]
    public async Task Each_result_has_a_permanent_address_and_the_short_one_says_that_it_shows_the_newest()
    {
        await using var app = new TestApp();
        var (staff, anybody) = ((await Facilitator.SignInAsync(app, "staff")).Client, app.Browser());
        await PublishAsync(staff);

        // The only one has its address, too.
        var alone = await anybody.PageAsync(Results);
        Assert.Contains("This page always shows the newest results: at present number 1", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("this address stays", alone, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Results}/1\">http://localhost{Results}/1</a>", alone, StringComparison.Ordinal);
        var first = await anybody.PageAsync($"{Results}/1");
        Assert.Contains("These are results number 1", first, StringComparison.Ordinal);
        Assert.Contains("this address stays", first, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Results}/1\" aria-current=\"page\">", first, StringComparison.Ordinal);

        await PublishAsync(staff);
        var newest = await anybody.PageAsync(Results);
        Assert.Contains("at present number 2", newest, StringComparison.Ordinal);
        Assert.All(new[] { 1, 2 }, number => Assert.Contains($"http://localhost{Results}/{number}</a>", newest, StringComparison.Ordinal));
        Assert.Contains("These are results number 1", await anybody.PageAsync($"{Results}/1"), StringComparison.Ordinal);
        Assert.Contains("actuellement le numéro 2", WebUtility.HtmlDecode(await app.Browser("fr").PageAsync(Results)), StringComparison.Ordinal);
    }

    private static async Task PublishAsync(HttpClient staff) =>
        await staff.SendAsync(Manage, Form.Token(await staff.PageAsync(Manage)), ("who", "1"));
}
