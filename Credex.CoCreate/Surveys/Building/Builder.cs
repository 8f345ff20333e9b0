using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Surveys.Building;

public enum BuildOutcome
{
    Done,

    /// <summary>It is not in this version, or no longer.</summary>
    Unknown,

    /// <summary>The version is published: what people answer does not change under them.</summary>
    Frozen,

    /// <summary>There are as many as there can be.</summary>
    Full,

    /// <summary>Somebody else saved since the form was made.</summary>
    Changed,
}

/// <summary>Changes the newest version of a survey while it is built: each change is one transaction with its audit.</summary>
public sealed class Builder(AppDb db, QuestionTypes types, TimeProvider clock)
{
    public const int MostPages = 100;
    public const int MostQuestions = 300;

    public async Task<(BuildOutcome Outcome, Guid Page)> AddPageAsync(Guid survey, Guid actor, CancellationToken cancel)
    {
        var page = Guid.Empty;
        var outcome = await ChangeAsync(
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
        var outcome = await ChangeAsync(
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

    public Task<BuildOutcome> MovePageAsync(Guid survey, Guid page, bool up, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    /// <summary>One place up or down; over the edge of its page to the page before or after.</summary>
    public Task<BuildOutcome> MoveQuestionAsync(Guid survey, Guid question, bool up, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    /// <summary>Before another question, or at the end of a page: what dragging does.</summary>
    public Task<BuildOutcome> PlaceQuestionAsync(Guid survey, Guid question, Guid page, Guid before, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    public async Task<(BuildOutcome Outcome, Guid Copy)> DuplicateAsync(Guid survey, Guid id, Guid actor, CancellationToken cancel)
    {
        var copied = Guid.Empty;
        var outcome = await ChangeAsync(
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
                    page.Questions.ForEach(one => build.Add(copy, copy.Questions.Count, Copy(one, copy.Page, build.FreeKey(one.Key))));
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
                var question = Copy(from, on.Page, build.FreeKey(from.Key));
                build.Add(on, on.Questions.IndexOf(from) + 1, question);
                copied = question.Id;
                return BuildOutcome.Done;
            },
            cancel);
        return (outcome, copied);
    }

    /// <summary>Takes out a page with its questions, or a question. Kept until the version is published, to be put back.</summary>
    public Task<BuildOutcome> DeleteAsync(Guid survey, Guid id, Guid actor, CancellationToken cancel) => ChangeAsync(
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
        var outcome = await ChangeAsync(
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

    public Task<BuildOutcome> SavePageAsync(
        Guid survey, Guid page, int revision, IReadOnlyDictionary<string, string> title, IReadOnlyDictionary<string, string> text, string? showWhen, Guid actor, CancellationToken cancel) => ChangeAsync(
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
    public Task<BuildOutcome> SaveQuestionAsync(Guid survey, Guid question, int revision, Action<SurveyQuestion> apply, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    /// <summary>One page with one competence pair for each clause, which stays linked with it.</summary>
    public Task<BuildOutcome> AddPairsAsync(Guid survey, IReadOnlyList<ClauseText> clauses, Guid actor, CancellationToken cancel) => ChangeAsync(
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

    /// <summary>Saves translations that were changed. What somebody else changed since stays, and is told.</summary>
    /// <param name="texts">By the path of a <see cref="TextPlace"/>: what it was when the form was made, and what it is to be.</param>
    /// <returns>The paths that somebody else had changed.</returns>
    public async Task<(BuildOutcome Outcome, IReadOnlyList<string> Changed)> SaveTextsAsync(
        Guid survey, string language, IReadOnlyDictionary<string, (string Was, string Is)> texts, Guid actor, CancellationToken cancel)
    {
        var changed = new List<string>();
        var outcome = await ChangeAsync(
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

    /// <summary>A version that can be changed, with all that the published one asks: the same keys, so that what stays the same is pooled.</summary>
    public Task<bool> NewVersionAsync(Guid survey, Guid actor, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            await db.LockSurveyAsync(survey, cancel);
            var newest = await NewestAsync(survey, cancel);
            if (newest.PublishedAt is null)
            {
                return false;
            }

            var next = new SurveyVersion { SurveyId = survey, Number = newest.Number + 1 };
            db.SurveyVersions.Add(next);
            foreach (var (page, questions) in Expressions.ConditionCheck.InOrder(newest))
            {
                var copy = new SurveyPage { VersionId = next.Id, Order = page.Order, Title = page.Title, Text = page.Text, ShowWhen = page.ShowWhen };
                db.SurveyPages.Add(copy);
                foreach (var question in questions)
                {
                    var made = Copy(question, copy, question.Key);
                    (made.VersionId, made.Order) = (next.Id, question.Order);
                    db.SurveyQuestions.Add(made);
                }
            }

            db.AuditEntries.Add(AuditEntry.Of(actor, "survey.new-version", nameof(Survey), survey, clock.GetUtcNow().UtcDateTime, after: new { next.Number }));
            return true;
        },
        cancel);

    private Task<SurveyVersion> NewestAsync(Guid survey, CancellationToken cancel) =>
        db.SurveyVersions.Include(one => one.Pages).Include(one => one.Questions).AsSplitQuery().Where(one => one.SurveyId == survey).OrderByDescending(one => one.Number).FirstAsync(cancel);

    private static SurveyQuestion Copy(SurveyQuestion from, SurveyPage page, string key) => new()
    {
        VersionId = page.VersionId,
        PageId = page.Id,
        Key = key,
        Type = from.Type,
        Text = from.Text,
        Help = from.Help,
        ShowWhen = from.ShowWhen,
        Requirement = from.Requirement,
        Settings = from.Settings,
        ClauseTextId = from.ClauseTextId,
    };

    private Task<BuildOutcome> ChangeAsync(Guid survey, Guid actor, string act, Func<Build, BuildOutcome> change, CancellationToken cancel) =>
        ChangeAsync(survey, actor, act, build => Task.FromResult(change(build)), cancel);

    private Task<BuildOutcome> ChangeAsync(Guid survey, Guid actor, string act, Func<Build, Task<BuildOutcome>> change, CancellationToken cancel) => db.WriteAsync(
        async () =>
        {
            // Read again behind the gate: the page read it before.
            db.ChangeTracker.Clear();
            await db.LockSurveyAsync(survey, cancel);
            var version = await NewestAsync(survey, cancel);
            if (version.PublishedAt is not null)
            {
                return BuildOutcome.Frozen;
            }

            var build = new Build(db, version);
            var before = build.Describe();
            var outcome = await change(build);
            if (outcome == BuildOutcome.Done)
            {
                build.Number();
                version.Revision++;
                db.AuditEntries.Add(AuditEntry.Of(actor, act, nameof(Survey), survey, clock.GetUtcNow().UtcDateTime, before, build.Describe()));
            }

            return outcome;
        },
        cancel);

    /// <summary>A version in hand: its pages in order, each with its questions in theirs.</summary>
    private sealed class Build
    {
        private readonly AppDb db;

        public Build(AppDb db, SurveyVersion version)
        {
            (this.db, Version) = (db, version);
            Pages = [.. Expressions.ConditionCheck.InOrder(version).Select(one => new BuildPage(one.Page, [.. one.Questions]))];
        }

        public SurveyVersion Version { get; }

        public List<BuildPage> Pages { get; }

        public IEnumerable<SurveyQuestion> Questions => Pages.SelectMany(page => page.Questions);

        /// <summary>The language in which most of it was written.</summary>
        public string Source => Questions.Select(one => one.Text).Concat(Pages.Select(one => one.Page.Title)).FirstOrDefault(text => !text.IsEmpty)?.Source ?? "en";

        public BuildPage? Find(Guid page) => Pages.Find(one => one.Page.Id == page);

        public BuildPage? PageOf(Guid question) => Pages.Find(one => one.Questions.Exists(other => other.Id == question));

        public BuildPage Add(int place, LocalizedText title, LocalizedText text, string? showWhen)
        {
            var page = new BuildPage(new SurveyPage { VersionId = Version.Id, Title = title, Text = text, ShowWhen = showWhen }, []);
            db.SurveyPages.Add(page.Page);
            Pages.Insert(place, page);
            return page;
        }

        public void Add(BuildPage page, int place, SurveyQuestion question)
        {
            db.SurveyQuestions.Add(question);
            page.Questions.Insert(place, question);
        }

        /// <summary>The key itself, or with the next number behind it that nobody has.</summary>
        public string FreeKey(string wanted)
        {
            var taken = Questions.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
            if (!taken.Contains(wanted))
            {
                return wanted;
            }

            var stem = wanted.TrimEnd("0123456789".ToCharArray());
            stem = stem.Length == 0 || stem.EndsWith('_') ? $"{wanted}_" : stem;
            stem = stem[..Math.Min(stem.Length, SurveyQuestion.LongestKey - 4)];
            return Enumerable.Range(2, taken.Count + 1).Select(number => $"{stem}{number}").First(one => !taken.Contains(one));
        }

        public void Number()
        {
            for (var place = 0; place < Pages.Count; place++)
            {
                Pages[place].Page.Order = place;
                for (var at = 0; at < Pages[place].Questions.Count; at++)
                {
                    (Pages[place].Questions[at].PageId, Pages[place].Questions[at].Order) = (Pages[place].Page.Id, at);
                }
            }
        }

        /// <summary>As the audit keeps it.</summary>
        public List<PageNote> Describe() => Pages.ConvertAll(page => new PageNote(
            page.Page.Title,
            page.Page.ShowWhen,
            page.Questions.ConvertAll(one => new QuestionNote(one.Key, one.Type, one.Text, one.ShowWhen, one.Requirement, one.Settings.ToJson()))));
    }

    private sealed record BuildPage(SurveyPage Page, List<SurveyQuestion> Questions);

    private sealed record PageNote(LocalizedText Title, string? ShowWhen, List<QuestionNote> Questions);

    private sealed record QuestionNote(string Key, string Type, LocalizedText Text, string? ShowWhen, Requirement Requirement, string Settings);
}
