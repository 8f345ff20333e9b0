using Credex.CoCreate.FollowUps;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>An instant to come at which a case is published. It holds what was judged: while there is one nobody changes the text, and what sends the case back gives it up.</summary>
public sealed class PublicationPlan(Schedule schedule)
{
    public async Task SetAsync(Practice practice, DateTime at, CancellationToken cancel)
    {
        practice.PublishAt = at;
        await schedule.SetAsync(PublishErrand.KindName, at, PracticePost.About(practice), PublishErrand.Key(practice), cancel);
    }

    public async Task DropAsync(Practice practice, CancellationToken cancel)
    {
        practice.PublishAt = null;
        await schedule.CancelAsync(PracticePost.About(practice), [PublishErrand.KindName], cancel);
    }
}
