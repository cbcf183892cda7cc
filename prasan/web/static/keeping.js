// What was typed and has not arrived yet, kept in this browser by user and by tab: two tabs never overwrite each other's,
// and what a closed tab left is taken over by the next one. Browsers give locks only to secure addresses (https or this
// machine); without them a tab takes over whatever is left, and the server stores what comes twice once.
const TAB = "prasan.tab";
const made = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`).slice(0, 18);

// Holds a lock for as long as this page lives; false where another open tab still has it after a while.
function hold(name, patience) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((done) => {
    const options = patience ? { signal: AbortSignal.timeout(patience) } : {};
    navigator.locks.request(name, options, () => { done(true); return new Promise(() => {}); }).catch(() => done(false));
  });
}

export class Keeper {
  constructor(prefix) {
    this.prefix = `${prefix}.`;
    this.key = null;
  }

  // This tab's own place. A tab that was duplicated carries the other's name: it takes a new one.
  async open() {
    let tab = null;
    try { tab = sessionStorage.getItem(TAB); } catch { /* a browser without storage */ }
    if (!tab || !(await hold(this.prefix + tab, 2000))) {
      tab = made();
      await hold(this.prefix + tab);
      try { sessionStorage.setItem(TAB, tab); } catch { /* as above */ }
    }
    this.key = this.prefix + tab;
    return read(this.key);
  }

  keep(value) {
    try {
      if (value) localStorage.setItem(this.key, JSON.stringify({ ...value, at: Date.now(), url: location.pathname + location.search }));
      else localStorage.removeItem(this.key);
    } catch { /* a browser without storage still saves to the server */ }
  }

  // Gives `take` what other tabs left, now or when they close. What it does not take stays where it is.
  inherit(take) {
    const watched = new Set([this.key]);
    const watch = (key) => {
      if (watched.has(key)) return;
      watched.add(key);
      const turn = () => {
        watched.delete(key);
        const left = read(key);
        if (left && take(left)) drop(key);
      };
      if (navigator.locks) navigator.locks.request(key, turn).catch(() => {});
      else turn();
    };
    keysUnder(this.prefix).forEach(watch);
    if (navigator.locks) addEventListener("storage", ({ key, newValue }) => { if (newValue && key?.startsWith(this.prefix)) watch(key); });
  }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key) || "null"); } catch { return null; }
}

function keysUnder(prefix) {
  try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)); } catch { return []; }
}

export const keptUnder = (prefix) => keysUnder(`${prefix}.`).map((key) => ({ key, left: read(key) })).filter((one) => one.left);
export const allOf = (user) => [...keptUnder(`prasan.grid.${user}`), ...keptUnder(`prasan.form.${user}`)];
export const drop = (key) => { try { localStorage.removeItem(key); } catch { /* nothing was kept */ } };
