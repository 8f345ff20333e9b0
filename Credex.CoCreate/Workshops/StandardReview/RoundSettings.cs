using System.Globalization;
using Credex.CoCreate.Data;
using Credex.CoCreate.Live;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.StandardReview;

/// <summary>What a review can be told: the version, which clauses, scale and rule, timer, and the round that it follows. Chosen before the first vote, frozen with it.</summary>
public sealed class RoundSettings(AppDb db, IStringLocalizer<ReviewTexts> texts)
{
    public static IReadOnlyList<(Scale Scale, RuleKind Kind)> Choices { get; } =
        [.. Enum.GetValues<Scale>().SelectMany(scale => ConsensusRules.Fitting(scale).Select(kind => (scale, kind)))];

    public async Task<RegionContent> DrawAsync(Activity activity, IFormCollection? sent, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().Include(one => one.Items).SingleOrDefaultAsync(one => one.ActivityId == activity.Id, cancel);
        var versions = await VersionsAsync(cancel);
        var wanted = sent is null ? null : Asked.Of(sent);
        var asked = wanted ?? (round is null ? new Asked() : Asked.Of(round));
        var version = asked.Version ?? (versions.Count > 0 ? versions[0].Id : null);
        var clauses = version is null ? [] : (await db.ClauseTexts.AsNoTracking().Where(text => text.VersionId == version).OrderBy(text => text.Order).ToListAsync(cancel)).Where(text => text.IsVotable).ToList();
        return RegionContent.Of<ReviewSettings>(
            (nameof(ReviewSettings.IsFrozen), round?.IsFrozen ?? false),
            (nameof(ReviewSettings.Asked), asked),
            (nameof(ReviewSettings.Versions), versions),
            (nameof(ReviewSettings.Clauses), clauses),
            (nameof(ReviewSettings.Chosen), version is { } drawn ? asked.ChosenOf(drawn) : null),
            (nameof(ReviewSettings.ClausesOf), version),
            (nameof(ReviewSettings.Earlier), await EarlierAsync(activity, cancel)));
    }

    /// <summary>Takes what was chosen. Items are made again, since nobody has voted on them.</summary>
    public async Task<IReadOnlyList<FieldError>> TakeAsync(Activity activity, IFormCollection form, CancellationToken cancel)
    {
        var round = await db.Rounds.Include(one => one.Items).SingleOrDefaultAsync(one => one.ActivityId == activity.Id, cancel);
        if (round?.IsFrozen == true)
        {
            return [];
        }

        var asked = Asked.Of(form);
        var errors = new List<FieldError>();
        var previous = asked.Previous is null ? null : await (
            from one in db.Rounds.Include(one => one.Items).ThenInclude(item => item.Shown)
            join earlier in db.Activities on one.ActivityId equals earlier.Id
            where one.Id == asked.Previous && earlier.WorkshopId == activity.WorkshopId && earlier.Id != activity.Id
            select one).SingleOrDefaultAsync(cancel);
        if (asked.Previous is not null && previous is null)
        {
            errors.Add(new("previous", texts["Review_PreviousWrong"]));
        }

        // A second round is on the version of the first.
        var wanted = previous?.VersionId ?? asked.Version;
        var version = await db.StandardVersions.SingleOrDefaultAsync(one => one.Id == wanted && one.State == VersionState.Published, cancel);
        if (version is null)
        {
            errors.Add(new("version", texts["Review_VersionMissing"]));
        }

        if (version is not null && asked.ChosenOf(version.Id) is { Count: 0 })
        {
            errors.Add(new("clauses", texts["Review_NoneChosen"]));
        }

        if (asked.Rule is null)
        {
            errors.Add(new("choice", texts["Review_RuleMissing"]));
        }

        if (asked.Threshold is < 51 or > 100)
        {
            errors.Add(new("threshold", texts["Review_ThresholdWrong"]));
        }

        if (asked.TimerIsWrong || asked.Timer is < 10 or > 3600)
        {
            errors.Add(new("timer", texts["Review_TimerWrong"]));
        }

        if (errors.Count > 0)
        {
            return errors;
        }

        var clauses = await ClausesAsync(version!.Id, asked, previous, cancel);
        if (clauses.Count == 0)
        {
            return [new("clauses", texts["Review_ClausesMissing"])];
        }

        if (round is null)
        {
            round = new Round { VersionId = version.Id, ActivityId = activity.Id };
            db.Rounds.Add(round);
        }

        (round.VersionId, round.PreviousRoundId, round.Number) = (version.Id, previous?.Id, (previous?.Number ?? 0) + 1);
        if (!round.Choose(asked.Rule!.Value.Scale, new RuleOptions(asked.Rule.Value.Kind, asked.Threshold, asked.ChangesCount, asked.Classic), asked.Timer))
        {
            return [new("choice", texts["Round_Wrong"])];
        }

        await MakeItemsAsync(round, clauses, cancel);
        return [];
    }

