// The projector: listens all day. Light for joining, dark for votes; T swaps, unless single keys are switched off in this browser.
import { startClocks } from "./clock.js";
import { isOn } from "./keys.js";
import { listen } from "./live.js";
import { onRegion } from "./regions.js";

const root = document.documentElement;
root.classList.add("scripted");
let isSwapped = false;

function adapt() {
  const stage = document.querySelector(".screen-stage");
  if (!stage) return;
  document.body.dataset.state = stage.dataset.mode;
  const wanted = stage.dataset.themeWanted;
  root.dataset.theme = isSwapped ? (wanted === "dark" ? "light" : "dark") : wanted;
  for (const address of document.querySelectorAll("[data-address]")) {
    if (address.dataset.address) address.textContent = location.host + address.dataset.address;
  }
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.key.toLowerCase() !== "t" || event.ctrlKey || event.metaKey || event.altKey) return;
  isSwapped = !isSwapped;
  adapt();
});
onRegion(adapt);
adapt();
startClocks();
listen();
