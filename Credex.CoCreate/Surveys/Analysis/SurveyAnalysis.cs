using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Credex.CoCreate.Data;
using Credex.CoCreate.People;
using Credex.CoCreate.Surveys.Analysis.Disclosure;
using Credex.CoCreate.Surveys.Analysis.Statistics;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.GroupAnswer;

namespace Credex.CoCreate.Surveys.Analysis;

/// <summary>
/// Something by which respondents can be parted: their group, their country, the answer to a closed question, what they put first in an order, or whether they chose one of several choices.
/// Of several choices each is an attribute of its own (chosen, not chosen), since people who chose one are not apart from those who chose another, and only people who are apart can be blocks.
/// </summary>
/// <param name="Values">What its values are called, in their order.</param>
/// <param name="Field">The field that it is about; null for group and country.</param>
/// <param name="Question">What the question says of which this is one field among others; null where it is the whole of one.</param>
/// <param name="Choice">Which of several choices it is about.</param>
/// <param name="IsFirst">Whether it is about what was put first.</param>
public sealed record AnalysisAttribute(string Name, LocalizedText? Label, IReadOnlyList<LocalizedText> Values, string? Field = null, LocalizedText? Question = null, LocalizedText? Choice = null, bool IsFirst = false)
{
    public const string Group = "group";
    public const string Country = "country";
}

/// <summary>Respondents that are shown together.</summary>
/// <param name="Groups">The stakeholder groups that the block is of, where it is one of groups; else none.</param>
/// <param name="Values">What it is called: the values of the attribute; null stands for "not answered".</param>
/// <param name="Rows">Of the table.</param>
public sealed record ViewBlock(IReadOnlyList<StakeholderGroup> Groups, IReadOnlyList<LocalizedText?> Values, IReadOnlyList<int> Rows)
{
    public int N => Rows.Count;
}

/// <summary>What is looked at: blocks of respondents, each of at least k people.</summary>
/// <param name="Partitions">The blocks of everybody that this view is part of: who answered a question is checked in all of them, since the others can be asked for, too.</param>
public sealed record AnalysisView(IReadOnlyList<ViewBlock> Blocks, IReadOnlyList<IReadOnlyList<int>> Partitions, string? By, int People);

/// <summary>What is looked at, as an address says it.</summary>
/// <param name="By">The attribute that parts the respondents.</param>
/// <param name="Filter">The attribute that narrows them.</param>
/// <param name="Block">Which block of it.</param>
public sealed record ViewChoice(string? By, string? Filter, int Block)
{
    public static ViewChoice Everybody { get; } = new(null, null, 0);
}

/// <summary>The results of one survey at one moment: which views there are, and what a question comes to in them. Every number that leaves here went through the <see cref="DisclosurePlan"/>.</summary>
public sealed class SurveyAnalysis
{
    /// <summary>Closed questions beyond are shown, and not offered for parting and narrowing.</summary>
    private const int MostAttributes = 60;
    private const int MostCountries = 11;

    /// <summary>Views that are kept: of 20,000 respondents each takes some 100 KB.</summary>
    private const int MostViews = 100;
    private readonly Lazy<DisclosurePlan> plan;
    private readonly ConcurrentDictionary<(ViewChoice, NeedMeasure), NeedsResult> needs = new();

    /// <summary>What has been counted, by view: the rows of a table never change.</summary>
    private readonly ConcurrentDictionary<ViewChoice, AnalysisView?> views = new();
    private readonly ConditionalWeakTable<AnalysisView, ConcurrentDictionary<string, FieldResult>> counted = [];
    private readonly ConcurrentDictionary<int, IReadOnlyList<ViewBlock>> blocksOf = new();
    private readonly IReadOnlyList<DisclosureAttribute> parted;

    public SurveyAnalysis(ResponseTable table, FixedTexts fixedTexts)
    {
        Table = table;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var attributes = new List<AnalysisAttribute>();
        var values = new List<DisclosureAttribute>();
        attributes.Add(new AnalysisAttribute(AnalysisAttribute.Group, null, [.. fixedTexts.Groups.Select(option => option.Text)]));
        values.Add(new DisclosureAttribute(AnalysisAttribute.Group, table.Groups, GroupBlocks.Start(table.Groups.CountBy(group => (int)group).ToDictionary(), K)));
        attributes.Add(new AnalysisAttribute(AnalysisAttribute.Country, null, [.. table.CountryCodes.Select(code => fixedTexts.Countries.First(option => option.Code == code).Text)]));
        values.Add(new DisclosureAttribute(AnalysisAttribute.Country, table.Countries, MostBlocks: MostCountries));
        // An earlier attribute is never made coarser for a later one: single answers come before what people put first, and that before the many choices of several.
        var fields = Questions.Where(question => question.Type.Name is not (GroupType.TypeName or CountryType.TypeName))
            .SelectMany(question => question.Fields, (question, field) => (Field: field, Question: question.Fields.Count(one => one.With is null) > 1 ? question.Source.Text : null))
            .Where(one => taken.Add(one.Field.Name)).ToList();
        foreach (var (attribute, people) in Single(fields).Concat(First(fields)).Concat(Several(fields, fixedTexts)).Take(MostAttributes))
        {
            attributes.Add(attribute);
            values.Add(new DisclosureAttribute(attribute.Name, people));
        }

        (Attributes, parted) = (attributes, values);
        plan = new Lazy<DisclosurePlan>(() => new DisclosurePlan(parted, K));
    }

