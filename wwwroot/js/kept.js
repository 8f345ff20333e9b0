// What somebody writes stays in the browser until the server has it: a broken connection or a closed window loses nothing.
const name = () => `cocreate-writing:${location.pathname}`;

const read = () => {
  try {
    return JSON.parse(localStorage.getItem(name()) ?? "{}");
  } catch {
    return {};
  }
};

/** Keeps the text of a field with the mark of what the form showed, so that it is compared as if it had been sent then. */
export function keep(field, was) {
  try {
    localStorage.setItem(name(), JSON.stringify({ ...read(), [field.name]: { was, value: field.value } }));
  } catch {
    // A full or forbidden store: the text is in the field, and saved as ever.
  }
}

/** Forgets what the server has: the texts that stand in the fields as they were sent. */
export function forget(names) {
  const rest = Object.fromEntries(Object.entries(read()).filter(([one]) => !names.includes(one)));
  if (Object.keys(rest).length > 0) localStorage.setItem(name(), JSON.stringify(rest));
  else localStorage.removeItem(name());
}

export const forgetAll = () => localStorage.removeItem(name());

/** What was kept and does not stand in the form: name, mark and text of each. */
export const leftOver = (form) => Object.entries(read()).filter(([one, { value }]) => form.elements[one]?.value !== undefined && form.elements[one].value.trim() !== value.trim());
