using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Practices.Pictures;

namespace Credex.CoCreate.Practices.Writing;

public static class WritingSetup
{
    public static void AddPracticeWriting(this IServiceCollection services)
    {
        services.AddSingleton<PictureMaker>();
        services.AddScoped<PracticeRights>();
        services.AddScoped<PracticeAddresses>();
        services.AddScoped<RevisionWriter>();
        services.AddScoped<PracticeDesk>();
        services.AddScoped<AuthorDesk>();
        services.AddSingleton<AuthorLinks>();
        services.AddScoped<PictureDesk>();
        services.AddScoped<CaseImport>();
        services.AddScoped<FieldWords>();
        services.AddScoped<ClauseFinder>();
        services.AddScoped<TranslationSources>();
        services.AddScoped<IPersonalData, AuthorshipData>();
    }
}
