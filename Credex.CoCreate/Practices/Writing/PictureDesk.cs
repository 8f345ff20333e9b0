using Credex.CoCreate.Data;
using Credex.CoCreate.Files;
using Credex.CoCreate.Practices.Pictures;

namespace Credex.CoCreate.Practices.Writing;

public enum UploadFault
{
    /// <summary>No file was chosen.</summary>
    None,

    /// <summary>What it shows is not said.</summary>
    Alt,

    Credit,

    /// <summary>Whether the people on it have agreed is not said.</summary>
    People,

    Long,

    /// <summary>There are as many as there can be.</summary>
    Many,

    /// <summary>Not a PDF.</summary>
    Pdf,

    /// <summary>More bytes than are taken.</summary>
    LargePdf,

    Title,
}

/// <param name="Alt">In the language of the case.</param>
/// <param name="Agreed">Whether people are to be seen who have agreed; null where nothing is said of it.</param>
public sealed record PictureUpload(byte[] Bytes, string Alt, string Caption, string Credit, string Licence, bool? Agreed, string After);

/// <param name="Field">Beside which the reason stands.</param>
/// <param name="Picture">Why the file itself is not taken.</param>
public sealed record UploadRefusal(string Field, UploadFault? Fault, PictureFault? Picture = null);

/// <summary>Pictures and files of a case: taken in, and taken away from it. The bytes stay, since earlier revisions show them.</summary>
public sealed class PictureDesk(PracticeDesk desk, PictureMaker maker, FileStore files)
{
    public const int MostPictures = 12;
    public const int MostFiles = 8;

    /// <summary>Null where the picture was taken; else all that is wrong with it.</summary>
    public async Task<IReadOnlyList<UploadRefusal>> AddPictureAsync(Practice practice, PictureUpload upload, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        ArgumentNullException.ThrowIfNull(upload);
        var refusals = Check(upload);
        var made = upload.Bytes.Length == 0 ? null : await maker.MakeAsync(upload.Bytes, cancel);
        if (made?.Fault is { } fault)
        {
            refusals.Insert(0, new UploadRefusal("picture", Fault: null, fault));
        }

        if (refusals.Count > 0 || made is null)
        {
            return refusals;
        }

        // By their hash: kept twice they are there once, and what no case shows does no harm.
        var sizes = new List<PictureSize>();
        foreach (var size in made.Sizes)
        {
            sizes.Add(new PictureSize(await files.KeepAsync(size.Bytes, "image/webp", cancel), size.Width, size.Height));
        }

        var source = practice.SourceLanguage;
        var picture = new PracticePicture(
            Guid.CreateVersion7(),
            sizes,
            LocalizedText.Of(source, (source, upload.Alt)),
            upload.Caption.Length > 0 ? LocalizedText.Of(source, (source, upload.Caption)) : null,
            upload.Credit,
            Licences.OfPictures.Contains(upload.Licence) ? upload.Licence : PracticeFields.UsualLicence,
            upload.Agreed == true,
            PracticeChapters.All.Contains(upload.After) ? upload.After : null);
        return await desk.ChangeAsync(practice.Id, fields => fields.Pictures.Count >= MostPictures ? null : fields with { Pictures = [.. fields.Pictures, picture] }, "practice.picture-added", actor, cancel)
            ? []
            : [new UploadRefusal("picture", UploadFault.Many)];
    }

    public Task<bool> RemovePictureAsync(Practice practice, Guid key, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return desk.ChangeAsync(
            practice.Id,
            fields => fields.Pictures.Any(one => one.Key == key) ? fields with { Pictures = [.. fields.Pictures.Where(one => one.Key != key)] } : null,
            "practice.picture-removed",
            actor,
            cancel);
    }

    public async Task<IReadOnlyList<UploadRefusal>> AddFileAsync(Practice practice, string name, string title, byte[] bytes, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(bytes);
        var refusals = new List<UploadRefusal>();
        if (bytes.Length == 0 || bytes.Length > PdfFile.Largest || !PdfFile.Is(bytes))
        {
            refusals.Add(new UploadRefusal("file", bytes.Length == 0 ? UploadFault.None : bytes.Length > PdfFile.Largest ? UploadFault.LargePdf : UploadFault.Pdf));
        }

        if (title.Length is 0 or > PracticeFields.LongestLine)
        {
            refusals.Add(new UploadRefusal("fileTitle", title.Length == 0 ? UploadFault.Title : UploadFault.Long));
        }

        if (refusals.Count > 0)
        {
            return refusals;
        }

        var attachment = new PracticeAttachment(Guid.CreateVersion7(), await files.KeepAsync(bytes, PdfFile.ContentType, cancel), FileNames.Clean(name, PdfFile.ContentType), title, bytes.Length);
        return await desk.ChangeAsync(practice.Id, fields => fields.Attachments.Count >= MostFiles ? null : fields with { Attachments = [.. fields.Attachments, attachment] }, "practice.file-added", actor, cancel)
            ? []
            : [new UploadRefusal("file", UploadFault.Many)];
    }

    public Task<bool> RemoveFileAsync(Practice practice, Guid key, Guid actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(practice);
        return desk.ChangeAsync(
            practice.Id,
            fields => fields.Attachments.Any(one => one.Key == key) ? fields with { Attachments = [.. fields.Attachments.Where(one => one.Key != key)] } : null,
            "practice.file-removed",
            actor,
            cancel);
    }

    private static List<UploadRefusal> Check(PictureUpload upload)
    {
        var refusals = new List<UploadRefusal>();
        void Refuse(bool isWrong, string field, UploadFault fault)
        {
            if (isWrong)
            {
                refusals.Add(new UploadRefusal(field, fault));
            }
        }

        Refuse(upload.Bytes.Length == 0, "picture", UploadFault.None);
        Refuse(upload.Alt.Length == 0, "alt", UploadFault.Alt);
        Refuse(upload.Alt.Length > PictureFields.LongestAlt, "alt", UploadFault.Long);
        Refuse(upload.Caption.Length > PictureFields.LongestCaption, "caption", UploadFault.Long);
        Refuse(upload.Credit.Length == 0, "credit", UploadFault.Credit);
        Refuse(upload.Credit.Length > PracticeFields.LongestLine, "credit", UploadFault.Long);
        Refuse(upload.Agreed is null, "people", UploadFault.People);
        return refusals;
    }
}
