// Answers: the form that also works without this, sent by fetch. One after the other, with a count of my changes; kept in the browser while the
// network is away, shown as waiting, and sent once when it is back, or refused visibly because the clause had closed.
import { againAfter, fieldsOf, messageOf, mine, onMine, post, say, sayUnsent, showMine, text } from "./mine.js";

const INERT = 300;
const stage = () => document.querySelector(".stage");
const form = () => document.getElementById("answer");
const store = () => `cocreate-waiting:${location.pathname}`;

let latest = null;
let isSending = false;
let seq = 0;
let changedAt = -INERT;
let shownTarget = null;
let shownState = null;
let shownActs = null;

// What is said aloud of a stage: all of it when the room comes to something else, else only what became of it.
const NEWS = [".prompt", ".room-verdict", ".word", ".question", ".room-rule", ".message", ".lead", "caption"];
const WHOLE = [".clause-head .number", ".clause-text", ...NEWS];

const read = () => JSON.parse(localStorage.getItem(store()) ?? "null");
const keep = (answer) => localStorage.setItem(store(), JSON.stringify(answer));
const forget = () => localStorage.removeItem(store());

function press(value) {
  for (const button of document.querySelectorAll(".answers [data-value]")) {
    if (button.dataset.value === value) button.setAttribute("aria-pressed", "true");
    else button.removeAttribute("aria-pressed");
  }
}

/** It is not stored yet: what was answered before would contradict the button that is pressed. */
function wait(answer, why) {
  if (isCurrent(answer)) document.body.dataset.mine = "waiting";
  say(text(why));
}

async function send() {
  if (isSending || !latest) return;
  isSending = true;
  const answer = latest;
  const slow = setTimeout(() => say(text("sending")), 600);
  try {
    const response = await post(answer.action, answer.fields);
    clearTimeout(slow);
    const again = againAfter(response);
    if (again > 0) {
      wait(answer, "full");
      setTimeout(send, again);
    } else if (response.ok || response.status === 422) {
      if (latest === answer) { latest = null; forget(); }
      const html = await response.text();
      if (isCurrent(answer)) showMine(html);
      else if (!response.ok) say(messageOf(html));
    } else {
      latest = null;
      forget();
      location.reload();
    }
  } catch {
    clearTimeout(slow);
    keep(answer);
    wait(answer, "waiting");
    setTimeout(send, 3000);
  } finally {
    isSending = false;
  }
  if (latest && latest !== answer) send();
}

const isCurrent = (answer) => stage()?.dataset.item?.startsWith(answer.fields.item.replaceAll("-", "")) ?? false;

/** The room moved on: what is mine belongs to another clause, unless the region says that somebody may have answered this one before. */
function onStage(region) {
  const now = region.querySelector(".stage");
  if (!now) return;
  const state = now.dataset.state ?? "";
  const isSame = (now.dataset.item ?? null) === shownTarget;
  const isNews = state !== shownState;
  document.body.dataset.state = state;
  // Opened once more after a closing that was taken back: my answer can be changed again.
  if (isSame && isNews && state === "open" && now.dataset.mine === "ask") askForMine();
  // A host did something with what is in a list of my own.
  if (isSame && (now.dataset.acts ?? null) !== shownActs && mine().querySelector("[data-follows]")) askForMine();
  shownState = state;
  shownActs = now.dataset.acts ?? null;
  if (isSame) {
    if (isNews) announce(region, NEWS);
    return press(mine().querySelector(".mine")?.dataset.value);
  }
  shownTarget = now.dataset.item ?? null;
  changedAt = performance.now();
  seq = 0;
  const unsent = unsentWords();
  if (now.dataset.mine === "ask" || latest) askForMine(unsent);
  showMine('<div class="mine"></div>');
  sayUnsent(unsent);
  announce(region, WHOLE);
}

/** What somebody was still writing when the room went on, and what had just been refused because it did. */
function unsentWords() {
  const written = [...mine().querySelectorAll("textarea")].filter((area) => area.value.trim() && area.value !== area.defaultValue).map((area) => area.value.trim());
  const refused = [...mine().querySelectorAll(".mine .not-sent")].map((quote) => quote.textContent.trim());
  return [...written, ...refused].join("\n\n");
}

/** At a random moment, so that a thousand phones do not ask at once. What was not sent still stands above what comes. */
function askForMine(unsent = "") {
  const target = shownTarget;
  setTimeout(async () => {
    const response = await fetch(mine().dataset.personal, { cache: "no-store" }).catch(() => null);
    if (!response?.ok || response.redirected || target !== shownTarget) return;
    showMine(await response.text());
    sayUnsent(unsent);
  }, Math.random() * 2000);
}

/** In the order of the list, each once. */
function announce(region, parts) {
  const words = parts.map((part) => region.querySelector(part)?.textContent.trim().replace(/\s+/g, " ").replace(/[.:]$/, "")).filter(Boolean);
  document.querySelector("[data-announce]").textContent = [...new Set(words)].map((one) => (/[?!]$/.test(one) ? one : `${one}.`)).join(" ");
}

export function startAnswers(onRegion) {
  if (!form()) return { resume: () => {} };
  shownTarget = stage()?.dataset.item ?? null;
  shownState = stage()?.dataset.state ?? "";
  shownActs = stage()?.dataset.acts ?? null;
  seq = Number(mine().querySelector(".mine")?.dataset.seq ?? 0);
  press(mine().querySelector(".mine")?.dataset.value);
  onMine((state) => {
    seq = Math.max(seq, Number(state?.dataset.seq ?? 0));
    press(state?.dataset.value);
  });
  onRegion(onStage);

  form().addEventListener("submit", (event) => {
    event.preventDefault();
    // A finger that was already on its way to another clause's button.
    if (performance.now() - changedAt < INERT) return;
    const fields = fieldsOf(form(), event.submitter);
    seq += 1;
    latest = { action: event.submitter.formAction, fields: { ...fields, seq } };
    press(fields.value);
    keep(latest);
    send();
  });

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-change]")) return;
    event.preventDefault();
    document.body.dataset.mine = "changing";
    (document.querySelector(".answers [aria-pressed=true]") ?? document.querySelector(".answers .answer"))?.focus();
  });

  latest = read();
  if (latest) {
    wait(latest, "waiting");
    send();
  }
  return { resume: send };
}
