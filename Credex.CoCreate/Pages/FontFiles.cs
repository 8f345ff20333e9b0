namespace Credex.CoCreate.Pages;

/// <summary>The two latin fonts of the bundle, to be preloaded. Their names carry a hash of their content, made by the bundler.</summary>
public sealed class FontFiles(IWebHostEnvironment environment)
{
    private readonly Lazy<IReadOnlyList<string>> preloaded = new(() =>
    [
        .. environment.WebRootFileProvider.GetDirectoryContents("dist")
            .Where(file => file.Name.EndsWith(".woff2", StringComparison.Ordinal) && file.Name.Contains("-latin-wght-", StringComparison.Ordinal))
            .Select(file => $"/dist/{file.Name}").Order(StringComparer.Ordinal),
    ]);

    public IReadOnlyList<string> Preloaded => preloaded.Value;
}

public static class FontCaching
{
    /// <summary>A name with a hash of its content never changes its content.</summary>
    public static void UseFontCaching(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (http.Request.Path.Value?.EndsWith(".woff2", StringComparison.Ordinal) == true)
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status200OK)
                {
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                }

                return Task.CompletedTask;
            });
        }

        await next(http);
    });
}
