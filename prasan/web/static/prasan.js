// The little that pages do by themselves; every page works without it.
"use strict";
document.addEventListener("change", (event) => {
  // A choice in a filter form is applied at once; without scripts the form's button does it.
  const form = event.target.closest("form[data-auto]");
  if (form) form.requestSubmit();
});
// A refused form is gone back to with what was typed in it, not opened anew.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || history.length < 2) return;
  event.preventDefault();
  history.back();
});
// On a narrow screen the bar of the working pages scrolls: the page that is shown stands in its sight.
document.querySelector(".work-nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
