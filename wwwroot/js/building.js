// Building a survey, as extras: keys (planning.js), dragging a page or a question, the answers of the question that a condition looks at, and a preview that follows what is typed. Every one of them uses a form that is there anyway.
import "./planning.js";
import { morph } from "./regions.js";

const place = document.getElementById("build-place");
let dragged = null;

const unmark = () => document.querySelectorAll(".over, .over-after").forEach((one) => one.classList.remove("over", "over-after"));
const isPage = (part) => "page" in part.dataset;
const isBefore = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Where what is dragged would go: a page takes the place of the one below the pointer, a question goes before another one or to the end of a page. */
function landing(event) {
  const page = dragged && event.target.closest?.(".build-pages > li");
  if (!page || (isPage(dragged) && page === dragged)) return null;
  if (isPage(dragged)) {
    const isDown = isBefore(dragged, page);
    return { element: page, mark: isDown ? "over-after" : "over", page: "", before: isDown ? page.nextElementSibling?.dataset.page : page.dataset.page };
  }
  const list = page.querySelector("[data-drop]");
  const question = event.target.closest("li[data-id]");
  return { element: question ?? list, mark: "over", page: list.dataset.drop, before: question?.dataset.id };
}

if (place) {
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("li[data-id]") ?? event.target.closest?.(".build-page-head[draggable]")?.parentElement ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.id ?? dragged.dataset.page);
    dragged.classList.add("dragged");
  });
  document.addEventListener("dragover", (event) => {
    const there = landing(event);
    unmark();
    if (!there) return;
    event.preventDefault();
    there.element.classList.add(there.mark);
  });
  document.addEventListener("drop", (event) => {
    const there = landing(event);
    if (!there) return;
    event.preventDefault();
    if (there.element === dragged) return;
    place.elements.id.value = dragged.dataset.id ?? dragged.dataset.page;
    place.elements.page.value = there.page;
    place.elements.before.value = there.before ?? "";
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
