using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credex.CoCreate.People;

/// <summary>Somebody with an account.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = string.Empty;

    public StakeholderGroup? Group { get; set; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; set; }

    public string? Organisation { get; set; }

    /// <summary>ISO 639-1; the cookie wins over it, it wins over the browser.</summary>
    public string? Language { get; set; }

    /// <summary>IANA time zone.</summary>
    public string? Zone { get; set; }

    public DateTime? DeactivatedAt { get; set; }

    public DateTime? ErasedAt { get; set; }
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Property(person => person.DisplayName).HasMaxLength(200);
        builder.Property(person => person.Country).HasMaxLength(2);
        builder.Property(person => person.Organisation).HasMaxLength(200);
        builder.Property(person => person.Language).HasMaxLength(8);
        builder.Property(person => person.Zone).HasMaxLength(64);
    }
}
