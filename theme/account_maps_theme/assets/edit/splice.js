// Changes of a map's text: only the stretch that says something else changes, as an editor's hand would.
import { UnsupportedYaml, find, isEmpty, normal, parse } from "./tree.js";
import { below, block, dashed, inline, isNothing, literal, written } from "./write.js";

const replaced = (text, start, end, put) => text.slice(0, start) + put + text.slice(end);
const lineStart = (text, place) => text.lastIndexOf("\n", place - 1) + 1;
const lineEnd = (text, place) => (text.indexOf("\n", place) + 1 || text.length);
const column = (text, place) => place - lineStart(text, place);
const standsFirst = (text, place) => !text.slice(lineStart(text, place), place).trim();
const ending = (text) => (/\r?\n/.exec(text) ?? ["\n"])[0];
const indented = (text, lines, by) => lines.map((line) => (line && " ".repeat(by) + line) + ending(text)).join("");

// Behind the last line of a part; comments that are further in are its own.
const behind = (text, part) => {
  const edge = column(text, part.start);
  let place = lineEnd(text, Math.max(part.end - 1, part.start)), look = place;
  while (look < text.length) {
    const stop = lineEnd(text, look), line = text.slice(look, stop), bare = line.trim();
    if (bare && !(bare.startsWith("#") && line.search(/\S/) > edge)) break;
    look = stop;
    if (bare) place = stop;
  }
  return place;
};

const putLines = (text, place, lines, by) => {
  const put = indented(text, lines, by), end = ending(text);
  return place && text[place - 1] !== "\n"
    ? replaced(text, place, place, end + put.slice(0, -end.length))
    : replaced(text, place, place, put);
};
const putBelow = (text, part, lines) => putLines(text, behind(text, part), lines, column(text, part.start));

// Above a part and the comment over it.
const putAbove = (text, part, lines) => {
  const by = column(text, part.start);
  if (!standsFirst(text, part.start)) return replaced(text, part.start, part.start, indented(text, lines, by).trimStart() + " ".repeat(by));
  let place = lineStart(text, part.start);
  while (place) {
    const above = lineStart(text, place - 1), line = text.slice(above, place);
    if (line.search(/\S/) !== by || line[by] !== "#") break;
    place = above;
  }
  return putLines(text, place, lines, by);
};

// Parts side by side out of brackets, with their commas.
const outOfBrackets = (text, parts, from, to) => {
  if (from) return replaced(text, parts[from - 1].end, parts[to].end, "");
  return replaced(text, parts[0].start, parts[to + 1]?.start ?? parts[to].end, "");
};
const outOfLines = (text, part) => replaced(text, lineStart(text, part.start), behind(text, part), "");

const remove = (text, group, part) => {
  const place = group.entries.indexOf(part);
  if (group.flow) return outOfBrackets(text, group.entries, place, place);
  // The first key behind a dash keeps its line; left empty it says nothing.
  return standsFirst(text, part.start) ? outOfLines(text, part) : replaced(text, part.colon, part.end, "");
};

const insert = (text, group, key, value, shape) => {
  const order = Object.keys(shape.keys ?? {}), rank = (one) => order.indexOf(one.key);
  const before = group.entries.filter((one) => !order.length || (rank(one) >= 0 && rank(one) < order.indexOf(key))).at(-1);
  if (group.flow) {
    const form = `${written(key)}: ${inline(value, below(shape, key))}`;
    if (before) return replaced(text, before.end, before.end, `, ${form}`);
    return replaced(text, group.start + 1, group.start + 1, group.entries.length ? `${form}, ` : form);
  }
  const lines = block(key, value, below(shape, key));
  return before ? putBelow(text, before, lines) : putAbove(text, group.entries[0], lines);
};

// A value where its key stands with nothing behind it.
const fill = (text, group, part, value, shape) => {
  const bare = replaced(text, part.colon, part.end, "");
  const [head, ...lines] = block(part.key, value, shape);
  if (group.flow || !lines.length) return replaced(bare, part.colon, part.colon, ` ${inline(value, shape)}`);
  const sign = head.slice(written(part.key).length + 1);
  return putLines(replaced(bare, part.colon, part.colon, sign), lineEnd(bare, part.colon) + sign.length, lines, column(text, part.start));
};

// A text in several lines: the body as far in as it was, below the same comment.
const replaceLines = (text, { start, body, end }, value) => {
  const head = text.slice(start, body).replace(/^[|>][-+0-9]*/, "|");
  const by = /^\s*?( *)\S/.exec(text.slice(body, end))?.[1].length ?? 0;
  const lines = indented(text, value.split("\n"), by).slice(0, -ending(text).length);
  return replaced(text, start, end, head + lines);
};

