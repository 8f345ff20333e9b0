using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;

namespace Credex.CoCreate.Practices.Writing;

/// <summary>What is said about a picture that a case has: each is a field like the others.</summary>
public static class PictureFields
{
    public const int LongestAlt = 300;
    public const int LongestCaption = 400;

    public static PracticeField? Find(string name, Guid key, string[] rest, string source) => rest switch
    {
        ["alt", var language] when ContentLanguages.Exists(language) => Field(
            name,
            key,
            picture => picture.Alt.Wordings.GetValueOrDefault(language)?.Text ?? string.Empty,
            (picture, words) => picture with { Alt = FieldCatalog.Edited(picture.Alt, source, language, words) },
            words => words.Length == 0 && language == source ? new FieldFault(name, FaultKind.Missing) : FieldCatalog.TooLong(name, words, LongestAlt)),
        ["caption", var language] when ContentLanguages.Exists(language) => Field(
            name,
            key,
            picture => picture.Caption?.Wordings.GetValueOrDefault(language)?.Text ?? string.Empty,
            (picture, words) => picture with { Caption = FieldCatalog.Edited(picture.Caption, source, language, words) is { IsEmpty: false } caption ? caption : null },
            words => FieldCatalog.TooLong(name, words, LongestCaption)),
        ["credit"] => Field(name, key, picture => picture.Credit, (picture, words) => picture with { Credit = words }, words => words.Length == 0 ? new FieldFault(name, FaultKind.Missing) : FieldCatalog.TooLong(name, words, PracticeFields.LongestLine)),
        ["licence"] => Field(name, key, picture => picture.Licence, (picture, code) => Licences.OfPictures.Contains(code) ? picture with { Licence = code } : picture, _ => null),
        ["after"] => Field(name, key, picture => picture.After ?? string.Empty, (picture, code) => picture with { After = PracticeChapters.All.Contains(code) ? code : null }, _ => null),
        _ => null,
    };

    private static PracticeField Field(string name, Guid key, Func<PracticePicture, string> read, Func<PracticePicture, string, PracticePicture> write, Func<string, FieldFault?> check) => new(name)
    {
        Read = fields => fields.Pictures.FirstOrDefault(picture => picture.Key == key) is { } found ? read(found) : string.Empty,
        Write = (fields, words) => fields with { Pictures = [.. fields.Pictures.Select(picture => picture.Key == key ? write(picture, words) : picture)] },
        // What is said of a picture is one line, however wide its field is.
        Gather = form => form.Words(name).ReplaceLineEndings(" "),
        Check = check,
    };

    /// <summary>Whether a field is of a picture that the case no longer has.</summary>
    public static bool IsGone(string name, PracticeFields fields) =>
        name.Split('.') is ["picture", var key, ..] && Guid.TryParseExact(key, "N", out var id) && !fields.Pictures.Any(picture => picture.Key == id);
}
