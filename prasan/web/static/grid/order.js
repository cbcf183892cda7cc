// Which rows need not be moved to come from one order to another: a longest run that stands in both in the same order.
export function kept(before, after) {
  const place = new Map(before.map((row, at) => [row, at]));
  const both = after.filter((row) => place.has(row));
  if (both.every((row, at) => at === 0 || place.get(both[at - 1]) < place.get(row))) return new Set(both);
  const ends = [], previous = new Map();
  for (const row of both) {
    let low = 0, high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place.get(ends[middle]) < place.get(row)) low = middle + 1; else high = middle;
    }
    previous.set(row, ends[low - 1]);
    ends[low] = row;
  }
  const found = new Set();
  for (let row = ends[ends.length - 1]; row; row = previous.get(row)) found.add(row);
  return found;
}
