// Regions: pieces of the page that the server sends whole. A browser ignores an older revision, and leaves a half-filled field alone.
import { Idiomorph } from "idiomorph";

const listeners = [];
const partListeners = [];

export const onRegion = (listener) => listeners.push(listener);

/** Regions that have no element of their own: parts of another one. */
export const onPart = (listener) => partListeners.push(listener);

export const all = () => [...document.querySelectorAll("[data-region]")];

const find = (key) => all().find((region) => region.dataset.region === key);

// Only fields are left alone when they have the focus: a button keeps it and changes its words.
const isHalfFilled = (field) =>
  field === document.activeElement && field.matches("textarea, select, input") ? true
  : field.matches?.("textarea, input:not([type=hidden], [type=radio], [type=checkbox])") ? field.value !== field.defaultValue
  : field.matches?.("[type=radio], [type=checkbox]") ? field.checked !== field.defaultChecked
  : false;

const holdsFocus = (element) => element !== document.body && element?.isConnected && element.checkVisibility() && !element.disabled;

/** Changes the page. Whoever had the focus in what went away has it at `next` afterwards, or at the beginning of the content: never nowhere. */
export function keepFocus(change, next = () => null) {
  const had = document.activeElement;
  const hadSome = had && had !== document.body;
  change();
  if (hadSome && !holdsFocus(document.activeElement)) (next() ?? document.getElementById("main"))?.focus({ preventScroll: true });
}

const withoutHalfFilled = {
  morphStyle: "innerHTML",
  callbacks: {
    beforeNodeMorphed(old, fresh) {
      // A place on a board that a push leaves empty keeps its card.
      if (old.id && old.id === fresh.id && old.firstChild && !fresh.firstChild && old.closest("[data-board]")) return false;
      if (old.nodeName === "DETAILS" && fresh.nodeName === "DETAILS") fresh.open = old.open;
      return !(old.nodeType === 1 && isHalfFilled(old) && old.name === fresh.name && old.id === fresh.id);
    },
  },
};

export const morph = (element, html) => keepFocus(() => Idiomorph.morph(element, html, withoutHalfFilled));

/** Shows a region that was pushed or fetched. From a push an equal revision is ignored, from a GET it is applied. */
export function show(key, revision, html, fetched = false) {
  const region = find(key);
  if (!region) {
    for (const listener of partListeners) listener(key, revision, html);
    return;
  }
  const known = Number(region.dataset.revision);
  if (revision < known || (revision === known && !fetched)) return;
  region.dataset.revision = revision;
  keepFocus(() => {
    morph(region, html);
    for (const listener of listeners) listener(region);
  });
}

/** Asks for a region. Resolves to whether the server could be reached. */
export async function fetchRegion(key) {
  try {
    const response = await fetch(document.body.dataset.live + key, { headers: { "X-Region": key }, cache: "no-store" });
    if (response.status === 401 || response.status === 403) location.reload();
    if (response.ok) show(key, Number(response.headers.get("X-Revision")), await response.text(), true);
    return true;
  } catch {
    return false;
  }
}

export const fetchAll = async () => (await Promise.all(all().map((region) => fetchRegion(region.dataset.region)))).every(Boolean);

/** Fetches what is older than the server says. */
export const catchUp = (revisions) =>
  Promise.all(all().filter((region) => (revisions[region.dataset.region] ?? 0) > Number(region.dataset.revision)).map((region) => fetchRegion(region.dataset.region)));
