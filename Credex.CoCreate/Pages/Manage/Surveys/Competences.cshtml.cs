using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys.Building;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Manage.Surveys;

/// <summary>Clauses of a published standard, each to be rated for importance and for present ability on a page of its own.</summary>
public sealed class CompetencesModel(AppDb db, Builder builder, StandardClauses standards, IStringLocalizer<BuildingTexts> texts) : BuildingPage(db)
{
    [FromQuery(Name = "version")]
    public Guid? Chosen { get; set; }

    public IReadOnlyList<StandardVersion> Versions { get; private set; } = [];

    public IReadOnlyList<ClauseText> Clauses { get; private set; } = [];

    public bool IsNothing { get; private set; }

    /// <summary>What is asked about already.</summary>
    public bool IsAsked(ClauseText clause) => Survey is not null && Version.Questions.Exists(question => question.ClauseTextId == clause.Id);

    public Task OnGetAsync(CancellationToken cancel) => DrawAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await DrawAsync(cancel);
        var wanted = Request.Form["clause"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToHashSet();
        var clauses = Clauses.Where(clause => wanted.Contains(clause.Id)).ToList();
        if (clauses.Count == 0)
        {
            IsNothing = true;
            return Refused();
        }

        var outcome = await builder.AddPairsAsync(Survey.Id, clauses, Actor, cancel);
        TempData[outcome == BuildOutcome.Done ? Notices.Done : Notices.Refused] = outcome switch
        {
            BuildOutcome.Done => texts.Plural("Competences_Added", clauses.Count),
            BuildOutcome.Full => texts["Not_Full", Builder.MostPages, Builder.MostQuestions].Value,
            _ => texts["Not_Frozen"].Value,
        };
        return LocalRedirect(Address("build"));
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        Versions = await standards.VersionsAsync(cancel);
        Chosen = Versions.Any(version => version.Id == Chosen) ? Chosen : Versions.Count > 0 ? Versions[0].Id : null;
        Clauses = Chosen is { } version ? await standards.OfAsync(version, cancel) : [];
    }
}
