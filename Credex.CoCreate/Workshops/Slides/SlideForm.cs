using System.Text;
using Credex.CoCreate.Data;
using Credex.CoCreate.Files;
using Credex.CoCreate.Live;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Slides;

/// <summary>The form of a slide: text, picture, what the picture shows, and whose it is.</summary>
public sealed class SlideForm(AppDb db, FileStore files, IStringLocalizer<SlideTexts> texts)
{
    public async Task<RegionContent> DrawAsync(Activity activity, IFormCollection? sent, CancellationToken cancel)
    {
        var (source, held) = (await SourceAsync(activity, cancel), activity.SettingsAs<SlideSettings>());
        return RegionContent.Of<SlideFields>(
            (nameof(SlideFields.Source), source),
            (nameof(SlideFields.Settings), held),
            (nameof(SlideFields.Sent), sent),
            (nameof(SlideFields.Errors), sent is null ? [] : (await CheckAsync(sent, held, source, cancel)).Errors));
    }

    public async Task<IReadOnlyList<FieldError>> TakeAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        var (source, held) = (await SourceAsync(activity, cancel), activity.SettingsAs<SlideSettings>());
        var (errors, upload) = await CheckAsync(form, held, source, cancel);
        if (errors.Count > 0)
        {
            return errors;
        }

        var image = upload is { } file ? await files.KeepAsync(file.Bytes, file.MediaType, cancel) : form.Ticked("removeImage") ? null : held.Image;
        activity.Set(new SlideSettings
        {
            Body = Edited(held.Body, source, form.Texts("body")),
            Image = image,
            Alt = image is null ? null : Edited(held.Alt, source, form.Texts("alt")),
            Credit = image is null ? string.Empty : form.Words("credit"),
        });
        return [];
    }

    private async Task<(List<FieldError> Errors, Upload? Upload)> CheckAsync(IFormCollection form, SlideSettings held, string source, CancellationToken cancel)
    {
        var errors = new List<FieldError>();
        var bodies = form.Texts("body").Values;
        if (bodies.Any(text => text.Length > SlideSettings.LongestBody))
        {
            errors.Add(new($"body.{source}", texts["Body_Long", SlideSettings.LongestBody]));
        }
        else if (bodies.Any(text => Encoding.UTF8.GetByteCount(Markdown.ToHtml(text).ToString()!) > SlideSettings.LargestMarkup))
        {
            errors.Add(new($"body.{source}", texts["Body_Large"]));
        }

        var (upload, wrong) = await ReadAsync(form.Files.GetFile("image"), cancel);
        if (wrong is not null)
        {
            errors.Add(new("image", wrong));
        }

        var alts = form.Texts("alt");
        if (alts.Values.Any(text => text.Length > SlideSettings.LongestAlt))
        {
            errors.Add(new($"alt.{source}", texts["Alt_Long", SlideSettings.LongestAlt]));
        }
        else if ((upload is not null || (held.Image is not null && !form.Ticked("removeImage"))) && alts.GetValueOrDefault(source) is not { Length: > 0 })
        {
            errors.Add(new($"alt.{source}", upload is null ? texts["Alt_Missing"] : texts["Alt_Missing_Again"]));
        }

        if (form.Words("credit").Length > SlideSettings.LongestCredit)
        {
            errors.Add(new("credit", texts["Credit_Long", SlideSettings.LongestCredit]));
        }

        return (errors, upload);
    }

    private async Task<(Upload? Upload, string? Wrong)> ReadAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is not { Length: > 0 })
        {
            return (null, null);
        }

        if (file.Length > SlideSettings.LargestImage)
        {
            return (null, texts["Image_Large", SlideSettings.LargestImage / 1024]);
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return ImageFormat.MediaTypeOf(bytes) is { } type && PictureMetadata.Strip(bytes) is { } picture ? (new Upload(picture, type), null) : (null, texts["Image_Wrong"]);
    }

    private static LocalizedText? Edited(LocalizedText? held, string source, IReadOnlyDictionary<string, string> sent) =>
        (held?.Edited(sent) ?? LocalizedText.From(source, sent)) is { IsEmpty: false } text ? text : null;

    private Task<string> SourceAsync(Activity activity, CancellationToken cancel) =>
        db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.Language).SingleAsync(cancel);

    private sealed record Upload(byte[] Bytes, string MediaType);
}
