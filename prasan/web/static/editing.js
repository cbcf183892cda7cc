// The form of a project: what is typed is kept in this browser until it is saved, and sent later where there is no
// connection. Without scripts the form is a form.
import "./picker.js";

const form = document.getElementById("project-form");
const offer = document.getElementById("kept-text");
const note = document.getElementById("offline-note");
const { key } = form.dataset;
const fields = () => [...form.elements].filter((one) => one.name && one.type !== "hidden");
const first = Object.fromEntries(fields().map((one) => [one.name, one.value]));
const read = () => { try { return JSON.parse(localStorage.getItem(key) || "null"); } catch { return null; } };
const drop = () => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };

if (form.elements.sent_key && !form.elements.sent_key.value) {
  form.elements.sent_key.value = crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2);
}

function keep() {
  const cells = Object.fromEntries(fields().filter((one) => one.value !== first[one.name]).map((one) => [one.name, one.value]));
  try {
    if (Object.keys(cells).length) localStorage.setItem(key, JSON.stringify({ seen: form.elements.seen.value, cells, sent: false }));
    else localStorage.removeItem(key);
  } catch { /* a browser without storage still saves to the server */ }
}
form.addEventListener("input", keep);

const kept = read();
const left = kept && Object.entries(kept.cells).filter(([name, value]) => form.elements[name] && form.elements[name].value !== value);
// Sent, and the page is newer than what was typed on: it arrived.
if (kept && (!left.length || (kept.sent && kept.seen !== form.elements.seen.value))) drop();
else if (kept) {
  offer.hidden = false;
  offer.addEventListener("click", (event) => {
    const choice = event.target.dataset.kept;
    if (choice === "use") {
      for (const [name, value] of left) form.elements[name].value = value;
      // What was typed on an older version is joined with the newer one by the server.
      form.elements.seen.value = kept.seen;
      form.elements.point.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (choice === "drop") drop();
    if (choice) offer.hidden = true;
  });
}

let waiting = false;
form.addEventListener("submit", (event) => {
  const now = read();
  if (!navigator.onLine) {
    event.preventDefault();
    waiting = true;
    note.hidden = false;
  } else if (now) {
    try { localStorage.setItem(key, JSON.stringify({ ...now, sent: true })); } catch { /* not kept, but sent */ }
  }
});
addEventListener("online", () => { if (waiting) form.requestSubmit(); });
