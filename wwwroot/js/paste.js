// Text from a word processor as clean Markdown: what the clipboard has as HTML is looked at in a document that runs and loads nothing.
import TurndownService from "turndown";
import { tables, strikethrough } from "@joplin/turndown-plugin-gfm";

const DROPPED = "style, script, meta, link, title, noscript, template, iframe, object, embed, svg, math, img, picture, video, audio, form, input, button, select, textarea";
const FORMED = "b, strong, em, i, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, a[href], p[data-style*='mso-list'], span[data-style*='font-weight'], span[data-style*='font-style']";

const turndown = new TurndownService({ headingStyle: "atx", hr: "---", bulletListMarker: "-", codeBlockStyle: "fenced", emDelimiter: "_", strongDelimiter: "**" });
turndown.use([tables, strikethrough]);
turndown.addRule("items", {
  filter: "li",
  replacement(content, node, options) {
    const list = node.parentNode;
    const sign = list.nodeName === "OL" ? `${Number(list.getAttribute("start") ?? 1) + [...list.children].indexOf(node)}. ` : `${options.bulletListMarker} `;
    const indented = content.trim().replace(/\n{2,}/g, "\n").replace(/\n/g, `\n${" ".repeat(sign.length)}`);
    return `${sign}${indented}${node.nextElementSibling ? "\n" : ""}`;
  },
});

const rename = (element, name) => {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

/** Word writes lists as paragraphs, with the sign in a span of its own. */
function listsOfWord(document) {
  let list = null;
  for (const line of document.querySelectorAll("p[data-style*='mso-list'], p[class^='MsoListParagraph']")) {
    const sign = line.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    const name = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(sign?.textContent ?? "") ? "ol" : "ul";
    sign?.remove();
    if (line.previousElementSibling !== list || list?.localName !== name) {
      list = document.createElement(name);
      line.before(list);
    }
    list.append(rename(line, "li"));
  }
}

/** Google and others set bold and italic by style only, and wrap all in a bold that is none. */
function spansToMarks(document) {
  for (const mark of document.querySelectorAll("b, strong, i, em")) {
    if (/(?:^|;)\s*font-weight:\s*(?:normal|400)/.test(mark.dataset.style ?? "")) mark.replaceWith(...mark.childNodes);
  }
  for (const span of document.querySelectorAll("span[data-style]")) {
    const style = span.dataset.style;
    if (!span.textContent.trim()) continue;
    const isBold = /(?:^|;)\s*font-weight:\s*(?:bold|[6-9]00)/.test(style);
    const isItalic = /(?:^|;)\s*font-style:\s*italic/.test(style);
    if (isBold) rename(span, "strong");
    else if (isItalic) rename(span, "em");
  }
}

/** A Markdown table has a head, its first row, and a cell of it is one line. */
function plainTables(document) {
  for (const table of document.querySelectorAll("table")) {
    if (!table.querySelector("th")) [...(table.rows[0]?.cells ?? [])].forEach((cell) => rename(cell, "th"));
  }
  for (const cell of document.querySelectorAll("td, th")) {
    for (const line of cell.querySelectorAll("br")) line.replaceWith(" ");
    for (const block of cell.querySelectorAll("p, div, li, ul, ol, h1, h2, h3, h4, h5, h6, blockquote, pre")) block.replaceWith(" ", ...block.childNodes, " ");
  }
}

function clean(document) {
  const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
  const gone = [];
  while (comments.nextNode()) gone.push(comments.currentNode);
  gone.forEach((comment) => comment.remove());
  document.querySelectorAll(DROPPED).forEach((element) => element.remove());
  listsOfWord(document);
  spansToMarks(document);
  plainTables(document);
  for (const element of document.body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) if (!["href", "start", "colspan"].includes(name)) element.removeAttribute(name);
    if (element.localName === "p" && !element.textContent.trim()) element.remove();
    if (element.localName === "a" && !/^(https?:|mailto:)/i.test(element.getAttribute("href") ?? "")) element.replaceWith(...element.childNodes);
  }
}

/** The policy of the page holds for what is parsed here too, and would report every style and handler: they are read at most, and never meant to work. */
const inert = (html) => html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]+>/g, (tag) => tag.replace(/\s(style|on\w+)\s*=/gi, " data-$1="));

/** The Markdown of what the clipboard holds; null where it has no form, and pasting plain text is right. */
export function markdownOf(html) {
  const document = new DOMParser().parseFromString(inert(html), "text/html");
  if (!document.body.querySelector(FORMED)) return null;
  clean(document);
  return turndown.turndown(document.body).replace(/\n{3,}/g, "\n\n").trim();
}
