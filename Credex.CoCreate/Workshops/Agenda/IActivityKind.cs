using Credex.CoCreate.Live;
using Credex.CoCreate.Standards.Rounds;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Agenda;

/// <summary>Where an activity is drawn while the room is at it.</summary>
public enum Surface
{
    /// <summary>What participants see. Shared: it knows nobody.</summary>
    Stage,

    /// <summary>The middle of the console: the next act.</summary>
    Console,

    /// <summary>The console's right, below who is here; may be empty.</summary>
    Side,

    /// <summary>The projector.</summary>
    Screen,
}

/// <summary>
/// A kind of activity: settings, rules, what it shows in each place, and its report. Each is a folder of its own under <c>Workshops/</c>, and
/// one line in <see cref="ActivityKindsSetup.AddKind{T}"/>. A scoped service; nothing outside its folder knows it by name.
/// </summary>
public interface IActivityKind
{
    /// <summary>Stored with each activity, so it never changes.</summary>
    string Name { get; }

    /// <summary>What it is called, in the language of the reader.</summary>
    string Label { get; }

    /// <summary>What it is for, in one sentence.</summary>
    string About { get; }

    /// <summary>How long one usually takes, in minutes.</summary>
    int UsualMinutes { get; }

    /// <summary>Draws it for one audience; null where there is nothing of it in that place.</summary>
    /// <param name="whole">False for a push, which may leave out parts that regions of their own carry.</param>
    Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel);

    /// <summary>How many have answered its running step, by group.</summary>
    Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel);

    /// <summary>Its steps under its line of the agenda, such as the clauses of a review.</summary>
    Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel);

    /// <summary>The personal region of one voter. Asked by every phone that comes in.</summary>
    Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel);

    /// <summary>Takes an answer. Acknowledged only when it is durable.</summary>
    Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel);

    /// <summary>An act of a host.</summary>
    Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel);

    /// <summary>The fields of its settings, filled with what was sent or with what holds. No form: the page has one.</summary>
    Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel);

    /// <summary>Takes its settings from a form, inside the caller's transaction. Every error is a sentence beside its field.</summary>
    Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel);

    /// <summary>Whether it holds the room: answers are being taken, and nobody is to wonder whether theirs counted, so hosts close first and then go on.</summary>
    Task<bool> HoldsRoomAsync(Activity activity, DateTime now, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Its settings as the audit keeps them.</summary>
    Task<object?> DescribeAsync(Activity activity, CancellationToken cancel);

    /// <summary>Copies its settings, but nothing that happened, inside the caller's transaction.</summary>
    Task CopyAsync(Activity from, Activity to, CancellationToken cancel);

    /// <summary>Whether anything was said or decided in it: then it can no longer be deleted.</summary>
    Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel);

    /// <summary>Deletes what it keeps elsewhere, inside the caller's transaction.</summary>
    Task DeleteAsync(Activity activity, CancellationToken cancel);

    /// <summary>The page below the console where hosts work on what came of it, also when the room has gone on; null where there is none.</summary>
    string? HostPage(Guid activity) => null;

    /// <summary>What the record of the workshop says of it, with no identity in it.</summary>
    Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel);

    /// <summary>The same as tables, for the CSV and XLSX files of the record.</summary>
    Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel);
}

/// <param name="State">Whether answers are taken now; null where nothing is asked.</param>
/// <param name="Answered">People who have answered, by group in the fixed order.</param>
/// <param name="Step">What they answer, such as the number of a clause.</param>
public sealed record ActivityCount(ItemState? State, int[] Answered, string? Step = null, Counted Counted = Counted.Answers)
{
    public static ActivityCount None { get; } = new(null, new int[People.StakeholderGroups.All.Count]);
}

/// <summary>What people are counted for, so that the words fit.</summary>
public enum Counted
{
    Answers,
    Ideas,
    Dots,
}

/// <param name="Act">The act that goes there and the value its button carries; null where one cannot go there.</param>
public sealed record AgendaStep(string Label, string Standing, bool IsCurrent, bool IsNext, string? Act, string? Value);

/// <summary>What became of what a participant just sent, and the words they sent where these were refused.</summary>
public sealed record Said(string? Notice, bool IsRefused, string? Draft = null, string? Act = null);

/// <summary>An answer on its way in.</summary>
/// <param name="Act">What kind of answer, from the address: empty for the usual one.</param>
public sealed record AnswerRequest(string Code, Guid ActivityId, ParticipantIdentity Me, string Act, IFormCollection Form, DateTime ArrivedAt);

/// <param name="Status">200, 422 for a refusal, 503 when it cannot be taken now, 404 for an act that does not exist.</param>
/// <param name="Mine">The personal region, where it is known already; else it is read.</param>
/// <param name="Longest">For refused words: how long they may be.</param>
public sealed record AnswerReply(int Status, Said? Said = null, RegionContent? Mine = null, int Longest = 0)
{
    public static AnswerReply Unknown { get; } = new(StatusCodes.Status404NotFound);

    public static AnswerReply Done(string? notice = null) => new(StatusCodes.Status200OK, new Said(notice, IsRefused: false));

    /// <summary>Too much is on its way: send it again. Nothing is read, so that what is too much does not become more.</summary>
    public static AnswerReply Full(IStringLocalizer<WorkshopTexts> texts, Func<Said, RegionContent> mine)
    {
        var said = new Said(texts["Notice_full"], IsRefused: true);
        return new AnswerReply(StatusCodes.Status503ServiceUnavailable, said, mine(said));
    }

    public static AnswerReply Refused(string notice, string? draft = null, string? act = null, int longest = 0) =>
        new(StatusCodes.Status422UnprocessableEntity, new Said(notice, IsRefused: true, draft, act), Longest: longest);
}

/// <summary>An act of a host, from the address, with what the form carries.</summary>
public sealed record ActRequest(string Code, Guid Actor, Guid ActivityId, string Act, IFormCollection Form);

/// <param name="Said">The key of a sentence in the texts of workshops, <c>Act_…</c>, or null.</param>
/// <param name="Words">A sentence already in the reader's language; wins over <paramref name="Said"/>.</param>
public sealed record ActReply(ActOutcome Outcome, string? Said = null, string? Words = null)
{
    public static ActReply Unknown { get; } = new(ActOutcome.Unknown);

    public static implicit operator ActReply(ActOutcome outcome) => new(outcome);
}

public sealed record FieldError(string Field, string Message);

/// <summary>A table of the record, one sheet or file: columns that the codebook explains, and rows of text and numbers.</summary>
/// <param name="Name">Lower case letters and hyphens: the file's and sheet's name.</param>
public sealed record RecordTable(string Name, IReadOnlyList<RecordColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <param name="Meaning">What it holds, its unit and its source, in English: the codebook of a data file has one language.</param>
public sealed record RecordColumn(string Name, string Meaning);
