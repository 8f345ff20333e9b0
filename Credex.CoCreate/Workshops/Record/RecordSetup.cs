namespace Credex.CoCreate.Workshops.Record;

public static class RecordSetup
{
    public static void AddRecord(this IServiceCollection services)
    {
        services.AddScoped<RecordAccess>();
        services.AddScoped<RecordReader>();
        services.AddScoped<RecordEdit>();
    }
}
