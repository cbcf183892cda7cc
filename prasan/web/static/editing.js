// The form of a project: what is typed is kept in this browser until it is saved, and sent later where there is no
// connection. Without scripts the form is a form.
import { Keeper, drop, keptUnder } from "./keeping.js";
import "./picker.js";

const form = document.getElementById("project-form");
const offer = document.getElementById("kept-text");
const note = document.getElementById("offline-note");
const { key, newKey, arrived } = form.dataset;
const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden");
const first = Object.fromEntries(fields().map((one) => [one.name, one.value]));
const keeper = new Keeper(key);
let offered = null;

// A new project that has arrived: what was kept of it is no longer wanted.
for (const one of keptUnder(newKey)) if (arrived && one.left.sent_key === arrived) drop(one.key);
if (form.elements.sent_key && !form.elements.sent_key.value) {
  form.elements.sent_key.value = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
}

function typed(sent) {
  const cells = Object.fromEntries(fields().filter((one) => one.value !== first[one.name]).map((one) => [one.name, one.value]));
  return Object.keys(cells).length ? { seen: form.elements.seen.value, sent_key: form.elements.sent_key?.value, cells, sent } : null;
}
form.addEventListener("input", () => { if (!offered) keeper.keep(typed(false)); });

const differing = (left) => Object.entries(left.cells).filter(([name, value]) => form.elements[name] && form.elements[name].value !== value);

// What was kept is offered; true where it was taken from the tab that left it.
function take(left) {
  // Sent, and the page is newer than what was typed on: it arrived.
  if (!differing(left).length || (left.sent && left.seen !== form.elements.seen.value)) return true;
  if (offered || typed(false)) return false;
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
    if (form.elements.sent_key) form.elements.sent_key.value = offered.sent_key;
    form.elements.point.dispatchEvent(new Event("input", { bubbles: true }));
  }
  offered = null;
  offer.hidden = true;
  keeper.keep(typed(false));
});

let waiting = false;
form.addEventListener("submit", (event) => {
  if (!navigator.onLine) {
    event.preventDefault();
    waiting = true;
    note.hidden = false;
  } else if (!offered) keeper.keep(typed(true));
});
addEventListener("online", () => { if (waiting) form.requestSubmit(); });

const own = await keeper.open();
if (own && take(own) && !offered) keeper.keep(typed(false));
keeper.inherit(take);
form.dataset.ready = "yes";
