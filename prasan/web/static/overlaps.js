// The list of overlaps by key.
import { Cards } from "./cards.js";

const cards = new Cards(".overlap-card");
const decide = (choice) => () => cards.press(`button[value=${choice}]`);
const keep = (place) => () => { const found = cards.current().querySelectorAll("button.keep")[place]; if (found) found.click(); };

cards.listen({
  1: keep(0), 2: keep(1), s: decide("sequence"), p: decide("split"), n: decide("not_the_same"),
  Enter: () => cards.press("[data-open]"),
  z: () => {
    const last = cards.all().find((one) => one.dataset.last);
    const undo = last && last.querySelector("[data-undo]");
    if (undo) undo.click();
  },
});

// What was decided stays where it is, to be taken back; the next one that waits is at hand.
document.addEventListener("htmx:afterSwap", (event) => {
  const card = document.getElementById(event.detail.target.id);
  for (const one of cards.all()) delete one.dataset.last;
  if (!card || !card.querySelector("[data-undo]")) { cards.choose(card, true); return; }
  card.dataset.last = "true";
  const all = cards.all();
  const next = all.slice(all.indexOf(card) + 1).find((one) => one.querySelector("button[value=not_the_same]"));
  cards.choose(next || card, true);
});
