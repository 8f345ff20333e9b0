using System.Text;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>A file of people to invite, in the encodings that spreadsheets write: UTF-8, UTF-16 with its mark, or else Windows-1252.</summary>
public static class InvitationFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<string> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        bytes.Position = 0;
        try
        {
            using var reader = new StreamReader(bytes, Strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            return await reader.ReadToEndAsync(cancel);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes.ToArray());
        }
    }
}
