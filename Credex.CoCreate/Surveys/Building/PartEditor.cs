namespace Credex.CoCreate.Surveys.Building;

/// <summary>Saves what a page or a question says. Who began with an older text than the saved one is told, and nothing is lost.</summary>
public sealed class PartEditor(VersionWriter versions)
{
    public Task<BuildOutcome> SavePageAsync(
        Guid survey, Guid page, int revision, IReadOnlyDictionary<string, string> title, IReadOnlyDictionary<string, string> text, string? showWhen, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.page-edited",
        build =>
        {
            if (build.Find(page)?.Page is not { } saved)
            {
                return BuildOutcome.Unknown;
            }

            if (saved.Revision != revision)
            {
                return BuildOutcome.Changed;
            }

            (saved.Title, saved.Text, saved.ShowWhen) = (saved.Title.Edited(title), saved.Text.Edited(text), showWhen);
            saved.Revision++;
            return BuildOutcome.Done;
        },
        cancel);

    /// <param name="apply">Sets what the form says.</param>
    public Task<BuildOutcome> SaveQuestionAsync(Guid survey, Guid question, int revision, Action<SurveyQuestion> apply, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.question-edited",
        build =>
        {
            if (build.PageOf(question)?.Questions.Find(one => one.Id == question) is not { } saved)
            {
                return BuildOutcome.Unknown;
            }

            if (saved.Revision != revision)
            {
                return BuildOutcome.Changed;
            }

            apply(saved);
            saved.Revision++;
            return BuildOutcome.Done;
        },
        cancel);

    /// <summary>Saves translations that were changed. What somebody else changed since stays, and is told.</summary>
    /// <param name="texts">By the path of a <see cref="TextPlace"/>: what it was when the form was made, and what it is to be.</param>
    /// <returns>The paths that somebody else had changed.</returns>
    public async Task<(BuildOutcome Outcome, IReadOnlyList<string> Changed)> SaveTextsAsync(
        Guid survey, string language, IReadOnlyDictionary<string, (string Was, string Is)> texts, Guid actor, CancellationToken cancel)
    {
        var changed = new List<string>();
        var outcome = await versions.ChangeAsync(
            survey,
            actor,
            "survey.translated",
            build =>
            {
                foreach (var place in VersionTexts.Of(build.Version))
                {
                    if (!texts.TryGetValue(place.Path, out var text) || text.Was == text.Is)
                    {
                        continue;
                    }

                    if ((place.Text.Wordings.GetValueOrDefault(language)?.Text ?? string.Empty) is var now && now != text.Was && now != text.Is)
                    {
                        changed.Add(place.Path);
                        continue;
                    }

                    place.Set(place.Text.Edited(new Dictionary<string, string>(StringComparer.Ordinal) { [language] = text.Is }));
                }

                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, changed);
    }
}