    public async Task<object?> DescribeAsync(Activity activity, CancellationToken cancel)
    {
        var round = db.Rounds.Local.FirstOrDefault(one => one.ActivityId == activity.Id)
            ?? await db.Rounds.Include(one => one.Items).SingleOrDefaultAsync(one => one.ActivityId == activity.Id, cancel);
        return round is null ? null : new { round.VersionId, round.Scale, round.Rule, round.Timer, round.PreviousRoundId, Clauses = round.Items.Count };
    }

    public async Task CopyAsync(Activity from, Activity to, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().Include(one => one.Items).SingleOrDefaultAsync(one => one.ActivityId == from.Id, cancel);
        if (round is null)
        {
            return;
        }

        var copy = new Round { VersionId = round.VersionId, ActivityId = to.Id };
        copy.Choose(round.Scale, round.Rule, round.Timer);
        db.Rounds.Add(copy);
        await MakeItemsAsync(copy, [.. round.Items.OrderBy(item => item.Order).Select(item => item.ClauseTextId)], cancel);
    }

    /// <summary>All published versions, the newest of each standard first.</summary>
    public async Task<IReadOnlyList<VersionChoice>> VersionsAsync(CancellationToken cancel)
    {
        var rows = await db.StandardVersions.AsNoTracking().Include(one => one.Standard).Where(one => one.State == VersionState.Published)
            .OrderBy(one => one.Standard!.Slug).ThenByDescending(one => one.Number).ToListAsync(cancel);
        return rows.ConvertAll(row => new VersionChoice(row.Id, row.Standard!.Title, row.Number));
    }

    /// <summary>The usual round on all clauses of a version, for templates.</summary>
    public async Task MakeUsualAsync(Activity activity, Guid version, CancellationToken cancel)
    {
        var round = new Round { VersionId = version, ActivityId = activity.Id };
        db.Rounds.Add(round);
        await MakeItemsAsync(round, await ClausesAsync(version, new Asked(), previous: null, cancel), cancel);
    }

    private async Task MakeItemsAsync(Round round, IReadOnlyList<Guid> clauses, CancellationToken cancel)
    {
        if (round.Items.OrderBy(item => item.Order).Select(item => item.ClauseTextId).SequenceEqual(clauses))
        {
            round.CurrentItemId ??= round.Items.MinBy(item => item.Order)?.Id;
            return;
        }

        // In two steps: one clause is once in a round, also for an instant.
        round.CurrentItemId = null;
        db.RoundItems.RemoveRange(round.Items);
        round.Items.Clear();
        await db.SaveChangesAsync(cancel);
        var items = clauses.Select((clause, order) => new RoundItem { RoundId = round.Id, ClauseTextId = clause, Order = order }).ToList();
        db.RoundItems.AddRange(items);
        await db.SaveChangesAsync(cancel);
        round.CurrentItemId = items[0].Id;
    }

