using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.StandardReview;

namespace Credex.CoCreate.Workshops.Planning;

/// <summary>Agendas to begin with, in both languages. What they say is content: facilitators change it on the pages of the activities.</summary>
public static class WorkshopTemplates
{
    private const string Slide = "Slide";
    private const string WarmUp = "WarmUp";
    private const string Ideas = "Ideas";
    private const string Questions = "Questions";

    /// <summary>A vote on a standard, in an hour.</summary>
    public static WorkshopTemplate Review { get; } = new(
        "review",
        [
            new(
                Slide,
                Text("Welcome", "Bienvenue"),
                5,
                new
                {
                    Body = Text(
                        """
                        ## What we do in this hour

                        We read a proposed competence standard, clause by clause, and each of you says whether it should stand.

                        - Every vote counts once, whoever you are.
                        - Results are shown by group, never by name.
                        - Where a group does not agree, we say so and write down why.
                        """,
                        """
                        ## Ce que nous faisons pendant cette heure

                        Nous lisons une proposition de référentiel de compétences, clause par clause, et vous dites de chacune si elle doit rester.

                        - Chaque voix compte une fois, qui que vous soyez.
                        - Les résultats sont montrés par groupe, jamais par nom.
                        - Quand un groupe n’est pas d’accord, nous le disons et nous notons pourquoi.
                        """),
                }),
            new(
                WarmUp,
                Text("To try the buttons", "Pour essayer les boutons"),
                5,
                new
                {
                    Question = Text("How well do you know micro-credentials?", "Connaissez-vous les microcertifications ?"),
                    Options = new[]
                    {
                        Text("I have heard the word", "J’en ai entendu parler"),
                        Text("I have seen one", "J’en ai vu une"),
                        Text("I hold one", "J’en ai obtenu une"),
                        Text("I award or recruit with them", "J’en délivre, ou je recrute avec"),
                    },
                }),
            new(ReviewKind.KindName, Text("The clauses, one by one", "Les clauses, une par une"), 40),
            new(
                Questions,
                Text("What is still open", "Ce qui reste ouvert"),
                7,
                new { Prompt = Text("What must be clarified before this standard can be used?", "Que faut-il préciser avant que ce référentiel puisse servir ?"), Moderated = false }),
            new(
                Slide,
                Text("What happens next", "Et maintenant"),
                3,
                new
                {
                    Body = Text(
                        """
                        ## What happens next

                        1. The record of this workshop is public on its page once the facilitator has read it through.
                        2. Every clause that was not agreed is revised, and the answer to your comments is written beside it.
                        3. The next round is announced on the page of the workshops.

                        Thank you for your time.
                        """,
                        """
                        ## Et maintenant

                        1. Le compte rendu de cet atelier sera public sur sa page dès que l’animation l’aura relu.
                        2. Chaque clause sans accord sera reprise, et la réponse à vos commentaires figurera à côté.
                        3. Le prochain tour sera annoncé sur la page des ateliers.

                        Merci pour votre temps.
                        """),
                }),
        ]);

