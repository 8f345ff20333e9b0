using Credex.CoCreate.Charts;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>What the record says of questions: those that were shown, with votes and answers; of those hidden only how many and why.</summary>
public sealed class QuestionsReport(AppDb db, QuestionsReader reader)
{
    public async Task<RegionContent?> DrawAsync(Activity activity, CancellationToken cancel)
    {
        var list = await ReadAsync(activity, cancel);
        return list.Count == 0 ? null : RegionContent.Of<QuestionsReportView>(
            (nameof(QuestionsReportView.Settings), activity.SettingsAs<QuestionsSettings>()),
            (nameof(QuestionsReportView.Questions), list));
    }

    public async Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel)
    {
        var list = await ReadAsync(activity, cancel);
        return list.Count == 0 ? [] :
        [
            new RecordTable(
                "questions",
                [
                    new("number", "Number of the question, in the order of asking; those that were never shown are not here."),
                    new("state", "Open: not answered; Answered; Hidden by a host."),
                    new("language", "ISO 639-1 code of the language that its author's page was in."),
                    new("text", "The words; empty where hidden."),
                    new("upvotes", "People who wanted it answered, its author not counted; empty where hidden."),
                    new("people", "People who upvoted anything at or after the moment it was asked: those who could have upvoted it; empty where hidden."),
                    new("wilson_lower", "Lower bound of the 95 % Wilson score interval of upvotes among people (Wilson, JASA 22(158), 1927): the order of the list; empty where hidden."),
                    new("answer", "What was answered in writing; empty where it was answered aloud, or not."),
                    new("block", "The groups shown together that its author is in, by tag; empty where that would say too much."),
                    new("hidden_reason", "Why it was hidden: one of OffTopic, NamesSomebody, Repeated, Hurtful, or the host's own words; empty where it is shown."),
                ],
                [
                    .. list.Listed.Concat(list.Hidden).OrderBy(one => one.Number).Select(one => (IReadOnlyList<object?>)(one.State == QuestionState.Hidden
                        ? [one.Number, one.State.ToString(), one.Language, null, null, null, null, null, null, one.HiddenReason]
                        : [one.Number, one.State.ToString(), one.Language, one.Text, one.Votes, one.People, Math.Round(one.Score, 4), one.Answer, ChartWords.Tags(one.Groups), null])),
                ]),
        ];
    }

    private async Task<QuestionList> ReadAsync(Activity activity, CancellationToken cancel) => await reader.ListAsync(
        activity.Id,
        await db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.MinGroup).SingleAsync(cancel),
        cancel);
}
