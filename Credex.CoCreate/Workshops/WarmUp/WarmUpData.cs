using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>Answers to practice questions. They stay counted, but for those of somebody who was removed: without the participant nothing would leave them out.</summary>
public sealed class WarmUpData(AppDb db, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 60;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var answers = await (
            from answer in db.WarmUpAnswers.AsNoTracking()
            join activity in db.Activities on answer.ActivityId equals activity.Id
            where who.Voters.Contains(answer.VoterId)
            orderby answer.At
            select new { Activity = activity, answer.Value, answer.At }).ToListAsync(cancel);
        return new PersonalSection("practice", texts["Section_Practice"], answers.ConvertAll<IReadOnlyList<PersonalFact>>(answer => [
            new("activity", texts["Fact_Activity"], answer.Activity.Title.Here().Text),
            new("answer", texts["Fact_Answer"], answer.Value, answer.Activity.SettingsAs<WarmUpSettings>().Options.ElementAtOrDefault(answer.Value - 1)?.Here().Text) { IsWritten = true },
            new("at", texts["Fact_At"], answer.At),
        ]));
    }

    public Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel) => db.WarmUpAnswers
        .Where(answer => who.Voters.Contains(answer.VoterId) && db.Voters.Any(voter => voter.Id == answer.VoterId && db.Participants.Any(one => one.Id == voter.ParticipantId && one.RemovedAt != null)))
        .ExecuteDeleteAsync(cancel);
}
