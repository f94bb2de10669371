// Is it what the field wants? Answers are keys of texts, with what is filled into them; nothing if all is well.
import { isRefused } from "./write.js";

const LONGEST = 80;
const DEVICE = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])$/i;
const ID = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u;

export const folded = (id) => id.normalize("NFC").toLowerCase().normalize("NFC");
export const asId = (name) => (name.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []).join("-");

const whyNoId = (text) => (text.length > LONGEST ? ["long_id"] : DEVICE.test(text) ? ["device_id"] : ID.test(text.normalize("NFC")) ? null : ["no_id"]);

const isLink = (text) => {
  const [, scheme, rest] = /^(https?|mailto):([^\s\\]+)$/i.exec(text) ?? [];
  if (scheme?.toLowerCase() === "mailto") return rest.split("?")[0].includes("@");
  const place = /^\/\/([^/?#]+)/.exec(rest ?? "")?.[1];
  return Boolean(place) && !/[@[\]]/.test(place) && !place.startsWith(":");
};

const isDay = (text) => {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

// Up from a manager; somebody who comes to themselves reports in a circle.
const circle = (id, manager, people) => {
  const way = [id];
  for (let at = manager; at && people.has(at) && way.length <= people.size; at = people.get(at).manager) {
    way.push(at);
    if (at === id) return ["circle", { way: way.map((one) => people.get(one)?.name ?? one).join(" → ") }];
  }
  return null;
};

const KINDS = {
  day: (value) => (isDay(value) ? null : ["no_day"]),
  number: (value) => (/^\d{1,15}$/.test(value) ? null : ["no_number"]),
  money: (value) => (/\d/.test(value) && !/[-−]\s*\d/.test(value) ? null : ["no_money"]),
  link: (value) => (isLink(value) ? null : ["no_link"]),
  id: whyNoId,
};

export const checkField = (field, value, { id, people, wrong }) => {
  if (wrong) return ["no_day"];
  const texts = [value].flat();
  if (texts.some(isRefused)) return ["unseen"];
  if (!texts.join("")) return field.required ? ["required", { label: field.label }] : null;
  if (field.key === "reports_to") return circle(id, value, people);
  return KINDS[field.kind]?.(value) ?? null;
};

// What no field alone can tell; answers by field.
export const checkWhole = ({ part, isNew }, values, { people, colleague }) => {
  const wrong = {};
  if (part === "person" && !values.name) {
    if (values.placeholder !== "true") wrong.name = ["needs_name"];
    else if (!values.title) wrong.title = ["needs_title"];
  }
  if (part === "person" && isNew && values.id) {
    const other = [...people.keys()].find((id) => folded(id) === folded(values.id));
    if (other) wrong.id = ["known_id", { name: people.get(other).name }];
  }
  if (part === "line" && values.from && values.from === values.to) wrong.to = ["same"];
  if (part === "tie" && isNew && people.get(values.of_them)?.ties?.[colleague] !== undefined) wrong.of_us = ["known_tie"];
  return wrong;
};
