// The keyboard of the list of overlaps. Every key presses a button or follows a link that stands on the page; without
// scripts the buttons and links do it.
"use strict";
(() => {
  const cards = () => [...document.querySelectorAll(".overlap-card")];
  const current = () => document.querySelector(".overlap-card[aria-current]") || cards()[0];

  function choose(card, focus) {
    if (!card) return;
    for (const one of cards()) one.removeAttribute("aria-current");
    card.setAttribute("aria-current", "true");
    if (focus) {
      card.focus({ preventScroll: true });
      card.scrollIntoView({ block: "nearest" });
    }
  }

  function move(step) {
    const all = cards();
    choose(all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)], true);
  }

  function press(found) { if (found) found.click(); }
  const decide = (choice) => () => press(current().querySelector(`button[value=${choice}]`));
  const keep = (place) => () => press(current().querySelectorAll("button.keep")[place]);

  const keys = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    1: keep(0), 2: keep(1), s: decide("sequence"), p: decide("split"), n: decide("not_the_same"),
    Enter: () => press(current().querySelector("[data-open]")),
    z: () => press([...document.querySelectorAll("[data-undo]")].find((one) => one.closest(".overlap-card").dataset.last)),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("select, textarea, input")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    const act = keys[event.key];
    if (!act || !cards().length) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("focusin", (event) => choose(event.target.closest(".overlap-card"), false));

  // What was decided stays where it is, to be taken back; the next one that waits is at hand.
  document.addEventListener("htmx:afterSwap", (event) => {
    const card = document.getElementById(event.detail.target.id);
    for (const one of cards()) delete one.dataset.last;
    if (!card || !card.querySelector("[data-undo]")) { choose(card, true); return; }
    card.dataset.last = "true";
    const all = cards();
    choose(all.slice(all.indexOf(card) + 1).find((one) => one.querySelector("button[value=not_the_same]")) || card, true);
  });
  choose(cards()[0], false);
})();
