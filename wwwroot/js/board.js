// A board of hundreds of cards: the pushed region has empty places only, the texts come in regions of their own. This keeps the texts, and puts each in its place.
import { fetchRegion, morph, onPart, onRegion } from "./regions.js";

const LATE = 1500;
const bodies = new Map();
const revisions = new Map();
const mine = new Map();
let late = 0;
let isFilling = false;

const places = () => document.querySelectorAll("[data-board] [id]");

function fill() {
  for (const place of places()) {
    if (place.firstChild) bodies.set(place.id, place.innerHTML);
    else place.innerHTML = bodies.get(place.id) ?? "";
    const count = mine.get(place.id.replace("c", "")) ?? 0;
    if (count) place.dataset.given = count;
    else delete place.dataset.given;
  }
  clearTimeout(late);
  if ([...places()].some((place) => !place.firstChild)) {
    late = setTimeout(() => fetchRegion(document.querySelector("[data-board]").closest("[data-region]").dataset.region), LATE + Math.random() * LATE);
  }
}

function onCards(key, revision, html) {
  if (!key.includes("/cards.") || revision < (revisions.get(key) ?? 0)) return;
  revisions.set(key, revision);
  const part = document.createElement("template");
  part.innerHTML = html;
  for (const card of part.content.querySelectorAll("[data-card-body]")) {
    bodies.set(card.dataset.cardBody, card.innerHTML);
    const place = document.getElementById(card.dataset.cardBody);
    if (place?.closest("[data-board]")) morph(place, card.innerHTML);
  }
  fillSoon();
}

/** Once for all that came in one message. */
function fillSoon() {
  if (isFilling) return;
  isFilling = true;
  queueMicrotask(() => {
    isFilling = false;
    fill();
  });
}

/** My dots as the server last said them. While taps are on their way it may know fewer than I gave: only a refusal takes any away. */
function onMine() {
  const list = document.querySelector("#mine .my-dots");
  if (!list || document.querySelector("#mine .message.error")) mine.clear();
  for (const row of list?.querySelectorAll("[data-dots]") ?? []) mine.set(row.dataset.dots, Math.max(mine.get(row.dataset.dots) ?? 0, Number(row.dataset.count)));
  fill();
}

export function startBoard() {
  onPart(onCards);
  onRegion(fill);
  const region = document.getElementById("mine");
  if (region) new MutationObserver(onMine).observe(region, { childList: true, subtree: true, characterData: true });
  // A tap on a card or cluster says how many dots there are then to be: sent twice, it gives nothing twice. Other taps, such as upvotes, go as they are.
  document.getElementById("tap")?.addEventListener("formdata", ({ formData }) => {
    const [target, wanted] = (formData.get("to") ?? "").split(":");
    if (!/^k?\d+$/.test(target)) return;
    mine.set(target, wanted === undefined ? (mine.get(target) ?? 0) + 1 : Number(wanted));
    formData.set("to", `${target}:${mine.get(target)}`);
  });
  onMine();
}