    public ResponseTable Table { get; }

    public int K => Table.Survey.MinGroup;

    public int People => Table.Count;

    /// <summary>Whether enough people answered to show anything.</summary>
    public bool MayShow => People >= K;

    /// <summary>By which respondents can be parted; whether they can now is <see cref="CanPart"/>.</summary>
    public IReadOnlyList<AnalysisAttribute> Attributes { get; }

    /// <summary>The questions of the newest version, and those that only older ones asked.</summary>
    public IReadOnlyList<AskedQuestion> Questions => [.. Table.Versions.SelectMany(version => version.Questions).DistinctBy(question => question.Key)];

    public bool CanPart(AnalysisAttribute attribute) => MayShow && plan.Value.By(PlaceOf(attribute.Name)).IsBreakdown;

    /// <summary>The blocks of an attribute, to choose from.</summary>
    public IReadOnlyList<ViewBlock> BlocksOf(string attribute) => MayShow ? blocksOf.GetOrAdd(PlaceOf(attribute), place => Blocks(plan.Value.By(place), place)) : [];

    /// <summary>The respondents of a choice, or null where it may not be shown, or names nothing.</summary>
    public AnalysisView? View(ViewChoice choice)
    {
        if (views.Count >= MostViews)
        {
            views.Clear();
        }

        return views.GetOrAdd(choice, Part);
    }

    private AnalysisView? Part(ViewChoice choice)
    {
        if (!MayShow || (choice.By is { } by && PlaceOf(by) < 0) || (choice.Filter is { } filter && PlaceOf(filter) < 0))
        {
            return null;
        }

        var everybody = Enumerable.Range(0, People).ToList();
        return (choice.By, choice.Filter) switch
        {
            (null, null) => new AnalysisView([new ViewBlock([], [], everybody)], [everybody], null, People),
            (null, { } one) => Narrowed(BlocksOf(one), choice.Block, null),
            ({ } one, null) => Whole(BlocksOf(one), one),
            (AnalysisAttribute.Group, { } one) when one != AnalysisAttribute.Group => ByGroupWithin(PlaceOf(one), choice.Block),
            ({ } one, AnalysisAttribute.Group) when one != AnalysisAttribute.Group => WithinGroup(PlaceOf(one), choice.Block),
            _ => null,
        };
    }

    /// <summary>What a field comes to in a view. Where fewer than k people of a block answered it, it is shown without parting, or not at all.</summary>
    public FieldResult Of(Field field, AnalysisView view) => counted.GetOrCreateValue(view).GetOrAdd(field.Name, _ => Count(field, view));

    private FieldResult Count(Field field, AnalysisView view)
    {
        var column = Table.Find(field.Name)!;
        var isSafe = view.Partitions.All(rows => rows.Count(column.IsAnswered) is var answered && (answered == 0 || answered >= K));
        if (isSafe)
        {
            return FieldResult.Of(field, column, view.Blocks, isHeld: false);
        }

        var everybody = Enumerable.Range(0, People).ToList();
        var isPlain = everybody.Count(column.IsAnswered) is var all && (all == 0 || all >= K) && view.Blocks.Sum(block => block.N) == People;
        return isPlain
            ? FieldResult.Of(field, column, [new ViewBlock([], [], everybody)], isHeld: view.Blocks.Count > 1)
            : FieldResult.Of(field, column, [], isHeld: true);
    }

    /// <summary>The needs analysis of a view; kept, because the intervals take a while.</summary>
    public NeedsResult Needs(ViewChoice choice, NeedMeasure measure = NeedMeasure.Mwds) => needs.GetOrAdd((choice, measure), _ => NeedsResult.Of(Pairs(), View(choice), K, Table, measure));

    /// <summary>The competence pairs, in the order of the questionnaire.</summary>
    public IReadOnlyList<AskedQuestion> Pairs() => [.. Questions.Where(question => question.Type.Name == CompetencePairType.TypeName)];

    private IEnumerable<(AnalysisAttribute Attribute, sbyte[] Values)> Single(IEnumerable<(Field Field, LocalizedText? Question)> fields) => fields
        .Where(one => one.Field.Kind == FieldKind.Choice)
        .Select(one => (new AnalysisAttribute(one.Field.Name, one.Field.Label, Texts(one.Field), one.Field.Name, one.Question), Table.Find(one.Field.Name)!.Chosen!));

