using Credex.CoCreate.FollowUps;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation.Letters;

namespace Credex.CoCreate.Practices.Moderation;

public static class ModerationSetup
{
    public static void AddPracticeModeration(this IServiceCollection services)
    {
        services.AddOptions<PracticeOptions>().BindConfiguration("Practices");
        services.AddScoped<PracticeReader>();
        services.AddScoped<PracticePost>();
        services.AddScoped<PracticeLetters>();
        services.AddScoped<CaseActs>();
        services.AddScoped<ReaderView>();
        services.AddScoped<SubmissionDesk>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<PublicationPlan>();
        services.AddScoped<EditorDesk>();
        services.AddScoped<PublicationDesk>();
        services.AddScoped<ModerationQueue>();
        services.AddScoped<WaitingCases>();
        services.AddScoped<CommentDesk>();
        services.AddScoped<IPersonalData, ReviewData>();
        services.AddScoped<IPersonalData, CommentData>();
        services.AddFollowUp<PublishErrand>(PublishErrand.KindName);
        services.AddFollowUp<AuthorLetter>(AuthorLetter.KindName);
        services.AddFollowUp<SubmittedLetter>(SubmittedLetter.KindName);
        services.AddFollowUp<AssignedLetter>(AssignedLetter.KindName);
        services.AddFollowUp<ReviewedLetter>(ReviewedLetter.KindName);
        services.AddFollowUp<ConflictLetter>(ConflictLetter.KindName);
        services.AddFollowUp<ChangesLetter>(ChangesLetter.KindName);
        services.AddFollowUp<PublishedLetter>(PublishedLetter.KindName);
        services.AddFollowUp<ArchivedLetter>(ArchivedLetter.KindName);
        services.AddFollowUp<CorrectionLetter>(CorrectionLetter.KindName);
        services.AddFollowUp<CorrectedLetter>(CorrectedLetter.KindName);
        services.AddFollowUp<CorrectionBackLetter>(CorrectionBackLetter.KindName);
        services.AddFollowUp<DueLetter>(DueLetter.KindName);
        services.AddFollowUp<HiddenLetter>(HiddenLetter.KindName);
    }
}