    /// <summary>What people in a field cannot do yet, and what would help.</summary>
    public static WorkshopTemplate Needs { get; } = new(
        "needs",
        [
            new(
                Slide,
                Text("Welcome", "Bienvenue"),
                5,
                new
                {
                    Body = Text(
                        """
                        ## What is missing at work?

                        For an hour and a half we collect what people in our field have to do and cannot do well enough yet. Not what courses exist: what the work asks for.

                        First everybody writes in silence, then we read, group, and choose.
                        """,
                        """
                        ## Que manque-t-il au travail ?

                        Pendant une heure et demie, nous recueillons ce que les gens de notre secteur doivent faire et ne savent pas encore assez bien faire. Non pas quelles formations existent : ce que le travail demande.

                        D’abord chacun écrit en silence, puis nous lisons, nous regroupons et nous choisissons.
                        """),
                }),
            new(
                WarmUp,
                Text("To try the buttons", "Pour essayer les boutons"),
                5,
                new
                {
                    Question = Text("When did you last learn something new for your work?", "Quand avez-vous appris quelque chose de nouveau pour votre travail ?"),
                    Options = new[]
                    {
                        Text("This week", "Cette semaine"),
                        Text("This month", "Ce mois-ci"),
                        Text("This year", "Cette année"),
                        Text("Longer ago", "Il y a plus longtemps"),
                    },
                }),
            new(
                Ideas,
                Text("What people cannot do yet", "Ce que l’on ne sait pas encore faire"),
                40,
                new
                {
                    Prompt = Text("Name one task that comes up in your work, and that people are not prepared for.", "Citez une tâche qui se présente dans votre travail, et à laquelle on n’est pas préparé."),
                    Columns = new[]
                    {
                        Text("New tasks", "Tâches nouvelles"),
                        Text("Digital tools", "Outils numériques"),
                        Text("Working with others", "Travailler avec d’autres"),
                        Text("Money and rights", "Argent et droits"),
                    },
                    Budget = 5,
                    MostPerIdea = 2,
                    Moderated = false,
                    WritingMinutes = 8,
                    VotingMinutes = 5,
                }),
            new(
                Ideas,
                Text("What would help", "Ce qui aiderait"),
                25,
                new
                {
                    Prompt = Text("For one of the tasks that were chosen: what would somebody have to show that they can do it?", "Pour l’une des tâches retenues : que faudrait-il montrer pour prouver qu’on sait la faire ?"),
                    Columns = new[]
                    {
                        Text("To know", "Savoir"),
                        Text("To be able to do", "Savoir faire"),
                        Text("To answer for", "Assumer"),
                    },
                    Budget = 3,
                    MostPerIdea = 1,
                    Moderated = false,
                    WritingMinutes = 6,
                    VotingMinutes = 4,
                }),
            new(
                Questions,
                Text("Questions and objections", "Questions et objections"),
                10,
                new { Prompt = Text("What should those who write the standard not forget?", "Que ne doivent pas oublier ceux qui rédigent le référentiel ?"), Moderated = false }),
            new(
                Slide,
                Text("What happens next", "Et maintenant"),
                5,
                new
                {
                    Body = Text(
                        """
                        ## What happens next

                        - What you chose becomes the first draft of a competence standard.
                        - Each proposed clause keeps the groups it came from.
                        - You will be asked again: the draft comes back to a vote.

                        Thank you for your time.
                        """,
                        """
                        ## Et maintenant

                        - Ce que vous avez choisi devient la première ébauche d’un référentiel de compétences.
                        - Chaque clause proposée garde la trace des groupes dont elle vient.
                        - Votre avis sera de nouveau demandé : l’ébauche reviendra au vote.

                        Merci pour votre temps.
                        """),
                }),
        ]);

