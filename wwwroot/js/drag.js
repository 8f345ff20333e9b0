// Dragging on the page where a board is put in order, as an extra: a card that is let go over another card or a group sends the form that names it by its number.
import { startArranging } from "./arrange.js";

document.documentElement.classList.add("scripted");
startArranging();

let dragged = null;
let landing = null;

/** Where it may be let go: on what it is not together with already. */
const placeOf = (element) => {
  const place = element.closest?.("[data-pile]");
  return dragged && place?.dataset.pile && place.dataset.pile !== dragged.dataset.pile ? place : null;
};

function mark(place) {
  landing?.classList.remove("landing");
  landing = place;
  landing?.classList.add("landing");
}

// The words are what is held, not the whole card: its fields and buttons stay what they are.
for (const grip of document.querySelectorAll(".grip")) grip.draggable = true;

document.addEventListener("dragstart", (event) => {
  const grip = event.target.closest?.(".grip");
  if (!grip) return;
  dragged = grip.closest("[data-pile]");
  dragged.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", grip.textContent);
});

document.addEventListener("dragover", (event) => {
  const place = placeOf(event.target);
  if (place !== landing) mark(place);
  if (place) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const place = placeOf(event.target);
  if (!place) return;
  event.preventDefault();
  const form = dragged.querySelector("form[data-with]");
  form.elements.with.value = place.dataset.pile;
  form.requestSubmit(form.querySelector("button"));
});

document.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  mark(null);
});
