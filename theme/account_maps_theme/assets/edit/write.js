// Values → how a map writes them: in quotes only where they would else be read otherwise.
export const STEP = "  ";

const START = String.raw`[\p{L}\p{N}(€$£+]`;
const INSIDE = String.raw`[\p{L}\p{M}\p{N} .;()/'’‘“”„&+%€$£=?*@_~^–—·…°§-]`;
// A colon ends a key only before a space.
const PLAIN = new RegExp(String.raw`^${START}(?:${INSIDE}|:(?=[\p{L}\p{N}/]))*$`, "u");
// As the reader refuses them: control signs, odd line ends, what makes text show otherwise.
const REFUSED = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

export const isRefused = (text) => REFUSED.test(text);

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

export const written = (text) => {
  if (PLAIN.test(text)) return text;
  if (/["\\]/.test(text) && !/[\n\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/["\\\n\t]/g, (sign) => ESCAPES[sign])}"`;
};

export const isNothing = (value) => !value || (typeof value === "object" && !Object.values(value).some((one) => !isNothing(one)));

// The keys of a group in the order of the format.
const ordered = (group, shape) => {
  const order = Object.keys(shape?.keys ?? {});
  const given = Object.entries(group).filter(([, value]) => !isNothing(value));
  return order.length ? given.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)) : given;
};

export const below = (shape, key) => shape?.keys?.[key] ?? shape?.each ?? {};

// In one line: a text, [a, list] or {a: group}.
export const inline = (value, shape) => {
  if (typeof value === "string") return written(value);
  if (Array.isArray(value)) return `[${value.map((one) => inline(one, shape?.each)).join(", ")}]`;
  return `{${ordered(value, shape).map(([key, one]) => `${written(key)}: ${inline(one, below(shape, key))}`).join(", ")}}`;
};

const further = (lines) => lines.map((line) => line && STEP + line);

// The lines of a text that goes over several.
export const literal = (text) => further(text.split("\n"));

// An item of a list with dashes.
export const dashed = (value, shape) => {
  if (typeof value === "string" || shape?.line) return [`- ${inline(value, shape)}`];
  const lines = ordered(value, shape).flatMap(([key, one]) => block(key, one, below(shape, key)));
  return lines.map((line, number) => (number ? line && STEP + line : `- ${line}`));
};

// The lines of a key with its value, as if they stood at the left edge.
export const block = (key, value, shape) => {
  const name = written(key);
  if (typeof value === "string") return value.includes("\n") ? [`${name}: |`, ...literal(value)] : [`${name}: ${written(value)}`];
  if (shape?.line) return [`${name}: ${inline(value, shape)}`];
  const inside = Array.isArray(value)
    ? value.flatMap((one) => dashed(one, shape?.each))
    : ordered(value, shape).flatMap(([inner, one]) => block(inner, one, below(shape, inner)));
  return [`${name}:`, ...further(inside)];
};
