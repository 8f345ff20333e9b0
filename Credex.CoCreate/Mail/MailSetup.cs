using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.People.Retention;
using Microsoft.Extensions.Options;

namespace Credex.CoCreate.Mail;

public static class MailSetup
{
    /// <summary>Letters go to the SMTP server of <c>Mail:Host</c>, without one into <c>mail/</c> of the data folder.</summary>
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<AddressHashes>();
        services.AddScoped<AddressStates>();
        services.AddSingleton<MailFiles>();
        services.AddScoped<IPersonalData, MailFileData>();
        services.AddScoped<IRetentionRule, MailFileRetention>();
        services.AddScoped<IPersonalData, AddressData>();
        services.AddSingleton<LetterLinks>();
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<LetterDrawer>();
        services.AddSingleton<MessageMaker>();
        services.AddSingleton(new SmtpHabits());
        services.AddSingleton<SmtpTransport>();
        services.AddSingleton(new FileTransport(Path.Combine(builder.Configuration.DataDirectory(builder.Environment), "mail"), TimeProvider.System));
        services.AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.HasServer
            ? provider.GetRequiredService<SmtpTransport>()
            : provider.GetRequiredService<FileTransport>());
        services.AddSingleton<Mailer>();
    }

    /// <summary>Makes the secret under which addresses are remembered, once for all servers.</summary>
    public static Task PrepareMailAsync(this WebApplication app) => app.Services.GetRequiredService<AddressHashes>().PrepareAsync(CancellationToken.None);
}
