namespace Credex.CoCreate.Surveys.Building;

/// <summary>Moves the pages and questions of a survey while it is built: a place at a time, as buttons and keys do, or to a place that is named, as dragging does.</summary>
public sealed class Arranger(VersionWriter versions)
{
    public Task<BuildOutcome> MovePageAsync(Guid survey, Guid page, bool up, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.page-moved",
        build =>
        {
            if (build.Find(page) is not { } moved)
            {
                return BuildOutcome.Unknown;
            }

            var place = build.Pages.IndexOf(moved);
            build.Pages.RemoveAt(place);
            build.Pages.Insert(Math.Clamp(place + (up ? -1 : 1), 0, build.Pages.Count), moved);
            return BuildOutcome.Done;
        },
        cancel);

    /// <summary>Before another page, or last.</summary>
    public Task<BuildOutcome> PlacePageAsync(Guid survey, Guid page, Guid before, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.page-moved",
        build =>
        {
            if (build.Find(page) is not { } moved || page == before)
            {
                return BuildOutcome.Unknown;
            }

            build.Pages.Remove(moved);
            var place = build.Pages.FindIndex(one => one.Page.Id == before);
            build.Pages.Insert(place < 0 ? build.Pages.Count : place, moved);
            return BuildOutcome.Done;
        },
        cancel);

    /// <summary>One place up or down; over the edge of its page to the page before or after.</summary>
    public Task<BuildOutcome> MoveQuestionAsync(Guid survey, Guid question, bool up, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.question-moved",
        build =>
        {
            if (build.PageOf(question) is not { } page)
            {
                return BuildOutcome.Unknown;
            }

            var place = page.Questions.FindIndex(one => one.Id == question);
            var moved = page.Questions[place];
            var next = place + (up ? -1 : 1);
            if (next >= 0 && next < page.Questions.Count)
            {
                page.Questions.RemoveAt(place);
                page.Questions.Insert(next, moved);
                return BuildOutcome.Done;
            }

            var to = build.Pages.IndexOf(page) + (up ? -1 : 1);
            if (to >= 0 && to < build.Pages.Count)
            {
                page.Questions.RemoveAt(place);
                build.Pages[to].Questions.Insert(up ? build.Pages[to].Questions.Count : 0, moved);
            }

            return BuildOutcome.Done;
        },
        cancel);

    /// <summary>Before another question, or at the end of a page.</summary>
    public Task<BuildOutcome> PlaceQuestionAsync(Guid survey, Guid question, Guid page, Guid before, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.question-moved",
        build =>
        {
            if (build.PageOf(question) is not { } from || build.Find(page) is not { } to || question == before)
            {
                return BuildOutcome.Unknown;
            }

            var moved = from.Questions.Find(one => one.Id == question)!;
            from.Questions.Remove(moved);
            var place = to.Questions.FindIndex(one => one.Id == before);
            to.Questions.Insert(place < 0 ? to.Questions.Count : place, moved);
            return BuildOutcome.Done;
        },
        cancel);
}
