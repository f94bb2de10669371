// Changes as somebody means them: of whom or of what, and what is to be said. They are made one after the other.
import { add, addPerson, set } from "./splice.js";
import { UnsupportedYaml, find, parse, plain } from "./tree.js";
import { isNothing } from "./write.js";

export const LISTS = { line: ["influence"], action: ["plan", "actions"], promise: ["promises"] };
const folded = (text) => text.replace(/\s*\n\s*/g, " ");

// One text for all ways to say the same.
const canonical = (value, inList) => {
  if (Array.isArray(value)) return value.length ? `[${value.map((one) => canonical(one, true))}]` : "";
  if (value && typeof value === "object") {
    const parts = Object.keys(value).sort().map((key) => [key, canonical(value[key])]).filter(([, told]) => told);
    return parts.length ? `{${parts.map(([key, told]) => JSON.stringify(key) + told)}}` : "";
  }
  return value ? JSON.stringify(inList ? folded(value) : value) : "";
};
export const same = (one, other) => canonical(one) === canonical(other);

const assigned = (root, [step, ...rest], value) => {
  const copy = Array.isArray(root) || (!root && typeof step === "number") ? [...(root ?? [])] : Object.assign(Object.create(null), root);
  copy[step] = rest.length ? assigned(copy[step], rest, value) : value;
  return copy;
};

// Goes on with the new text only if it says what is wanted, and all else as before.
const sure = (text, next, path, wanted) => {
  if (!same(assigned(plain(parse(text)), path, wanted), plain(parse(next)))) throw new UnsupportedYaml(path.join("."));
  return next;
};

// The fields of a form, whose keys are ways with dots, as groups in groups.
export const grouped = (fields) => Object.entries(fields).reduce(
  (all, [key, value]) => (isNothing(value) ? all : assigned(all, key.split("."), value)), Object.create(null));

const sources = (text, path) => (find(parse(text), path)?.items ?? []).map(({ value }) => text.slice(value.start, value.end));

// Where in the map the target of a change stands. Items of lists have no ids: they are known by how they are written.
export const pathOf = (text, { part, id, colleague, item }) => {
  if (part === "account") return [];
  if (part === "person") return ["stakeholders", id];
  if (part === "tie") return ["stakeholders", id, "ties", colleague];
  const place = sources(text, LISTS[part]).indexOf(item);
  if (place < 0) throw new UnsupportedYaml(part);
  return [...LISTS[part], place];
};

// Whom a change names must be on the map: somebody may have been taken back, or taken out by others.
const NAMED = ["reports_to", "dotted_to", "from", "to", "stakeholders"];
const knows = (tree, { part, id, isNew, fields }) => {
  const named = NAMED.flatMap((key) => fields[key] ?? []).filter(Boolean);
  if (part === "tie" || (part === "person" && !isNew)) named.push(id);
  return named.every((one) => find(tree, ["stakeholders", one]));
};

const begin = (text, change, shape) => {
  const { part, id, colleague } = change, said = grouped(change.fields);
  if (part === "person") {
    if (find(parse(text), ["stakeholders", id])) throw new UnsupportedYaml(id);
    return sure(text, addPerson(text, id, said, shape), ["stakeholders", id], said);
  }
  if (part === "tie") {
    const path = ["stakeholders", id, "ties", colleague];
    return sure(text, set(text, path, said, shape), path, said);
  }
  const list = LISTS[part], place = sources(text, list).length;
  return sure(text, add(text, list, said, shape), [...list, place], said);
};

export const apply = (text, change, shape) => {
  if (!knows(parse(text), change)) throw new UnsupportedYaml(change.part);
  if (change.isNew) return begin(text, change, shape);
  const target = pathOf(text, change);
  return Object.entries(change.fields).reduce((now, [key, value]) => {
    const path = [...target, ...key.split(".")];
    return sure(now, set(now, path, value, shape), path, value);
  }, text);
};

// All changes one after the other; those that no longer fit are left out and returned.
export const replay = (text, changes, shape) => {
  const kept = [], left = [];
  let now = text;
  for (const change of changes) {
    try {
      now = apply(now, change, shape);
      kept.push(change);
    } catch (error) {
      if (!(error instanceof UnsupportedYaml)) throw error;
      left.push(change);
    }
  }
  return { text: now, kept, left };
};

// Changes that were made of one text, for another: without what somebody else has changed there.
export const rebased = (changes, base, fresh) => {
  const [old, now] = [base, fresh].map((text) => ({ text, tree: parse(text) }));
  const at = ({ text, tree }, change, key) => {
    try { return plain(find(tree, [...pathOf(text, change), ...key.split(".")])); } catch { return undefined; }
  };
  const kept = [], left = [];
  for (const change of changes) {
    const fits = ([key]) => change.isNew || same(at(old, change, key), at(now, change, key));
    for (const [list, wanted] of [[kept, true], [left, false]]) {
      const fields = Object.entries(change.fields).filter((field) => fits(field) === wanted);
      if (fields.length) list.push({ ...change, fields: Object.fromEntries(fields) });
    }
  }
  return { kept, left };
};
