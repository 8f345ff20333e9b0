using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>A room that is at questions.</summary>
public sealed record QuestionsRoom(RoomState Room, QuestionsSettings Settings, QuestionList Questions) : RoomState(Room)
{
    public string State => Current!.State;

    public int Turn => Current!.Turn;

    /// <summary>The state as pages and styles name it.</summary>
    public string StateName => State.Length == 0 ? "waiting" : State;

    /// <summary>
    /// Changes when a host lets a question show, answers or hides one, and not when somebody asks or upvotes: whoever has a question in a list of their own reads the list again.
    /// </summary>
    public string ActsOfHosts => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Settings.Moderated ? Questions.Listed.Count : 0)}.{Questions.Listed.Count(line => line.State == QuestionState.Answered)}.{Questions.Hidden.Count}");
}

/// <summary>All questions of an activity, as hosts see them.</summary>
/// <param name="Listed">What the room sees, in its order.</param>
/// <param name="Held">What waits for a host to let it show, the earliest first.</param>
/// <param name="Hidden">What a host has hidden, the earliest first.</param>
public sealed record QuestionList(IReadOnlyList<QuestionLine> Listed, IReadOnlyList<QuestionLine> Held, IReadOnlyList<QuestionLine> Hidden)
{
    // As regions are written: every script as itself, but signs that mean something in HTML in up to nine bytes.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public int Count => Listed.Count + Held.Count + Hidden.Count;

    /// <summary>How many are hidden for each reason: the public part of it.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons =>
        [.. Hidden.GroupBy(question => question.HiddenReason ?? string.Empty, StringComparer.OrdinalIgnoreCase).Select(same => (same.First().HiddenReason ?? string.Empty, same.Count())).OrderByDescending(one => one.Item2).ThenBy(one => one.Item1, StringComparer.Ordinal)];

    /// <summary>The first of them, as many as go into a region that may have no more than 16 KB: texts of signs that HTML writes in many bytes take the room of several.</summary>
    /// <param name="each">Bytes of markup around each text.</param>
    /// <param name="budget">Bytes for all of them; what else the region holds takes the rest.</param>
    /// <param name="eachGroup">Bytes of markup for each group of a block, where blocks are shown.</param>
    public static IReadOnlyList<QuestionLine> Fitting(IEnumerable<QuestionLine> questions, int most, int each, int budget, int eachGroup = 0)
    {
        var (fitting, bytes) = (new List<QuestionLine>(), 0);
        foreach (var question in questions.Take(most))
        {
            bytes += each + (eachGroup * question.Groups.Count) + Written(question.Text) + Written(question.ShortAnswer);
            if (bytes > budget)
            {
                break;
            }

            fitting.Add(question);
        }

        return fitting;
    }

    private static int Written(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(Encoder.Encode(text));
}

/// <summary>A question, without its author.</summary>
/// <param name="Votes">People who want it answered.</param>
/// <param name="People">People who could have said so, see <see cref="WilsonOrder"/>.</param>
/// <param name="Groups">The block of the small-group rule that its author is in, where that may be shown.</param>
public sealed record QuestionLine(
    Guid Id,
    int Number,
    string Text,
    string Language,
    QuestionState State,
    bool IsPinned,
    int Votes,
    int People,
    string? Answer,
    string? HiddenReason,
    IReadOnlyList<StakeholderGroup> Groups)
{
    private const int LongestOnStage = 160;

    /// <summary>As its author, or somebody who wants it answered, has it in a list of their own.</summary>
    public static QuestionLine OfMine(Question one) => new(one.Id, one.Number, one.Text, one.Language, one.State, one.IsPinned, 0, 0, one.Answer, one.HiddenReason, Array.Empty<StakeholderGroup>());

    public double Score => WilsonOrder.LowerBound(Votes, People);

    /// <summary>The beginning of the answer, since a region is small; the page of questions has the whole.</summary>
    public string? ShortAnswer => Answer?.Shortened(LongestOnStage);
}

/// <summary>What is mine: questions that I asked, and those that I want answered.</summary>
public sealed record MyQuestions(Guid ActivityId, string State, IReadOnlyList<QuestionLine> Asked, IReadOnlyList<QuestionLine> Upvoted);
