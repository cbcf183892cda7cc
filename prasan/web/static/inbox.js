// The keyboard of the inbox. Every key presses a button or follows a link that stands on the page; without scripts the
// buttons and links do it.
"use strict";
(() => {
  const cards = () => [...document.querySelectorAll(".case")];
  const current = () => document.querySelector(".case[aria-current]") || cards()[0];

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
    const at = all.indexOf(current());
    choose(all[Math.min(Math.max(at + step, 0), all.length - 1)], true);
  }

  function pick(number) {
    const choices = current() ? [...current().querySelectorAll(".choice")] : [];
    if (!choices[number]) return;
    for (const one of choices) one.classList.toggle("best", one === choices[number]);
  }

  function press(selector) {
    const found = document.querySelector(selector);
    if (found) found.click();
  }

  function aside(verdict) {
    const button = current() && current().querySelector(`.case-aside button[value=${verdict}]`);
    if (button) button.click();
  }

  const keys = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    1: () => pick(0), 2: () => pick(1), 3: () => pick(2),
    Enter: () => { const best = current() && current().querySelector(".choice.best"); if (best) best.click(); },
    x: () => { const box = current() && current().querySelector("input[name=chosen]"); if (box) box.click(); },
    "/": () => { const list = current() && current().querySelector(".case-other select"); if (list) list.focus(); },
    s: () => { const list = current() && current().querySelector(".beside select"); if (list) list.focus(); },
    n: () => aside("no_project"), u: () => aside("cannot_tell"),
    z: () => press("#undo-last"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // In the list of an old strategy or an own issue Enter confirms the card, Escape leads back to it.
    if (event.target.closest(".case .beside select") && ["Enter", "Escape"].includes(event.key)) {
      event.preventDefault();
      choose(event.target.closest(".case"), true);
      if (event.key === "Enter") keys.Enter();
      return;
    }
    // A control that is in use keeps its own keys.
    if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    const act = keys[event.key];
    if (!act || !cards().length) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("focusin", (event) => choose(event.target.closest(".case"), false));

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
    if (card && event.detail.xhr.status < 400) choose(card.nextElementSibling || card.previousElementSibling, true);
  });
  document.addEventListener("htmx:afterSwap", () => {
    count();
    if (!cards().length && document.getElementById("cards")) window.location.reload();
  });
  choose(cards()[0], false);
  count();
})();
