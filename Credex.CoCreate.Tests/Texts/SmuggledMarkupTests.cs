using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Credex.CoCreate.Texts;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Credex.CoCreate.Tests.Texts;

/// <summary>Every known way to smuggle script or requests through Markdown, looked at as a browser does: in the document that it makes of the markup.</summary>
public sealed class SmuggledMarkupTests
{
    private static readonly string[] Elements =
    [
        "p", "br", "hr", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
        "dl", "dt", "dd", "sup", "div",
    ];

    private static readonly string[] Attributes = ["href", "rel", "start", "title", "id", "class", "role", "scope"];
    private static readonly string[] Classes = ["footnotes", "footnote-ref", "footnote-back-ref"];

    public static TheoryData<string> Payloads =>
    [
        // Addresses that are script, as they are written.
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](<javascript:alert(1)>)", "[a](javascript://example.org/%0aalert(1))", "[a](vbscript:msgbox(1))", "[a](VBSCRIPT:x)",
        "[a](data:text/html,<script>alert(1)</script>)", "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[a](data:image/svg+xml,<svg onload=alert(1)>)",
        "[a](livescript:x)", "[a](mocha:x)", "[a](file:///etc/passwd)", "[a](ftp://example.org/x)", "[a](blob:https://example.org/1)", "[a](filesystem:https://example.org/1)",
        "[a](about:blank)", "[a](view-source:https://example.org)", "[a](jar:https://example.org!/x)", "[a](ws://example.org)", "[a](tel:+123)", "[a](intent://x#Intent;end)", "[a](ms-word:ofe|u|x)",

        // The same in disguise.
        "[a](&#106;avascript:alert(1))", "[a](&#x6A;avascript:alert(1))", "[a](&#0000106avascript:alert(1))", "[a](javascript&colon;alert(1))", "[a](java&Tab;script:alert(1))",
        "[a](java&NewLine;script:alert(1))", "[a](&#1;javascript:alert(1))", "[a](&#32;javascript:alert(1))", "[a](java%0ascript:alert(1))", "[a](javascript%3Aalert(1))",
        "[a](\u0001javascript:alert(1))", "[a](java\u0000script:alert(1))", "[a](\u00a0javascript:alert(1))", "[a](\u200bjavascript:alert(1))", "[a](\ufeffjavascript:alert(1))",
        "[a](\u2028javascript:alert(1))", "[a](java\u00adscript:alert(1))", "[a](\uff4aavascript:alert(1))", "[a](javascript\uff1aalert(1))", "[a](\u017fcript:x)", "[a](\\javascript:alert(1))",
        "[a](java\\script:alert(1))", "[a](java\nscript:alert(1))", "[a](<java\tscript:alert(1)>)", "[a](\"javascript:alert(1)\")", "[a](x:javascript:alert(1))", "[a](https:javascript:alert(1))",
        "[a](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A&#x61&#x6C&#x65&#x72&#x74&#x28&#x31&#x29)", "[a](&lt;javascript:alert(1)&gt;)", "[a](\u202ejavascript:alert(1))",

        // Addresses that lead nowhere, or to a host without a scheme.
        "[a](//evil.example/x)", "[a](\\\\evil.example)", "[a](/\\evil.example)", "[a](///evil.example)", "[a](https:evil.example)", "[a](http:/evil.example)", "[a](/account/sign-out)", "[a](../x)", "[a](?q=1)",
        "[a](#main)", "[a](#)", "[a]()", "[a](http://)", "[a](https://user:pass@evil.example)", "[a](https://example.org/\" onmouseover=\"alert(1))", "[a](https://example.org 'x\" onclick=\"alert(1)')",
        "[a](https://example.org \"x' onclick='alert(1)\")", "[a](https://example.org/ \"\"onload=alert(1)\")", "[a](mailto:a@b.c?subject=x&body=<script>alert(1)</script>)", "[a](mailto:\"<script>alert(1)</script>\"@x.y)",

        // Brackets, references, links by themselves.
        "[[a]](javascript:alert(1))", "[a[b](javascript:alert(1))](https://example.org)", "[![x](javascript:alert(1))](javascript:alert(2))", "[a]\n\n[a]: javascript:alert(1)", "[a][b]\n\n[b]: <javascript:alert(1)> 'x'",
        "[a]\n\n[a]: data:text/html,x", "[a]\n\n[a]: https://example.org '\" onclick=\"alert(1)'", "[a]: javascript:alert(1)\n\n![a]", "<javascript:alert(1)>", "<JAVASCRIPT:alert(1)>", "<data:text/html,x>", "<vbscript:x>",
        "<https://example.org\"onclick=alert(1)>", "https://example.org\"onclick=\"alert(1)", "www.example.org\"><script>alert(1)</script>", "http://example.org/<script>", "javascript:alert(1)", "<a@b.c\"onclick=alert(1)>",
        "mailto:a@b.c\"><img src=x onerror=alert(1)>", "[a](https://example.org)<script>alert(1)</script>", "[<img src=x onerror=alert(1)>](https://example.org)", "[a](`javascript:alert(1)`)", "[XSS](.alert(1);)",
        "[https://a.example](https://b.example)", "[<https://a.example>](https://b.example)", "[a [b](https://b.example)](https://a.example)", "*[a*](javascript:alert(1))*",

        // Pictures: nothing is loaded.
        "![a](https://elsewhere.example/pixel.png)", "![](https://elsewhere.example/pixel.png)", "![a](javascript:alert(1))", "![a](x \"onerror=alert(1)\")", "![a\" onerror=\"alert(1)](x)", "![a](data:image/png;base64,AAAA)",
        "![a][b]\n\n[b]: https://elsewhere.example/pixel.png", "[![a](https://elsewhere.example/p.png)](https://example.org)", "![![a](https://a.example/1.png)](https://b.example/2.png)", "![a](//elsewhere.example/p.png)",
        "![film](https://www.youtube.com/watch?v=1)", "![a](https://elsewhere.example/film.mp4)", "![a](https://elsewhere.example/a.svg)",

        // Raw HTML and what lies within.
        "<script>alert(1)</script>", "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>", "<img src=https://elsewhere.example/p.png>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>", "<svg><use href=\"https://evil.example/x.svg#a\"/></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\">",
        "<object data=javascript:alert(1)>", "<embed src=https://evil.example>", "<applet code=x>", "<base href=https://evil.example/>", "<meta http-equiv=refresh content=\"0;url=https://evil.example\">", "<link rel=stylesheet href=https://evil.example/x.css>",
        "<style>@import 'https://evil.example/x.css';</style>", "<p style=\"background:url(https://elsewhere.example/p.png)\">x</p>", "<p style=\"x:expression(alert(1))\">x</p>", "<div style=\"-moz-binding:url(x)\">", "<form action=https://evil.example><input name=x></form>",
        "<button formaction=javascript:alert(1)>x", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=https://elsewhere.example/a.mp3 autoplay>", "<body onload=alert(1)>", "<marquee onstart=alert(1)>",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"https://example.org\" onclick=alert(1)>x</a>", "<a href=\"https://example.org\" target=_blank ping=https://evil.example>x</a>", "<isindex type=image src=1 onerror=alert(1)>", "<keygen autofocus onfocus=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<template><script>alert(1)</script></template>", "<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">", "<plaintext><script>alert(1)</script>", "<title><p title=\"</title><img src=x onerror=alert(1)>\">",
        "<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">", "<select><option><style></option></select><img src=x onerror=alert(1)>", "<!--><script>alert(1)</script>-->", "<![CDATA[><script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
        "<!DOCTYPE x [<!ENTITY y SYSTEM \"https://evil.example\">]>", "</p><script>alert(1)</script><p>", "<p id=main class=site-header>x</p>", "<img\nsrc=x\nonerror\n=\nalert(1)>", "<img/src=x/onerror=alert(1)>", "<\u0000script>alert(1)</script>", "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "`<script>alert(1)</script>`", "```html\"onmouseover=alert(1)\n<script>alert(1)</script>\n```", "~~~ x\" class=\"site-header\nx\n~~~", "    <script>alert(1)</script>",

        // Inside the constructs of the pipeline.
        "| <script>alert(1)</script> | b |\n| - | - |\n| [a](javascript:alert(1)) | ![x](https://elsewhere.example/p.png) |", "| a\" onclick=\"alert(1) |\n|:-:|\n| x |", "Term\n:   <img src=x onerror=alert(1)> [a](javascript:alert(1))",
        "Term <script>\n:   x", "A[^1]\n\n[^1]: <script>alert(1)</script> [a](javascript:alert(1)) ![x](https://elsewhere.example/p.png)", "A[^\"onclick=alert(1)]\n\n[^\"onclick=alert(1)]: x", "A[^<script>]\n\n[^<script>]: x", "A[^a][^a]\n\n[^a]: b[^c]\n\n[^c]: d",
        "[x](#fn:1) A[^1]\n\n[^1]: b", "> [a](javascript:alert(1))\n> <script>alert(1)</script>", "- [a](javascript:alert(1))\n- <img src=x onerror=alert(1)>", "1. <svg onload=alert(1)>", "# <img src=x onerror=alert(1)>", "# [a](javascript:alert(1))", "#", "**<script>**alert(1)</script>",
        "~~[a](javascript:alert(1))~~", "a\\\n<script>alert(1)</script>", "<a href=\"https://example.org\"\n\nonclick=\"alert(1)\">", "\\<script>alert(1)\\</script>", "[a](https://example.org){onclick=alert(1)}", "# x {#main .site-header onclick=alert(1)}", "::: site-header\nx\n:::", "$$\\href{javascript:alert(1)}{x}$$",
        "@[film](javascript:alert(1))", "![film](https://vimeo.com/1){autoplay=true}", "<details><summary>x</summary>\n\n[a](javascript:alert(1))\n\n</details>",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Nothing_that_runs_or_loads_comes_through(string markdown)
    {
        IsHarmless(Markdown.ToCaseHtml(markdown, topHeading: 3, "context").ToString()!);
        IsHarmless(Markdown.ToHtml(markdown).ToString()!, takesAnyPlace: true);
    }

    [Property(MaxTest = 400)]
    public bool Nor_does_any_mixture_of_them(NonEmptyArray<NonNegativeInt> picks, NonNegativeInt seed)
    {
        var all = Payloads.Select(row => row.Data).ToList();
        string[] glue = [string.Empty, " ", "\n", "\n\n", "\n> ", "\n- ", "|", "](", "[^1]", "`", "<", ">", "\"", "\\", "&"];
        var random = new Random(seed.Get);
        var mixture = string.Concat(picks.Get.Select(pick => Cut(all[pick.Get * 31 % all.Count], random) + glue[random.Next(glue.Length)]));
        IsHarmless(Markdown.ToCaseHtml(mixture, topHeading: 2, "done").ToString()!);
        return true;
    }

    private static string Cut(string payload, Random random) => random.Next(3) == 0 && payload.Length > 1 ? payload[..random.Next(1, payload.Length)] : payload;

    private static void IsHarmless(string html, bool takesAnyPlace = false)
    {
        using var document = new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{html}</body>");
        Assert.Empty(document.Head!.Children);
        var ids = document.All.Select(one => one.GetAttribute("id")).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.Equal("http://www.w3.org/1999/xhtml", element.NamespaceUri);
            Assert.All(element.Attributes, attribute => Assert.Contains(attribute.Name, Attributes));
            Assert.Empty(element.ClassList.Except(Classes));
            Assert.True(element.GetAttribute("role") is null or "doc-endnotes" or "doc-noteref" or "doc-backlink");
            if (element.GetAttribute("href") is { } address)
            {
                Leads(document, address, takesAnyPlace);
            }
        }

        // What was cleaned reads the same once more: nothing in it changes its meaning by being written down.
        Assert.Equal(document.Body.InnerHtml, new HtmlParser().ParseDocument($"<!DOCTYPE html><body>{document.Body.InnerHtml}</body>").Body!.InnerHtml);
    }

    /// <summary>To the web, a mailbox, or a footnote that is there; the older pipeline takes places on this host too.</summary>
    private static void Leads(IDocument document, string address, bool takesAnyPlace)
    {
        if (address.StartsWith('#') && !takesAnyPlace)
        {
            Assert.NotNull(document.GetElementById(address[1..]));
            return;
        }

        // Taken apart as browsers do it; what is no address leads nowhere.
        var target = new Url(new Url("https://here.example/page"), address);
        Assert.True(target.IsInvalid || target.Scheme is "http" or "https" or "mailto", $"{address} is {target.Scheme}");
        if (!takesAnyPlace)
        {
            Assert.Matches("^(?i:https?://|mailto:)", address);
        }
    }
}
