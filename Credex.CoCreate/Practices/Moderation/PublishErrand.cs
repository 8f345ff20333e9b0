using Credex.CoCreate.FollowUps;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Practices.Moderation;

/// <summary>Publishes a case at the instant that its editor planned.</summary>
public sealed class PublishErrand(PublicationDesk desk, IStringLocalizer<ModerationTexts> texts) : IErrand
{
    public const string KindName = "practice-publish";

    public string Name => KindName;

    public string Label => texts["Kind_Publish"];

    public TimeSpan? Lasts => null;

    public static string Key(Practice practice) => $"{KindName}/{practice.Id:N}/{practice.Submission}";

    public Task<string?> RunAsync(FollowUp due, CancellationToken cancel) => desk.PublishPlannedAsync(due.SubjectId, cancel);
}
