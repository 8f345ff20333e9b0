using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Comments;

/// <summary>Comments on cases, and reports of comments.</summary>
public sealed class CommentData(AppDb db, RemovedWords removed, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 97;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var comments = await Of(who).AsNoTracking().OrderBy(one => one.At).ToListAsync(cancel);
        var reports = await db.CommentReports.AsNoTracking().Where(one => one.PersonId != null && one.PersonId == who.PersonId).OrderBy(one => one.At).ToListAsync(cancel);
        return new PersonalSection("comments", texts["Section_Comments"],
        [
            .. comments.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                new("case", texts["Fact_Case"], one.PracticeId),
                new("text", texts["Fact_Text"], one.Text),
                new("state", texts["Fact_State"], one.State),
                new("at", texts["Fact_At"], one.At),
            ]),
            .. reports.ConvertAll<IReadOnlyList<PersonalFact>>(one => [new("reported", texts["Fact_Reported"], one.CommentId), new("reason", texts["Fact_Text"], one.Reason), new("at", texts["Fact_At"], one.At)]),
        ]);
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        foreach (var comment in await Of(who).ToListAsync(cancel))
        {
            comment.PersonId = null;
            if (!erasure.KeepsWords)
            {
                erasure.Traces.Add(comment.Text);
                comment.Text = removed.In(comment.Language);
            }
        }

        await db.CommentReports.Where(one => one.PersonId != null && one.PersonId == who.PersonId).ExecuteDeleteAsync(cancel);
        await db.PracticeComments.Where(one => one.DecidedBy != null && one.DecidedBy == who.PersonId).ExecuteUpdateAsync(set => set.SetProperty(one => one.DecidedBy, (Guid?)null), cancel);
    }

    private IQueryable<PracticeComment> Of(DataSubject who) => db.PracticeComments.Where(one => one.PersonId != null && one.PersonId == who.PersonId);
}
