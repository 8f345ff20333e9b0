using Credex.CoCreate.Practices.Reading;

namespace Credex.CoCreate.Tests.Practices.Reading;

/// <summary>Citations against the patterns of the manuals that name them.</summary>
public sealed class CitationTests
{
    private const string Address = "https://cocreate.example/practices/badges";

    [Fact]
    public void Two_authors_in_three_styles()
    {
        var cited = new Cited(["Maja Lindqvist", "Jean-Luc de Vries"], "Badges for stage lighting", 2026, "CoCreate", Address, new DateOnly(2026, 11, 26));

        Assert.Equal($"Lindqvist, M., & Vries, J. L. d. (2026). Badges for stage lighting. CoCreate. {Address}", Citations.Apa(cited));
        Assert.Equal($"Lindqvist, Maja, and Jean-Luc de Vries. 2026. “Badges for stage lighting.” CoCreate. {Address}.", Citations.Chicago(cited));
        Assert.Equal($"LINDQVIST, Maja and VRIES, Jean-Luc de, 2026. Badges for stage lighting [online]. CoCreate [viewed 2026-11-26]. Available from: {Address}", Citations.Iso690(cited));
    }

    [Fact]
    public void Three_authors_are_all_named()
    {
        var cited = new Cited(["Ana Petrović", "Maja Lindqvist", "Jonas Berg"], "What a kiln teaches", 2026, "CoCreate", Address, new DateOnly(2026, 11, 26));

        Assert.StartsWith("Petrović, A., Lindqvist, M., & Berg, J. (2026).", Citations.Apa(cited), StringComparison.Ordinal);
        Assert.StartsWith("Petrović, Ana, Maja Lindqvist, and Jonas Berg. 2026.", Citations.Chicago(cited), StringComparison.Ordinal);
        Assert.StartsWith("PETROVIĆ, Ana, LINDQVIST, Maja and BERG, Jonas, 2026.", Citations.Iso690(cited), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_asks_keeps_its_mark_and_an_organisation_its_name()
    {
        var cited = new Cited(["Guild of Weavers"], "Who may weave?", 2025, "CoCreate", Address, new DateOnly(2026, 11, 26));

        Assert.Equal($"Guild of Weavers. (2025). Who may weave? CoCreate. {Address}", Citations.Apa(cited));
        Assert.Equal($"Guild of Weavers. 2025. “Who may weave?” CoCreate. {Address}.", Citations.Chicago(cited));
    }

    [Fact]
    public void Without_authors_the_title_or_the_site_comes_first()
    {
        var cited = new Cited([], "What a kiln teaches", 2025, "CoCreate", Address, new DateOnly(2026, 11, 26));

        Assert.Equal($"What a kiln teaches. (2025). CoCreate. {Address}", Citations.Apa(cited));
        Assert.StartsWith("CoCreate. 2025.", Citations.Chicago(cited), StringComparison.Ordinal);
    }
}
