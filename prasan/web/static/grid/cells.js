// One cell: what was typed → what is kept, or why not; and how it is shown. The server asks the same questions again.
const THAI = "๐๑๒๓๔๕๖๗๘๙";
const LARGEST = 1e12;
const UNITS = { พัน: 3, หมื่น: 4, แสน: 5, ล้าน: 6 };
const baht = new Intl.NumberFormat("en-US");
export const grouped = (number) => baht.format(number);
export const arabic = (text) => text.replace(/[๐-๙]/g, (digit) => String(THAI.indexOf(digit)));
const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
const plainKey = (text) => arabic(text).toLowerCase().replace(/[\s.·()-]/g, "");

// → {value} or {fault}: a message fit to show.
export function read(column, text, texts) {
  const written = String(text ?? "");
  if (column.kind === "amount") return readAmount(written, texts);
  if (column.kind === "point") return readPoint(written, texts);
  if (column.kind === "choice") return readChoice(column, written, texts);
  const kept = column.kind === "text" ? oneLine(written) : written.replace(/\r\n?/g, "\n").trim();
  if (kept.length > 5000) return { fault: texts.too_long };
  if (column.field === "name" && !kept) return { fault: texts.name_missing };
  return { value: kept };
}

function readAmount(written, texts) {
  // A pasted plan is mostly of these.
  if (written === "" || written === "-") return { value: null };
  if (/^[1-9]\d{0,11}$/.test(written)) return { value: Number(written) };
  let text = arabic(oneLine(written)).replace(/ /g, "").replace(/^฿/, "").replace(/บาท$/, "");
  text = text.replace(/\.-$|\.$/, "").replace(/(\d)-$/, "$1");
  if (!text || /^[-‐‑‒–—―−]+$/.test(text)) return { value: null };
  if (/^\(.*\d.*\)$|^[-−–]\d/.test(text)) return { fault: texts.amount_negative };
  const scaled = /^([\d,]+(?:\.\d+)?)(ล้าน|แสน|หมื่น|พัน)$/.exec(text);
  if (scaled) return readScaled(scaled[1], UNITS[scaled[2]], texts);
  const [whole, ...rest] = text.split(".");
  const fraction = rest.length ? rest.join(".") : undefined;
  if (fraction !== undefined && !/^\d+$/.test(fraction)) return { fault: texts.amount_words };
  const good = /^\d+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole);
  if (!good) return { fault: /^[\d,]+$/.test(whole) ? texts.amount_grouping : texts.amount_words };
  if (fraction && /[1-9]/.test(fraction)) return { fault: texts.amount_satang };
  const baht = Number(whole.replace(/,/g, ""));
  return baht > LARGEST ? { fault: texts.amount_too_large } : { value: baht || null };
}

// 1.2 ล้าน: exact, as decimals and not as binary fractions.
function readScaled(number, digits, texts) {
  const [whole, fraction = ""] = number.split(".");
  if (!(/^\d+$/.test(whole) || /^\d{1,3}(,\d{3})+$/.test(whole))) return { fault: texts.amount_grouping };
  if (/[1-9]/.test(fraction.slice(digits))) return { fault: texts.amount_satang };
  const baht = Number(whole.replace(/,/g, "") + fraction.slice(0, digits).padEnd(digits, "0"));
  return baht > LARGEST ? { fault: texts.amount_too_large } : { value: baht || null };
}

function readPoint(written, texts) {
  const text = arabic(oneLine(written)).replace(/°/g, "").toUpperCase();
  if (!text) return { value: "" };
  const found = /^(\d{1,3}(?:\.\d{1,12})?) ?N?[,; ] ?(\d{1,3}(?:\.\d{1,12})?) ?E?$/.exec(text);
  if (!found) return { fault: texts.not_a_point };
  const [lat, lon] = [Number(found[1]), Number(found[2])];
  if (lat < 5 || lat > 21 || lon < 97 || lon > 106) return { fault: texts.point_outside };
  return { value: `${lat.toFixed(6)}, ${lon.toFixed(6)}` };
}

// A value, its label, or the form's code (ผ.03): what planners have in their own workbooks.
function readChoice(column, written, texts) {
  const wanted = plainKey(written);
  const hit = column.choices.find(([value, label]) => plainKey(value) === wanted || plainKey(label) === wanted)
    || (wanted && column.choices.find(([value, label]) =>
      label.split("·").some((part) => plainKey(part) === wanted) || plainKey(value) === plainKey(`แผนงาน${written}`)));
  if (hit) return { value: hit[0] };
  // The server knows how plans misspell the budget classes; only it can say no.
  return column.field === "budget_class" ? { value: oneLine(written) } : { fault: texts.not_a_choice };
}

export function shown(column, value) {
  if (value === null || value === undefined || value === "") return "";
  if (column.kind === "amount") return typeof value === "number" ? grouped(value) : String(value);
  if (column.kind === "choice") {
    const hit = column.choices.find(([one]) => one === value);
    return hit ? hit[1] : String(value);
  }
  return String(value);
}
