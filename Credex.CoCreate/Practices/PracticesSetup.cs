using Credex.CoCreate.Practices.Writing;

namespace Credex.CoCreate.Practices;

public static class PracticesSetup
{
    public static void AddPractices(this WebApplicationBuilder builder) => builder.Services.AddPracticeWriting();
}
