using Credex.CoCreate.Data;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Retention;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Export;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Surveys.Answering;
using Credex.CoCreate.Surveys.Building;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Surveys.Mixing;
using Credex.CoCreate.Surveys.Types;
using Credex.CoCreate.Surveys.Types.CompetencePair;
using Credex.CoCreate.Surveys.Types.ConsentAnswer;
using Credex.CoCreate.Surveys.Types.CountryAnswer;
using Credex.CoCreate.Surveys.Types.DateAnswer;
using Credex.CoCreate.Surveys.Types.Dropdown;
using Credex.CoCreate.Surveys.Types.GroupAnswer;
using Credex.CoCreate.Surveys.Types.LabelledScale;
using Credex.CoCreate.Surveys.Types.LongText;
using Credex.CoCreate.Surveys.Types.Matrix;
using Credex.CoCreate.Surveys.Types.MultipleChoice;
using Credex.CoCreate.Surveys.Types.NumberAnswer;
using Credex.CoCreate.Surveys.Types.Ranking;
using Credex.CoCreate.Surveys.Types.RatingMarks;
using Credex.CoCreate.Surveys.Types.ShortText;
using Credex.CoCreate.Surveys.Types.SingleChoice;
using Credex.CoCreate.Surveys.Types.Statement;

namespace Credex.CoCreate.Surveys;

public static class SurveysSetup
{
    public static void AddSurveys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddQuestionTypes();
        services.AddBuilding();
        services.AddSurveyInvitations();
        services.AddSingleton<Questionnaires>();
        services.AddSingleton<BlankQuestions>();
        services.AddSingleton<OwnResults>();
        services.AddScoped<ProblemWords>();
        services.AddSingleton<ResponseTables>();
        services.AddSingleton<SurveyAnalyses>();
        services.AddSingleton<ExportDesk>();
        services.AddScoped<Admission>();
        services.AddScoped<ClauseAddresses>();
        services.AddScoped<ResponseExport>();
        services.AddScoped<ResultsPublisher>();
        services.AddScoped<PublishedNeeds>();
        services.AddScoped<IRetentionRule, MixingRule>();
        services.AddFollowUp<ClosingErrand>(ClosingErrand.KindName);
        services.AddBatchWriter<SurveyEntry, SurveyReceipt, SurveyLedger>();
    }

    /// <summary>The types of questions, in the order in which the builder offers them: a new one is a line here.</summary>
    public static void AddQuestionTypes(this IServiceCollection services)
    {
        services.AddSingleton<FixedTexts>();
        services.AddSingleton<QuestionTypes>();
        services.AddSingleton<IQuestionType, SingleChoiceType>();
        services.AddSingleton<IQuestionType, MultipleChoiceType>();
        services.AddSingleton<IQuestionType, DropdownType>();
        services.AddSingleton<IQuestionType, ScaleType>();
        services.AddSingleton<IQuestionType, RatingType>();
        services.AddSingleton<IQuestionType, NumberType>();
        services.AddSingleton<IQuestionType, ShortTextType>();
        services.AddSingleton<IQuestionType, LongTextType>();
        services.AddSingleton<IQuestionType, DateType>();
        services.AddSingleton<IQuestionType, RankingType>();
        services.AddSingleton<IQuestionType, MatrixType>();
        services.AddSingleton<IQuestionType, CompetencePairType>();
        services.AddSingleton<IQuestionType, StatementType>();
        services.AddSingleton<IQuestionType, ConsentType>();
        services.AddSingleton<IQuestionType, CountryType>();
        services.AddSingleton<IQuestionType, GroupType>();
    }
}
