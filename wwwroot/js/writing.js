// Writing a case: it saves by itself, shows what others changed meanwhile, previews, and takes pasted text as Markdown. All of it uses the form that is there anyway.
import "@github/markdown-toolbar-element";
import { forget, forgetAll, keep, leftOver } from "./kept.js";
import { markdownOf } from "./paste.js";

document.documentElement.classList.add("scripted");
const form = document.querySelector("[data-writing]");
const state = document.querySelector("[data-state]");
const QUIET = 2500;
const AGAIN = 8000;
const KEYS = { b: "md-bold", i: "md-italic", k: "md-link" };
let timer = 0;
let isSending = false;
let isDirty = false;
let isGone = false;
let sending = Promise.resolve();

// Texts that went out and had no answer: the server may have them, and then they are mine.
const unanswered = new Map();

const wasOf = (name) => form.elements[`was.${name}`];
const placeOf = (name) => form.querySelector(`[data-field="${CSS.escape(name)}"]`);
const parse = (html) => new DOMParser().parseFromString(html, "text/html");
const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const say = (words) => { if (state.textContent !== words) state.textContent = words; };

async function freshToken() {
  const page = parse(await (await fetch(location.href, { cache: "no-store" })).text());
  const token = page.querySelector("[data-writing] [name=token]")?.value;
  if (token) form.elements.token.value = token;
  return Boolean(token);
}

/** Sends the form as it stands. A token of before another window signed in is taken anew, once. */
async function send(address, region, isRetry = false) {
  const body = new FormData(form);
  for (const [name, value] of unanswered) body.set(`sent.${name}`, value);
  const response = await fetch(address, { method: "POST", body, headers: { "X-Region": region }, redirect: "manual" });
  return response.status === 400 && !isRetry && (await freshToken()) ? send(address, region, true) : response;
}

function showConflicts(answer) {
  for (const block of answer.querySelectorAll("[data-conflict]")) {
    const place = placeOf(block.dataset.conflict);
    place.querySelector("[data-conflict]")?.remove();
    place.classList.add("invalid");
    place.append(document.importNode(block, true));
  }
}

function showFaults(answer) {
  form.querySelectorAll("[data-fault]").forEach((old) => {
    old.closest("[data-field]").classList.remove("invalid");
    old.remove();
  });
  for (const fault of answer.querySelectorAll("[data-fault]")) {
    const place = placeOf(fault.dataset.fault);
    place.querySelector(":scope > .error")?.remove();
    place.classList.add("invalid");
    place.querySelector("label, legend").after(document.importNode(fault, true));
  }
}

function settle(answer) {
  const settled = [];
  for (const mark of answer.querySelectorAll("input[name^='was.']")) {
    const name = mark.name.slice(4);
    const place = placeOf(name);
    wasOf(name).value = mark.value;
    place?.querySelector("[data-conflict]")?.remove();
    if (place && !place.querySelector(":scope > .error")) place.classList.remove("invalid");
    settled.push(name);
  }
  const steps = document.getElementById("write-steps");
  if (!steps.contains(document.activeElement)) steps.replaceWith(document.importNode(answer.getElementById("write-steps"), true));
  return settled;
}

function take(html, sent) {
  const answer = parse(html);
  showFaults(answer);
  const settled = settle(answer);
  showConflicts(answer);
  forget(settled.filter((name) => sent.get(name) === form.elements[name]?.value));
  const said = answer.querySelector("[data-said]");
  say(said.textContent.replace("{0}", clock(said.dataset.at)));
}

function save() {
  if (!isSending) sending = saveNow();
  return sending;
}

