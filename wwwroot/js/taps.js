// Taps that each count, such as dots: sent one after the other, none dropped, kept in the browser while the network is away.
// Each names what it was meant for, so one that comes too late is refused, visibly.
import { againAfter, fieldsOf, post, say, showMine, text } from "./mine.js";

const form = () => document.getElementById("tap");
const store = () => `cocreate-taps:${location.pathname}`;

let queue = [];
let isSending = false;

const keep = () => (queue.length > 0 ? localStorage.setItem(store(), JSON.stringify(queue)) : localStorage.removeItem(store()));

async function send() {
  if (isSending) return;
  isSending = true;
  let again = 0;
  while (queue.length > 0 && again === 0) {
    try {
      const response = await post(queue[0].action, queue[0].fields);
      again = againAfter(response);
      if (again > 0) {
        say(text("full"));
      } else {
        queue.shift();
        keep();
        // What is mine is drawn once, after the last of several quick taps.
        if ((response.ok || response.status === 422) && queue.length === 0) showMine(await response.text());
      }
    } catch {
      say(text("waiting"));
      again = 3000;
    }
  }
  isSending = false;
  if (again > 0) setTimeout(send, again);
}

export function startTaps() {
  if (!form()) return { resume: () => {} };
  queue = JSON.parse(localStorage.getItem(store()) ?? "[]");
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    queue.push({ action: event.submitter.formAction, fields: fieldsOf(form(), event.submitter) });
    keep();
    send();
  });
  send();
  return { resume: send };
}
