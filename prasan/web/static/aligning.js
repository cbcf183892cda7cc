// The desk of links by key.
import { Cards, press } from "./cards.js";

const lines = new Cards(".link-line");
lines.listen(
  {
    x: () => lines.press("input[name=link]"),
    y: () => lines.press("button[value^=confirmed]"),
    n: () => lines.press("button[value^=refused]"),
  },
  { z: () => press("#undo-last") },
);

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
count();
