using Bunit;
using Credex.CoCreate.People;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Tests.Workshops.StandardReview;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Credex.CoCreate.Tests.Workshops.Ideas;

/// <summary>A board in each place, in both languages: what shows when, and what never does.</summary>
public sealed class IdeasComponentsTests
{
    private static readonly Guid Together = new("0199f000-0000-7000-8000-0000000000c1");
    private static readonly IdeasSettings Settings = new()
    {
        Prompt = ReviewPage.Text("What do we need?", "De quoi avons-nous besoin ?"),
        Columns = [ReviewPage.Text("Skills", "Compétences"), ReviewPage.Text("Tools", "Outils")],
        Budget = 4,
        MostPerIdea = 2,
    };

    private static readonly IReadOnlyList<Card> Cards =
    [
        Card(1, "A press") with { Groups = [StakeholderGroup.Employer] },
        Card(2, "Une presse") with { Language = "fr", Column = 1 },
        Card(3, "A loom") with { ClusterId = Together },
        Card(4, "A kiln") with { ClusterId = Together },
        Card(5, "Waits for a host") with { State = IdeaState.Held },
        Card(6, "Names somebody") with { State = IdeaState.Hidden, HiddenReason = "Names a person" },
    ];

    private static readonly Cluster Machines = new(Together, 1, "Machines", "en", 0, 9, AmendmentId: null, ProposalId: null);

    /// <summary>Idea 1 and the cluster have as many dots, idea 2 has none.</summary>
    private static readonly IdeasOutcome Outcome = new(6, 8, 5, IsHeld: false, IdeasOutcome.Rank([(new Piece(IsCluster: false, 1), 4), (new Piece(IsCluster: true, 1), 4), (new Piece(IsCluster: false, 2), 0)]));

    public static TheoryData<string, IdeasPhase> All => new MatrixTheoryData<string, IdeasPhase>(["en", "fr"], Enum.GetValues<IdeasPhase>());

