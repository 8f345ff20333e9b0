using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Data;

/// <summary>How a file is stored once, also when two servers store it at the same time; valid on both providers.</summary>
public static class FileStatements
{
    public static Task KeepFileAsync(this AppDb db, string sha256, string mediaType, byte[] bytes, DateTime now, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "StoredFiles" ("Sha256", "ContentType", "Size", "Bytes", "At") VALUES ({sha256}, {mediaType}, {bytes.Length}, {bytes}, {now})
        ON CONFLICT ("Sha256") DO NOTHING
        """,
        cancel);
}
