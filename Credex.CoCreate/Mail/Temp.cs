namespace Credex.CoCreate.Mail;
public sealed class LetterDrawer { public Task<DrawnLetter> DrawAsync(Letter letter) => Task.FromResult(new DrawnLetter(letter.Subject, string.Empty, string.Empty)); }
public sealed class Mailer { public Task<Delivery> SendAsync(Letter letter, CancellationToken cancel) => Task.FromResult(new Delivery(DeliveryOutcome.Sent, null)); }
public static class MailSetup { public static void AddMail(this WebApplicationBuilder builder) { builder.Services.AddSingleton<LetterDrawer>(); builder.Services.AddSingleton<Mailer>(); builder.Services.AddSingleton<LetterLinks>(); } }

public sealed class LetterLinks { public string To(string path) => path; }
public sealed class MailOptions { public string Host { get; set; } = ""; }
public static class MailAddresses { public static string Normal(string s) => s.Trim().ToLowerInvariant(); public static bool IsOne(string? s) => s is not null && s.Contains('@', StringComparison.Ordinal); }
