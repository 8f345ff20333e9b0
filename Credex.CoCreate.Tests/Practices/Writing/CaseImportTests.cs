using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Writing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Tests.Practices.Writing;

/// <summary>A case from a Markdown file.</summary>
public sealed class CaseImportTests
{
    private readonly CaseImport import = new(new StringLocalizer<PracticeTexts>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)));

    [Fact]
    public void The_lines_at_the_top_and_the_headings_find_their_fields()
    {
        var read = import.Read(
            """
            ---
            language: FR
            summary: Des promenades sonores.
            countries: Portugal, ES, Atlantis
            domains: audiovisual, crafts, nonsense
            topics: [design, quality]
            groups: employer, LEARNER
            levels: 4, 5, 9
            from: 2022
            to: 2024
            status: ended
            contact: https://example.org
            licence: cc0-1.0
            ---
            # Promenades sonores

            Avant le premier chapitre.

            ## Ce qui a été fait

            Des **pas**.

            ```
            ## obstacles
            ```

            ## Conditions for transfer
            - Une rue

            ## Mot de la fin
            Merci.
            """,
            "en");

        var fields = read.Fields!;
        Assert.Equal(("fr", "Promenades sonores", "Des promenades sonores."), (fields.Title.Source, fields.Title.In("fr").Text, fields.Summary.In("fr").Text));
        Assert.Equal("Avant le premier chapitre.", fields.Chapter("context")!.In("fr").Text);
        Assert.Equal("Des **pas**.\n\n```\n## obstacles\n```", fields.Chapter("done")!.In("fr").Text);
        Assert.Equal("- Une rue\n\n## Mot de la fin\nMerci.", fields.Chapter("transfer")!.In("fr").Text);
        Assert.Equal(["Mot de la fin"], read.Unplaced);
        Assert.Equal("PT ES | audiovisual crafts | design quality | 4 5", $"{string.Join(' ', fields.Countries)} | {string.Join(' ', fields.Domains)} | {string.Join(' ', fields.Topics)} | {string.Join(' ', fields.Levels)}");
        Assert.Equal([StakeholderGroup.Employer, StakeholderGroup.Learner], fields.Groups);
        Assert.Equal((2022, 2024, PracticeStatus.Ended, "https://example.org", "CC0-1.0"), (fields.FromYear, fields.ToYear, fields.Status, fields.Contact, fields.Licence));
    }

    [Theory]
    [InlineData("# Only a title", "Only a title")]
    [InlineData("\ufeff---\r\ntitle: \"From the top\"\r\n---\r\n# In the text", "From the top")]
    [InlineData("---\ntitle: never closed", null)]
    [InlineData("", null)]
    [InlineData("---", null)]
    [InlineData("no heading at all", null)]
    public void A_title_is_all_it_needs(string markdown, string? title) => Assert.Equal(title, import.Read(markdown, "en").Fields?.Title.In("en").Text);

    [Fact]
    public void What_is_too_long_is_cut_and_said()
    {
        var read = import.Read($"# {new string('t', 500)}\n\n## results\n{new string('x', 20_000)}", "en");

        Assert.Equal(["results", "title"], read.Cut.Order());
        Assert.Equal(PracticeFields.LongestText, read.Fields!.Chapter("results")!.In("en").Text.Length);
    }
}
