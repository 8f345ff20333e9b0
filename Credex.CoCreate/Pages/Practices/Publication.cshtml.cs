using System.Globalization;
using System.Text.RegularExpressions;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Planning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>What an editor does with a case: takes it, finds reviewers, reads what they say, decides. Authors of the case never come here.</summary>
[Authorize(Policies.Moderator)]
public sealed partial class PublicationModel(
    AppDb db, PracticeReader reader, PracticeRights rights, EditorDesk editor, PublicationDesk publication, UserManager<Person> people, IStringLocalizer<ModerationTexts> texts) : CasePage(db, reader, rights, texts)
{
    public string? WhyNot { get; private set; }

    public string? EditorName { get; private set; }

    public IReadOnlyList<(PracticeReview Review, string? Name)> Reviews { get; private set; } = [];

    public IReadOnlyList<PracticeRemark> Remarks { get; private set; } = [];

    public IReadOnlyList<Person> Candidates { get; private set; } = [];

    public IReadOnlyList<EventLine> Events { get; private set; } = [];

    public IFormCollection? Sent { get; private set; }

    /// <summary>IANA zone in which an instant is entered and told.</summary>
    public string Zone { get; private set; } = Zones.Usual;

    public int Needed => editor.Needed;

    public int Given => Reviews.Count(one => one.Review.SubmittedAt is not null);

    public bool IsEditor => Practice.EditorId == Actor;

    /// <summary>Whether this person may act on it: nobody else has it, and they neither wrote nor judge it.</summary>
    public bool MayAct => WhyNot is null && (Practice.EditorId is null || IsEditor);

    /// <summary>
    /// Whether this person reads a review: while a case is judged its editor, who judges nothing, and reviewers who have given theirs. Other moderators could still be asked for
    /// one. Afterwards every moderator.
    /// </summary>
    public bool MayRead(PracticeReview review) =>
        review.ReviewerId == Actor
        || IsEditor
        || Practice.State is not (PracticeState.Submitted or PracticeState.InReview)
        || Reviews.Any(one => one.Review.ReviewerId == Actor && one.Review.SubmittedAt is not null);

    public Task<IActionResult> OnPostTakeAsync(CancellationToken cancel) => ActAsync(editor.TakeAsync(Practice.Id, Actor, cancel), "Taken");

    public Task<IActionResult> OnPostLetGoAsync(CancellationToken cancel) => ActAsync(editor.LetGoAsync(Practice.Id, Actor, cancel), "LetGo");

    public Task<IActionResult> OnPostAssignAsync(Guid reviewer, CancellationToken cancel) => ActAsync(editor.AssignAsync(Practice.Id, Actor, reviewer, cancel), "Assigned");

    public Task<IActionResult> OnPostReleaseAsync(Guid review, CancellationToken cancel) => ActAsync(editor.ReleaseAsync(Practice.Id, Actor, review, cancel), "Released");

    public Task<IActionResult> OnPostRequestAsync(CancellationToken cancel)
    {
        var lines = Request.Form.Words("requests").Split('\n').Select(line => ListMark().Replace(line, string.Empty).Trim()).Where(line => line.Length > 0).Take(30).ToList();
        return ActAsync(editor.RequestAsync(Practice.Id, Actor, lines, Request.Form.Words("note"), cancel), "Requested");
    }

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancel) => ActAsync(publication.PublishAsync(Practice.Id, Actor, Seen, at: null, cancel), "Published");

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken cancel) => await ActAsync(
        DateTime.TryParseExact(Request.Form.Words("at"), ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? publication.PublishAsync(Practice.Id, Actor, Seen, Instant(local), cancel)
            : Task.FromResult<string?>("When"),
        "Planned");

    public Task<IActionResult> OnPostUnplanAsync(CancellationToken cancel) => ActAsync(publication.UnplanAsync(Practice.Id, Actor, cancel), "Unplanned");

    public Task<IActionResult> OnPostCorrectAsync(CancellationToken cancel) => ActAsync(publication.CorrectAsync(Practice.Id, Actor, Seen, Note("correction"), cancel), "Corrected");

    public Task<IActionResult> OnPostSendBackAsync(CancellationToken cancel) =>
        ActAsync(publication.SendBackAsync(Practice.Id, Actor, Seen, Request.Form.Words("why"), cancel), "CorrectionBack");

    public Task<IActionResult> OnPostOutdatedAsync(CancellationToken cancel) => ActAsync(publication.OutdateAsync(Practice.Id, Actor, Note("outdated"), cancel), "Outdated");

    public Task<IActionResult> OnPostCurrentAsync(CancellationToken cancel) => ActAsync(publication.OutdateAsync(Practice.Id, Actor, note: null, cancel), "Current");

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancel) => ActAsync(publication.ConfirmAsync(Practice.Id, Actor, cancel), "Confirmed");

    public Task<IActionResult> OnPostArchiveAsync(CancellationToken cancel) => ActAsync(publication.ArchiveAsync(Practice.Id, Actor, Note("reason"), cancel), "Archived");

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) => ActAsync(publication.ReopenAsync(Practice.Id, Actor, cancel), "Reopened");

    protected override Task<bool> MayComeAsync(CancellationToken cancel) => Task.FromResult(!Access.IsAuthor);

    protected override async Task ReadAsync(CancellationToken cancel)
    {
        WhyNot = await editor.WhyNotAsync(Practice, Actor, cancel);
        EditorName = await Db.Users.Where(one => one.Id == Practice.EditorId).Select(one => one.DisplayName).SingleOrDefaultAsync(cancel);
        Reviews = (await (
            from review in Db.PracticeReviews.AsNoTracking()
            where review.PracticeId == Practice.Id && review.Submission == Practice.Submission
            orderby review.AssignedAt, review.Id
            select new { review, Name = Db.Users.Where(one => one.Id == review.ReviewerId).Select(one => one.DisplayName).FirstOrDefault() }).ToListAsync(cancel))
            .ConvertAll(one => (one.review, (string?)one.Name));
        var ids = Reviews.Where(one => MayRead(one.Review)).Select(one => one.Review.Id).ToList();
        Remarks = await Db.PracticeRemarks.AsNoTracking().Where(one => ids.Contains(one.ReviewId)).OrderBy(one => one.Id).ToListAsync(cancel);
        Candidates = MayAct && Practice.State is PracticeState.Submitted or PracticeState.InReview ? [.. (await editor.CandidatesAsync(Practice, cancel)).Where(one => one.Id != Actor)] : [];
        Events = await EventLine.ReadAsync(Db, Practice.Id, forAuthors: false, cancel);
        Zone = Zones.Of((await people.GetUserAsync(User))?.Zone) ?? Zones.Usual;
    }

    private async Task<IActionResult> ActAsync(Task<string?> act, string done)
    {
        Sent = Request.Form;
        return Done(await act, done, "/publication");
    }

    private int Seen => Request.Form.Number("seen") ?? 0;

    private LocalizedText Note(string name)
    {
        var sent = Request.Form.Texts(name).Where(one => one.Value.Length is > 0 and <= 1000).ToDictionary(one => one.Key, one => one.Value, StringComparer.Ordinal);
        return LocalizedText.From(Practice.SourceLanguage, sent);
    }

    /// <summary>What stands before an item of a list that was pasted.</summary>
    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,2}[.)])\s*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex ListMark();

    private DateTime Instant(DateTime local)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        // An hour that a change of daylight saving skips is past the gap.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}
