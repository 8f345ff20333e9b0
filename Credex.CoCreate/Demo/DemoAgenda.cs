using Credex.CoCreate.Data;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Slides;
using Credex.CoCreate.Workshops.WarmUp;

namespace Credex.CoCreate.Demo;

/// <summary>What the live demo workshop does around its review: a practice question before it, then ideas, questions and a last slide.</summary>
internal static class DemoAgenda
{
    /// <summary>The review is at place 1.</summary>
    public static IReadOnlyList<Activity> Around(Guid workshop, DateTime reviewed)
    {
        var practice = Make(workshop, 0, WarmUpKind.KindName, Text("While people arrive", "Pendant que l’on arrive"), 10, new WarmUpSettings
        {
            Question = Text("How did you come to digital curation?", "Comment êtes-vous venu à la curation numérique ?"),
            Options =
            [
                Text("By my studies", "Par mes études"),
                Text("By my job, learning as I went", "Par mon travail, en apprenant sur le tas"),
                Text("By an association, as a volunteer", "Par une association, comme bénévole"),
                Text("I am only beginning", "Je commence tout juste"),
            ],
        });
        (practice.StartedAt, practice.LeftAt) = (reviewed.AddMinutes(-10), reviewed);
        return [practice, .. After(workshop)];
    }

    private static IEnumerable<Activity> After(Guid workshop) =>
    [
        Make(workshop, 2, IdeasKind.KindName, Text("What is still missing", "Ce qui manque encore"), 20, new IdeasSettings
        {
            Prompt = Text("What should a holder of this micro-credential be able to do that no clause says yet?", "Que devrait savoir faire le titulaire de cette microcertification qu’aucune clause ne dit encore ?"),
            Budget = 8,
            Columns = [Text("In the collection", "Dans la collection"), Text("With the public", "Avec le public"), Text("In the team", "Dans l’équipe")],
        }),
        Make(workshop, 3, QuestionsKind.KindName, Text("Your questions", "Vos questions"), 15, new QuestionsSettings
        {
            Prompt = Text("Ask what you need to know before your organisation can use this.", "Demandez ce que vous devez savoir pour que votre organisation puisse s’en servir."),
        }),
        Make(workshop, 4, SlideKind.KindName, Text("What happens next", "La suite"), 5, new SlideSettings
        {
            Body = Text(
                """
                ## What happens with what you said

                1. The record is on the page of this workshop tonight.
                2. Clauses that were not agreed come back in a second round.
                3. Every proposed wording is answered, with a reason.
                """,
                """
                ## Ce que devient ce que vous avez dit

                1. Le compte rendu est ce soir sur la page de cet atelier.
                2. Les clauses qui n’ont pas fait accord reviennent dans un deuxième tour.
                3. Chaque formulation proposée reçoit une réponse motivée.
                """),
        }),
    ];

    private static Activity Make<T>(Guid workshop, int order, string kind, LocalizedText title, int minutes, T settings)
        where T : class
    {
        var activity = new Activity { WorkshopId = workshop, Kind = kind, Order = order, Title = title, PlannedMinutes = minutes };
        activity.Set(settings);
        return activity;
    }

    private static LocalizedText Text(string english, string french) => LocalizedText.Of("en", ("en", english), ("fr", french));
}
