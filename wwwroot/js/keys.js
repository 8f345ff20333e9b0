// Single keys press the buttons that carry them. They can be switched off, and the browser remembers that.
const STORE = "cocreate-keys";

export const isOn = () => localStorage.getItem(STORE) !== "off";

export function startKeys() {
  for (const box of document.querySelectorAll("[data-keys]")) {
    box.checked = isOn();
    box.addEventListener("change", () => localStorage.setItem(STORE, box.checked ? "on" : "off"));
  }
  document.addEventListener("keydown", (event) => {
    if (!isOn() || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key.toLowerCase() && !one.disabled && one.checkVisibility());
    if (button) {
      event.preventDefault();
      button.click();
    }
  });
}