    /// <summary>The clauses of the round, in the order of the standard: all, or those ticked; without those agreed before, where that was asked.</summary>
    private async Task<IReadOnlyList<Guid>> ClausesAsync(Guid version, Asked asked, Round? previous, CancellationToken cancel)
    {
        var all = await db.ClauseTexts.AsNoTracking().Where(text => text.VersionId == version).OrderBy(text => text.Order).ToListAsync(cancel);
        var votable = all.Where(text => text.IsVotable).Select(text => text.Id);
        var chosen = asked.ChosenOf(version) is { } ticked ? votable.Where(ticked.Contains).ToList() : [.. votable];
        if (previous is null || !asked.LeaveOutAgreed)
        {
            return chosen;
        }

        var rule = ConsensusRules.For(previous.Rule);
        var agreed = previous.Items
            .Where(item => item.Latest()?.Tally is { } tally && Reading.Of(rule, tally).Kind is ReadingKind.Agreed or ReadingKind.AgreedByEverybody)
            .Select(item => item.ClauseTextId).ToHashSet();
        return [.. chosen.Where(clause => !agreed.Contains(clause) && previous.Items.Exists(item => item.ClauseTextId == clause))];
    }

    private async Task<IReadOnlyList<RoundChoice>> EarlierAsync(Activity activity, CancellationToken cancel)
    {
        var rows = await (
            from round in db.Rounds
            join earlier in db.Activities on round.ActivityId equals earlier.Id
            where earlier.WorkshopId == activity.WorkshopId && earlier.Id != activity.Id && earlier.Order < activity.Order
            orderby earlier.Order
            select new { round.Id, earlier.Title }).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new RoundChoice(row.Id, row.Title));
    }

    /// <summary>What a form asks for, or what holds.</summary>
    public sealed record Asked
    {
        public Guid? Version { get; init; }

        public (Scale Scale, RuleKind Kind)? Rule { get; init; } = (Scale.Consent, RuleKind.PercentAgreement);

        public int Threshold { get; init; } = RuleOptions.UsualThreshold;

        public bool ChangesCount { get; init; }

        public bool Classic { get; init; }

        public int? Timer { get; init; }

        public bool TimerIsWrong { get; init; }

        public Guid? Previous { get; init; }

        public bool LeaveOutAgreed { get; init; }

        public IReadOnlySet<Guid> Clauses { get; init; } = new HashSet<Guid>();

        /// <summary>The version whose clauses could be ticked.</summary>
        public Guid? ClausesOf { get; init; }

        /// <summary>What was ticked of a version; null is all. Another version has other clauses: what was ticked of the one before says nothing about it.</summary>
        public IReadOnlySet<Guid>? ChosenOf(Guid version) => ClausesOf == version ? Clauses : null;

        public static Asked Of(Round round) => new()
        {
            Version = round.VersionId,
            Rule = (round.Scale, round.Rule.Kind),
            Threshold = round.Rule.Threshold,
            ChangesCount = round.Rule.ChangesCount,
            Classic = round.Rule.Classic,
            Timer = round.Timer,
            Previous = round.PreviousRoundId,
            Clauses = round.Items.Select(item => item.ClauseTextId).ToHashSet(),
            ClausesOf = round.VersionId,
        };

        public static Asked Of(IFormCollection form)
        {
            var choice = form["choice"].ToString();
            var rule = Choices.Where(one => $"{one.Scale}.{one.Kind}" == choice).Select(one => ((Scale, RuleKind)?)one).FirstOrDefault();
            return new Asked
            {
                Version = form.Id("version") is var version && version == Guid.Empty ? null : version,
                Rule = rule,
                Threshold = form.Number("threshold") ?? (form.ContainsKey("threshold") ? 0 : RuleOptions.UsualThreshold),
                ChangesCount = form.Ticked("changesCount"),
                Classic = form.Ticked("classic"),
                Timer = form.Number("timer"),
                TimerIsWrong = form.Words("timer").Length > 0 && form.Number("timer") is null,
                Previous = form.Id("previous") is var previous && previous == Guid.Empty ? null : previous,
                LeaveOutAgreed = form.Ticked("leaveOutAgreed"),
                Clauses = form["clauses"].Select(text => Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty).ToHashSet(),
                ClausesOf = form.Id("clausesOf") is var shown && shown == Guid.Empty ? null : shown,
            };
        }
    }
}

public sealed record VersionChoice(Guid Id, LocalizedText Title, int Number);

public sealed record RoundChoice(Guid Id, LocalizedText Title);
