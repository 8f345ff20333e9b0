// My own questions: asking counts as wanting the answer, so the button that says so is not for me. The list is the same for everybody and does not know whose is whose.
import { mine, onMine } from "./mine.js";
import { onRegion } from "./regions.js";

function hideOwn() {
  const own = mine()?.querySelector("[data-own]")?.dataset.own.split(" ") ?? [];
  for (const button of document.querySelectorAll(".stage .questions > li > button[form=tap]")) button.hidden = own.includes(button.closest("li").id.slice(2));
}

export function startOwn() {
  if (!mine()) return;
  onMine(hideOwn);
  onRegion(hideOwn);
  hideOwn();
}
