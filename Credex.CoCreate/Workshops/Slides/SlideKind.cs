using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Slides;

/// <summary>A text or a picture that everybody looks at. There is nothing to answer.</summary>
public sealed class SlideKind(AppDb db, SlideForm fields, IStringLocalizer<SlideTexts> texts) : IActivityKind
{
    public const string KindName = "Slide";

    /// <summary>The state as pages and styles name it.</summary>
    public const string StateName = "slide";

    private SlideRoom? read;

    public string Name => KindName;

    public string Label => texts["Kind"];

    public string About => texts["Kind_What"];

    public int UsualMinutes => 5;

    public async Task<RegionContent?> DrawAsync(Surface surface, RoomState room, bool whole, CancellationToken cancel)
    {
        if (surface == Surface.Side)
        {
            return null;
        }

        if (read?.ActivityId != room.ActivityId)
        {
            read = new SlideRoom(room, (await db.Activities.AsNoTracking().SingleAsync(one => one.Id == room.ActivityId, cancel)).SettingsAs<SlideSettings>());
        }

        var content = surface switch
        {
            Surface.Stage => RegionContent.Of<SlideStage>(("Room", read)),
            Surface.Console => RegionContent.Of<SlideConsole>(("Room", read)),
            _ => RegionContent.Of<SlideScreen>(("Room", read)),
        };
        return content with { Moment = new Moment(StateName, EndsAt: null, room.Now) };
    }

    public Task<ActivityCount> CountAsync(RoomState room, CancellationToken cancel) => Task.FromResult(ActivityCount.None);

    public Task<IReadOnlyList<AgendaStep>> StepsAsync(RoomState room, CancellationToken cancel) => Task.FromResult<IReadOnlyList<AgendaStep>>([]);

    public Task<RegionContent> MineAsync(string code, Guid activity, Guid voter, Said? said, CancellationToken cancel) => Task.FromResult(RegionContent.Of<SlideMine>());

    public Task<AnswerReply> ReceiveAsync(AnswerRequest request, CancellationToken cancel) => Task.FromResult(AnswerReply.Unknown);

    public Task<ActReply> ActAsync(ActRequest request, CancellationToken cancel) => Task.FromResult(ActReply.Unknown);

    public Task<RegionContent> SettingsAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => fields.DrawAsync(activity, sent, cancel);

    public Task<IReadOnlyList<FieldError>> ConfigureAsync(Activity activity, IFormCollection form, CancellationToken cancel) => fields.TakeAsync(activity, form, cancel);

    public Task<object?> DescribeAsync(Activity activity, CancellationToken cancel) => Task.FromResult<object?>(activity.SettingsAs<SlideSettings>());

    public Task CopyAsync(Activity from, Activity to, CancellationToken cancel)
    {
        to.Set(from.SettingsAs<SlideSettings>());
        return Task.CompletedTask;
    }

    public Task<bool> HasHappenedAsync(Activity activity, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>Its picture stays: another slide, or a copy, may show the same.</summary>
    public Task DeleteAsync(Activity activity, CancellationToken cancel) => Task.CompletedTask;

    public Task<RegionContent?> ReportAsync(Activity activity, CancellationToken cancel) => Task.FromResult<RegionContent?>(
        activity.SettingsAs<SlideSettings>() is { Body: null, Image: null } ? null : RegionContent.Of<SlideView>((nameof(SlideView.Settings), activity.SettingsAs<SlideSettings>()), (nameof(SlideView.TopHeading), 4)));

    public Task<IReadOnlyList<RecordTable>> TablesAsync(Activity activity, CancellationToken cancel) => Task.FromResult<IReadOnlyList<RecordTable>>([]);
}
