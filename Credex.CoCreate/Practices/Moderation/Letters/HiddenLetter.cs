using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Mail;
using Credex.CoCreate.Practices.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation.Letters;

/// <summary>To somebody whose comment was hidden: that it was, and why.</summary>
public sealed class HiddenLetter(AppDb db, PracticeLetters letters, IStringLocalizer<ModerationTexts> texts) : ILetterKind
{
    public const string KindName = "practice-comment-hidden";

    public string Name => KindName;

    public string Label => texts["Kind_Hidden"];

    public TimeSpan? Lasts => TimeSpan.FromDays(14);

    public async Task<Letter?> WriteAsync(FollowUp due, CancellationToken cancel)
    {
        var comment = due.Payload is { } payload && Guid.TryParse(payload.Trim('"'), out var id)
            ? await db.PracticeComments.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.PersonId == due.PersonId && one.State == CommentState.Hidden, cancel)
            : null;
        return comment is null ? null : await letters.WriteAsync(due, _ => Task.FromResult<PracticeNote?>(Note(comment)), cancel);
    }

    public Letter Sample(string language) => letters.Sample(language, new PracticeNote("Hidden", "#comments", texts["Sample_Comment"], [texts["Hidden_OffTopic"]]));

    private PracticeNote Note(PracticeComment comment) => new(
        "Hidden", "#comments", comment.Text, [texts[$"Hidden_{comment.HiddenFor}"], .. comment.HiddenReason is { } more ? new[] { more } : []]);
}
