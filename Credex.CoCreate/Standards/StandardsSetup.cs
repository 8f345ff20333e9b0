using Credex.CoCreate.Data;
using Credex.CoCreate.People.Privacy;
using Credex.CoCreate.Standards.Rounds;

namespace Credex.CoCreate.Standards;

public static class StandardsSetup
{
    public static void AddStandards(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OwnWords>();
        builder.Services.AddBatchWriter<CastVote, VoteReceipt, RatingLedger>();
        builder.Services.AddScoped<IPersonalData, RatingData>();
        builder.Services.AddScoped<IPersonalData, VoterData>();
    }
}
