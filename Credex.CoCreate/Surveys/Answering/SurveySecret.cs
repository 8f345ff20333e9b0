using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Credex.CoCreate.Workshops;
using Microsoft.AspNetCore.WebUtilities;

namespace Credex.CoCreate.Surveys.Answering;

/// <summary>
/// What this browser keeps for one survey: 128 random bits that its draft is found by, and the minute in which it began, so that no row on the server needs one.
/// The code for withdrawing comes from the same bits: who sends twice after a lost answer is known by it, and has the same code.
/// </summary>
public sealed record SurveySecret(byte[] Key, long StartedMinute)
{
    public const string Cookie = "cc_survey";
    private const int Bytes = 16;

    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(30);

    public byte[] DraftHash(Guid survey) => HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"draft/{survey:N}"));

    /// <summary>Twenty letters and digits in fours, none that can be taken for another: 100 bits.</summary>
    public string WithdrawalCode(Guid survey)
    {
        var hash = HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"withdraw/{survey:N}"));
        var code = new StringBuilder();
        for (var place = 0; place < 20; place++)
        {
            code.Append(place is > 0 && place % 4 == 0 ? "-" : string.Empty).Append(Alphabet[hash[place] & 31]);
        }

        return code.ToString();
    }

    /// <summary>Of a code as somebody typed it: case, spaces and hyphens do not matter.</summary>
    public static byte[] WithdrawalHash(string code, Guid survey)
    {
        var plain = string.Concat(code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return HMACSHA256.HashData(survey.ToByteArray(), Encoding.ASCII.GetBytes(plain));
    }

    public static SurveySecret New(DateTime now) => new(RandomNumberGenerator.GetBytes(Bytes), Minute(now));

    public static long Minute(DateTime now) => (now - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMinute;

    public static SurveySecret? Read(HttpRequest request) => Decode(request.Cookies[Cookie]);

    public static SurveySecret? Decode(string? text) =>
        text?.Split('.') is [var key, var minute] && DeviceKey.Decode(key) is { } bytes && long.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var started)
            ? new SurveySecret(bytes, started)
            : null;

    public string Encode() => $"{WebEncoders.Base64UrlEncode(Key)}.{StartedMinute.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Thirty-two signs without 0 O 1 I.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
}
