// A form of the page: fields from the format, filled with what the map says. What a map holds is only ever text.
export const element = (name, attributes = {}, ...inside) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...inside.filter((one) => one !== ""));
  return made;
};

export const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

export const options = (select, pairs, value = "") => {
  select.replaceChildren(...pairs.map(([key, label]) => new Option(label, key)));
  if (value && !pairs.some(([key]) => key === value)) select.add(new Option(value, value));
  select.value = value;
};

const own = (id, described) => ({ id, "aria-describedby": described });

const area = (rows) => (field, value, ids) => {
  const box = element("textarea", { ...ids, rows, dir: "auto", spellcheck: field.kind !== "id" });
  box.value = [value].flat().join("\n");
  // A sentence goes over as many lines as it needs, and yet is one.
  if (rows === 1) box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  return { parts: [box], focus: box, get: () => box.value.trim() };
};

const lines = (field, value, ids) => {
  const made = area(3)(field, [value].flat().filter(Boolean).map((one) => one.replace(/\s*\n\s*/g, " ")), ids);
  return { ...made, get: () => made.focus.value.split("\n").map((one) => one.trim()).filter(Boolean) };
};

const day = (field, value, ids, { say }) => {
  const box = element("input", { ...ids, type: "date" });
  const today = element("button", { type: "button" }, say.today);
  box.value = value;
  today.addEventListener("click", () => {
    const now = new Date();
    box.value = new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return { parts: [box, today], focus: box, get: () => box.value, wrong: () => box.validity.badInput };
};

const yes = (field, value, ids) => {
  const box = element("input", { ...ids, type: "checkbox" });
  box.checked = value === "true";
  return { parts: [box], focus: box, get: () => (box.checked ? "true" : value === "false" ? "false" : "") };
};

const select = (pairs) => (field, value, ids, context) => {
  const box = element("select", ids);
  options(box, [["", context.say.unsaid], ...pairs(field, context)], value);
  return { parts: [box], focus: box, get: () => box.value };
};

const ticks = (field, value, ids) => {
  const had = [value].flat().filter(Boolean), known = field.options.map(([key]) => key);
  const pairs = [...field.options, ...had.filter((one) => !known.includes(one)).map((one) => [one, one])];
  const boxes = pairs.map(([key]) => element("input", { type: "checkbox", value: key }));
  boxes.forEach((box) => { box.checked = had.includes(box.value); });
  const labels = pairs.map(([, label], place) => element("label", {}, boxes[place], ` ${label}`));
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  // In the order of the map; what is new goes behind.
  const get = () => [...had.filter((one) => ticked().includes(one)), ...ticked().filter((one) => !had.includes(one))];
  return { parts: [element("div", { class: "am-edit-ticks", role: "group", "aria-labelledby": `${ids.id}-label` }, ...labels)], focus: boxes[0], get };
};

const several = (field, value, ids, context) => {
  const pairs = context.refs(field.to), name = (id) => pairs.find(([key]) => key === id)?.[1] ?? id;
  let chosen = [value].flat().filter(Boolean);
  const box = element("select", ids), add = element("button", { type: "button" }, context.say.add);
  const list = element("ul", { class: "am-edit-chosen" });
  const show = () => {
    options(box, [["", context.say.unsaid], ...pairs.filter(([id]) => !chosen.includes(id))]);
    list.replaceChildren(...chosen.map((id) => {
      const remove = element("button", { type: "button", "aria-label": fill(context.say.remove, { name: name(id) }) }, "×");
      remove.addEventListener("click", () => change(chosen.filter((one) => one !== id)));
      return element("li", {}, element("bdi", {}, name(id)), " ", remove);
    }));
  };
  const change = (now) => { chosen = now; show(); box.focus(); box.dispatchEvent(new Event("input", { bubbles: true })); };
  add.addEventListener("click", () => { if (box.value) change([...chosen, box.value]); });
  show();
  // Whoever chose somebody and forgot to press the button meant them all the same.
  return { parts: [list, box, add], focus: box, get: () => [...chosen, box.value].filter(Boolean) };
};

const CONTROLS = {
  text: area(1), id: area(1), link: area(1), number: area(1), money: area(1), note: area(4), texts: lines, day, yes, words: ticks, refs: several,
  word: select((field) => field.options), ref: select((field, context) => context.refs(field.to)),
};

const control = (field, value, context) => {
  const id = `edit-field-${field.key}`, hint = `${id}-hint`, error = `${id}-error`;
  const made = CONTROLS[field.kind](field, value, own(id, `${hint} ${error}`), context);
  const group = field.kind === "words";
  const label = element(group ? "span" : "label", { id: `${id}-label`, class: "am-edit-label", for: group ? undefined : id }, field.label);
  const says = `${field.says}${field.kind === "texts" ? ` ${context.say.one_a_line}` : ""}`;
  const told = element("p", { id: error, class: "am-edit-error" });
  const row = element("div", { class: `am-edit-field am-edit-${field.kind}` },
    label, element("div", { class: "am-edit-control" }, ...made.parts), element("p", { id: hint, class: "am-quiet" }, says), told);
  const show = (text) => {
    if (told.textContent !== text) told.textContent = text;
    made.focus.toggleAttribute("aria-invalid", Boolean(text));
    if (text) made.focus.setAttribute("aria-invalid", "true");
  };
  const first = JSON.stringify(made.get());
  return { ...made, field, row, show, isChanged: () => JSON.stringify(made.get()) !== first };
};

// Puts the groups of fields into the form; the first two stand open.
export const build = (form, groups, valueOf, context) => {
  const controls = [];
  const parts = groups.map(({ label, fields }, number) => {
    const rows = fields.map((field) => control(field, valueOf(field.key) ?? "", context));
    controls.push(...rows);
    const filled = rows.filter((one) => [one.get()].flat().join("")).length;
    const count = filled && number > 1 ? element("span", { class: "am-quiet" }, ` ${fill(context.say.filled, { number: filled })}`) : "";
    const inside = rows.map(({ row }) => row);
    return groups.length === 1
      ? element("div", { class: "am-edit-group" }, ...inside)
      : element("details", { class: "am-edit-group", open: number < 2 }, element("summary", {}, label, count), ...inside);
  });
  form.replaceChildren(...parts);
  return controls;
};
