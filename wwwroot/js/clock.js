// Countdowns: the end instant and the server's now come with the page, so that a wrong clock in the browser does not matter.
const offsets = new Map();

function left(ends, now) {
  if (!offsets.has(now)) {
    offsets.clear();
    offsets.set(now, Date.parse(now) - Date.now());
  }
  return Math.max(0, Math.ceil((Date.parse(ends) - Date.now() - offsets.get(now)) / 1000));
}

const print = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function tick() {
  const source = document.querySelector("[data-region] [data-now]");
  for (const clock of document.querySelectorAll("[data-countdown]")) {
    if (clock.dataset.ends) clock.textContent = print(left(clock.dataset.ends, clock.dataset.now));
  }
  for (const clock of document.querySelectorAll("[data-clock]")) {
    const seconds = source?.dataset.ends ? left(source.dataset.ends, source.dataset.now) : null;
    clock.textContent = seconds === null ? "" : print(seconds);
    clock.classList.toggle("last", seconds !== null && seconds <= 10);
  }
}

export function startClocks() {
  tick();
  setInterval(tick, 250);
}