async function saveNow() {
  clearTimeout(timer);
  timer = 0;
  if (!isDirty || isGone) return;
  isSending = true;
  isDirty = false;
  const sent = new FormData(form);
  say(form.dataset.saving);
  try {
    const response = await send(form.dataset.save, "saved");
    if (response.type === "opaqueredirect" || [401, 403, 404].includes(response.status)) {
      isGone = true;
      say(form.dataset.gone);
    } else if ([200, 409, 422].includes(response.status)) {
      take(await response.text(), sent);
      unanswered.clear();
    } else {
      throw new Error(response.status);
    }
  } catch (error) {
    isDirty = true;
    for (const area of form.querySelectorAll("textarea, input.input")) if (wasOf(area.name) && sent.has(area.name)) unanswered.set(area.name, sent.get(area.name));
    say(navigator.onLine && !(error instanceof TypeError) ? form.dataset.failed : form.dataset.offline);
    timer = setTimeout(save, AGAIN);
  } finally {
    isSending = false;
  }
  if (isDirty && !timer) plan(QUIET);
}

function plan(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

function changed(field) {
  isDirty = true;
  if (field.matches("textarea, input.input") && wasOf(field.name)) keep(field, wasOf(field.name).value);
  plan(QUIET);
}

/** Mine stays, or theirs is taken: both are decisions of somebody who has seen both. */
function decide(button) {
  const block = button.closest("[data-conflict]");
  const field = form.elements[block.dataset.conflict];
  wasOf(block.dataset.conflict).value = block.dataset.mark;
  if ("take" in button.dataset) field.value = button.value;
  block.closest("[data-field]").classList.remove("invalid");
  block.remove();
  (field.focus ? field : placeOf(field[0]?.name))?.focus?.();
  isDirty = true;
  save();
}

async function preview() {
  const place = document.getElementById("preview");
  try {
    const response = await send(form.dataset.preview, "preview");
    if (!response.ok) throw new Error(response.status);
    place.innerHTML = await response.text();
    place.hidden = false;
    place.querySelector("h2").focus();
  } catch {
    say(form.dataset.failed);
  }
}

function paste(event) {
  const html = event.clipboardData?.getData("text/html");
  const markdown = html ? markdownOf(html) : null;
  if (!markdown) return;
  event.preventDefault();
  // The old command keeps what Undo knows; without it the text is there all the same.
  if (!document.execCommand("insertText", false, markdown)) {
    event.target.setRangeText(markdown, event.target.selectionStart, event.target.selectionEnd, "end");
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function key(event) {
  const name = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey ? KEYS[event.key.toLowerCase()] : null;
  if (!name) return;
  event.preventDefault();
  document.querySelector(`markdown-toolbar[for="${CSS.escape(event.target.id)}"] ${name}`)?.click();
}

function bringBack() {
  const left = leftOver(form);
  for (const [name, { was, value }] of left) {
    form.elements[name].value = value;
    wasOf(name).value = was;
  }
  if (left.length === 0) return forgetAll();
  isDirty = true;
  say(form.dataset.kept);
  plan(QUIET);
}

/** What was typed before this script was there, or put back by the browser. */
function catchUp() {
  for (const field of form.elements) {
    const isTouched = field.matches("textarea, input.input") ? field.value !== field.defaultValue : field.matches("[type=checkbox], [type=radio]") && field.checked !== field.defaultChecked;
    if (isTouched && field.id !== "wanted") changed(field);
  }
}

if (form) {
  form.addEventListener("input", (event) => { if (event.target.id !== "wanted" && event.target.id !== "with") changed(event.target); });
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keep], [data-take]");
    if (button) decide(button);
    if (event.target.closest("[data-look]")) {
      event.preventDefault();
      preview();
    }
  });
  form.querySelectorAll("[data-markdown]").forEach((area) => {
    area.addEventListener("paste", paste);
    area.addEventListener("keydown", key);
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      say(form.dataset.offline);
      return;
    }
    if (isSending) {
      // What is on its way would else come back as somebody else's.
      event.preventDefault();
      sending.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    clearTimeout(timer);
    isDirty = false;
    addEventListener("pagehide", forgetAll, { once: true });
  });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); });
  addEventListener("pagehide", () => { if (isDirty && !isGone) navigator.sendBeacon(form.dataset.save, new FormData(form)); });
  addEventListener("online", save);
  bringBack();
  catchUp();
}
