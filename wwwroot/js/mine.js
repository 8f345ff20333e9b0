// What is mine: the personal region, and the one way in which forms of the room are sent.
import { keepFocus, morph } from "./regions.js";

export const mine = () => document.getElementById("mine");
export const text = (name) => document.querySelector(`template[data-text=${name}]`).innerHTML;

const listeners = [];

/** Called with the personal region after each change of it. */
export const onMine = (listener) => listeners.push(listener);

export function showMine(html) {
  // An answer that is given hides the buttons: the way to change it takes their place.
  keepFocus(() => {
    morph(mine(), html);
    const state = mine().querySelector(".mine");
    document.body.dataset.mine = state?.dataset.answered ? "answered" : "";
    for (const listener of listeners) listener(state);
  }, () => mine().querySelector("[data-change]"));
}

/** A sentence above what is mine, without losing it. */
export function say(html) {
  mine().querySelectorAll("[data-said]").forEach((old) => old.remove());
  if (html) mine().insertAdjacentHTML("afterbegin", `<div data-said>${html}</div>`);
}

/** Words that came too late, so that they can be taken along. */
export function sayUnsent(words) {
  if (!words) return;
  say(text("unsent"));
  mine().querySelector("[data-said] blockquote").textContent = words;
}

/** Only the sentence of a personal region: what else is in it may belong to something that is no longer on. */
export const messageOf = (html) => new DOMParser().parseFromString(html, "text/html").querySelector(".message")?.outerHTML ?? "";

/** Sends fields as the form does, with a fresh token if the page's is stale. */
export async function post(action, fields, isRetry = false) {
  const body = new URLSearchParams(fields);
  body.set("token", document.querySelector("[name=token]").value);
  const response = await fetch(action, { method: "POST", body, headers: { "X-Region": "mine" } });
  if (response.redirected) {
    location.reload();
    return response;
  }
  if (response.status === 400 && !isRetry) {
    await freshToken();
    return post(action, fields, true);
  }
  return response;
}

/**
 * In how many milliseconds the same is sent once more when nothing was decided: the server is busy, or is away behind something that answers for it while it starts
 * again. 0 when it was decided.
 */
export const againAfter = ({ status, headers }) =>
  status === 429 || status >= 500 ? 1000 * Number(headers.get("Retry-After") ?? (status === 429 || status === 503 ? 1 : 3)) + Math.random() * 500 : 0;

async function freshToken() {
  const response = await fetch(location.pathname, { cache: "no-store" });
  if (response.status >= 500) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const token = page.querySelector("[name=token]")?.value;
  if (!token) location.reload();
  document.querySelectorAll("[name=token]").forEach((field) => { field.value = token; });
}

/** What a form would send with this button, without the token. */
export function fieldsOf(form, button) {
  const fields = Object.fromEntries(new FormData(form, button));
  delete fields.token;
  return fields;
}
