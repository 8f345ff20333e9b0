using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Questions;

/// <summary>The form of questions: what they are asked about, and whether each is read before it shows. Both may change at any time.</summary>
public sealed class QuestionsForm(AppDb db, IStringLocalizer<QuestionTexts> texts)
{
    public async Task<RegionContent> DrawAsync(Activity activity, IFormCollection? sent, CancellationToken cancel) => RegionContent.Of<QuestionsFields>(
        (nameof(QuestionsFields.Source), await SourceAsync(activity, cancel)),
        (nameof(QuestionsFields.Settings), activity.SettingsAs<QuestionsSettings>()),
        (nameof(QuestionsFields.Sent), sent),
        (nameof(QuestionsFields.Error), sent is null || Fits(sent) ? null : texts["Prompt_Long", QuestionsSettings.LongestPrompt].Value));

    public async Task<IReadOnlyList<FieldError>> TakeAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        var source = await SourceAsync(activity, cancel);
        if (!Fits(form))
        {
            return [new($"prompt.{source}", texts["Prompt_Long", QuestionsSettings.LongestPrompt])];
        }

        var prompt = activity.SettingsAs<QuestionsSettings>().Prompt?.Edited(form.Texts("prompt")) ?? LocalizedText.From(source, form.Texts("prompt"));
        activity.Set(new QuestionsSettings { Prompt = prompt.IsEmpty ? null : prompt, Moderated = form.Ticked("moderated") });
        return [];
    }

    private static bool Fits(IFormCollection form) => form.Texts("prompt").Values.All(text => text.Length <= QuestionsSettings.LongestPrompt);

    private Task<string> SourceAsync(Activity activity, CancellationToken cancel) =>
        db.Workshops.Where(workshop => workshop.Id == activity.WorkshopId).Select(workshop => workshop.Language).SingleAsync(cancel);
}
