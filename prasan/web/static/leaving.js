// Signing out while something that was typed has not arrived: nobody else at this browser sees or sends it, but it may
// stay here for its owner, or go.
import { allOf, drop } from "./keeping.js";

const dialog = document.getElementById("leaving");
let leaving = null;

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-sign-out]") || event.target === leaving) return;
  const left = allOf(dialog.dataset.user);
  if (!left.length) return;
  event.preventDefault();
  leaving = event.target;
  dialog.querySelector("ul").replaceChildren(...[...new Set(left.map((one) => one.left.url))].map((url) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href: url, textContent: /\/grid\//.test(url) ? dialog.dataset.grid : dialog.dataset.form }));
    return line;
  }));
  dialog.showModal();
});

dialog.addEventListener("click", (event) => {
  const { leave } = event.target.dataset;
  if (!leave) return;
  dialog.close();
  if (leave === "drop") for (const one of allOf(dialog.dataset.user)) drop(one.key);
  if (leave === "stay") leaving = null; else leaving.requestSubmit();
});
dialog.addEventListener("cancel", () => { leaving = null; });
