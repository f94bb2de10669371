// The text of a map → its tree. Each part knows where it stands, so that a change touches nothing else.
import { Parser, resolveAsScalar } from "./yaml.min.js";

export class UnsupportedYaml extends Error {}

// Maps compare ids as these: the same letters are equal however they were typed.
export const normal = (text) => text.normalize("NFC");

const has = (tokens, type) => (tokens ?? []).find((token) => token.type === type);
const nothing = (place) => ({ kind: "none", start: place, end: place });

// Keys and values of a mapping; what is left over are comments at its end.
const entry = ({ key, sep, value }) => {
  if (!key || key.source === undefined) throw new UnsupportedYaml("a key");
  const colon = has(sep, "map-value-ind");
  const behind = colon ? colon.offset + 1 : key.offset + key.source.length;
  const node = value ? toNode(value) : nothing(behind);
  return { key: normal(resolveAsScalar(key).value), start: key.offset, colon: behind, end: Math.max(node.end, behind), value: node };
};

const item = ({ start, key, value }) => {
  if (key) throw new UnsupportedYaml("a pair in a list");
  const dash = has(start, "seq-item-ind");
  const node = value ? toNode(value) : nothing(dash.offset + 1);
  return { start: dash ? dash.offset : node.start, end: node.end, value: node };
};

const last = (parts, start) => parts.reduce((end, part) => Math.max(end, part.end), start);

const flow = (token) => {
  const close = token.end.find(({ type }) => type.endsWith("-end"));
  if (!close) throw new UnsupportedYaml("a bracket");
  const place = { flow: true, start: token.offset, end: close.offset + 1 };
  const inside = token.items.filter(({ key, value }) => key || value);
  return token.start.type === "flow-map-start"
    ? { kind: "map", ...place, entries: inside.map(entry) }
    : { kind: "list", ...place, items: inside.map(item) };
};

const blockText = (token) => {
  const head = token.props.reduce((sum, part) => sum + part.source.length, 0);
  const end = token.offset + head + token.source.trimEnd().length;
  return { kind: "text", block: true, start: token.offset, body: token.offset + head, end, comment: has(token.props, "comment")?.source, text: textOf(token) };
};

const textOf = (token) => resolveAsScalar(token).value.trim();

const toNode = (token) => {
  switch (token.type) {
    case "block-map": {
      const entries = token.items.filter(({ key, sep }) => key || sep).map(entry);
      return { kind: "map", start: token.offset, end: last(entries, token.offset), entries };
    }
    case "block-seq": {
      const items = token.items.filter(({ start }) => has(start, "seq-item-ind")).map(item);
      return { kind: "list", start: token.offset, end: last(items, token.offset), items };
    }
    case "flow-collection": return flow(token);
    case "block-scalar": return blockText(token);
    case "scalar": case "single-quoted-scalar": case "double-quoted-scalar":
      return { kind: "text", start: token.offset, end: token.offset + token.source.length, text: textOf(token) };
    default: throw new UnsupportedYaml(token.type);
  }
};

const toTree = (text) => {
  const tokens = [...new Parser().parse(text)];
  const documents = tokens.filter(({ type }) => type === "document");
  if (tokens.some(({ type }) => type === "error") || documents.length !== 1 || /\r(?!\n)/.test(text)) throw new UnsupportedYaml("the text");
  const root = documents[0].value && toNode(documents[0].value);
  if (root?.kind !== "map") throw new UnsupportedYaml("the text");
  return root;
};

// The same few texts are asked for with each key that somebody presses. Nobody changes a tree.
const KEPT = 4;
const trees = new Map();
export const parse = (text) => {
  const tree = trees.get(text) ?? toTree(text);
  trees.delete(text);
  trees.set(text, tree);
  if (trees.size > KEPT) trees.delete(trees.keys().next().value);
  return tree;
};

export const find = (node, path) => path.reduce((at, step) =>
  (typeof step === "number" ? at?.items?.[step]?.value : at?.entries?.find(({ key }) => key === step)?.value), node);

// Where a key or an item begins.
export const placeOf = (node, path) => {
  const step = path.at(-1), group = find(node, path.slice(0, -1));
  return (typeof step === "number" ? group?.items?.[step] : group?.entries?.find(({ key }) => key === step))?.start;
};

export const isEmpty = (node) => !node || node.kind === "none" || (node.kind === "text" ? !node.text : !(node.entries ?? node.items).length);

// What a tree says, as plain values: what is left empty says nothing.
export const plain = (node) => {
  if (isEmpty(node)) return null;
  if (node.kind === "text") return node.text;
  if (node.kind === "list") return node.items.map(({ value }) => plain(value));
  const said = Object.create(null);
  for (const { key, value } of node.entries) said[key] = plain(value);
  return said;
};
