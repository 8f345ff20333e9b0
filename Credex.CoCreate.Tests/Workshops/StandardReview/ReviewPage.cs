using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Disclosure;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.StandardReview;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Tests.Workshops.StandardReview;

/// <summary>Renders the components of a room in one language, mounted below a path, and makes rooms in any state.</summary>
internal sealed class ReviewPage : BunitContext
{
    public const string Base = "/below";
    public static readonly Guid ItemId = new("0199f000-0000-7000-8000-000000000004");
    public static readonly Guid ActivityId = new("0199f000-0000-7000-8000-0000000000aa");
    public static readonly DateTime Now = new(2026, 11, 25, 10, 0, 0, DateTimeKind.Utc);

    public ReviewPage(string language = "en")
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(language);
        Services.AddLocalization();
        Services.AddSingleton(Options.Create(new SiteOptions { PathBase = Base, Url = "https://cocreate.example/below" }));
    }

    /// <summary>The component, after what holds for every one of them: nothing inline, no token, and every button inside points at a form outside.</summary>
    public IRenderedComponent<T> Show<T>(params (string Name, object? Value)[] parameters)
        where T : class, IComponent
    {
        var shown = Render<T>(builder =>
        {
            foreach (var (name, value) in parameters)
            {
                builder.TryAdd(name, value);
            }
        });
        Assert.Empty(shown.FindAll("[style], style, script, form"));
        Assert.DoesNotContain("token", shown.Markup, StringComparison.OrdinalIgnoreCase);
        Assert.All(shown.FindAll("button[type=submit]"), button =>
        {
            Assert.False(string.IsNullOrEmpty(button.GetAttribute("form")));
            Assert.StartsWith($"{Base}/w/k7m2qp/", button.GetAttribute("formaction"), StringComparison.Ordinal);
            Assert.NotEmpty(button.TextContent.Trim());
        });
        Assert.All(shown.FindAll("input[name], textarea[name]").Where(one => one.GetAttribute("type") != "radio" || one.HasAttribute("form")), field => Assert.False(string.IsNullOrEmpty(field.GetAttribute("form"))));
        Assert.All(shown.FindAll("a[href]"), link => Assert.StartsWith($"{Base}/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotMatch("[A-Z][A-Za-z]+_[A-Z][A-Za-z]+", string.Join(' ', shown.Nodes.Select(node => node.TextContent)));
        return shown;
    }

    public static ReviewRoom Room(
        ItemState state = ItemState.Open, WorkshopStage stage = WorkshopStage.Live, ItemOnStage? item = null, Scale scale = Scale.Consent, DateTime? closesAt = null, bool withoutItem = false, ScreenMode screen = ScreenMode.Follow)
    {
        item ??= Item(state, closesAt: closesAt, scale: scale);
        var line = new ItemLine(item.Id, item.Number, item.Text, item.State, Reading: null, item.Decision?.Outcome);
        var next = new ItemLine(Guid.Empty, "1.1.5", item.Text, ItemState.Waiting, Reading: null, Decision: null);
        var round = new RoundState(Guid.Empty, scale, ConsensusRules.Default(scale), Timer: null, IsFrozen: true, "the-standard", Text("The standard", "La norme"), 1, [line, next], withoutItem ? null : item);
        return new ReviewRoom(Frame(stage, screen), round);
    }

    /// <summary>The room around the review: a review, then a slide.</summary>
    public static RoomState Frame(WorkshopStage stage = WorkshopStage.Live, ScreenMode screen = ScreenMode.Follow, bool last = true)
    {
        var review = new AgendaLine(ActivityId, ReviewKind.KindName, 0, Text("The vote", "Le vote"), 60, string.Empty, 0, null, Now, null, Now);
        var after = new AgendaLine(Guid.Empty, "Slide", 1, Text("Thanks", "Merci"), 5, string.Empty, 0, null, null, null, Now.AddMinutes(60));
        return new RoomState(
            Guid.Empty, "k7m2qp", "the-workshop", Text("The workshop", "L’atelier"), Text("To agree", "Pour s’accorder"), stage, Locked: false, screen, 5, Now, Now.AddHours(2), "Europe/Brussels", IsRehearsal: false, last ? [review] : [review, after], ActivityId, Now);
    }

    /// <summary>Two clauses, the room at the first.</summary>
    public static IReadOnlyList<AgendaStep> Steps { get; } = [new("1.1.4", "Open now", true, false, "go", ItemId.ToString()), new("1.1.5", "Next", false, true, "go", Guid.Empty.ToString())];

    public static ItemOnStage Item(
        ItemState state, ShownResult? result = null, IReadOnlyList<ShownResult>? earlier = null, IReadOnlyList<VoterComment>? comments = null, DecisionLine? decision = null, DateTime? closesAt = null, Scale scale = Scale.Consent, int more = 0) =>
        new(
            ItemId,
            1,
            "1.1.4",
            ClauseKind.Outcome,
            OutcomeType.Skill,
            Text("Describes an object", "Décrit un objet"),
            Text("Because it is asked for", "Parce qu’on le demande"),
            [new PlaceInStandard("1", Text("Unit", "Unité"))],
            state,
            Now.AddMinutes(-1),
            closesAt,
            result ?? (state == ItemState.Revealed ? Result(scale) : null),
            earlier ?? [],
            comments ?? [],
            more,
            decision);

    /// <summary>Six employers against six learners; on every scale its extremes.</summary>
    public static ShownResult Result(Scale scale = Scale.Consent, int leftOut = 0, int attempt = 1)
    {
        var low = Histogram.Of(scale, Enumerable.Repeat(scale == Scale.Consent ? Consent.Disagree : 1, 6));
        var high = Histogram.Of(scale, Enumerable.Repeat(scale == Scale.Consent ? Consent.Agree : scale.Size(), 6));
        return new ShownResult
        {
            RoundItemId = ItemId,
            Attempt = attempt,
            LeftOut = leftOut,
            Answered = 12 + leftOut,
            Tally = new Tally(scale, low + high, [new BlockTally([StakeholderGroup.Employer], low), new BlockTally([StakeholderGroup.Learner], high)]),
        };
    }

    public static ShownResult HeldBack(HeldReason reason) => new() { RoundItemId = ItemId, Attempt = 1, Held = reason, Answered = 3 };

    /// <summary>EM 6 of 8, LE 0 of 5, PA 1 of 2.</summary>
    public static RoomCounts Counts(ItemState? state, bool nobodyAnswered = false) =>
        new("k7m2qp", state, "1.1.4", [8, 0, 0, 5, 0, 2, 0], nobodyAnswered ? [0, 0, 0, 0, 0, 0, 0] : [6, 0, 0, 0, 0, 1, 0], 5) { ActivityId = ActivityId };

    public static LocalizedText Text(string english, string french) => LocalizedText.Of("en", ("en", english), ("fr", french));

    public static IReadOnlyList<string> Handlers(IEnumerable<IElement> buttons) =>
        [.. buttons.Select(button => button.GetAttribute("formaction")!.Split("/w/k7m2qp/")[1])];
}
