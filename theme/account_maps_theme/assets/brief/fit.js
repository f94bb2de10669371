// A brief on one page: down the density levels until the browser finds that the sheet has room.
function fitted(brief, map, data) {
  const taken = data.steps.find((step) => tried(brief, step, data));
  // What the level cuts short gets its length back, as far as there is room.
  if (taken) data.lengths.some((characters) => characters >= taken.characters && tried(brief, { ...taken, characters }, data));
  const gone = taken ? [] : crowded(brief, data);
  if (map && brief.layout.spare_map) spare(map);
  rule();
  return gone;
}

function tried(brief, step, data) {
  typed(step.type);
  fill(drawn(choose(brief, step, data)));
  ruled(step.notes);
  return fits();
}

// More people than the sparsest level has room for: those who were named last are left out.
function crowded(brief, data) {
  const step = data.steps.at(-1);
  let count = brief.people.length;
  do count -= 1;
  while (count > 1 && !tried({ ...brief, people: brief.people.slice(0, count) }, step, data));
  const gone = brief.people.slice(count).map(({ cells }) => cells.who[0]);
  const aside = find(".people .aside");
  if (aside && gone.length && brief.kind !== "table") aside.textContent = worded(data.words.more, { number: gone.length });
  return gone;
}

function spare({ section, tell: tellOutside }) {
  find(".notes").before(section);
  tellOutside(true);
  if (!fits()) section.remove();
}
