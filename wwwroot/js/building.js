// Building a survey, as extras: keys (planning.js), dragging a question, the answers of the question that a condition looks at, and a preview that follows what is typed. Every one of them uses a form that is there anyway.
import "./planning.js";
import { morph } from "./regions.js";

const place = document.getElementById("build-place");
let dragged = null;

const unmark = () => document.querySelectorAll(".over").forEach((one) => one.classList.remove("over"));

if (place) {
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("li[data-id]") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.id);
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const list = event.target.closest?.(".build-pages > li")?.querySelector("[data-drop]");
    if (!dragged || !list) return;
    event.preventDefault();
    unmark();
    (event.target.closest("li[data-id]") ?? list).classList.add("over");
  });
  document.addEventListener("drop", (event) => {
    const list = event.target.closest?.(".build-pages > li")?.querySelector("[data-drop]");
    if (!dragged || !list) return;
    event.preventDefault();
    const before = event.target.closest("li[data-id]");
    if (before === dragged) return;
    place.elements.id.value = dragged.dataset.id;
    place.elements.page.value = list.dataset.drop;
    place.elements.before.value = before?.dataset.id ?? "";
    place.requestSubmit();
  });
  document.addEventListener("dragend", () => {
    dragged?.classList.remove("dragged");
    dragged = null;
    unmark();
  });
}

const looked = document.getElementById("when-field");
const values = document.getElementById("when-value");

if (looked && values) {
  const groups = [...values.querySelectorAll("optgroup")];
  const narrow = () => {
    const chosen = values.value;
    groups.forEach((group) => group.remove());
    values.append(...groups.filter((group) => group.dataset.fields.split(" ").includes(looked.value)));
    // A value of another question goes with it.
    values.value = chosen;
    if (values.selectedIndex < 0) values.value = "";
  };
  looked.addEventListener("change", narrow);
  narrow();
}

const form = document.querySelector("[data-preview]");
const preview = document.getElementById("phone");
const QUIET = 500;
let timer = 0;
let asked = 0;

async function refresh() {
  const mine = ++asked;
  try {
    const response = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), headers: { "X-Region": "preview" } });
    if (response.ok && mine === asked) morph(preview, await response.text());
  } catch {
    // Without a connection the preview stays as it was; saving says so by itself.
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(refresh, QUIET);
});
