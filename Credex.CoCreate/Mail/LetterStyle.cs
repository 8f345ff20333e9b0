namespace Credex.CoCreate.Mail;

/// <summary>
/// The look of letters: black on white, one column, rules instead of boxes. A mail has no stylesheet of ours, so what it can't be read without stands on each
/// element; the sheet adds what only some programs understand: dark, wide screens, balanced lines. Values are LOOK.md's.
/// </summary>
internal static class LetterStyle
{
    public const string Paper = "margin:0;padding:0;background-color:#ffffff;color:#111111;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%;text-size-adjust:100%";
    public const string Sheet = "max-width:560px;margin:0 auto;padding:16px 16px 32px;text-align:left";
    public const string Mark = "margin:0 0 36px;padding:10px 0 0;border-top:6px solid #111111;font-size:18px;line-height:1.3;font-weight:bold;letter-spacing:-.01em";
    public const string MarkLink = "color:#111111;text-decoration:none";
    public const string Heading = "margin:0 0 20px;color:#111111;font-size:29px;line-height:1.1;font-weight:bold;letter-spacing:-.025em";
    public const string Section = "margin:32px 0 10px;padding:12px 0 0;border-top:2px solid #111111;color:#111111;font-size:20px;line-height:1.2;font-weight:bold;letter-spacing:-.015em";
    public const string Text = "margin:0 0 14px;color:#111111";
    public const string Link = "color:#111111;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px";
    public const string Facts = "margin:26px 0 28px;padding:0;border-bottom:1px solid #b9b9b5";
    public const string Fact = "margin:0;padding:11px 0;border-top:1px solid #b9b9b5";
    public const string FactName = "float:left;width:92px;margin:0;font-weight:bold;color:#111111";
    public const string FactValue = "margin:0 0 0 104px;color:#111111";
    public const string Code = "font-size:29px;line-height:1.15;font-weight:bold;letter-spacing:.06em;white-space:nowrap";
    public const string Note = "color:#4a4a4a";
    public const string Quote = "margin:20px 0 24px;padding:2px 0 2px 16px;border-left:6px solid #111111;font-size:19px;line-height:1.35;font-weight:bold;letter-spacing:-.01em;color:#111111";
    public const string List = "margin:0 0 16px;padding:0 0 0 22px;color:#111111";
    public const string Act = "margin:30px 0 28px";
    public const string Button = "display:inline-block;background-color:#111111;color:#ffffff;border:2px solid #111111;padding:12px 22px;font-size:17px;line-height:1.3;font-weight:bold;text-decoration:none";
    public const string Address = "margin:12px 0 0;font-size:14px;line-height:1.45;color:#4a4a4a;word-break:break-all;overflow-wrap:anywhere";
    public const string AddressLink = "color:#4a4a4a;text-decoration:none";
    public const string Foot = "margin:40px 0 0;padding:14px 0 0;border-top:1px solid #b9b9b5;font-size:14px;line-height:1.5;color:#4a4a4a";
    public const string FootText = "margin:0 0 8px;color:#4a4a4a";
    public const string FootLink = "color:#4a4a4a;text-decoration:underline;text-underline-offset:3px";

    public const string Rules = """
        :root { color-scheme: light dark; supported-color-schemes: light dark; }
        h1, h2 { text-wrap: balance; }
        p, dd, li, blockquote { text-wrap: pretty; }
        @media (min-width: 480px) {
          .sheet { padding: 32px 24px 48px !important; }
          .heading { font-size: 36px !important; line-height: 1.05 !important; }
        }
        @media (max-width: 479px) {
          .button { display: block !important; text-align: center !important; }
        }
        @media (prefers-color-scheme: dark) {
          .paper { background-color: #101010 !important; }
          .paper, .ink { color: #f7f7f5 !important; }
          .ink-2 { color: #bdbdb9 !important; }
          .rule { border-color: #f7f7f5 !important; }
          .hair { border-color: #4a4a4a !important; }
          .button { background-color: #f7f7f5 !important; border-color: #f7f7f5 !important; color: #101010 !important; }
        }
        """;

    /// <summary>Outlook for Windows knows no greatest width: it alone gets a table of this one.</summary>
    public const string OutlookBefore = "<!--[if mso]><table role=\"presentation\" align=\"center\" width=\"560\" cellpadding=\"0\" cellspacing=\"0\"><tr><td><![endif]-->";
    public const string OutlookAfter = "<!--[if mso]></td></tr></table><![endif]-->";
}