    /// <summary>Two practices told by those who did them, and what others would take from them.</summary>
    public static WorkshopTemplate Practice { get; } = new(
        "practice",
        [
            new(
                Slide,
                Text("Welcome", "Bienvenue"),
                5,
                new
                {
                    Body = Text(
                        """
                        ## Two practices, told by those who did them

                        Listen for what you could use at home: in another country, with other money, under other rules. Write your questions while they speak.
                        """,
                        """
                        ## Deux pratiques, racontées par celles et ceux qui les ont menées

                        Écoutez ce que vous pourriez reprendre chez vous : dans un autre pays, avec d’autres moyens, sous d’autres règles. Écrivez vos questions pendant qu’ils parlent.
                        """),
                }),
            new(
                WarmUp,
                Text("To try the buttons", "Pour essayer les boutons"),
                5,
                new
                {
                    Question = Text("Where are you with micro-credentials?", "Où en êtes-vous avec les microcertifications ?"),
                    Options = new[]
                    {
                        Text("We have not begun", "Nous n’avons pas commencé"),
                        Text("We are preparing one", "Nous en préparons une"),
                        Text("We award one", "Nous en délivrons une"),
                        Text("We have given one up", "Nous en avons abandonné une"),
                    },
                }),
            new(
                Slide,
                Text("First practice", "Première pratique"),
                12,
                new
                {
                    Body = Text(
                        """
                        ## First practice

                        - Who did it, with whom, for how many people?
                        - What did learners have to show?
                        - Who recognises the result?
                        - What went wrong at first?
                        """,
                        """
                        ## Première pratique

                        - Qui l’a menée, avec qui, pour combien de personnes ?
                        - Que devaient montrer les apprenants ?
                        - Qui reconnaît le résultat ?
                        - Qu’est-ce qui n’a pas marché au début ?
                        """),
                }),
            new(
                Slide,
                Text("Second practice", "Deuxième pratique"),
                12,
                new
                {
                    Body = Text(
                        """
                        ## Second practice

                        - Who did it, with whom, for how many people?
                        - What did learners have to show?
                        - Who recognises the result?
                        - What would they do differently?
                        """,
                        """
                        ## Deuxième pratique

                        - Qui l’a menée, avec qui, pour combien de personnes ?
                        - Que devaient montrer les apprenants ?
                        - Qui reconnaît le résultat ?
                        - Que feraient-ils autrement ?
                        """),
                }),
            new(
                Questions,
                Text("Questions to those who told", "Questions aux intervenants"),
                16,
                new { Prompt = Text("What do you want to know from them?", "Que voulez-vous savoir d’eux ?"), Moderated = false }),
            new(
                Ideas,
                Text("What we would take home", "Ce que nous reprendrions"),
                35,
                new
                {
                    Prompt = Text("What from these practices would work where you are, and what would have to change?", "Qu’est-ce qui, dans ces pratiques, fonctionnerait chez vous, et que faudrait-il changer ?"),
                    Columns = new[]
                    {
                        Text("Take as it is", "À reprendre tel quel"),
                        Text("Take and change", "À reprendre et à adapter"),
                        Text("Would not work", "Ne fonctionnerait pas"),
                    },
                    Budget = 4,
                    MostPerIdea = 2,
                    Moderated = false,
                    WritingMinutes = 8,
                    VotingMinutes = 5,
                }),
            new(
                Slide,
                Text("What happens next", "Et maintenant"),
                5,
                new
                {
                    Body = Text(
                        """
                        ## What happens next

                        - Both practices are written up for the library, with what you asked and what was answered.
                        - Do you have a practice to tell? Say so to the facilitator today.

                        Thank you for your time.
                        """,
                        """
                        ## Et maintenant

                        - Les deux pratiques seront rédigées pour la bibliothèque, avec vos questions et les réponses.
                        - Vous avez une pratique à raconter ? Dites-le à l’animation dès aujourd’hui.

                        Merci pour votre temps.
                        """),
                }),
        ]);

    public static IReadOnlyList<WorkshopTemplate> All { get; } = [Review, Needs, Practice];

    public static WorkshopTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);

    /// <summary>French is set with no-break spaces, which nobody can see while writing it here.</summary>
    private static LocalizedText Text(string english, string french) => LocalizedText.Of("en", ("en", english), ("fr", Set(french)));

    private static string Set(string french) => new[] { ":", "?", "!", ";", "»" }.Aggregate(french, (text, sign) => text.Replace(" " + sign, "\u00a0" + sign, StringComparison.Ordinal));
}

/// <param name="Name">Stands in the form, and in the key of its texts.</param>
public sealed record WorkshopTemplate(string Name, IReadOnlyList<TemplateStep> Steps)
{
    public int Minutes => Steps.Sum(step => step.Minutes);

    public bool HasReview => Steps.Any(step => step.Kind == ReviewKind.KindName);
}

/// <param name="Kind">The name of a kind of activity. A step whose kind this installation does not have is left out.</param>
/// <param name="Settings">Stored as the JSON that the kind reads.</param>
public sealed record TemplateStep(string Kind, LocalizedText Title, int Minutes, object? Settings = null);
