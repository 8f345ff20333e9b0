using Credex.CoCreate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.Files;

/// <summary>An uploaded file, known by the hash of its bytes. In the database, so that a backup is one file and every server has it.</summary>
public sealed class StoredFile
{
    /// <summary>SHA-256 of the bytes, 64 lower case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required string ContentType { get; init; }

    public int Size { get; init; }

    public required byte[] Bytes { get; init; }

    public LocalizedText? AltText { get; set; }

    public string? Credit { get; set; }

    public DateTime At { get; init; }

    public Guid? By { get; init; }
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.HasKey(file => file.Sha256);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.Property(file => file.ContentType).HasMaxLength(60);
        builder.Property(file => file.Credit).HasMaxLength(200);
    }
}
