// The inbox by key.
import { Cards } from "./cards.js";

const cards = new Cards(".case");

// In the list of an old strategy or an own issue Enter confirms the card, Escape leads back to it.
document.addEventListener("keydown", (event) => {
  if (!event.target.closest(".case .beside select") || !["Enter", "Escape"].includes(event.key)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  cards.choose(event.target.closest(".case"), true);
  if (event.key === "Enter") cards.press(".choice.best");
});

function pick(number) {
  const choices = [...cards.current().querySelectorAll(".choice")];
  if (!choices[number]) return;
  for (const one of choices) one.classList.toggle("best", one === choices[number]);
}

function open(selector) {
  const list = cards.current().querySelector(selector);
  if (list) list.focus();
}

cards.listen({
  1: () => pick(0), 2: () => pick(1), 3: () => pick(2),
  Enter: () => cards.press(".choice.best"),
  x: () => cards.press("input[name=chosen]"),
  "/": () => open(".case-other select"),
  s: () => open(".beside select"),
  n: () => cards.press(".case-aside button[value=no_project]"),
  u: () => cards.press(".case-aside button[value=cannot_tell]"),
  z: () => { const undo = document.querySelector("#undo-last"); if (undo) undo.click(); },
});

function count() {
  const chosen = document.querySelectorAll("input[name=chosen]:checked").length;
  const told = document.getElementById("many-count");
  if (told) told.textContent = String(chosen);
  const button = document.getElementById("confirm-chosen");
  if (button) button.disabled = chosen === 0;
  const sure = document.getElementById("sure-count");
  if (sure) sure.textContent = String(document.querySelectorAll("input[name=sure]").length);
}
document.addEventListener("change", (event) => { if (event.target.name === "chosen") count(); });

// After a decision its card is gone: the next one is at hand.
document.addEventListener("htmx:beforeSwap", (event) => {
  const card = event.detail.target.closest && event.detail.target.closest(".case");
  if (card && event.detail.xhr.status < 400) cards.choose(card.nextElementSibling || card.previousElementSibling, true);
});
document.addEventListener("htmx:afterSwap", () => {
  count();
  if (!cards.all().length && document.getElementById("cards")) window.location.reload();
});
count();