const replaceText = (text, group, part, value) => {
  const old = part.value;
  if (old.text === value) return text;
  if (!value.includes("\n") || group.flow) return replaced(text, old.start, old.end, written(value) + (old.comment ? ` ${old.comment}` : ""));
  if (old.block) return replaceLines(text, old, value);
  const opened = replaced(text, old.start, old.end, "|");
  return putLines(opened, lineEnd(opened, old.start), literal(value), column(text, part.start));
};

const folded = (text) => text.replace(/\s*\n\s*/g, " ");

// Items before and behind those that differ stay as they are.
const replaceList = (text, list, wanted) => {
  const had = list.items.map(({ value }) => folded(value.text ?? ""));
  let same = 0, tail = 0;
  while (same < Math.min(had.length, wanted.length) && had[same] === wanted[same]) same += 1;
  while (tail < Math.min(had.length, wanted.length) - same && had.at(-1 - tail) === wanted.at(-1 - tail)) tail += 1;
  const old = list.items.slice(same, had.length - tail), put = wanted.slice(same, wanted.length - tail);
  const added = put.slice(old.length), above = list.items[same + Math.min(old.length, put.length) - 1];
  const gone = old.slice(put.length);
  // From the end, so that earlier places stay where they are.
  let now = added.length ? addItems(text, list, above, added) : text;
  if (gone.length && list.flow) now = outOfBrackets(now, list.items, same + put.length, same + old.length - 1);
  else for (const one of gone.reverse()) now = outOfLines(now, one);
  old.slice(0, put.length).map((one, number) => [one, put[number]]).reverse().forEach(([one, form]) => {
    const { start, end } = one.value;
    now = replaced(now, start, end, written(form));
  });
  return now;
};

const addItems = (text, list, above, added) => {
  const first = list.items[0];
  if (list.flow) {
    const forms = added.map(written).join(", ");
    return above ? replaced(text, above.end, above.end, `, ${forms}`) : replaced(text, first.start, first.start, `${forms}, `);
  }
  const lines = added.flatMap((one) => dashed(one));
  return above ? putBelow(text, above, lines) : putAbove(text, first, lines);
};

// Down the path as far as there is something; what is missing below is put in as a whole.
const descend = (text, path, value, shapes) => {
  let group = parse(text), shape = shapes;
  for (const [number, step] of path.entries()) {
    if (typeof step === "number") {
      [group, shape] = [group.items?.[step]?.value, shape.each];
    } else {
      const part = group.entries?.find(({ key }) => key === step), rest = path.slice(number + 1);
      if (!group.entries) throw new UnsupportedYaml(String(step));
      const inner = rest.reduceRight((one, key) => ({ [key]: one }), value);
      if (!part || !rest.length || isEmpty(part.value)) return { group, shape, part, key: step, inner };
      [group, shape] = [part.value, below(shape, step)];
    }
    if (!group) throw new UnsupportedYaml(String(step));
  }
  throw new UnsupportedYaml("the path");
};

// Sets what stands at the end of a path: a text, a list of texts, or a whole group where none is yet.
export const set = (text, path, value, shapes) => {
  const { group, shape, part, key, inner } = descend(text, path, value, shapes);
  if (isNothing(inner)) return part && !isEmpty(part.value) ? remove(text, group, part) : text;
  if (!part) return insert(text, group, key, inner, shape);
  if (isEmpty(part.value)) return fill(text, group, part, inner, below(shape, key));
  if (typeof inner === "string" && part.value.kind === "text") return replaceText(text, group, part, inner);
  if (Array.isArray(inner) && part.value.kind === "list") return replaceList(text, part.value, inner);
  throw new UnsupportedYaml(key);
};

// Adds an item at the end of a list, written as the one before it.
export const add = (text, path, value, shapes) => {
  const list = find(parse(text), path), shape = path.reduce(below, shapes).each;
  if (isEmpty(list)) return set(text, path, [value], shapes);
  const above = list.items.at(-1);
  if (list.flow) return replaced(text, above.end, above.end, `, ${inline(value, shape)}`);
  return putBelow(text, above, dashed(value, { ...shape, line: above.value.flow }));
};

// Adds somebody below the manager with an empty line around: two who add people at once seldom meet.
export const addPerson = (text, id, person, shapes) => {
  const people = find(parse(text), ["stakeholders"]);
  if (isEmpty(people) || people.flow) return set(text, ["stakeholders", id], person, shapes);
  const manager = person.reports_to && normal(person.reports_to);
  const above = people.entries.find(({ key }) => key === manager) ?? people.entries.at(-1);
  const place = behind(text, above), next = text.slice(place, lineEnd(text, place));
  const lines = block(id, person, below(below(shapes, "stakeholders"), id));
  return putLines(text, place, ["", ...lines, ...(next.trim() ? [""] : [])], column(text, above.start));
};
