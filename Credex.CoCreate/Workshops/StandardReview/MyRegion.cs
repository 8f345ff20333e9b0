using Credex.CoCreate.Live;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>The personal region: sent to its owner only, in the answer to a request of theirs.</summary>
public static class MyRegion
{
    public static RegionContent Content(string code, Guid? activity, MyAnswer? mine, string? notice = null, bool isRefused = false, bool justSaved = false, string? draftComment = null, string? draftWording = null) =>
        new(typeof(MyAnswerRegion), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(MyAnswerRegion.Code)] = code,
            [nameof(MyAnswerRegion.ActivityId)] = activity,
            [nameof(MyAnswerRegion.Mine)] = mine,
            [nameof(MyAnswerRegion.Notice)] = notice,
            [nameof(MyAnswerRegion.IsRefused)] = isRefused,
            [nameof(MyAnswerRegion.JustSaved)] = justSaved,
            [nameof(MyAnswerRegion.DraftComment)] = draftComment,
            [nameof(MyAnswerRegion.DraftWording)] = draftWording,
        });
}
