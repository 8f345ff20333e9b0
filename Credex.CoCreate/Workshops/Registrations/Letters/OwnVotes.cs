using Credex.CoCreate.Data;
using Credex.CoCreate.Standards;
using Credex.CoCreate.Standards.Consensus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations.Letters;

/// <summary>What the reader themselves answered to a clause.</summary>
public sealed record OwnVote(string Number, string Text, string Answer);

/// <summary>A participant's own answers, for the letter to them alone.</summary>
public sealed class OwnVotes(AppDb db, IStringLocalizer<WorkshopTexts> texts, IStringLocalizer<StandardTexts> standards)
{
    public async Task<IReadOnlyList<OwnVote>> ReadAsync(Guid participant, CancellationToken cancel)
    {
        var votes = await (
            from voter in db.Voters
            join rating in db.Ratings on voter.Id equals rating.VoterId
            join item in db.RoundItems on rating.RoundItemId equals item.Id
            join round in db.Rounds on item.RoundId equals round.Id
            where voter.ParticipantId == participant && rating.StruckAt == null
            orderby round.FrozenAt, item.Order, rating.Attempt
            select new { item.Id, item.ClauseText!.Number, item.ClauseText.Text, round.Scale, rating.Value, rating.Attempt }).AsNoTracking().ToListAsync(cancel);

        // Of one clause, the last answer stands.
        return [.. votes.GroupBy(vote => vote.Id).Select(all => all.MaxBy(vote => vote.Attempt)!)
            .Select(vote => new OwnVote(vote.Number, vote.Text.Here().Text, Words(vote.Scale, vote.Value)))];
    }

    private string Words(Scale scale, int value) =>
        scale is Scale.NinePoint or Scale.FivePoint ? texts["Mine_OfScale", value, scale.Size()] : standards[$"Answer_{scale}_{value}"];
}
