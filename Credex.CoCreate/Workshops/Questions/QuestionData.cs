using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>Questions to the room, and wishes that others be answered. Without its words a question keeps its place, its votes and its answer.</summary>
public sealed class QuestionData(AppDb db, RemovedWords removed, IStringLocalizer<PrivacyTexts> texts) : IPersonalData
{
    public int Order => 80;

    public async Task<PersonalSection?> DescribeAsync(DataSubject who, CancellationToken cancel)
    {
        var questions = await Of(who).AsNoTracking().OrderBy(one => one.At).ToListAsync(cancel);
        var votes = await (
            from vote in db.QuestionVotes.AsNoTracking()
            join question in db.Questions on vote.QuestionId equals question.Id
            where who.Voters.Contains(vote.VoterId)
            orderby vote.At
            select new { vote.QuestionId, vote.At, question.Number, question.Text, question.State }).ToListAsync(cancel);
        return new PersonalSection("questions", texts["Section_Questions"],
        [
            .. questions.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                new("number", texts["Fact_Number"], one.Number),
                new("question", texts["Fact_Text"], one.Text),
                new("group", texts["Fact_Group"], one.Group),
                new("state", texts["Fact_State"], one.State, texts[$"State_{one.State}"]),
                new("at", texts["Fact_At"], one.At),
            ]),
            .. votes.ConvertAll<IReadOnlyList<PersonalFact>>(one => [
                one.State is QuestionState.Held or QuestionState.Hidden
                    ? new("votedFor", texts["Fact_VotedFor"], one.QuestionId, texts["Fact_Question", one.Number])
                    : new("votedFor", texts["Fact_VotedFor"], one.QuestionId, one.Text) { IsWritten = true },
                new("at", texts["Fact_At"], one.At),
            ]),
        ]);
    }

    public async Task EraseAsync(DataSubject who, Erasure erasure, CancellationToken cancel)
    {
        if (erasure.KeepsWords)
        {
            return;
        }

        foreach (var question in await Of(who).ToListAsync(cancel))
        {
            erasure.Traces.Add(question.Text);
            question.Text = removed.In(question.Language);
        }
    }

    private IQueryable<Question> Of(DataSubject who) => db.Questions.Where(one => one.VoterId != null && who.Voters.Contains(one.VoterId.Value));
}
