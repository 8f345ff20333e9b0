// The agenda by keys, as an extra: Alt and an arrow press the button that is there anyway. The page comes back at the activity that was moved.
document.documentElement.classList.add("scripted");

document.addEventListener("keydown", (event) => {
  if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const button = event.target.closest("[data-moves] > li")?.querySelector(`[data-move="${event.key === "ArrowUp" ? "up" : "down"}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

document.querySelector("[data-moves] > li:target")?.focus();
document.querySelector("[data-print]")?.addEventListener("click", () => print());
