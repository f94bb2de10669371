// All that could stand on a brief -> what stands on it at one density level: the twin of onepager/choice.py.
const UNCUT = { points: Infinity, characters: Infinity, columns: Infinity, questions: Infinity, objections: Infinity, risks: Infinity, promises: Infinity, notes: 0 };
const ROW_LIMITS = { aim: 1, opens: 2 };
const NAMES = ["who", "stance"];
const FEWEST = 20, ACROSS = 2, ASIDE = 40, NARROWEST = 2;

function choose(brief, step, data) {
  return {
    rows: brief.layout.rows.map((key) => ({ lead: brief.headings[key], text: labeled(key, brief, step, data) })),
    body: brief.layout.body.flatMap((keys) => partOf(keys, brief, step, data)),
  };
}

function labeled(key, { lists }, step, { words }) {
  const said = lists[key].slice(0, ROW_LIMITS[key] ?? step.points + 1);
  return said.map(({ text }) => shortened(sentence(text), ACROSS * step.characters)).join(" ") || words.unset;
}

// A text that another one may follow.
function sentence(text) {
  const flat = text.trimEnd();
  return /[.!?…。”]$/.test(flat) ? flat : `${flat}.`;
}

function partOf(keys, brief, step, data) {
  const [key] = keys;
  if (key === "people") return [{ type: "people", ...tableOf(brief, step, data) }];
  if (key === "of-team") return brief.ofTeam.map((one) => ({ type: "band", sections: [section(one, data.sections[key], step, brief, data)] }));
  const those = keys.map((one) => section({ key: one, heading: brief.headings[one], items: brief.lists[one] }, data.sections[one], step, brief, data));
  const filled = those.filter(({ items }) => items.length);
  return filled.length ? [{ type: "band", sections: filled }] : [];
}

// As many entries as the level allows; the heading says how many more there are, but not on the table.
function section({ key, heading, items }, form, step, brief, { words }) {
  const fit = form.strong ? wide : entry, most = form.limit ? step[form.limit] : items.length;
  const first = spokenFirst(form, items, step).slice(0, most), more = items.length - first.length;
  return {
    ...form, key, heading,
    items: first.map((item) => fit(item, step.characters)),
    more: first.length && more && brief.kind !== "table" ? worded(words.more, { number: more }) : "",
  };
}

// Of what is said in the room, rather one entry less than one that breaks off.
function spokenFirst({ spoken }, items, { characters }) {
  const isUncut = (item) => Object.entries(entry(item, characters)).every(([part, text]) => text === (item[part] ?? ""));
  if (!spoken) return items;
  const whole = items.filter(isUncut);
  return whole.length ? whole : items.slice(0, 1);
}

const entry = ({ text, lead = "", aside = "" }, characters) => ({
  text: shortened(text, Math.max(Math.floor(characters * 3 / 4), FEWEST)),
  lead: shortened(lead, Math.max(Math.floor(characters * 2 / 5), FEWEST)),
  aside: shortened(aside, characters === Infinity ? Infinity : ASIDE),
});

const wide = ({ text, lead = "", aside = "" }, characters) => ({
  text: shortened(text, ACROSS * characters),
  lead: shortened(lead, characters),
  aside: shortened(aside, characters),
});

// The columns in which someone has an entry, at most as many as there may be.
function tableOf({ people, layout, headings }, step, data) {
  const filled = layout.columns.filter((key) => people.some(({ cells }) => cells[key]?.length));
  const ranked = data.column_ranks.filter((key) => filled.includes(key)).slice(0, Math.max(step.columns, NARROWEST));
  const keys = layout.columns.filter((key) => ranked.includes(key));
  const all = keys.reduce((sum, key) => sum + data.columns[key], 0);
  return {
    heading: headings.people,
    more: "",
    columns: keys.map((key) => ({ key, heading: headings[key], width: data.columns[key] / all })),
    rows: people.map(({ id, cells }) => ({ id, cells: keys.map((key) => cellOf(keys, key, cells[key] ?? [], step)) })),
  };
}

// In a narrow table on paper each person has one line.
function cellOf(keys, key, entries, step) {
  const oneLine = keys.length <= NARROWEST && step !== UNCUT && entries.length;
  return oneLine ? [shortened(entries.join(", "), step.characters)] : cell(key, entries, step);
}

// Rather one entry less than one that breaks off.
function cell(key, entries, { points, characters }) {
  if (NAMES.includes(key)) return entries.map((one) => shortened(one, Math.max(Math.floor(characters * 2 / 3), FEWEST)));
  const whole = entries.filter((one) => isWhole(one, characters));
  return (whole.length ? whole : entries.slice(0, 1)).slice(0, points).map((one) => shortened(one, characters));
}
