// A page of questions: saves by itself while one writes and when one leaves, and draws the questions again where an answer changes what is asked.
import { morph } from "./regions.js";

document.documentElement.classList.add("scripted");
const form = document.querySelector("[data-survey]");
const status = document.querySelector(".survey-saved");
const QUIET = 700;
let timer = 0;
let isSending = false;
let isDirty = false;

const saveAddress = () => `${form.action}?handler=save`;

async function save() {
  clearTimeout(timer);
  if (isSending || !isDirty) return;
  isSending = true;
  isDirty = false;
  try {
    const response = await fetch(saveAddress(), { method: "POST", body: new FormData(form), headers: { "X-Region": "questions" }, redirect: "manual" });
    if (response.type === "opaqueredirect") return location.reload();
    if (!response.ok) throw new Error(response.status);
    if (!isDirty) {
      morph(document.getElementById("questions"), await response.text());
      narrowLists();
    }
    status.textContent = form.dataset.saved;
  } catch {
    isDirty = true;
    status.textContent = form.dataset.unsaved;
    timer = setTimeout(save, 4000);
  } finally {
    isSending = false;
  }
  if (isDirty && !timer) save();
}

function changed(wait) {
  isDirty = true;
  status.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(() => { timer = 0; save(); }, wait);
}

/** "None of these" and the other choices take each other away. */
function alone(box) {
  const rows = box.closest(".choice-rows[data-none]");
  if (!rows || !box.checked) return;
  const isNone = "none" in box.dataset;
  for (const other of rows.querySelectorAll("[type=checkbox]")) {
    if (other !== box && (isNone || "none" in other.dataset)) other.checked = false;
  }
}

/** A long list gets a box that narrows it. */
function narrowLists() {
  for (const list of document.querySelectorAll("select[data-narrow]")) {
    if (list.options.length < 12 || list.previousElementSibling?.matches(".narrow")) continue;
    const box = document.createElement("input");
    box.type = "search";
    box.className = "input narrow";
    box.setAttribute("aria-label", list.dataset.narrow);
    box.placeholder = list.dataset.narrow;
    const all = [...list.options];
    const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = plain(box.value.trim());
      const kept = all.filter((option) => option.value === "" || option.selected || plain(option.text).includes(wanted));
      list.replaceChildren(...kept);
      if (wanted && kept.length === 2 && !list.value) {
        list.value = kept[1].value;
        list.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    list.before(box);
  }
}

/** Puts the focus into the first field that is wrong, with its question in sight. Where nothing is wrong but something was left open, the message is what there is to read. */
function toFirstError() {
  const error = document.querySelector("#questions .error");
  const question = error?.closest(".question");
  if (!question) return false;
  const name = error.id.slice(0, -"-error".length);
  const controls = [...question.querySelectorAll("select, textarea, input:not([type=hidden])")];
  const field = controls.find((control) => control.name === name && (control.type !== "radio" || control.checked)) ?? controls.find((control) => control.name === name) ?? controls[0];
  field?.focus({ preventScroll: true });
  question.scrollIntoView();
  return Boolean(field);
}

if (form) {
  form.addEventListener("input", (event) => { if (event.target.matches("textarea, input:not([type=radio], [type=checkbox], .narrow)")) changed(QUIET); });
  form.addEventListener("change", (event) => {
    if (event.target.matches("[type=checkbox]")) alone(event.target);
    if (!event.target.matches(".narrow")) changed(50);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); isDirty = false; });
  addEventListener("pagehide", () => { if (isDirty) navigator.sendBeacon(saveAddress(), new FormData(form)); });
  narrowLists();
  const problems = document.querySelector("[data-problems]");
  if (problems && !toFirstError()) problems.focus();
}

// An export that is being written: ask again until it is ready.
if (document.querySelector("[data-export] [data-again]")) {
  setTimeout(() => document.querySelector("[data-again]").click(), 1500);
}
