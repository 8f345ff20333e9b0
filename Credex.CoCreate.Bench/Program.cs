using System.Data.Common;
using System.Net.WebSockets;
using Credex.CoCreate.Bench;
using Credex.CoCreate.Bench.Bare;
using Credex.CoCreate.Bench.Post;
using Credex.CoCreate.Bench.Verbs;

try
{
    var options = new Options(args.Skip(1));
    return args.FirstOrDefault() switch
    {
        "vote" => await VoteVerb.RunAsync(options),
        "reconnect" => await ReconnectVerb.RunAsync(options),
        "kill" => await KillVerb.RunAsync(options),
        "workshop" => await WorkshopVerb.RunAsync(options),
        "mail" => await MailVerb.RunAsync(options),
        "survey" => await SurveyVerb.RunAsync(options),
        "results" => await ResultsVerb.RunAsync(options),
        "search" => await SearchVerb.RunAsync(options),
        MailServer.Verb => await MailServer.RunAsync(options),
        BareServer.Verb => await BareServer.RunAsync(options),
        BareSurvey.Verb => await BareSurvey.RunAsync(options),
        "help" or "--help" or "-h" => Usage.Print(Console.Out, exit: 0),
        _ => Usage.Print(Console.Error, exit: 2),
    };
}
catch (UsageException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 2;
}
catch (Exception error) when (error is BenchException or HttpRequestException or WebSocketException or DbException)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
