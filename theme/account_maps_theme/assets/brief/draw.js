// What stands on a sheet -> its elements, as page.html has them.
function drawn({ rows, body }) {
  return [drawnRows(rows), ...body.map(drawnPart).filter(Boolean)];
}

function drawnRows(rows) {
  const list = make("dl", "", "rows");
  list.append(...rows.map(({ lead, text }) => {
    const row = make("div");
    row.append(make("dt", lead), named("dd", text, "text"));
    return row;
  }));
  return list;
}

function drawnPart(part) {
  if (part.type === "people") return drawnPeople(part);
  if (part.type !== "band") return undefined;
  const [only, ...others] = part.sections.map(drawnSection);
  if (!others.length) return only;
  const beside = make("div", "", "beside");
  beside.append(only, ...others);
  return beside;
}

// A section under its heading, which names it.
function under(key, heading, more, kind, content) {
  const section = make("section", "", kind), line = make("div", "", "heading");
  section.setAttribute("aria-labelledby", key);
  line.append(Object.assign(make("h2", heading), { id: key }), make("span", more, "aside"));
  section.append(line, content);
  return section;
}

function drawnSection({ key, heading, items, more, mark, strong, ours }) {
  const list = make("ul");
  list.append(...items.map(({ text, lead, aside }) => {
    const item = ours ? make("li") : named("li", "");
    if (lead) item.append(wrapped("b", make("bdi", lead)), " ");
    item.append(make("span", text, "text"));
    if (aside) item.append(" ", make("bdi", aside, "aside"));
    return item;
  }));
  return under(key, heading, more, [key, mark, ...(strong ? ["strong"] : [])].join(" "), list);
}

function drawnPeople({ heading, more, columns, rows }) {
  const table = make("table"), head = make("tr"), body = make("tbody");
  table.setAttribute("aria-labelledby", "people");
  head.append(...columns.map((column) => Object.assign(make("th", column.heading, column.key), { scope: "col" })));
  body.append(...rows.map(({ cells }) => {
    const row = make("tr");
    row.append(...columns.map((column, place) => drawnCell(column, cells[place])));
    return row;
  }));
  table.append(wrapped("thead", head), body);
  for (const { key, width } of columns) table.style.setProperty(`--column-${key}`, `${width * 100}%`);
  return under("people", heading, more, "people", table);
}

function drawnCell({ key, heading }, entries) {
  const cell = make(key === "who" ? "th" : "td", "", key);
  if (key === "who") cell.scope = "row";
  else cell.dataset.label = heading;
  cell.append(...entries.map((text) => (NAMES.includes(key) ? wrapped("p", make("bdi", text)) : named("p", text))));
  return cell;
}
