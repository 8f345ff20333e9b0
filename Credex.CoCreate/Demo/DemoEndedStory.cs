using Credex.CoCreate.Data;
using Credex.CoCreate.Standards.Consensus;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Demo;

/// <summary>What people answered, said and concluded in <see cref="DemoEndedWorkshop"/>. Invented, like the people.</summary>
internal static class DemoEndedStory
{
    /// <summary>The clause that was opened again after its result.</summary>
    public const int Reopened = 10;

    /// <summary>Its second attempt.</summary>
    public const string SecondThoughts = "DAAAAAA AAAAAA AAAAA AAAAAA AAAAA AAA AA";

    public static LocalizedText Title { get; } = LocalizedText.Of(
        "en",
        ("en", "Sound design for immersive media, consultation"),
        ("fr", "Conception sonore pour les médias immersifs, consultation"));

    public static LocalizedText Purpose { get; } = LocalizedText.Of(
        "en",
        ("en", "A first vote on every clause of the standard, with those who hire sound designers, those who train them and those who do the work."),
        ("fr", "Un premier vote sur chaque clause du référentiel, avec celles et ceux qui recrutent, qui forment et qui exercent."));

    public static IReadOnlyList<LocalizedText> Parts { get; } =
    [
        LocalizedText.Of("en", ("en", "Conceive and produce"), ("fr", "Concevoir et produire")),
        LocalizedText.Of("en", ("en", "Mix and deliver"), ("fr", "Mixer et livrer")),
    ];

    public static LocalizedText Summary { get; } = LocalizedText.Of(
        "en",
        (
            "en",
            """
            Thirty-four people from twelve countries voted on all seventeen clauses. Fifteen found a majority of three quarters or more; eleven of these in every group.

            - **Employers** did not follow on the comparison of formats and on tests with listeners: both cost time that small studios do not have. The clauses are reworded before the next round.
            - **Recording on location** divides the room. It is about equipment, not about listening, and goes into a second round without the number of microphones.
            - **Listening levels** are wanted as a rule for venues, not as a competence of the designer. The clause was dropped.
            - Integration in a real-time engine was voted on twice. Once it was clear that a visual tool is enough, it found agreement.
            """),
        (
            "fr",
            """
            Trente-quatre personnes de douze pays ont voté sur les dix-sept clauses. Quinze ont réuni les trois quarts des voix ou davantage, dont onze dans chaque groupe.

            - Les **employeurs** n’ont pas suivi sur la comparaison des formats ni sur les tests auprès d’auditeurs : ils demandent un temps dont les petits studios ne disposent pas. Les clauses seront reformulées avant le prochain tour.
            - La **prise de son sur site** divise. La clause parle de matériel plus que d’écoute ; elle revient au second tour sans le nombre de microphones.
            - Les **niveaux d’écoute** sont attendus comme une règle pour les lieux, non comme une compétence de la conception sonore. La clause est abandonnée.
            - L’intégration dans un moteur temps réel a été votée deux fois. Dès qu’il a été clair qu’un outil visuel suffit, elle a fait l’accord.
            """));

    /// <summary>
    /// One mark a person, in groups of employers, educators, non-formal providers, learners, professionals, public authorities, social partners: A agree, C agree with changes, D disagree,
    /// X abstain, a dot for no answer.
    /// </summary>
    public static IReadOnlyList<string> Votes { get; } =
    [
        "AAAAAAA AAAAAA AAAAA AAAAAX AAAAA AAA AA",
        "DDACADA AAAAAA AAAAA AAAAAA AAAAA AAA AA",
        "AAACAAA ACAAAA AAAAA AAAAAA AAAAC AAA AA",
        "AAAAAAA AAAAAA AAAAA DADCAA AAAAA AAA AA",
        "AAAAAA. AAAAAA AAAAA AAAAAA AAAAA AAA AA",
        "DDDCAAA AADAAA DDCAA DDADCA DADAC AAA AD",
        "AAAAAAA AAAAAC AAAAA AAAAAA AAAAA AAA AA",
        "AAAAAAA AAAAAA AAAAA AAAAAA DDCAA AAA AA",
        "AAAAAXA AAAAAA AAAAA AAAAA. AAAAA AAA AX",
        "AAAAAA. AAAAAA AAAAA AAAAAX AAAAA AAA AA",
        "DDDDDDA DDDDDA AAAAA AAAAAA DDDDD AAA AA",
        "AAAAAAC AAAAAA AAAAA AAAAAA AAAAA AAA AA",
        "AACAAAA AAAAAA AACAA AAAAAA AAAAA AAA AA",
        "DDDCDAA AAAAAA AAAAA AAAAAA AAAAA AAA AA",
        "DDDDDDD DDDDAD DDDDA DDDADD DDDDD DDA DD",
        "AAAAAAA AAAAAA AAAAA AAAAAA AAACA AAA AA",
        "AAAAAAA AAAAAA AAAAA AAAAAA AAAAA AAA AA",
    ];

