// Who and what a map names, for the lists to choose from.
import { find, parse, plain } from "./tree.js";
import { LISTS } from "./changes.js";

const shown = (id, one) => one?.name || one?.title || id;

const unitsOf = (units, into = []) => {
  for (const [id, unit] of Object.entries(units ?? {})) {
    into.push([id, unit?.name ?? id]);
    unitsOf(unit?.units, into);
  }
  return into;
};

// A map, read once for all that a form asks of it.
export const readMap = (text, { team, accounts }) => {
  const tree = parse(text), said = plain(tree);
  const people = new Map(Object.entries(said.stakeholders ?? {}).map(([id, one]) => [id, { ...one, name: shown(id, one), manager: one?.reports_to }]));
  const pairs = (entries) => entries.map(([id, one]) => [id, one.name]);
  const lists = { person: pairs([...people]), unit: unitsOf(said.units), colleague: team, account: accounts.map(({ id, name }) => [id, name]) };
  const called = (to, id) => lists[to].find(([key]) => key === id)?.[1] ?? id;
  const tie = (id, name) => (colleague) => ({ id, colleague, title: `${called("colleague", colleague)} – ${name}` });
  const ties = [...people].flatMap(([id, one]) => Object.keys(one.ties ?? {}).map(tie(id, one.name)));
  const items = (part, title) => (find(tree, LISTS[part])?.items ?? []).map(({ value }) => (
    { item: text.slice(value.start, value.end), title: title(plain(value) ?? {}) }));
  return {
    said, people, called,
    refs: (to) => lists[to],
    targets: {
      account: [{ title: said.name }],
      person: [...people].map(([id, one]) => ({ id, title: one.name })),
      tie: ties,
      line: items("line", ({ from, to }) => `${called("person", from)} → ${called("person", to)}`),
      action: items("action", ({ what }) => what),
      promise: items("promise", ({ what }) => what),
    },
  };
};