    [Theory]
    [MemberData(nameof(All))]
    public void The_stage_shows_no_idea_before_the_reveal_and_never_one_that_is_held_or_hidden(string language, IdeasPhase phase)
    {
        using var page = new ReviewPage(language);

        var stage = page.Show<IdeasStage>(("Room", Room(phase)), ("Whole", true));

        Assert.Equal(phase.ToString().ToLowerInvariant(), stage.Find(".stage").GetAttribute("data-phase"));
        Assert.Equal(phase.IsShown() ? ["c1", "c2", "c3", "c4", "k1"] : [], stage.FindAll("[data-board] [id]").Select(place => place.Id!).Order(StringComparer.Ordinal));
        Assert.Equal(phase.IsShown(), stage.Markup.Contains("A press", StringComparison.Ordinal));
        Assert.DoesNotContain("Waits for a host", stage.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Names somebody", stage.Markup, StringComparison.Ordinal);
        Assert.Equal(phase.IsShown(), stage.Markup.Contains(language == "fr" ? "1 idée est masquée par l’animation\u00a0: 1 Names a person." : "1 idea is hidden by the facilitator: 1 Names a person.", StringComparison.Ordinal));
        Assert.Equal(phase == IdeasPhase.Voting ? ["3"] : [], stage.FindAll("input[form=tap][name=turn]").Select(field => field.GetAttribute("value")));
        Assert.Equal(phase == IdeasPhase.Result ? ["1", "2"] : [], stage.FindAll("ol.ranking > li").Select((_, place) => $"{place + 1}"));
    }

    [Fact]
    public void A_pushed_stage_has_the_places_and_none_of_the_words()
    {
        using var page = new ReviewPage();

        var stage = page.Show<IdeasStage>(("Room", Room(IdeasPhase.Voting)), ("Whole", false));

        Assert.Equal(["c1", "k1", "c3", "c4", "c2"], stage.FindAll("[data-board] [id]").Select(place => place.Id));
        Assert.All(stage.FindAll("[data-board] [id]"), place => Assert.Empty(place.InnerHtml));
    }

    [Fact]
    public void A_place_of_the_board_is_a_card_or_a_cluster_with_its_cards_inside()
    {
        using var page = new ReviewPage();
        var room = Room(IdeasPhase.Board);

        var alone = page.Show<PileItem>(("Room", room), ("Pile", room.Board.Column(1)[0]), ("Whole", true));
        var cluster = page.Show<PileItem>(("Room", room), ("Pile", room.Board.Column(0)[1]), ("Whole", true));

        Assert.Contains("Une presse", alone.Find("li#c2").TextContent, StringComparison.Ordinal);
        Assert.Contains("Machines", cluster.Find("li > div#k1 h3").TextContent, StringComparison.Ordinal);
        Assert.Equal(["c3", "c4"], cluster.FindAll("li > ul > li").Select(place => place.Id));
    }

    [Theory]
    [InlineData("en", "Employers")]
    [InlineData("fr", "Employeurs")]
    public void A_card_says_its_words_in_their_language_and_its_groups_and_gives_a_dot(string language, string group)
    {
        using var page = new ReviewPage(language);

        var card = page.Show<IdeaCard>(("Idea", Cards[0]), ("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId));
        var nobody = page.Show<IdeaCard>(("Idea", Cards[1]), ("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId));

        Assert.Equal("A press", card.Find("span[lang=en]").TextContent);
        Assert.Equal(group, card.Find(".by").TextContent);
        Assert.Empty(nobody.FindAll(".by"));
        Assert.Equal("2", nobody.Find("button.dot[form=tap][name=to]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("en", "Give a dot to k3")]
    [InlineData("fr", "k3")]
    public void The_button_for_a_dot_says_on_what_and_goes_where_dots_are_taken(string language, string label)
    {
        using var page = new ReviewPage(language);

        var button = page.Show<DotButton>(("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId), ("Piece", new Piece(IsCluster: true, 3))).Find("button");

        Assert.Contains(label, button.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(("tap", "to", "k3", $"{ReviewPage.Base}/w/k7m2qp/a/{ReviewPage.ActivityId}/dot"), (button.GetAttribute("form"), button.GetAttribute("name"), button.GetAttribute("value"), button.GetAttribute("formaction")));
    }

    [Theory]
    [InlineData("en", "Group 1")]
    [InlineData("fr", "Groupe 1")]
    public void A_cluster_without_a_title_is_called_by_its_number(string language, string name)
    {
        using var page = new ReviewPage(language);

        var named = page.Show<ClusterHead>(("Cluster", Machines), ("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId));
        var nameless = page.Show<ClusterHead>(("Cluster", Machines with { Title = string.Empty }), ("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId));

        Assert.Equal(("Machines", "en"), (named.Find("h3 span[lang]").TextContent, named.Find("h3 span[lang]").GetAttribute("lang")));
        Assert.Contains(name, nameless.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Empty(nameless.FindAll("[lang]"));
    }

    [Fact]
    public void A_chunk_carries_each_card_by_the_id_of_its_place()
    {
        using var page = new ReviewPage();

        var chunk = page.Show<CardChunk>(("Code", "k7m2qp"), ("ActivityId", ReviewPage.ActivityId), ("Ideas", Cards.Take(2).ToList()), ("Clusters", new[] { Machines }));

        Assert.Equal(["c1", "c2", "k1"], chunk.FindAll("article").Select(body => body.GetAttribute("data-card-body")));
        Assert.Contains("Une presse", chunk.Find("[data-card-body=c2]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdeasPhase.Waiting, "open", "go")]
    [InlineData(IdeasPhase.Writing, "close", "extend")]
    [InlineData(IdeasPhase.Written, "reveal", "reopen")]
    [InlineData(IdeasPhase.Board, "vote", "reopen", "go")]
    [InlineData(IdeasPhase.Voting, "close", "extend")]
    [InlineData(IdeasPhase.Voted, "result", "reopen")]
    [InlineData(IdeasPhase.Result, "go")]
    public void The_console_has_one_primary_act_of_the_phase_and_shows_no_idea_too_early(IdeasPhase phase, params string[] acts)
    {
        foreach (var language in new[] { "en", "fr" })
        {
            using var page = new ReviewPage(language);

            var console = page.Show<IdeasConsole>(("Room", Room(phase)));

            Assert.Equal(acts, console.FindAll("button[form=act]").Select(button => button.GetAttribute("formaction")!.Split('/', '=')[^1]));
            Assert.Equal(acts[0], Assert.Single(console.FindAll(".primary")).GetAttribute("formaction")!.Split('/', '=')[^1]);
            Assert.Equal("3", console.Find("input[name=turn][form=act]").GetAttribute("value"));
            Assert.Equal(phase.IsShown(), console.Markup.Contains("A press", StringComparison.Ordinal));
            Assert.Equal(phase > IdeasPhase.Writing, console.FindAll("a[href$='/host/board/" + ReviewPage.ActivityId + "']").Count == 1);
            // Ideas and people, what is hidden; what waits only when nobody writes any more.
            Assert.Equal(phase == IdeasPhase.Writing ? 3 : 4, console.FindAll(".ideas-facts > div").Count);
            Assert.DoesNotContain("Names somebody", console.Markup, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "Nobody wrote anything.", "No idea shows.")]
    [InlineData("fr", "Personne n’a rien écrit.", "Aucune idée n’est affichée.")]
    public void A_board_on_which_nothing_shows_leads_back_to_writing_and_says_so(string language, string empty, string noneShows)
    {
        using var page = new ReviewPage(language);

        var nothing = page.Show<IdeasConsole>(("Room", Room(IdeasPhase.Board, [])));
        var held = page.Show<IdeasConsole>(("Room", Room(IdeasPhase.Board, [Cards[4], Cards[5]])));

        Assert.Contains(empty, nothing.Find(".console-now").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("/reopen", Assert.Single(nothing.FindAll(".primary")).GetAttribute("formaction"), StringComparison.Ordinal);
        Assert.Contains(noneShows, held.Find(".console-now").TextContent, StringComparison.Ordinal);
        Assert.Equal(["reopen", "go"], held.FindAll("button[form=act]").Select(button => button.GetAttribute("formaction")!.Split('/', '=')[^1]));
    }

    [Fact]
    public void The_room_reads_why_ideas_are_hidden_the_most_frequent_reasons_first()
    {
        using var page = new ReviewPage();
        var cards = new[] { "Rude", "Off topic", "Off topic", "Twice", "Other A", "Other B" }.Select((reason, place) => Card(place + 1, "Zwölf") with { State = IdeaState.Hidden, HiddenReason = reason });

        var stage = page.Show<IdeasStage>(("Room", Room(IdeasPhase.Board, [.. cards])), ("Whole", true));

        Assert.Contains("6 ideas are hidden by the facilitator: 2 Off topic, 1 Other A, 1 Other B, 1 Rude, 1 for other reasons.", stage.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_people_write_the_rule_of_moderation_stands_as_a_sentence_of_its_own(bool moderated)
    {
        using var page = new ReviewPage();
        var room = Room(IdeasPhase.Writing);

        var stage = page.Show<IdeasStage>(("Room", room with { Board = room.Board with { Settings = Settings with { Moderated = moderated } } }), ("Whole", true));

        Assert.Equal("Nobody sees what others write until writing is closed." + (moderated ? " A facilitator reads each idea before it shows." : null), stage.Find(".room-rule").TextContent);
    }

    [Fact]
    public void An_idea_that_hosts_put_in_order_can_no_longer_be_changed()
    {
        using var page = new ReviewPage();
        var mine = new MyBoard(ReviewPage.ActivityId, 3, IdeasPhase.Writing, Settings, IsRemoved: false, [new MyIdea(7, "My loom", "en", 1, IsSettled: true)], []);

        var region = page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine));

        Assert.Equal(["write"], region.FindAll("button").Select(button => button.GetAttribute("formaction")!.Split('/')[^1]));
        Assert.Contains("This idea stays as it is", region.Find("#my-7").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_screen_counts_while_people_write_then_shows_the_board_then_the_ranking(string language, IdeasPhase phase)
    {
        using var page = new ReviewPage(language);

        var screen = page.Show<IdeasScreen>(("Room", Room(phase)));

        Assert.Equal(phase is IdeasPhase.Writing or IdeasPhase.Written ? ["6"] : [], screen.FindAll(".screen-ideas .figure").Select(figure => figure.TextContent));
        Assert.Equal(phase is IdeasPhase.Board or IdeasPhase.Voting or IdeasPhase.Voted ? 3 : 0, screen.FindAll(".screen-board li").Count);
        Assert.Equal(phase == IdeasPhase.Result ? 2 : 0, screen.FindAll(".screen-ranking > li").Count);
        Assert.Equal(phase.IsShown(), screen.Markup.Contains("A press", StringComparison.Ordinal));
        Assert.DoesNotContain("Waits for a host", screen.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Names somebody", screen.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "1=", "4 dots")]
    [InlineData("fr", "1 ex æquo", "4 points")]
    public void Equal_sums_are_shown_as_ties_and_the_bar_is_the_share_of_the_most(string language, string rank, string dots)
    {
        using var page = new ReviewPage(language);

        var tie = page.Show<RankMark>(("Rank", Outcome.Ranking[0]), ("Most", 8));
        var last = page.Show<RankMark>(("Rank", Outcome.Ranking[2]), ("Most", 0));

        Assert.Equal(rank, tie.Find("b").TextContent.Replace('\u00a0', ' '));
        Assert.Equal(dots.Split(' ')[0], tie.Find("span").TextContent.Split(' ', '\u00a0')[0]);
        Assert.Equal("50", tie.Find("rect").GetAttribute("width"));
        Assert.Equal(("3", "0"), (last.Find("b").TextContent, last.Find("rect").GetAttribute("width")));
    }

    [Theory]
    [InlineData(new[] { 9, 8, 7, 4, 4, 4, 4, 4 }, 3)]
    [InlineData(new[] { 9, 8, 7, 6, 5, 4, 3, 2 }, 6)]
    [InlineData(new[] { 4, 4, 4, 4, 4, 4, 4, 1 }, 6)]
    [InlineData(new[] { 9, 8, 7, 4, 4, 4 }, 6)]
    public void The_projector_does_not_cut_between_equals(int[] dots, int shown)
    {
        using var page = new ReviewPage("en");
        var cards = dots.Select((_, place) => Card(place + 1, $"Idea {place + 1}")).ToList();
        var room = Room(IdeasPhase.Result, cards);
        var outcome = new IdeasOutcome(15, dots.Sum(), 5, IsHeld: false, IdeasOutcome.Rank(dots.Select((sum, place) => (new Piece(IsCluster: false, place + 1), sum))));

        var screen = page.Show<IdeasScreen>(("Room", room with { Board = room.Board with { Clusters = [], Outcome = outcome } }));

        Assert.Equal(shown, screen.FindAll(".screen-ranking > li").Count);
        Assert.Equal(dots.Length > shown ? $"and {dots.Length - shown} more" : null, screen.FindAll(".screen-more").SingleOrDefault()?.TextContent);
    }

    [Theory]
    [InlineData("en", "6 people gave 8 dots.", "fewer than 5 people")]
    [InlineData("fr", "6", "5")]
    public void A_result_says_of_how_many_it_is_or_why_it_is_held_back(string language, string shown, string held)
    {
        using var page = new ReviewPage(language);

        Assert.Contains(shown, page.Show<OutcomeLine>(("Outcome", Outcome)).Markup, StringComparison.Ordinal);
        var line = page.Show<OutcomeLine>(("Outcome", Outcome with { People = 3, IsHeld = true, Ranking = [] })).Markup;
        Assert.Contains(held, line, StringComparison.Ordinal);
        Assert.DoesNotContain("8", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_shortens_what_is_long_and_counts_what_is_together()
    {
        using var page = new ReviewPage();
        var room = Room(IdeasPhase.Board, [Card(1, new string('w', 200)), .. Cards.Skip(2)]);

        var idea = page.Show<PileLine>(("Pile", room.Board.Column(0)[0]), ("Longest", 50));
        var cluster = page.Show<PileLine>(("Pile", room.Board.Column(0)[1]), ("Numbered", false));

        Assert.Equal(new string('w', 50) + "…", idea.Find("span").TextContent);
        Assert.Equal("1", idea.Find(".number").TextContent);
        Assert.Equal(["Machines", "2 ideas"], cluster.FindAll("span").Select(part => part.TextContent));
        Assert.Empty(cluster.FindAll(".number"));
    }

    [Theory]
    [InlineData("en", "Skills")]
    [InlineData("fr", "Compétences")]
    public void A_column_is_chosen_only_where_there_are_several(string language, string first)
    {
        using var page = new ReviewPage(language);

        var two = page.Show<ColumnChoice>(("Settings", Settings), ("Name", "column"), ("Form", "words"), ("Chosen", 1));
        var one = page.Show<ColumnChoice>(("Settings", Settings with { Columns = [] }), ("Name", "column"), ("Form", "words"));

        Assert.Equal(first, two.Find("label").TextContent);
        Assert.Equal("1", Assert.Single(two.FindAll("input[checked]")).GetAttribute("value"));
        Assert.Empty(one.Markup.Trim());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Mine_is_written_and_changed_only_while_writing_is_open(string language, IdeasPhase phase)
    {
        using var page = new ReviewPage(language);
        var mine = new MyBoard(ReviewPage.ActivityId, 3, phase, Settings, IsRemoved: false, phase is IdeasPhase.Writing or IdeasPhase.Written ? [new MyIdea(7, "My loom", "en", 1, IsSettled: false)] : [], []);

        var region = page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine));
        var removed = page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine with { IsRemoved = true }));

        Assert.Equal(phase == IdeasPhase.Writing ? ["write", "change", "take-back"] : [], region.FindAll("button").Select(button => button.GetAttribute("formaction")!.Split('/')[^1]));
        Assert.Equal(phase == IdeasPhase.Writing ? ["text", "text-7"] : [], region.FindAll("textarea").Select(area => area.GetAttribute("name")));
        Assert.Equal(phase is IdeasPhase.Writing or IdeasPhase.Written, region.Markup.Contains("My loom", StringComparison.Ordinal));
        Assert.Empty(removed.FindAll("button, textarea"));
    }

    [Fact]
    public void Mine_says_when_it_is_full_and_gives_refused_words_back()
    {
        using var page = new ReviewPage();
        var mine = new MyBoard(ReviewPage.ActivityId, 3, IdeasPhase.Writing, Settings, IsRemoved: false, [], []);
        var full = mine with { Ideas = [.. Enumerable.Range(1, IdeaWriter.MostIdeas).Select(number => new MyIdea(number, $"Idea {number}", "en", 0, IsSettled: false))] };
        var said = new Said("Too long", IsRefused: true, "My draft", "write");

        Assert.Equal("My draft", page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine), ("Said", said)).Find(".invalid textarea").TextContent);
        Assert.Empty(page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", full)).FindAll("textarea[name=text]"));

        // Closed meanwhile: the words stand there to be taken along.
        Assert.Equal("My draft", page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine with { Phase = IdeasPhase.Written }), ("Said", said)).Find(".not-sent").TextContent);
    }

    [Theory]
    [InlineData(IdeasPhase.Voting, 2, "1:1", "1:3", "k1:0", "k1:2", "6:0")]
    [InlineData(IdeasPhase.Voting, 0, "1:1", "k1:0", "6:0")]
    [InlineData(IdeasPhase.Voted, 2)]
    public void My_dots_can_be_taken_back_while_voting_is_open_and_added_within_the_budget(IdeasPhase phase, int left, params string[] buttons)
    {
        using var page = new ReviewPage();
        MyDots[] dots = [new(new Piece(IsCluster: false, 1), 2, "A press", "en"), new(new Piece(IsCluster: true, 1), 1, "Machines", "en"), new(new Piece(IsCluster: false, 6), 1, Words: null, Language: null)];
        var mine = new MyBoard(ReviewPage.ActivityId, 3, phase, Settings with { Budget = 4 + left, MostPerIdea = 3 }, IsRemoved: false, [], dots);

        var region = page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine));

        Assert.Equal($"4 of {4 + left} dots given", region.Find("h2").TextContent);
        Assert.Equal((4, left), (region.FindAll(".dot-row .given").Count, region.FindAll(".dot-row > i:not(.given)").Count));
        Assert.Equal(buttons, region.FindAll("button[form=tap][name=to]").Select(button => button.GetAttribute("value")));
        Assert.Contains("This idea is hidden now", region.Find("li[data-dots='6']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void No_more_dots_go_to_one_idea_than_it_may_get_from_one_person()
    {
        using var page = new ReviewPage();
        var mine = new MyBoard(ReviewPage.ActivityId, 3, IdeasPhase.Voting, Settings, IsRemoved: false, [], [new MyDots(new Piece(IsCluster: false, 1), 2, "A press", "en")]);

        Assert.Equal(["1:1"], page.Show<MyIdeas>(("Code", "k7m2qp"), ("Mine", mine)).FindAll("button").Select(button => button.GetAttribute("value")));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_record_has_ranks_clusters_what_was_hidden_and_what_became_of_ideas(string language)
    {
        using var page = new ReviewPage(language);
        var became = new Became(Guid.NewGuid(), "Uses a press safely", "en", "the-standard", ReviewPage.Text("The standard", "La norme"), "1.2.3", AmendmentState.Proposed);

        var report = page.Show<IdeasReportView>(("Record", new IdeasRecord(Room(IdeasPhase.Result).Board, [became, became with { Clause = null, Text = "A new clause" }], [new("created", null, 1, null), new("clustered", 1, 1, null), new("named", null, 1, "Machines")])));
        Assert.Equal(
            language == "fr" ? ["Création du groupe 1.", "a rejoint le groupe 1.", "Machines"] : ["Group 1 was made.", "went to group 1.", "Machines"],
            report.FindAll("details.fold ol > li").Select((step, place) => step.TextContent[^(place == 0 ? step.TextContent.Length : place == 1 ? (language == "fr" ? 22 : 16) : 8)..]));

        Assert.Equal(language == "fr" ? ["1 ex æquo", "1 ex æquo", "3"] : ["1=", "1=", "3"], report.FindAll("li > p.small > strong").Select(rank => rank.TextContent.Replace('\u00a0', ' ')));
        Assert.Equal(["A loom", "A kiln"], report.FindAll("li li > p[lang]").Select(idea => idea.TextContent));
        Assert.Contains("Names a person", report.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Names somebody", report.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Waits for a host", report.Markup, StringComparison.Ordinal);
        Assert.Equal(2, report.FindAll("a[href='/below/standards/the-standard#proposed']").Count);
        Assert.Contains("1.2.3", report.FindAll("a")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void A_board_that_was_never_shown_says_only_that(string language)
    {
        using var page = new ReviewPage(language);

        var report = page.Show<IdeasReportView>(("Record", new IdeasRecord(Room(IdeasPhase.Written).Board, [], [])));

        Assert.Contains(language == "fr" ? "jamais" : "never shown", report.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("A press", report.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void The_settings_show_what_holds_or_what_was_sent_with_its_errors(string language)
    {
        using var page = new ReviewPage(language);
        var sent = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["budget"] = "99", ["most"] = "2", ["prompt.en"] = "Else?" });

        var held = page.Render<IdeasSettingsFields>(builder => builder.Add(fields => fields.Settings, Settings));
        var refused = page.Render<IdeasSettingsFields>(builder => builder.Add(fields => fields.Settings, Settings).Add(fields => fields.Sent, sent).Add(fields => fields.Errors, [new FieldError("budget", "Too many")]));

        Assert.Equal(("4", "2"), (held.Find("#budget").GetAttribute("value"), held.Find("#most").GetAttribute("value")));
        Assert.Contains("Skills", held.Markup, StringComparison.Ordinal);
        Assert.Equal("99", refused.Find("#budget").GetAttribute("value"));
        Assert.Equal("Too many", refused.Find(".invalid #budget-error").TextContent);
        Assert.Equal("budget-error", refused.Find("#budget").GetAttribute("aria-describedby"));
        Assert.Empty(held.FindAll("[style], form, .error"));
    }

    private static BoardRoom Room(IdeasPhase phase, IReadOnlyList<Card>? cards = null)
    {
        var frame = ReviewPage.Frame(last: false);
        var agenda = frame.Agenda.Select((line, place) => place == 0 ? line with { Kind = IdeasKind.KindName, State = phase.State(), Turn = 3 } : line);
        return new BoardRoom(
            frame with { Agenda = [.. agenda] },
            new Board(ReviewPage.ActivityId, phase, Settings, cards ?? Cards, [Machines], [6, 0, 0, 0, 0, 0, 0], [6, 0, 0, 0, 0, 0, 0], 8, phase == IdeasPhase.Result ? Outcome : null));
    }

    private static Card Card(int number, string text) =>
        new(Guid.NewGuid(), number, 0, number, IdeaState.Visible, ClusterId: null, text, "en", [], HiddenReason: null, AmendmentId: null, ProposalId: null);
}
