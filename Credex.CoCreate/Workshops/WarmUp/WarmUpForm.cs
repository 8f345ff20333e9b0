using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.WarmUp;

/// <summary>The form of a practice question. It stays as it is once somebody has answered: an answer must not come to mean something else.</summary>
public sealed class WarmUpForm(AppDb db, IStringLocalizer<WarmUpTexts> texts)
{
    public async Task<RegionContent> DrawAsync(Activity activity, IFormCollection? sent, CancellationToken cancel)
    {
        var source = await SourceAsync(activity, cancel);
        return RegionContent.Of<WarmUpFields>(
            (nameof(WarmUpFields.IsFrozen), await HasAnswersAsync(activity, cancel)),
            (nameof(WarmUpFields.Source), source),
            (nameof(WarmUpFields.Settings), activity.SettingsAs<WarmUpSettings>()),
            (nameof(WarmUpFields.Sent), sent),
            (nameof(WarmUpFields.Errors), sent is null ? [] : Check(sent, source)));
    }

    public async Task<IReadOnlyList<FieldError>> TakeAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        await db.LockActivityAsync(activity.Id, alone: true, cancel);
        if (await HasAnswersAsync(activity, cancel))
        {
            return [];
        }

        var source = await SourceAsync(activity, cancel);
        var errors = Check(form, source);
        if (errors.Count == 0)
        {
            var held = activity.SettingsAs<WarmUpSettings>();
            activity.Set(new WarmUpSettings
            {
                Question = held.Question?.Edited(form.Texts("question")) ?? LocalizedText.From(source, form.Texts("question")),
                Options = [.. Options(form).Select((option, place) => place < held.Options.Count ? held.Options[place].Edited(option.Texts) : LocalizedText.From(source, option.Texts))],
            });
        }

        return errors;
    }

    public Task<bool> HasAnswersAsync(Activity activity, CancellationToken cancel) => db.WarmUpAnswers.AnyAsync(answer => answer.ActivityId == activity.Id, cancel);

    private List<FieldError> Check(IFormCollection form, string source)
    {
        var errors = new List<FieldError>();
        if (!Fits(form.Texts("question"), source, WarmUpSettings.LongestQuestion))
        {
            errors.Add(new($"question.{source}", texts["Question_Wrong", WarmUpSettings.LongestQuestion]));
        }

        var options = Options(form).ToList();
        errors.AddRange(options.Where(option => !Fits(option.Texts, source, WarmUpSettings.LongestOption))
            .Select(option => new FieldError($"{option.Field}.{source}", texts["Option_Wrong", WarmUpSettings.LongestOption])));
        if (options.Count < WarmUpSettings.FewestOptions)
        {
            var missing = Enumerable.Range(1, WarmUpSettings.MostOptions).Select(Field).First(field => options.TrueForAll(option => option.Field != field));
            errors.Add(new($"{missing}.{source}", texts["Options_Few", WarmUpSettings.FewestOptions]));
        }

        return errors;
    }

    /// <summary>The options that have a text in any language, in their order.</summary>
    private static IEnumerable<(string Field, IReadOnlyDictionary<string, string> Texts)> Options(IFormCollection form) => Enumerable.Range(1, WarmUpSettings.MostOptions)
        .Select(number => (Field: Field(number), Texts: form.Texts(Field(number))))
        .Where(option => option.Texts.Values.Any(text => text.Length > 0));

    internal static string Field(int number) => FormattableString.Invariant($"option{number}");

    private static bool Fits(IReadOnlyDictionary<string, string> texts, string source, int longest) =>
        texts.GetValueOrDefault(source) is { Length: > 0 } && texts.Values.All(text => text.Length <= longest);

    private Task<string> SourceAsync(Activity activity, CancellationToken cancel) =>
        db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.Language).SingleAsync(cancel);
}
