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
        var comments = await (
            from comment in Of(who).AsNoTracking()
            join practice in db.Practices on comment.PracticeId equals practice.Id
            orderby comment.At
            select new { comment.PracticeId, comment.Text, comment.State, comment.At, Case = db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == (practice.PublishedNumber ?? practice.WithdrawnNumber)).Select(one => one.Fields).FirstOrDefault() }).ToListAsync(cancel);
        var reports = await (
            from report in db.CommentReports.AsNoTracking()
            join comment in db.PracticeComments on report.CommentId equals comment.Id
            join practice in db.Practices on comment.PracticeId equals practice.Id
            where report.PersonId != null && report.PersonId == who.PersonId
            orderby report.At
            select new { report.CommentId, report.Reason, report.At, Case = db.PracticeRevisions.Where(one => one.PracticeId == practice.Id && one.Number == (practice.PublishedNumber ?? practice.WithdrawnNumber)).Select(one => one.Fields).FirstOrDefault() }).ToListAsync(cancel);
        return new PersonalSection("comments", texts["Section_Comments"],
        [
            .. comments.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                Case("case", texts["Fact_Case"], one.PracticeId, one.Case),
                new("text", texts["Fact_Text"], one.Text),
                new("state", texts["Fact_State"], one.State, texts[$"State_{one.State}"]),
                new("at", texts["Fact_At"], one.At),
            ]),
            .. reports.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                Case("reported", texts["Fact_Reported"], one.CommentId, one.Case),
                new("reason", texts["Fact_Text"], one.Reason),
                new("at", texts["Fact_At"], one.At),
            ]),
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

    /// <summary>The case by the title that its readers know, which is none where it was taken back whole.</summary>
    private PersonalFact Case(string name, string label, Guid id, PracticeFields? fields) =>
        fields is null ? new(name, label, id, texts["Fact_Case_Gone"]) : new(name, label, id, fields.Title.Here().Text) { IsWritten = true };

    private IQueryable<PracticeComment> Of(DataSubject who) => db.PracticeComments.Where(one => one.PersonId != null && one.PersonId == who.PersonId);
}
