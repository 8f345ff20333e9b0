using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Workshops.Agenda;

namespace Credex.CoCreate.Workshops.Questions;

public static class QuestionsSetup
{
    public static void AddQuestions(this IServiceCollection services)
    {
        services.AddKind<QuestionsKind>(QuestionsKind.KindName);
        services.AddScoped<QuestionsCrowd>();
        services.AddScoped<QuestionsReader>();
        services.AddScoped<QuestionLedger>();
        services.AddBatchWriter<CastUpvote, UpvoteReceipt, UpvoteLedger>();
        services.AddScoped<QuestionActs>();
        services.AddScoped<QuestionsForm>();
        services.AddScoped<QuestionsReport>();
        services.AddScoped<IPersonalData, QuestionData>();
    }
}
