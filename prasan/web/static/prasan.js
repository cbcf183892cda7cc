// The little that pages do by themselves; every page works without it.
"use strict";
let byKey = false;
document.addEventListener("keydown", () => { byKey = true; }, true);
document.addEventListener("pointerdown", () => { byKey = false; }, true);
document.addEventListener("change", (event) => {
  // A choice in a filter form is applied at once; without scripts the form's button does it, and by the keyboard too:
  // there each arrow key is a change, and the page would go before one has come to the wanted line.
  const form = event.target.closest("form[data-auto]");
  if (form && !byKey && event.target.matches("select, [type=checkbox]")) form.requestSubmit();
});
// What unfolds over the page folds again with Escape, or when one goes on elsewhere.
const unfolded = () => document.querySelector(".work-nav .more[open]");
document.addEventListener("keydown", ({ key }) => {
  const more = key === "Escape" && unfolded();
  if (more) { more.open = false; more.querySelector("summary").focus(); }
});
for (const kind of ["pointerdown", "focusin"]) document.addEventListener(kind, ({ target }) => {
  const more = unfolded();
  if (more && !more.contains(target)) more.open = false;
});
// A refused form is gone back to with what was typed in it, not opened anew.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || history.length < 2) return;
  event.preventDefault();
  history.back();
});
// On a narrow screen the bar of the working pages scrolls: the page that is shown stands in its sight.
document.querySelector(".work-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
// A table that fits needs no box of its own to scroll in: its head then stays in sight of the page itself.
const fitting = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const box = target.parentElement;
    box.classList.toggle("fits", target.scrollWidth <= box.clientWidth);
    if (box.classList.contains("fits")) box.removeAttribute("tabindex"); else box.tabIndex = 0;
  }
});
const watch = () => document.querySelectorAll(".scroll > table").forEach((table) => fitting.observe(table));
document.addEventListener("htmx:afterSettle", watch);
watch();
