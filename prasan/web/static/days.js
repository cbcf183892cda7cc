// The field for a day: what the server reads in it is said below while it is typed; the browser's own calendar helps.
const ERA = 543;
let waiting = 0;

const parts = (field) => ({ calendar: field.parentElement.querySelector("[type=date]"), read: document.getElementById(`${field.id}-read`) });

async function say(field) {
  const { calendar, read } = parts(field), written = field.value.trim();
  if (!written) return tell(field, read, read.dataset.how, "");
  const asked = new URLSearchParams({ written, ...("past" in field.dataset && { past: 1 }) });
  const answer = await fetch(`${field.dataset.day}?${asked}`).then((one) => one.json()).catch(() => null);
  if (!answer || field.value.trim() !== written) return;
  calendar.value = answer.day || "";
  tell(field, read, answer.words, answer.fault || "");
}

function tell(field, read, words, fault) {
  read.textContent = fault || words;
  read.className = fault ? "err" : "hint";
  field.setCustomValidity(fault);
  field.toggleAttribute("aria-invalid", Boolean(fault));
}

addEventListener("input", ({ target }) => {
  if (!target.matches("[data-day]")) return;
  // The server judges what is sent at once; a fault of before does not stand in the way of what is typed now.
  target.setCustomValidity("");
  clearTimeout(waiting);
  waiting = setTimeout(() => say(target), 250);
});
addEventListener("change", ({ target }) => {
  if (target.matches("[data-day]")) say(target);
  if (!target.matches(".day-entry > [type=date]") || !target.value) return;
  const field = target.parentElement.querySelector("[data-day]"), [year, month, day] = target.value.split("-");
  field.value = `${day}/${month}/${document.documentElement.lang === "th" ? Number(year) + ERA : year}`;
  say(field);
});
addEventListener("click", ({ target }) => {
  const button = target.closest("[data-pick]");
  if (button) button.parentElement.querySelector("[type=date]").showPicker();
});
if ("showPicker" in HTMLInputElement.prototype) for (const button of document.querySelectorAll("[data-pick]")) button.hidden = false;
// What a browser put back into the fields of a page that was returned to is said again.
addEventListener("pageshow", () => document.querySelectorAll("[data-day]").forEach((field) => { if (field.value !== field.defaultValue) say(field); }));
