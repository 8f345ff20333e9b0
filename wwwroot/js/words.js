// Words of mine, such as an idea, a question, a comment: sent one after the other, and kept in the browser with their form until the server has them. Sent twice, after an answer
// that was lost on its way, they are stored once; what comes too late is refused, and the words stand there to be taken along.
import { againAfter, fieldsOf, messageOf, mine, onMine, post, say, sayUnsent, showMine, text } from "./mine.js";

const store = () => `cocreate-words:${location.pathname}`;
const wordsOf = ({ fields }) => (fields.idea ? fields[`text-${fields.idea}`] : fields.text)?.trim() ?? "";

let queue = [];
let isSending = false;
let isWaiting = false;

const keep = () => (queue.length > 0 ? localStorage.setItem(store(), JSON.stringify(queue)) : localStorage.removeItem(store()));
const areas = () => [...mine().querySelectorAll("textarea")];

/** Something new each time, like an idea; or words that take the place of those before, like a comment on a clause. */
const isNew = ({ fields }) => !fields.item && !fields.idea;
const isSame = (one, other) => one.action === other.action && (isNew(one) ? wordsOf(one) === wordsOf(other) : one.fields.item === other.fields.item && one.fields.idea === other.fields.idea);

/** Whether what is mine on the page still belongs to what the words were meant for: a clause, or else an activity. */
function isCurrent({ action, fields }) {
  const target = (fields.item ?? action.match(/\/w\/[^/]+\/a\/([^/?]+)/)[1]).replaceAll("-", "");
  return document.querySelector(".stage")?.dataset.item?.startsWith(target) ?? false;
}

/** That they wait, and which: said once, not with every trial. */
function tell() {
  const waiting = queue.map(wordsOf).filter(Boolean);
  const said = JSON.stringify(waiting);
  if (mine().querySelector("[data-said]")?.dataset.said === said) return;
  say(text("waiting"));
  mine().querySelector("[data-said]").dataset.said = said;
  for (const words of waiting) {
    const quote = document.createElement("blockquote");
    quote.className = "not-sent";
    quote.textContent = words;
    mine().querySelector("[data-said]").append(quote);
  }
}

/** Out of the way of the next: a new thing that waits stands above its field, which is empty. */
function clear(entry) {
  for (const area of areas()) if (isNew(entry) && area.value.trim() === wordsOf(entry)) area.value = area.defaultValue = "";
}

/** What is saved is no longer half-written; what somebody has begun since stays. */
function show(entry, html) {
  for (const area of areas()) if (area.value.trim() === wordsOf(entry)) area.defaultValue = area.value;
  const begun = areas().filter((area) => area.value.trim() && area.value !== area.defaultValue);
  showMine(html);
  for (const { name, value } of begun) {
    const area = areas().find((one) => one.name === name);
    if (area && !area.value.trim()) area.value = value;
  }
}

function take(entry, response, html) {
  const words = wordsOf(entry);
  if (html && isCurrent(entry)) show(entry, html);
  else if (response.ok) say(messageOf(html));
  if (!response.ok && !mine().textContent.includes(words) && !areas().some((area) => area.value.includes(words))) sayUnsent(words);
  if (response.status === 401 || response.status === 403) location.reload();
}

async function send() {
  if (isSending) return;
  isSending = true;
  let again = 0;
  while (queue.length > 0 && again === 0) {
    const entry = queue[0];
    try {
      const response = await post(entry.action, entry.fields);
      again = againAfter(response);
      if (again > 0) {
        say(text("full"));
      } else {
        const html = response.ok || response.status === 422 ? await response.text() : "";
        isWaiting = false;
        queue.shift();
        keep();
        take(entry, response, html);
      }
    } catch {
      again = 3000;
      isWaiting = true;
      clear(entry);
      tell();
    }
  }
  isSending = false;
  if (again > 0) setTimeout(send, again);
}

export function startWords() {
  const forms = document.querySelectorAll("form[data-mine-form]");
  if (forms.length === 0) return { resume: () => {} };
  queue = JSON.parse(localStorage.getItem(store()) ?? "[]");
  onMine(() => { if (isWaiting) tell(); });
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const entry = { action: event.submitter.formAction, fields: fieldsOf(form, event.submitter) };
      // What is on its way is not called back: the newer words follow it.
      queue = [...queue.filter((other, place) => (place === 0 && isSending) || !isSame(entry, other)), entry];
      keep();
      if (isWaiting) {
        clear(entry);
        tell();
      }
      send();
    });
  }
  send();
  return { resume: send };
}
