using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Workshops.Registrations;

/// <summary>What the form of a page of invitations brings: what is pasted, and after it what is in the file. The pages of workshops and of surveys read it alike.</summary>
public static class InvitationList
{
    public const int LargestFile = 200 * 1024;

    /// <summary>A file that is too large is told so, and what is pasted may be as long.</summary>
    public const int LargestRequest = 4 * 1024 * 1024;

    /// <summary>The text, and what is wrong with it; null where nothing is.</summary>
    /// <param name="more">Lines that come from elsewhere, after the others.</param>
    public static async Task<(string Text, string? Error)> ReadAsync(IFormCollection form, IStringLocalizer<RegistrationTexts> texts, CancellationToken cancel, string? more = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(texts);
        var pasted = form["people"].ToString().Trim();
        var file = form.Files["file"];
        var isLarge = file?.Length > LargestFile;
        var inFile = file is null || isLarge ? null : await InvitationFile.ReadAsync(file, cancel);
        var text = string.Join('\n', new[] { pasted, inFile, more }.Where(one => !string.IsNullOrEmpty(one)));
        return (text, isLarge ? texts["Invite_FileLarge", LargestFile / 1024].Value : string.IsNullOrWhiteSpace(text) ? texts["Invite_Nothing"].Value : null);
    }
}
