using System.IO.Compression;
using System.Net;
using Credex.CoCreate.Demo;
using Credex.CoCreate.People;
using Credex.CoCreate.Workshops;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Credex.CoCreate.Tests.Workshops.Record;

/// <summary>The live workshop of the demo brought to its end, and the one that ended last month.</summary>
internal static class RecordApp
{
    public const string Slug = "digital-curation-round-1";
    public const string Page = $"/workshops/{Slug}/record";
    public const string EndedPage = $"/workshops/{DemoEndedWorkshop.Slug}/record";

    /// <summary>With the workshop that ended last month, which tests do without.</summary>
    public static TestApp WithEnded() => new(settings: new Dictionary<string, string>(StringComparer.Ordinal) { ["Demo:Whole"] = "true" });

    public static async Task EndAsync(this Facilitator host)
    {
        var page = await host.Client.PageAsync($"/w/{TestApp.Code}/host/end");
        Assert.Equal(HttpStatusCode.Redirect, (await host.Client.SendAsync($"/w/{TestApp.Code}/host/end", Form.Token(page))).StatusCode);
    }

    public static async Task<HttpResponseMessage> SaveAsync(this Facilitator host, string page, string audience, string english = "", string french = "", string? revision = null)
    {
        var form = await host.Client.PageAsync($"{page}/edit");
        return await host.Client.SendAsync(
            $"{page}/edit",
            Form.Token(form),
            ("revision", revision ?? Form.Hidden(form, "revision")),
            ("summary.en", english),
            ("summary.fr", french),
            ("audience", audience));
    }

    /// <summary>Sets who may read the record, past the form.</summary>
    public static Task<int> ChooseAsync(this TestApp app, Action<Workshop> change) => app.InDbAsync(async db =>
    {
        change(await db.Workshops.SingleAsync(one => one.Code == TestApp.Code));
        return await db.SaveChangesAsync();
    });

    /// <summary>Leaves the live workshop with these people and no others.</summary>
    public static Task<int> PeopleAsync(this TestApp app, params (StakeholderGroup Group, string Country, int People)[] people) => app.InDbAsync(async db =>
    {
        var workshop = await db.Workshops.SingleAsync(one => one.Code == TestApp.Code);
        foreach (var who in await db.Participants.Where(who => who.WorkshopId == workshop.Id).ToListAsync())
        {
            who.RemovedAt = DateTime.UtcNow;
        }

        foreach (var (group, country, count) in people)
        {
            db.Participants.AddRange(Enumerable.Range(0, count).Select(_ => new Participant { WorkshopId = workshop.Id, Group = group, Country = country, Language = "en", JoinedAt = DateTime.UtcNow, Name = "Zebulon Quartermaine" }));
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>The tables of the zipped files by name, read by another way than they were written: the header, then the rows.</summary>
    public static async Task<Dictionary<string, List<string[]>>> CsvAsync(this HttpClient client, string page)
    {
        var bytes = await client.GetByteArrayAsync($"{page}.zip");
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var tables = new Dictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var copy = new MemoryStream();
            await using (var stream = await entry.OpenAsync())
            {
                await stream.CopyToAsync(copy);
            }

            Assert.Equal([0xEF, 0xBB, 0xBF], copy.ToArray()[..3]);
            tables[Path.GetFileNameWithoutExtension(entry.Name)] = Rows(copy.ToArray());
        }

        return tables;
    }

    public static List<string[]> Rows(byte[] csv)
    {
        using var reader = CsvReader.Create(csv, new CsvReaderOptions { HasHeader = false, Separator = ',' });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add(reader.Current.ToArray());
        }

        return rows;
    }
}
