// Putting a board in order by single keys: J and K go from card to card, X chooses, G puts together, U takes apart. They send the forms that the page has.
import { isOn, startKeys } from "./keys.js";

const picks = [];

const cards = () => [...document.querySelectorAll("[data-pile]")];

/** The card that one is at: where the focus is, or the one that an act led back to. */
const here = () => document.activeElement.closest("[data-pile]") ?? document.querySelector("[data-pile]:target");

const numberOf = (card) => card.id.replace("card-", "");

function say(what, card) {
  const said = document.querySelector("[data-arranging]");
  said.textContent = said.dataset[what].replace("{0}", card ? numberOf(card) : "");
}

function step(by) {
  const all = cards();
  const place = all.indexOf(here());
  (place < 0 ? all.at(by > 0 ? 0 : -1) : all[place + by])?.focus();
}

function choose() {
  const card = here();
  if (!card) return say("none");
  const place = picks.indexOf(card);
  if (place >= 0) picks.splice(place, 1);
  else picks.push(card);
  // Two go together: a third takes the place of the first.
  if (picks.length > 2) picks.shift();
  for (const one of cards()) one.classList.toggle("chosen", picks.includes(one));
  say(place >= 0 ? "dropped" : "chosen", card);
}

function together() {
  const [first, second = here()] = picks;
  if (!first || !second || first === second) return say("two");
  if (first.dataset.pile === second.dataset.pile) return say("already");
  // A card goes to a card or a group; a group goes nowhere.
  const [from, to] = first.querySelector("form[data-with]") ? [first, second] : [second, first];
  const form = from.querySelector("form[data-with]");
  if (!form) return say("groups");
  form.elements.with.value = to.dataset.pile;
  form.requestSubmit(form.querySelector("button"));
}

function apart() {
  const card = here() ?? picks.at(-1);
  if (!card) return say("none");
  const button = card.querySelector("button[value=leave], button[value=dissolve]");
  if (button) button.click();
  else say("alone");
}

const KEYS = { j: () => step(1), k: () => step(-1), x: choose, g: together, u: apart };

export function startArranging() {
  startKeys();
  if (!document.querySelector("[data-arranging]")) return;
  for (const card of cards()) card.tabIndex = -1;
  document.addEventListener("keydown", (event) => {
    const act = KEYS[event.key.toLowerCase()];
    if (!act || !isOn() || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select")) return;
    event.preventDefault();
    act();
  });
}
