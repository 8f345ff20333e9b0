using Credex.CoCreate.Files;
using Credex.CoCreate.FollowUps;
using Credex.CoCreate.Live;
using Credex.CoCreate.Mail;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Comments;
using Credex.CoCreate.Practices.Moderation;
using Credex.CoCreate.Practices.Search;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Rounds;
using Credex.CoCreate.Surveys;
using Credex.CoCreate.Surveys.Analysis;
using Credex.CoCreate.Surveys.Analysis.Publication;
using Credex.CoCreate.Surveys.Invitations;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Credex.CoCreate.Workshops.Ideas;
using Credex.CoCreate.Workshops.Questions;
using Credex.CoCreate.Workshops.Registrations;
using Credex.CoCreate.Workshops.WarmUp;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Credex.CoCreate.Data;

/// <summary>
/// The model, the same for both providers. Every instant is a UTC <see cref="DateTime"/>, every enum a string. Writing goes through
/// <see cref="SaveChangesAsync(bool, CancellationToken)"/> or, for several steps that belong together, <see cref="WriteAsync{T}"/>.
/// </summary>
public abstract class AppDb(DbContextOptions options, WriteGate? gate)
    : IdentityDbContext<Person, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ConsentGiven> Consents => Set<ConsentGiven>();

    public DbSet<SetupInvitation> SetupInvitations => Set<SetupInvitation>();

    public DbSet<Standard> Standards => Set<Standard>();

    public DbSet<StandardVersion> StandardVersions => Set<StandardVersion>();

    public DbSet<Clause> Clauses => Set<Clause>();

    public DbSet<ClauseText> ClauseTexts => Set<ClauseText>();

    public DbSet<ClauseLink> ClauseLinks => Set<ClauseLink>();

    public DbSet<Amendment> Amendments => Set<Amendment>();

    public DbSet<Voter> Voters => Set<Voter>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<RoundItem> RoundItems => Set<RoundItem>();

    public DbSet<RoundEntry> RoundEntries => Set<RoundEntry>();

    public DbSet<Rating> Ratings => Set<Rating>();

    public DbSet<ShownResult> ShownResults => Set<ShownResult>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<WorkshopHost> WorkshopHosts => Set<WorkshopHost>();

    public DbSet<Activity> Activities => Set<Activity>();

    public DbSet<Idea> Ideas => Set<Idea>();

    public DbSet<IdeaCluster> IdeaClusters => Set<IdeaCluster>();

    public DbSet<IdeaMove> IdeaMoves => Set<IdeaMove>();

    public DbSet<Dot> Dots => Set<Dot>();

    public DbSet<Question> Questions => Set<Question>();

    public DbSet<QuestionVote> QuestionVotes => Set<QuestionVote>();

    public DbSet<WarmUpAnswer> WarmUpAnswers => Set<WarmUpAnswer>();

    public DbSet<ClauseProposal> ClauseProposals => Set<ClauseProposal>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<ParticipantKey> ParticipantKeys => Set<ParticipantKey>();

    public DbSet<LiveRegion> LiveRegions => Set<LiveRegion>();

    public DbSet<Presence> Presences => Set<Presence>();

    public DbSet<Registration> Registrations => Set<Registration>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<Survey> Surveys => Set<Survey>();

    public DbSet<SurveyVersion> SurveyVersions => Set<SurveyVersion>();

    public DbSet<SurveyPage> SurveyPages => Set<SurveyPage>();

    public DbSet<SurveyQuestion> SurveyQuestions => Set<SurveyQuestion>();

    public DbSet<ResponseDraft> ResponseDrafts => Set<ResponseDraft>();

    public DbSet<Response> Responses => Set<Response>();

    public DbSet<SurveyCounter> SurveyCounters => Set<SurveyCounter>();

    public DbSet<SurveyInvitation> SurveyInvitations => Set<SurveyInvitation>();

    public DbSet<SurveyTarget> SurveyTargets => Set<SurveyTarget>();

    public DbSet<ResultsSnapshot> ResultsSnapshots => Set<ResultsSnapshot>();

    public DbSet<TextTag> TextTags => Set<TextTag>();

    public DbSet<Practice> Practices => Set<Practice>();

    public DbSet<PracticeRevision> PracticeRevisions => Set<PracticeRevision>();

    public DbSet<PracticeSlug> PracticeSlugs => Set<PracticeSlug>();

    public DbSet<PracticeAuthor> PracticeAuthors => Set<PracticeAuthor>();

    public DbSet<PracticeClause> PracticeClauses => Set<PracticeClause>();

    public DbSet<PracticeEvent> PracticeEvents => Set<PracticeEvent>();

    public DbSet<PracticeReads> PracticeReads => Set<PracticeReads>();

    public DbSet<PracticeReview> PracticeReviews => Set<PracticeReview>();

    public DbSet<PracticeRemark> PracticeRemarks => Set<PracticeRemark>();

    public DbSet<PracticeRequest> PracticeRequests => Set<PracticeRequest>();

    public DbSet<PracticeComment> PracticeComments => Set<PracticeComment>();

    public DbSet<CommentReport> CommentReports => Set<CommentReport>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<SearchCase> SearchCases => Set<SearchCase>();

    public DbSet<SearchWord> SearchWords => Set<SearchWord>();

    public DbSet<SearchState> SearchStates => Set<SearchState>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<AddressState> AddressStates => Set<AddressState>();

    public DbSet<ServerSecret> ServerSecrets => Set<ServerSecret>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (gate is null || Database.CurrentTransaction is not null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        using var turn = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Runs <paramref name="work"/> in one transaction (behind the gate on SQLite), saves what it changed, and commits.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        using var turn = gate is null ? null : await gate.EnterAsync(cancel);
        await using var transaction = await Database.BeginTransactionAsync(cancel);
        var result = await work();
        await SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        // Identity reads its schema version from the application's services; a context built by hand (design time, tests) has none.
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(IdentitySchema.Services);
        }

        base.OnConfiguring(optionsBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter, LocalizedTextComparer>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        base.ConfigureConventions(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
    }
}
