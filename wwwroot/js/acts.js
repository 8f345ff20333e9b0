// Acts of hosts: the forms of the console, sent by fetch. What they change arrives by push; a sentence says what did not happen.
import { fetchAll } from "./regions.js";

function say(words, isRefused) {
  const side = document.querySelector(".console-side");
  side.querySelectorAll("[data-notice]").forEach((old) => old.remove());
  if (!words) return;
  const notice = document.createElement("p");
  notice.className = `message ${isRefused ? "warn" : "done"}`;
  notice.setAttribute("role", "status");
  notice.dataset.notice = "";
  notice.textContent = words;
  side.prepend(notice);
}

export function startActs() {
  for (const form of document.querySelectorAll("form[data-acts]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const button = event.submitter;
      const body = new URLSearchParams(new FormData(form, button));
      button.setAttribute("aria-busy", "true");
      try {
        const response = await fetch(button.formAction, { method: "POST", body, headers: { "X-Region": "console" } });
        if (response.status >= 500) throw new Error(response.status);
        if (response.redirected || ![200, 409, 422].includes(response.status)) location.reload();
        else say(await response.text(), response.status !== 200);
        // What was written belongs to the act that is done, and not to the next one.
        if (response.ok) form.reset();
        await fetchAll();
      } catch {
        document.querySelectorAll("[data-offline]").forEach((element) => { element.hidden = false; });
      } finally {
        button.removeAttribute("aria-busy");
      }
    });
  }
}
