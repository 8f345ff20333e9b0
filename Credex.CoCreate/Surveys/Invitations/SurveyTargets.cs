using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>How many answers are wanted of each group and country, and how far off they are.</summary>
public sealed class SurveyTargets(AppDb db)
{
    /// <summary>
    /// Who has answered is counted by what is known of the invited, where only they may answer; else by what the answers say of themselves. Either way it is a number of people, never an answer.
    /// </summary>
    public async Task<IReadOnlyList<TargetLine>> LinesAsync(Survey survey, CancellationToken cancel)
    {
        var targets = await db.SurveyTargets.AsNoTracking().Where(one => one.SurveyId == survey.Id).ToListAsync(cancel);
        var panel = await db.SurveyInvitations.Where(one => one.SurveyId == survey.Id)
            .GroupBy(one => new { one.Group, one.Country, one.IsUsed }).Select(rows => new { rows.Key.Group, rows.Key.Country, rows.Key.IsUsed, Count = rows.Count() }).ToListAsync(cancel);
        var open = survey.Access == SurveyAccess.Invited ? [] : await db.Responses.Where(one => one.SurveyId == survey.Id && !one.IsTest)
            .GroupBy(one => new { one.Group, one.Country }).Select(rows => new { rows.Key.Group, rows.Key.Country, IsUsed = true, Count = rows.Count() }).ToListAsync(cancel);
        var answered = survey.Access == SurveyAccess.Invited ? panel.Where(cell => cell.IsUsed) : open;
        return [.. targets.OrderBy(one => one.Group is null).ThenBy(one => one.Group).ThenBy(one => one.Country, StringComparer.Ordinal).Select(target => new TargetLine(
            target.Id,
            target.Group,
            target.Country,
            target.Wanted,
            answered.Where(cell => (target.Group is null || cell.Group == target.Group) && (target.Country is null || cell.Country == target.Country)).Sum(cell => cell.Count),
            panel.Where(cell => !cell.IsUsed && (target.Group is null || cell.Group == target.Group) && (target.Country is null || cell.Country == target.Country)).Sum(cell => cell.Count)))];
    }
}
