// Forms: sent once however often the button is pressed, never sent into a dead connection, and what was typed stays in
// this tab until the server has it: after a refusal, a lost connection, a session that ended, a page that was left half way.
const TYPED = "prasan.typed", SECOND_PRESS = 30000;
const user = document.getElementById("leaving")?.dataset.user ?? "";
const here = location.pathname + location.search;
const touched = new Set();
let sent = null;

function stored() {
  try {
    const found = JSON.parse(sessionStorage.getItem(TYPED) || "{}");
    // Whoever signs in next in this tab does not see it; a page without a user is where the same person signs in again.
    return user && found.user !== user ? { user, pages: {} } : found;
  } catch { return { user, pages: {} }; }
}
function store(kept) {
  try {
    if (Object.keys(kept.pages).length) sessionStorage.setItem(TYPED, JSON.stringify(kept));
    else sessionStorage.removeItem(TYPED);
  } catch { /* a browser without storage: the page is as it always was */ }
}

const posts = (form) => form?.getAttribute("method")?.toLowerCase() === "post" && !form.hasAttribute("hx-post");
// A project's form keeps its own text, across tabs and days (editing.js); nobody keeps passwords.
const keeps = (form) => user && posts(form) && !form.dataset.key && !form.matches("[data-sign-out]") && !form.querySelector("[type=password]");
const fields = (form) => [...form.elements].filter((one) => one.name && one.matches("input, select, textarea") && !["hidden", "file", "password", "submit"].includes(one.type));
const ticked = (one) => one.type === "checkbox" || one.type === "radio";
const held = (form) => fields(form).map((one) => [one.name, ticked(one) ? one.checked : one.value]);
const hidden = (form) => [...form.querySelectorAll("input[type=hidden]")].filter((one) => !["csrfmiddlewaretoken", "seen"].includes(one.name));
const nameOf = (form) => [form.getAttribute("action") ?? "", ...hidden(form).map((one) => `${one.name}=${one.value}`)].join(" ");
const seenOf = (form) => form.querySelector("input[name=seen][data-typed-on]");

function leave(pages) {
  delete pages[here];
  const left = [...touched].filter((form) => form.isConnected).map((form) => (
    { form: nameOf(form), sent: form === sent, fields: held(form), seen: seenOf(form)?.value }));
  if (left.length) pages[here] = left;
}

// What was sent has arrived, unless the page that came says otherwise or none came at all and one has gone back.
function settle(pages) {
  const unsent = !user || document.querySelector("[data-unsent]");
  const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  for (const [page, left] of Object.entries(pages)) {
    if (unsent) left.forEach((one) => { one.sent = false; });
    const still = left.filter((one) => !one.sent || (back && page === here));
    if (still.length) pages[page] = still; else delete pages[page];
  }
}

function fill(form, left) {
  const rest = fields(form), before = JSON.stringify(held(form));
  for (const [name, value] of left.fields) {
    const at = rest.findIndex((one) => one.name === name);
    if (at < 0) continue;
    const [one] = rest.splice(at, 1);
    if (ticked(one)) one.checked = value; else one.value = value;
    if (!ticked(one)) one.dispatchEvent(new Event("input", { bubbles: true }));
  }
  touched.add(form);
  // Written on an older version: the server shows both where somebody else has saved since.
  const seen = seenOf(form);
  if (seen && left.seen) seen.value = left.seen;
  if (JSON.stringify(held(form)) === before) return;
  const note = document.getElementById("typed-again").content.firstElementChild.cloneNode(true);
  if (!form.querySelector("[type=file]")) note.querySelector("[data-file]").remove();
  note.querySelector("button").addEventListener("click", () => {
    form.reset();
    for (const one of fields(form)) one.dispatchEvent(new Event("input", { bubbles: true }));
    if (seen) seen.value = seen.defaultValue;
    touched.delete(form);
    note.remove();
  });
  form.prepend(note);
  for (let box = form.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

const kept = stored();
kept.user ??= user;
kept.pages ??= {};
settle(kept.pages);
if (user) {
  const back = kept.pages[here] ?? [];
  delete kept.pages[here];
  for (const left of back) {
    const form = [...document.forms].find((one) => keeps(one) && nameOf(one) === left.form);
    if (form) fill(form, left);
  }
}
store(kept);

for (const kind of ["input", "change"]) document.addEventListener(kind, ({ target }) => { if (keeps(target.form)) touched.add(target.form); });

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !posts(form)) return;
  if (Date.now() - Number(form.dataset.sent ?? 0) < SECOND_PRESS) { event.preventDefault(); return; }
  document.querySelector(".not-sent")?.remove();
  if (!navigator.onLine) {
    event.preventDefault();
    const note = document.getElementById("not-sent").content.firstElementChild.cloneNode(true);
    (event.submitter?.closest("p, div") ?? form.lastElementChild).before(note);
    return;
  }
  if (form.matches("[data-sign-out]")) { touched.clear(); store({ pages: {} }); }
  form.dataset.sent = Date.now();
  event.submitter?.setAttribute("aria-busy", "true");
  sent = form;
});

addEventListener("pagehide", () => {
  if (!user) return;
  const now = stored();
  now.user = user;
  now.pages ??= {};
  leave(now.pages);
  store(now);
});

// Come back to by the browser's own memory: everything still stands, and may be sent again.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  sent = null;
  for (const form of document.forms) delete form.dataset.sent;
  for (const one of document.querySelectorAll("[aria-busy=true]")) one.removeAttribute("aria-busy");
});
