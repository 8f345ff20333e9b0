using Credex.CoCreate.Data;
using Credex.CoCreate.Files;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Practices.Pictures;
using Credex.CoCreate.Practices.Writing;
using Credex.CoCreate.Texts;
using Credex.CoCreate.Workshops;
using Credex.CoCreate.Workshops.Agenda;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Credex.CoCreate.Pages.Practices;

/// <summary>Pictures and files of a case: taken in one at a time, described, and taken away.</summary>
[RequestSizeLimit(LargestRequest)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
public sealed class FilesModel(AppDb db, PracticeAddresses addresses, PracticeRights rights, PracticeDesk desk, PictureDesk pictures, FieldWords words, IStringLocalizer<WritingTexts> texts)
    : WritingPage(db, addresses, rights)
{
    /// <summary>Larger than any file that is taken, so that one that is too large gets its message.</summary>
    private const int LargestRequest = 16 * 1024 * 1024;

    private IReadOnlyList<SentValue> sent = [];

    [FromQuery(Name = "with")]
    public string? With { get; set; }

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    /// <summary>What was typed beside a file that was refused.</summary>
    public PictureUpload Typed { get; private set; } = new([], string.Empty, string.Empty, string.Empty, PracticeFields.UsualLicence, Agreed: null, string.Empty);

    public string TypedTitle { get; private set; } = string.Empty;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public IEnumerable<string> Languages => With != Source && ContentLanguages.Exists(With) ? [Source, With!] : [Source];

    public string Value(string field) => sent.FirstOrDefault(one => one.Field.Name == field)?.Value ?? FieldCatalog.Find(field, Source)!.Read(Fields);

    public TextFieldView View(Guid picture, string what, string language)
    {
        var name = $"picture.{picture:N}.{what}.{language}";
        return new TextFieldView(name, language, texts[$"Picture_Field_{what}"], Value(name), FieldCatalog.Find(name, Source)!.Mark(Fields), what == "alt" ? PictureFields.LongestAlt : PictureFields.LongestCaption)
        {
            LanguageName = ContentLanguages.Name(language),
            Rows = 2,
            IsRequired = what == "alt" && language == Source,
            Error = ErrorOf(name),
            Conflict = Conflicts.FirstOrDefault(conflict => conflict.Field == name),
        };
    }

    public void OnGet()
    {
    }

    /// <summary>What is said about the pictures.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        sent = FieldCatalog.Sent(Request.Form, Source);
        var saved = await desk.SaveAsync(Practice.Id, sent, [], moves: false, Actor, cancel);
        Conflicts = saved.Conflicts;
        Errors = [.. saved.Faults.Select(fault => new FieldError(fault.Field, texts[$"Fault_{fault.Kind}", texts[$"Picture_Field_{fault.Field.Split('.')[2]}"], fault.Limit]))];
        await ReadAsync(cancel);
        return Conflicts.Count > 0 ? Again(StatusCodes.Status409Conflict) : Errors.Count > 0 ? Again(StatusCodes.Status422UnprocessableEntity) : Done(texts["Saved"]);
    }

    public async Task<IActionResult> OnPostPictureAsync(CancellationToken cancel)
    {
        var form = Request.Form;
        Typed = new PictureUpload(
            await BytesAsync("picture", PictureMaker.LargestFile, cancel),
            form.Words("alt").ReplaceLineEndings(" "),
            form.Words("caption").ReplaceLineEndings(" "),
            form.Words("credit"),
            form.Words("licence"),
            form["people"].ToString() switch { "agreed" => true, "nobody" => false, _ => null },
            form.Words("after"));
        return await TakeAsync(await pictures.AddPictureAsync(Practice, Typed, Actor, cancel), texts["Picture_Added"], cancel);
    }

    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        TypedTitle = Request.Form.Words("fileTitle");
        var bytes = await BytesAsync("file", PdfFile.Largest, cancel);
        return await TakeAsync(await pictures.AddFileAsync(Practice, Request.Form.Files.GetFile("file")?.FileName ?? string.Empty, TypedTitle, bytes, Actor, cancel), texts["File_Added"], cancel);
    }

    public async Task<IActionResult> OnPostRemovePictureAsync(CancellationToken cancel) =>
        await pictures.RemovePictureAsync(Practice, Request.Form.Id("key"), Actor, cancel) ? Done(texts["Picture_Removed"]) : NotFound();

    public async Task<IActionResult> OnPostRemoveFileAsync(CancellationToken cancel) =>
        await pictures.RemoveFileAsync(Practice, Request.Form.Id("key"), Actor, cancel) ? Done(texts["File_Removed"]) : NotFound();

    public string Chapter(string code) => words.Label(code);

    private async Task<IActionResult> TakeAsync(IReadOnlyList<UploadRefusal> refusals, string done, CancellationToken cancel)
    {
        if (refusals.Count == 0)
        {
            return Done(done);
        }

        Errors = [.. refusals.Select(refusal => new FieldError(refusal.Field, refusal.Picture is { } picture
            ? texts[$"Picture_{picture}", PictureMaker.LargestFile / 1024 / 1024, PictureMaker.MostPixels / 1_000_000, PictureMaker.LongestSide]
            : texts[$"Upload_{refusal.Fault}", PdfFile.Largest / 1024 / 1024, refusal.Field == "file" ? PictureDesk.MostFiles : PictureDesk.MostPictures]))];
        await ReadAsync(cancel);
        return Again(StatusCodes.Status422UnprocessableEntity);
    }

    private LocalRedirectResult Done(string words)
    {
        TempData[Notices.Done] = words;
        return LocalRedirect(Address($"edit/{WritingSteps.Files}{(With is null ? string.Empty : $"?with={Uri.EscapeDataString(With)}")}"));
    }

    /// <summary>One byte more than is taken tells that it is too large, and no more is read of it.</summary>
    private async Task<byte[]> BytesAsync(string field, int largest, CancellationToken cancel)
    {
        if (Request.Form.Files.GetFile(field) is not { Length: > 0 } file)
        {
            return [];
        }

        var bytes = new byte[Math.Min(file.Length, largest + 1L)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }
}
