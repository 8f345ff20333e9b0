using System.Net;
using System.Text.RegularExpressions;
using Credex.CoCreate.People;
using Credex.CoCreate.Practices;
using Credex.CoCreate.Tests.Texts;

namespace Credex.CoCreate.Tests.People;

/// <summary>The log speaks in words: every act that the program writes, and every kind of thing that it is done to, has some in both languages.</summary>
public sealed partial class AuditWordsTests
{
    /// <summary>Written with a dot too, and no acts: purposes of keys, a file, a field of a form, the name of a cookie's protection.</summary>
    private static readonly string[] NoActs =
    [
        "practice.authors", "account.links", "links.label", "links.url", "mail.addresses", "registration.invitation", "registration.link", "sheet.main", "survey.invitations", "survey.sent",
    ];

    [Fact]
    public void Every_act_has_words_and_no_words_are_without_an_act()
    {
        var sources = Sources();
        var acts = sources.SelectMany(source => Act().Matches(source.Text).Select(match => match.Groups["act"].Value))
            .Where(act => !act.EndsWith(".ics", StringComparison.Ordinal) && !act.EndsWith(".json", StringComparison.Ordinal) && !act.EndsWith(".csv", StringComparison.Ordinal) && !act.EndsWith(".db", StringComparison.Ordinal))
            .Except(NoActs)

            // Those that are put together: a case's states, what is done with its authors, and the wording beside a comment.
            .Concat(Enum.GetNames<PracticeState>().Select(state => $"practice.{state.ToLowerInvariant()}"))
            .Concat(sources.Where(source => source.Name == "AuthorDesk.cs").SelectMany(source => Author().Matches(source.Text).Select(match => $"practice.{match.Groups["what"].Value}")))
            .Concat(["wording.hidden", "wording.shown"])
            .Distinct().Select(act => $"Act_{act}").Order(StringComparer.Ordinal);

        Assert.Equal(acts, TextFiles.Read("AuditTexts").Keys.Where(key => key.StartsWith("Act_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_thing_has_words_and_no_words_are_without_one()
    {
        var sources = Sources();
        var written = sources.SelectMany(source => Entry().Matches(source.Text).Select(match => match.Groups["kind"].Value)).ToList();
        Assert.Equal(sources.Sum(source => source.Text.Split("AuditEntry.Of(").Length - 1), written.Count);
        var kinds = written.SelectMany(kind => kind switch
        {
            // What is erased, a case by the constant of its letters, a comment or the wording beside it, and all that is here.
            "due.SubjectKind" => [nameof(Person), nameof(CoCreate.Workshops.Participant)],
            "PracticePost.SubjectKind" => [CoCreate.Practices.Moderation.PracticePost.SubjectKind],
            "act.StartsWith('w') ? nameof(Amendment) : nameof(Rating)" => ["Amendment", "Rating"],
            "Nothing.Kind" => ["Installation"],
            _ => new[] { Name().Match(kind).Groups["name"].Value },
        });

        Assert.Equal(
            kinds.Select(kind => $"Kind_{char.ToUpperInvariant(kind[0])}{kind[1..]}").Distinct().Order(StringComparer.Ordinal),
            TextFiles.Read("AuditTexts").Keys.Where(key => key.StartsWith("Kind_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_has_the_words_of_its_reader_and_the_file_has_the_codes()
    {
        await using var app = new TestApp();
        var id = Guid.CreateVersion7();
        await app.InDbAsync(db =>
        {
            db.AuditEntries.AddRange(
                AuditEntry.Of(actor: null, "clause.closed", "RoundItem", id, DateTime.UtcNow, after: new { State = "Revealed" }),
                AuditEntry.Of(actor: null, "comment.hidden", "comment", id, DateTime.UtcNow),
                AuditEntry.Of(actor: null, "act.of-before", "Before", id, DateTime.UtcNow));
            return db.SaveChangesAsync();
        });
        var admin = (await Facilitator.SignInAsync(app, "admin")).Client;
        await admin.GetAsync("/?lang=fr");

        var page = WebUtility.HtmlDecode(await admin.PageAsync("/manage/audit"));

        Assert.Matches(@"<option value=""clause\.closed""[^>]*>Vote sur une clause clos</option>", page);
        Assert.Matches(@"<option value=""comment""[^>]*>Commentaire sur une étude de cas</option>", page);
        Assert.Matches(@"<td[^>]*>Vote sur une clause clos</td>", page);
        Assert.Matches(@"<td[^>]*>Clause soumise au vote<br>", page);
        Assert.DoesNotMatch(@">[^<]*(clause\.closed|comment\.hidden|RoundItem)[^<]*<", page);

        // What this version does not know any more is shown as it was written.
        Assert.Matches(@"<td[^>]*>act\.of-before</td>", page);
        var file = await admin.PageAsync("/manage/audit.csv");
        Assert.Contains("clause.closed", file, StringComparison.Ordinal);
        Assert.Contains("RoundItem", file, StringComparison.Ordinal);
    }

    private static List<(string Name, string Text)> Sources() => [.. Directory.GetFiles(Path.Combine(Repository.Root, "Credex.CoCreate"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    [GeneratedRegex("\"(?<act>[a-z][a-z-]+\\.[a-z][a-z-]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Act();

    [GeneratedRegex("\"(?<what>author-[a-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Author();

    [GeneratedRegex(@"AuditEntry\.Of\((actor: null|[\w.]+), (\$?""[^""]*""|state == CommentState\.Hidden \? ""[^""]*"" : ""[^""]*""|[\w.]+), (?<kind>[^,]+),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(nameof\(([\w.]+\.)?(?<name>\w+)\)|""(?<name>\w+)"")$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