    public static IReadOnlyList<DemoWords> Comments { get; } =
    [
        new(0, 14, "en", "Could name the ear itself: learners who have never heard how a binaural cue is made forget the theory at once."),
        new(1, 0, "en", "We mix for one headset. I would never ask a junior to compare three families of formats."),
        new(1, 1, "fr", "Pour un studio de quatre personnes, deux formats suffisent. Le troisième s’apprend sur le projet."),
        new(1, 8, "en", "The comparison is what makes people mobile between cinema, games and museums. Please keep it."),
        new(3, 18, "fr", "Défendre un concept devant une équipe, en formation courte, c’est intimidant. Au moins prévoir une répétition."),
        new(3, 20, "en", "Who assesses this? In my course nobody from image or code was in the room."),
        new(4, 30, "fr", "Excellent critère : c’est exactement ce que nos lieux oublient de demander."),
        new(5, 1, "en", "Hidden words never show.", "It names a company that is not here."),
        new(5, 13, "fr", "Un micro ambisonique coûte le budget annuel de notre association. Dire ce qu’on doit entendre, pas avec quoi."),
        new(5, 24, "en", "I record in stereo and build the space later. The result is what should count."),
        new(7, 24, "en", "Responsibility without authority. The producer signs the permissions, so write: take part in clearing them."),
        new(7, 25, "fr", "Assumer la responsabilité juridique n’est pas notre métier. Documenter les autorisations, oui."),
        new(10, 0, "en", "If this means programming, it is another job."),
        new(10, 7, "en", "Agreed if a visual tool is enough. Say so in the note."),
        new(13, 3, "fr", "Cinq auditeurs, oui, mais pas pour chaque mixage : une fois par projet."),
        new(13, 19, "en", "I am hard of hearing. Being part of such a test was the first time somebody asked me."),
        new(14, 28, "en", "The venue sets the level, the venue answers for it."),
        new(14, 33, "fr", "C’est une obligation de l’employeur envers son personnel. Elle ne se délègue pas à une personne certifiée."),
        new(16, 31, "en", "We will ask for this in our next call for projects."),
    ];

    public static IReadOnlyList<DemoWords> Wordings { get; } =
    [
        new(1, 3, "en", "Compare two of the three families of formats for a given place of listening."),
        new(2, 8, "fr", "Rédiger l’intention sonore d’une œuvre immersive à partir de son scénario, de son plan ou de son diagramme d’interaction, en deux pages au plus."),
        new(5, 15, "en", "Record an acoustic scene on location so that its place and its details can be mixed separately."),
        new(7, 26, "en", "Document the written permissions of all voices, places and existing recordings in an immersive work."),
        new(13, 3, "fr", "Tester un mixage une fois par projet auprès d’au moins cinq auditeurs, dont une personne malentendante."),
    ];

    public static IReadOnlyList<(DecisionOutcome Outcome, string Why)> Decisions { get; } =
    [
        (DecisionOutcome.Accept, "Agreed in every group. The note keeps its remark on ESCO."),
        (DecisionOutcome.Revise, "Agreed over all, but not by employers. Two of three families, chosen for the place of listening, keeps the idea and halves the effort."),
        (DecisionOutcome.Accept, "Agreed in every group. A length of two pages goes into the note."),
        (DecisionOutcome.Revise, "Learners ask for a rehearsal before the defence is assessed. The clause says so from now on."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.NextRound, "The room is divided over equipment, not over listening. The clause comes back without the number of microphones."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Revise, "Professionals will document permissions, not answer for them. The wording of one of them is taken over."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Accept, "Agreed in the second attempt, after it was said that a visual tool is enough. The note says so."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Revise, "Employers agree to a test in each project, not for each mix."),
        (DecisionOutcome.Drop, "Rejected in every group: venues set levels and answer for them. It becomes a recommendation to venues."),
        (DecisionOutcome.Accept, "Agreed in every group."),
        (DecisionOutcome.Accept, "Unanimous."),
    ];

    /// <summary>The answer that a mark stands for; null for none.</summary>
    public static int? Value(char mark) => mark switch
    {
        'A' => Consent.Agree,
        'C' => Consent.AgreeWithChanges,
        'D' => Consent.Disagree,
        'X' => Consent.Abstain,
        _ => null,
    };
}

/// <summary>Words of one person on one clause, both counted from 0.</summary>
internal sealed record DemoWords(int Clause, int Person, string Language, string Text, string? Hidden = null);
