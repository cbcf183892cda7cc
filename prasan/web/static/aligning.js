// The keyboard of the desk of links. Every key presses a control that stands on the page; without scripts they do it.
"use strict";
(() => {
  const lines = () => [...document.querySelectorAll(".link-line")];
  const current = () => document.querySelector(".link-line[aria-current]") || lines()[0];

  function choose(line, focus) {
    if (!line) return;
    for (const one of lines()) one.removeAttribute("aria-current");
    line.setAttribute("aria-current", "true");
    if (focus) {
      line.focus({ preventScroll: true });
      line.scrollIntoView({ block: "nearest" });
    }
  }

  function move(step) {
    const all = lines();
    choose(all[Math.min(Math.max(all.indexOf(current()) + step, 0), all.length - 1)], true);
  }

  function press(selector, within) {
    const found = (within || document).querySelector(selector);
    if (found) found.click();
  }

  const keys = {
    j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
    x: () => press("input[name=link]", current()),
    y: () => press("button[value^=confirmed]", current()),
    n: () => press("button[value^=refused]", current()),
    z: () => press("#undo-last"),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("select, textarea, input:not([type=checkbox])")) return;
    const act = keys[event.key];
    if (!act || (!lines().length && event.key !== "z")) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("focusin", (event) => choose(event.target.closest(".link-line"), false));

  function count() {
    const chosen = document.querySelectorAll("input[name=link]:checked").length;
    for (const told of document.querySelectorAll(".link-count")) told.textContent = String(chosen);
  }
  document.addEventListener("change", (event) => {
    if (event.target.id === "choose-all") {
      for (const box of document.querySelectorAll("input[name=link]")) box.checked = event.target.checked;
    }
    count();
  });
  choose(lines()[0], false);
  count();
})();
