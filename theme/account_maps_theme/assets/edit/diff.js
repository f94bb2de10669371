// Two texts → the lines that differ, and a patch that `git apply` takes.
const AROUND = 3;
const linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

// Myers' shortest edit script from one list of lines to another, as [sign, line].
const steps = (old, now) => {
  const far = old.length + now.length, reach = new Map([[1, 0]]), trace = [];
  for (let cost = 0; cost <= far; cost += 1) {
    trace.push(new Map(reach));
    for (let k = -cost; k <= cost; k += 2) {
      let x = k === -cost || (k !== cost && reach.get(k - 1) < reach.get(k + 1)) ? reach.get(k + 1) : reach.get(k - 1) + 1;
      while (x < old.length && x - k < now.length && old[x] === now[x - k]) x += 1;
      reach.set(k, x);
      if (x >= old.length && x - k >= now.length) return back(old, now, trace, cost);
    }
  }
  return [];
};

const back = (old, now, trace, cost) => {
  const edits = [];
  let x = old.length, y = now.length;
  for (let step = cost; step >= 0; step -= 1) {
    const reach = trace[step], k = x - y;
    const before = k === -step || (k !== step && reach.get(k - 1) < reach.get(k + 1)) ? k + 1 : k - 1;
    const start = step ? reach.get(before) : 0;
    while (x > start && y > start - before && x > 0 && y > 0 && old[x - 1] === now[y - 1]) { x -= 1; y -= 1; edits.unshift([" ", old[x]]); }
    if (step && before === k + 1) { y -= 1; edits.unshift(["+", now[y]]); } else if (step) { x -= 1; edits.unshift(["-", old[x]]); }
  }
  return edits;
};

// Stretches of lines that differ, with some lines around: { old, now, lines }, numbers from 1.
export const hunks = (before, after) => {
  const old = linesOf(before), now = linesOf(after);
  let head = 0, tail = 0;
  while (head < Math.min(old.length, now.length) && old[head] === now[head]) head += 1;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const plain = (lines) => lines.map((line) => [" ", line]);
  const all = [
    ...plain(old.slice(0, head)),
    ...steps(old.slice(head, old.length - tail), now.slice(head, now.length - tail)),
    ...plain(old.slice(old.length - tail)),
  ];
  const near = all.map((_, place) => all.slice(Math.max(place - AROUND, 0), place + AROUND + 1).some(([sign]) => sign !== " "));
  const found = [];
  let a = 1, b = 1, open = null;
  all.forEach(([sign, line], place) => {
    if (near[place] && !open) found.push(open = { old: a, now: b, lines: [] });
    if (!near[place]) open = null;
    open?.lines.push([sign, line]);
    if (sign !== "+") a += 1;
    if (sign !== "-") b += 1;
  });
  return found;
};

const span = (start, lines, sign) => {
  const count = lines.filter(([one]) => one !== sign).length;
  return `${count ? start : start - 1},${count}`;
};
const NO_END = "\\ No newline at end of file\n";

export const patch = (path, before, after) => {
  const behind = /\s/.test(path) ? "\t" : "";
  const told = hunks(before, after).map(({ old, now, lines }) => {
    const body = lines.map(([sign, line]) => sign + line + (line.endsWith("\n") ? "" : `\n${NO_END}`));
    return `@@ -${span(old, lines, "+")} +${span(now, lines, "-")} @@\n${body.join("")}`;
  });
  return `diff --git a/${path} b/${path}\n--- a/${path}${behind}\n+++ b/${path}${behind}\n${told.join("")}`;
};
