// The form of a project: what is typed is kept in this browser until it is saved, and sent later where there is no
// connection. Without scripts the form is a form.
import { Keeper, drop, keptUnder } from "./keeping.js";
import "./picker.js";

const form = document.getElementById("project-form");
const offer = document.getElementById("kept-text");
const note = document.getElementById("offline-note");
const { key, newKey } = form.dataset;
const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden");
// What is stored: on a page that answers a refusal the fields hold what was typed, and say beside it what is stored.
const first = Object.fromEntries(fields().map((one) => [one.name, one.dataset.stored ?? one.value]));
const keeper = new Keeper(key);
let offered = null;

// What the server says has arrived is no longer wanted; everything else stays until it is saved.
const address = new URL(location);
const arrived = new Set([form.dataset.arrived, address.searchParams.get("saved")].filter(Boolean));
for (const one of [...keptUnder(key), ...keptUnder(newKey)]) if (arrived.has(one.left.sent_key)) drop(one.key);
address.searchParams.delete("saved");
history.replaceState(history.state, "", address);
form.elements.sent_key.value ||= crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);

function typed() {
  const cells = Object.fromEntries(fields().filter((one) => one.value !== first[one.name]).map((one) => [one.name, one.value]));
  return Object.keys(cells).length ? { seen: form.elements.seen.value, sent_key: form.elements.sent_key.value, cells } : null;
}
form.addEventListener("input", () => { if (!offered) keeper.keep(typed()); });

const differing = (left) => Object.entries(left.cells).filter(([name, value]) => form.elements[name] && form.elements[name].value !== value);

// What was kept is offered; true where it was taken from the tab that left it.
function take(left) {
  if (!differing(left).length) return true;
  if (offered || typed()) return false;
  offered = left;
  keeper.keep(left);
  offer.hidden = false;
  return true;
}

offer.addEventListener("click", (event) => {
  const choice = event.target.dataset.kept;
  if (!choice) return;
  if (choice === "use") {
    for (const [name, value] of differing(offered)) form.elements[name].value = value;
    // What was typed on an older version is joined with the newer one by the server.
    form.elements.seen.value = offered.seen;
    form.elements.sent_key.value = offered.sent_key;
    form.elements.point.dispatchEvent(new Event("input", { bubbles: true }));
  }
  offered = null;
  offer.hidden = true;
  keeper.keep(typed());
});

let waiting = false;
form.addEventListener("submit", (event) => {
  if (!navigator.onLine) {
    event.preventDefault();
    waiting = true;
    note.hidden = false;
  }
});
addEventListener("online", () => { if (waiting) form.requestSubmit(); });

const own = await keeper.open();
if (!own || take(own)) { if (!offered) keeper.keep(typed()); }
keeper.inherit(take);
form.dataset.ready = "yes";
