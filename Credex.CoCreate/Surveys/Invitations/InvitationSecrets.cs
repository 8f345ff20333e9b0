using System.Security.Cryptography;
using System.Text;
using Credex.CoCreate.Surveys.Answering;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Surveys.Invitations;

/// <summary>The secret in the link of an invitation, <c>/i/{secret}</c>. It is made when the letter is written, from the id and the keys of this installation; stored is only its hash.</summary>
public sealed class InvitationSecrets
{
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>In a confidential survey the link leads to the same draft in every browser.</summary>
    public static SurveySecret SecretOf(string secret, DateTime now) => new(SHA256.HashData(Encoding.UTF8.GetBytes("draft/" + secret))[..16], SurveySecret.Minute(now));

    /// <summary>A new one: 128 random bits.</summary>
    public static string New() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
}
