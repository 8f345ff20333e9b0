// Says while a password is typed what PasswordRules.cs will say about it; which ones are tried first only the server knows.
const shortest = 12;

function steps(text) {
  const piece = text.slice(0, Math.min((text + text).indexOf(text, 1), text.length));
  return [...piece].filter((_, place) => place === 0 || Math.abs(piece.charCodeAt(place) - piece.charCodeAt(place - 1)) > 1).length;
}

for (const field of document.querySelectorAll("[data-strength]")) {
  const says = document.getElementById(field.dataset.strength);
  says.hidden = false;
  field.addEventListener("input", () => {
    const text = field.value.toLowerCase();
    const missing = shortest - field.value.length;
    says.textContent =
      text === "" ? "" :
      missing > 0 ? says.dataset.short.replace("{0}", missing) :
      steps(text) < 8 ? says.dataset.simple :
      steps(text) < 16 ? says.dataset.enough : says.dataset.strong;
  });
}