    private IEnumerable<(AnalysisAttribute Attribute, sbyte[] Values)> First(IEnumerable<(Field Field, LocalizedText? Question)> fields) => fields
        .Where(one => one.Field.Kind == FieldKind.Order)
        .Select(one => (
            new AnalysisAttribute(one.Field.Name, one.Field.Label, Texts(one.Field), one.Field.Name, one.Question, IsFirst: true),
            Table.Find(one.Field.Name)!.Orders!.Select(order => order is null ? (sbyte)-1 : order[0]).ToArray()));

    private IEnumerable<(AnalysisAttribute Attribute, sbyte[] Values)> Several(IEnumerable<(Field Field, LocalizedText? Question)> fields, FixedTexts fixedTexts) => fields
        .Where(one => one.Field.Kind == FieldKind.Choices)
        .SelectMany(one => one.Field.Options.Take(Column.MostOptions), (one, option) => (one.Field, one.Question, Option: option))
        .Select(one => (
            new AnalysisAttribute($"{one.Field.Name}[{one.Option.Code}]", one.Field.Label, [fixedTexts.Chosen, fixedTexts.NotChosen], one.Field.Name, one.Question, one.Option.Text),
            Table.Find(one.Field.Name)!.Having(one.Option.Code)));

    private static IReadOnlyList<LocalizedText> Texts(Field field) => [.. field.Options.Select(option => option.Text)];

    private int PlaceOf(string attribute)
    {
        for (var place = 0; place < Attributes.Count; place++)
        {
            if (string.Equals(Attributes[place].Name, attribute, StringComparison.Ordinal))
            {
                return place;
            }
        }

        return -1;
    }

    private AnalysisView? Whole(IReadOnlyList<ViewBlock> blocks, string by) =>
        blocks.Count > 1 ? new AnalysisView(blocks, [.. blocks.Select(block => block.Rows)], by, People) : null;

    private static AnalysisView? Narrowed(IReadOnlyList<ViewBlock> blocks, int block, string? by) =>
        blocks.Count > 1 && block >= 0 && block < blocks.Count ? new AnalysisView([blocks[block]], [.. blocks.Select(one => one.Rows)], by, blocks[block].N) : null;

    private List<ViewBlock> Blocks(Partition partition, int attribute)
    {
        var rows = RowsOf(partition);
        return [.. partition.Blocks.Select((block, place) => new ViewBlock(
            attribute == 0 && !block.Values.Contains(-1) ? [.. block.Values.Select(value => (StakeholderGroup)value)] : [],
            Names(attribute, block.Values),
            rows[place]))];
    }

    /// <summary>One block of groups, parted by an attribute.</summary>
    private AnalysisView? WithinGroup(int attribute, int group)
    {
        var partition = plan.Value.ByGroupAnd(attribute);
        var rows = RowsOf(partition);
        var cells = Enumerable.Range(0, partition.Blocks.Count).Where(cell => partition.Blocks[cell].Within == group).ToList();
        return cells.Count > 1
            ? new AnalysisView([.. cells.Select(cell => new ViewBlock([], Names(attribute, partition.Blocks[cell].Values), rows[cell]))], rows, Attributes[attribute].Name, cells.Sum(cell => rows[cell].Count))
            : null;
    }

    /// <summary>One block of an attribute, parted by group: those cells that hold nobody of another block.</summary>
    private AnalysisView? ByGroupWithin(int attribute, int block)
    {
        var single = plan.Value.By(attribute);
        if (block < 0 || block >= single.Blocks.Count)
        {
            return null;
        }

        var wanted = single.Blocks[block].Values.ToHashSet();
        var partition = plan.Value.ByGroupAnd(attribute);
        var rows = RowsOf(partition);
        var groups = Blocks(plan.Value.By(0), 0);
        var cells = Enumerable.Range(0, partition.Blocks.Count).Where(cell => partition.Blocks[cell].Values.All(wanted.Contains)).ToList();
        return cells.Count > 1
            ? new AnalysisView(
                [.. cells.Select(cell => groups[partition.Blocks[cell].Within!.Value] with { Rows = rows[cell] })], rows, AnalysisAttribute.Group, cells.Sum(cell => rows[cell].Count))
            : null;
    }

    private IReadOnlyList<LocalizedText?> Names(int attribute, IReadOnlyList<int> values) => [.. values.Select(value => value < 0 ? null : Attributes[attribute].Values[value])];

    private static List<IReadOnlyList<int>> RowsOf(Partition partition)
    {
        var rows = partition.Blocks.Select(block => new List<int>(block.N)).ToList();
        for (var row = 0; row < partition.BlockOf.Length; row++)
        {
            rows[partition.BlockOf[row]].Add(row);
        }

        return [.. rows];
    }
}

/// <summary>The analysis of each survey that is looked at, made anew when its table is.</summary>
public sealed class SurveyAnalyses(ResponseTables tables, FixedTexts fixedTexts)
{
    private readonly ConditionalWeakTable<ResponseTable, SurveyAnalysis> made = [];

    public async Task<SurveyAnalysis?> OfAsync(Guid survey, CancellationToken cancel) =>
        await tables.OfAsync(survey, cancel) is { } table ? made.GetValue(table, one => new SurveyAnalysis(one, fixedTexts)) : null;
}
