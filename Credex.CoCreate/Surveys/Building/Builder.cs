using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

/// <summary>Adds, copies and takes out the pages and questions of a survey while it is built.</summary>
public sealed class Builder(AppDb db, VersionWriter versions, QuestionTypes types, TimeProvider clock)
{
    public const int MostPages = 100;
    public const int MostQuestions = 300;

    public async Task<(BuildOutcome Outcome, Guid Page)> AddPageAsync(Guid survey, Guid actor, CancellationToken cancel)
    {
        var page = Guid.Empty;
        var outcome = await versions.ChangeAsync(
            survey,
            actor,
            "survey.page-added",
            build =>
            {
                if (build.Pages.Count >= MostPages)
                {
                    return BuildOutcome.Full;
                }

                page = build.Add(build.Pages.Count, LocalizedText.Of(build.Source), LocalizedText.Of(build.Source), showWhen: null).Page.Id;
                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, page);
    }

    public async Task<(BuildOutcome Outcome, Guid Question)> AddQuestionAsync(Guid survey, Guid page, string type, Guid actor, CancellationToken cancel)
    {
        var question = Guid.Empty;
        var outcome = await versions.ChangeAsync(
            survey,
            actor,
            "survey.question-added",
            build =>
            {
                if (types.Find(type) is null || build.Find(page) is not { } on)
                {
                    return BuildOutcome.Unknown;
                }

                if (build.Questions.Count() >= MostQuestions)
                {
                    return BuildOutcome.Full;
                }

                var added = new SurveyQuestion
                {
                    VersionId = build.Version.Id,
                    PageId = page,
                    Key = build.FreeKey("q1"),
                    Type = type,
                    Text = LocalizedText.Of(build.Source),
                    Help = LocalizedText.Of(build.Source),
                };
                build.Add(on, on.Questions.Count, added);
                question = added.Id;
                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, question);
    }

    public async Task<(BuildOutcome Outcome, Guid Copy)> DuplicateAsync(Guid survey, Guid id, Guid actor, CancellationToken cancel)
    {
        var copied = Guid.Empty;
        var outcome = await versions.ChangeAsync(
            survey,
            actor,
            "survey.duplicated",
            build =>
            {
                if (build.Find(id) is { } page)
                {
                    if (build.Pages.Count >= MostPages || build.Questions.Count() + page.Questions.Count > MostQuestions)
                    {
                        return BuildOutcome.Full;
                    }

                    var copy = build.Add(build.Pages.IndexOf(page) + 1, page.Page.Title, page.Page.Text, page.Page.ShowWhen);
                    page.Questions.ForEach(one => build.Add(copy, copy.Questions.Count, OpenVersion.Copy(one, copy.Page, build.FreeKey(one.Key))));
                    copied = copy.Page.Id;
                    return BuildOutcome.Done;
                }

                if (build.PageOf(id) is not { } on)
                {
                    return BuildOutcome.Unknown;
                }

                if (build.Questions.Count() >= MostQuestions)
                {
                    return BuildOutcome.Full;
                }

                var from = on.Questions.Find(one => one.Id == id)!;
                var question = OpenVersion.Copy(from, on.Page, build.FreeKey(from.Key));
                build.Add(on, on.Questions.IndexOf(from) + 1, question);
                copied = question.Id;
                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, copied);
    }

    /// <summary>Takes out a page with its questions, or a question. Kept until the version is published, to be put back.</summary>
    public Task<BuildOutcome> DeleteAsync(Guid survey, Guid id, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.deleted-part",
        build =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (build.Find(id) is { } page)
            {
                db.Add(RemovedPart.Of(build.Version.Id, page.Page.Title, page.Page, page.Questions, now));
                db.SurveyQuestions.RemoveRange(page.Questions);
                db.SurveyPages.Remove(page.Page);
                build.Pages.Remove(page);
                return BuildOutcome.Done;
            }

            if (build.PageOf(id) is not { } on)
            {
                return BuildOutcome.Unknown;
            }

            var gone = on.Questions.Find(one => one.Id == id)!;
            db.Add(RemovedPart.Of(build.Version.Id, gone.Text, page: null, [gone], now));
            db.SurveyQuestions.Remove(gone);
            on.Questions.Remove(gone);
            return BuildOutcome.Done;
        },
        cancel);

    /// <summary>Puts back what was taken out: at its old place, as far as that is still there.</summary>
    public async Task<(BuildOutcome Outcome, Guid Part)> RestoreAsync(Guid survey, Guid removed, Guid actor, CancellationToken cancel)
    {
        var there = Guid.Empty;
        var outcome = await versions.ChangeAsync(
            survey,
            actor,
            "survey.restored-part",
            async build =>
            {
                if (await db.Set<RemovedPart>().SingleOrDefaultAsync(one => one.Id == removed && one.VersionId == build.Version.Id, cancel) is not { } part)
                {
                    return BuildOutcome.Unknown;
                }

                var rows = part.Read();
                if (build.Questions.Count() + rows.Questions.Count > MostQuestions || (rows.Page is not null && build.Pages.Count >= MostPages))
                {
                    return BuildOutcome.Full;
                }

                var page = rows.Page is { } old
                    ? build.Add(Math.Min(old.Order, build.Pages.Count), old.Title, old.Text, old.ShowWhen)
                    : build.Find(rows.Questions[0].PageId) ?? build.Pages.LastOrDefault() ?? build.Add(0, LocalizedText.Of(build.Source), LocalizedText.Of(build.Source), showWhen: null);
                foreach (var one in rows.Questions.OrderBy(one => one.Order))
                {
                    var question = new SurveyQuestion
                    {
                        VersionId = build.Version.Id,
                        PageId = page.Page.Id,
                        Key = build.FreeKey(one.Key),
                        Type = one.Type,
                        Text = one.Text,
                        Help = one.Help,
                        ShowWhen = one.ShowWhen,
                        Requirement = one.Requirement,
                        Settings = QuestionSettings.FromJson(one.Settings),
                        ClauseTextId = one.ClauseTextId,
                    };
                    build.Add(page, Math.Min(one.Order, page.Questions.Count), question);
                    there = question.Id;
                }

                there = rows.Page is null ? there : page.Page.Id;
                db.Remove(part);
                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, there);
    }

    /// <summary>One page with one competence pair for each clause, which stays linked with it.</summary>
    public Task<BuildOutcome> AddPairsAsync(Guid survey, IReadOnlyList<ClauseText> clauses, Guid actor, CancellationToken cancel) => versions.ChangeAsync(
        survey,
        actor,
        "survey.competences-added",
        build =>
        {
            if (build.Pages.Count + clauses.Count > MostPages || build.Questions.Count() + clauses.Count > MostQuestions)
            {
                return BuildOutcome.Full;
            }

            foreach (var clause in clauses)
            {
                var page = build.Add(build.Pages.Count, LocalizedText.Of(build.Source), LocalizedText.Of(build.Source), showWhen: null);
                build.Add(page, 0, new SurveyQuestion
                {
                    VersionId = build.Version.Id,
                    PageId = page.Page.Id,
                    Key = build.FreeKey($"c{clause.Number.Replace('.', '_')}"),
                    Type = CompetencePairType.TypeName,
                    Text = clause.Text,
                    Help = LocalizedText.Of(build.Source),
                    Requirement = Requirement.Soft,
                    Settings = new QuestionSettings { CannotSay = true },
                    ClauseTextId = clause.Id,
                });
            }

            return BuildOutcome.Done;
        },
        cancel);
}
