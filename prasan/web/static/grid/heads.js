// Which column of a pasted block goes where: by its heads, as planners' own sheets have them (แบบ ผ.02, two or three rows
// with merged cells), else one beside the other; a first column of running numbers is left out.
import { arabic } from "./cells.js";

const KNOWN = [
  ["name", /^(ชื่อ)?(โครงการ|รายการ)(\/กิจกรรม)?$/], ["objective", /^วัตถุประสงค์/], ["target", /^เป้าหมาย/], ["kpi", /^(ตัวชี้วัด|kpi)/], ["expected_result", /^ผลที่คาด/],
  ["unit", /^หน่วยงาน/], ["budget_class", /^แผนงาน$/], ["kind", /^ประเภท/], ["village_no", /^หมู่(ที่)?$/], ["tambon", /^ตำบล$/], ["district", /^อำเภอ$/], ["reason", /^เหตุผล/], ["group", /^หัวข้อในแผน/],
];
const BESIDE = /^(ที่|ลำดับ(ที่)?|no|งบ(ประมาณ)?(และที่ผ่านมา)?|(เทศ|ข้อ)บัญญัติ|บาท|พศ)$/;
const LONGEST = 40;
const SEARCHED = 20;

const plain = (text) => arabic(text).replace(/\(.*?\)/gs, "").replace(/[\s.]+/g, "").toLowerCase();
const yearOf = (text) => (text.length <= LONGEST ? /25\d\d/.exec(arabic(text))?.[0] : undefined);

function fieldOf(text, columns) {
  const said = plain(text);
  if (!said || said.length > LONGEST) return "";
  return columns.find((one) => plain(one.label) === said)?.field || KNOWN.find(([, pattern]) => pattern.test(said))?.[0] || "";
}

const isHead = (text, columns) => !plain(text) || fieldOf(text, columns) || yearOf(text) || BESIDE.test(plain(text));

function isHeadRow(line, columns) {
  const said = line.filter((text) => text.trim());
  return said.length > 1 && said.every((text) => isHead(text, columns));
}

// → { rows, fields, skipped }: the rows to paste, the field of each of their columns ("" for none), how many were no
// projects; null where the block has no heads.
export function byHeads(block, columns) {
  const first = block.slice(0, SEARCHED).findIndex((line) => isHeadRow(line, columns));
  if (first < 0) return null;
  let end = first;
  while (end < block.length && end < first + 4 && isHeadRow(block[end], columns)) end += 1;
  const fields = [], heads = block.slice(first, end), known = new Set(columns.map((one) => one.field));
  let money = "amount_";
  for (let c = 0; c < Math.max(...heads.map((line) => line.length)); c += 1) {
    const texts = heads.map((line) => line[c] || "");
    const group = texts.map(plain).find((text) => BESIDE.test(text) && /^(งบ|เทศ|ข้อ)/.test(text));
    if (group) money = group.startsWith("งบ") ? "amount_" : "ordinance_";
    const own = texts.map((text) => fieldOf(text, columns)).find(Boolean), year = texts.map(yearOf).find(Boolean);
    const field = own || (year ? money + year : "");
    fields.push(known.has(field) && !fields.includes(field) ? field : "");
  }
  if (fields.filter(Boolean).length < 2) return null;
  const rest = block.slice(end), name = fields.indexOf("name");
  const rows = name < 0 ? rest : rest.filter((line) => line[name]?.trim() && !/^รวม/.test(line[name].trim()) && line.filter((text) => text.trim()).length > 1);
  const written = (lines) => lines.filter((line) => line.some((text) => text.trim())).length;
  return { rows, fields, skipped: written(block.slice(0, first)) + written(rest) - rows.length };
}

// ที่ is copied with the rows more often than not.
export function withoutNumbers(block) {
  const numbers = block.map((line) => arabic(line[0] ?? "").trim()), said = numbers.filter(Boolean);
  const running = said.length && said.every((text, at) => /^\d{1,4}$/.test(text) && (at === 0 || Number(text) === Number(said[at - 1]) + 1));
  const named = block.every((line) => line.length > 1) && block.some((line) => /\D/.test(line[1]));
  return running && named ? block.map((line) => line.slice(1)) : block;
}
