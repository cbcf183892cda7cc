// The map on which a point or a line is picked. It only writes into the two fields of coordinates, which can be typed.
const box = document.getElementById("picker");
const EARTH = 6371;
const NS = "http://www.w3.org/2000/svg";

if (box) {
  const svg = box.querySelector("svg"), drawn = box.querySelector(".drawn"), told = document.getElementById("picker-told");
  const fields = [document.getElementById("f-point"), document.getElementById("f-end_point")];
  const tambon = document.getElementById("f-tambon");
  const data = Object.fromEntries(["west", "north", "east", "south", "margin", "far"].map((name) => [name, Number(box.dataset[name])]));
  const office = box.dataset.office.split(",").map(Number);
  const whole = svg.viewBox.baseVal, full = { width: whole.width, height: whole.height };
  const places = [...box.querySelectorAll("circle.tambon")].map((one) => ({ lat: Number(one.dataset.lat), lon: Number(one.dataset.lon), name: one.nextElementSibling.textContent }));
  let centre = { x: full.width / 2, y: full.height / 2 }, scale = 1, drag = null;

  const at = ([lat, lon]) => ({ x: data.margin + (lon - data.west) * data.east, y: data.margin + (data.north - lat) * data.south });
  const degrees = ({ x, y }) => [data.north - (y - data.margin) / data.south, data.west + (x - data.margin) / data.east];
  const parse = (text) => { const found = /(\d+(?:\.\d+)?)\D+(\d+(?:\.\d+)?)/.exec(text); return found ? [Number(found[1]), Number(found[2])] : null; };
  const points = () => fields.map((one) => parse(one.value));
  const say = ([lat, lon]) => `${lat.toFixed(6)}, ${lon.toFixed(6)}`;

  function distance([lat, lon], [lat2, lon2]) {
    const rad = Math.PI / 180;
    const half = Math.sin(((lat2 - lat) * rad) / 2) ** 2 + Math.cos(lat * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon) * rad) / 2) ** 2;
    return 2 * EARTH * Math.asin(Math.sqrt(half));
  }

  function show() {
    // The box on the page decides the shape of what is seen; a map unit is the same north and east.
    const wide = svg.clientWidth || 600, high = svg.clientHeight || 384;
    const per = (Math.max(full.width / wide, full.height / high)) * scale;
    svg.setAttribute("viewBox", `${centre.x - (wide * per) / 2} ${centre.y - (high * per) / 2} ${wide * per} ${high * per}`);
    svg.style.setProperty("--k", per);
    svg.classList.toggle("far", per > 0.55);
    draw();
  }

  const shape = (name, attributes) => {
    const one = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    return one;
  };

  function draw() {
    const [start, end] = points();
    const marks = [];
    if (start && end) { const a = at(start), b = at(end); marks.push(shape("line", { class: "way", x1: a.x, y1: a.y, x2: b.x, y2: b.y })); }
    for (const one of [start, end]) if (one) { const { x, y } = at(one); marks.push(shape("circle", { class: "spot", cx: x, cy: y })); }
    marks.push(shape("circle", { class: "aim", cx: centre.x, cy: centre.y }));
    drawn.replaceChildren(...marks);
    if (!start) { told.textContent = ""; return; }
    const words = [box.dataset.distance.replace("{km}", distance(office, start).toFixed(1))];
    if (end) words.push(box.dataset.length.replace("{km}", distance(start, end).toFixed(2)));
    const near = nearest(start);
    if (near && Math.hypot(near.lat - start[0], near.lon - start[1]) > data.far) words.push(`⚠ ${box.dataset.outside}`);
    told.textContent = words.join(" · ");
  }

  const nearest = ([lat, lon]) => places.reduce((best, one) => (!best || Math.hypot(one.lat - lat, one.lon - lon) < Math.hypot(best.lat - lat, best.lon - lon) ? one : best), null);

  function put(spot) {
    const place = degrees(spot), [start, end] = points();
    if (start && !end) fields[1].value = say(place);
    else { fields[0].value = say(place); fields[1].value = ""; }
    if (!tambon.value) { const near = nearest(place); if (near) tambon.value = near.name; }
    fields[0].dispatchEvent(new Event("input", { bubbles: true }));
    draw();
  }

  function zoom(by, about = centre) {
    const before = scale;
    scale = Math.max(0.01, Math.min(1, scale * by));
    const share = scale / before;
    centre = { x: about.x + (centre.x - about.x) * share, y: about.y + (centre.y - about.y) * share };
    show();
  }

  const spotOf = (event) => { const one = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()); return { x: one.x, y: one.y }; };
  svg.addEventListener("pointerdown", (event) => { drag = { x: event.clientX, y: event.clientY, from: { ...centre }, moved: false }; svg.setPointerCapture(event.pointerId); });
  svg.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (Math.hypot(dx, dy) < 5 && !drag.moved) return;
    drag.moved = true;
    const per = svg.viewBox.baseVal.width / svg.clientWidth;
    centre = { x: drag.from.x - dx * per, y: drag.from.y - dy * per };
    show();
  });
  svg.addEventListener("pointerup", (event) => { if (drag && !drag.moved) put(spotOf(event)); drag = null; });
  svg.addEventListener("pointercancel", () => { drag = null; });
  // The page scrolls over the map as over everything else; the wheel zooms only where the map was chosen.
  svg.addEventListener("wheel", (event) => { if (document.activeElement !== svg) return; event.preventDefault(); zoom(event.deltaY > 0 ? 1.25 : 0.8, spotOf(event)); }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    const step = svg.viewBox.baseVal.width / 20;
    const acts = {
      ArrowUp: () => { centre.y -= step; show(); }, ArrowDown: () => { centre.y += step; show(); },
      ArrowLeft: () => { centre.x -= step; show(); }, ArrowRight: () => { centre.x += step; show(); },
      "+": () => zoom(0.7), "=": () => zoom(0.7), "-": () => zoom(1.4),
      Enter: () => put(centre), " ": () => put(centre), Delete: () => tools.clear(), Backspace: () => tools.clear(),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
  const tools = {
    closer: () => zoom(0.6), further: () => zoom(1.6),
    office: () => { centre = at(office); scale = Math.min(scale, 0.12); show(); },
    clear: () => { for (const one of fields) one.value = ""; fields[0].dispatchEvent(new Event("input", { bubbles: true })); draw(); },
  };
  box.querySelectorAll("[data-map]").forEach((one) => one.addEventListener("click", () => tools[one.dataset.map]()));
  for (const one of fields) one.addEventListener("input", draw);
  box.querySelector(".picker-tools").hidden = false;
  centre = at(points()[0] || office);
  scale = points()[0] ? 0.05 : 0.2;
  addEventListener("resize", show);
  show();
}
