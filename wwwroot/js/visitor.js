// What a browser knows of where somebody is, for those who have not said it: a country to begin with, and the hours of a workshop by their own clock.
// Nothing of it is stored or sent before the person sends the form.
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

for (const choice of document.querySelectorAll("select[data-guess=yes]")) {
  const given = [...choice.options].find((option) => option.defaultSelected)?.value ?? "";
  // Chosen before this ran, or put back by the browser.
  if (choice.value !== given) continue;
  const found = [...choice.options].find((option) => option.dataset.zones?.split(" ").includes(here));
  if (found) choice.value = found.value;
}

const language = document.documentElement.lang === "fr" ? "fr" : "en-GB";
const hours = (line, timeZone) =>
  new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short", timeZone }).formatRange(new Date(line.dataset.start), new Date(line.dataset.end));

for (const line of document.querySelectorAll("[data-for-you]")) {
  const mine = hours(line, here);
  if (!here || mine === hours(line, line.dataset.zone)) continue;
  line.textContent = line.dataset.forYou.replace("{0}", mine);
  line.hidden = false;
}
