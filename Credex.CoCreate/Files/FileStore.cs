using System.Security.Cryptography;
using Credex.CoCreate.Data;
using Credex.CoCreate.Pages;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Files;

/// <summary>Keeps uploaded files by the hash of their bytes, each once, and gives them to browsers.</summary>
public sealed class FileStore(AppDb db, TimeProvider clock)
{
    /// <summary>Keeps the bytes, inside the caller's transaction if there is one. Returns the name by which they are found.</summary>
    public async Task<string> KeepAsync(byte[] bytes, string mediaType, CancellationToken cancel)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await db.KeepFileAsync(sha256, mediaType, bytes, clock.GetUtcNow().UtcDateTime, cancel);
        return sha256;
    }

    public Task<StoredFile?> FindAsync(string sha256, CancellationToken cancel) => db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Sha256 == sha256, cancel);
}

public static class FileLinks
{
    /// <summary>The address of a file. Its name is for people who save it.</summary>
    public static string Of(SiteOptions site, string sha256, string name) => $"{site.PathBase}/files/{sha256}/{Uri.EscapeDataString(name)}";

    public static void AddFiles(this IServiceCollection services) => services.AddScoped<FileStore>();

    public static void MapFiles(this IEndpointRouteBuilder app) => app.MapMethods("/files/{sha256:length(64)}/{name}", [HttpMethods.Get, HttpMethods.Head], GetAsync);

    /// <summary>
    /// A file never changes under its hash, so browsers may keep it for good. It has a policy of its own (<see cref="SecurityHeaders"/>): nothing in it runs or loads, and what is no
    /// picture is saved, not shown.
    /// </summary>
    private static async Task<IResult> GetAsync(string sha256, string name, HttpContext http, FileStore files)
    {
        if (await files.FindAsync(sha256, http.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return file.ContentType.StartsWith("image/", StringComparison.Ordinal)
            ? Results.Bytes(file.Bytes, file.ContentType)
            : Results.Bytes(file.Bytes, file.ContentType, FileNames.Clean(name, file.ContentType));
    }
}
