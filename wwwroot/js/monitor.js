// The figures of a survey that is running: while the page is looked at, it asks for them again a few seconds after it has got them. What the page shows without this is the same.
import { morph } from "./regions.js";

document.documentElement.classList.add("scripted");

const EVERY = 5000;
const figures = document.getElementById("monitor");
const stale = document.getElementById("monitor-stale");
const fresh = document.getElementById("monitor-fresh");
let timer = 0;
let isAsking = false;

async function renew() {
  clearTimeout(timer);
  if (isAsking || document.hidden) return;
  isAsking = true;
  try {
    const response = await fetch(location.href, { headers: { "X-Region": "monitor" }, cache: "no-store", redirect: "manual" });
    // Signed out meanwhile: the page itself leads to the door.
    if (response.type === "opaqueredirect") return location.reload();
    if (!response.ok) throw new Error(response.status);
    morph(figures, await response.text());
    stale.hidden = true;
    fresh.hidden = false;
  } catch {
    stale.hidden = false;
    fresh.hidden = true;
  } finally {
    isAsking = false;
    timer = setTimeout(renew, EVERY + Math.random() * 1000);
  }
}

document.addEventListener("visibilitychange", renew);
timer = setTimeout(renew, EVERY);
