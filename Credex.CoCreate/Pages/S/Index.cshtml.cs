using Credex.CoCreate.Data;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.Mvc;

namespace Credex.CoCreate.Pages.S;

/// <summary>The door of a survey: what it is for, how long it takes, what is stored.</summary>
public sealed class IndexModel(AppDb db, Questionnaires questionnaires, TimeProvider clock) : AnsweringPage(db, questionnaires, clock)
{
    /// <summary>About how many minutes it takes.</summary>
    public int Minutes => Questionnaire is null ? 0 : SurveyTime.Minutes(Questionnaire.Questions.Select(question => question.Source), question => Questionnaire.Questions.First(one => one.Source == question).Type);

    public IActionResult OnGet() => Page();
}
