// What has changed so far, as lines of the file and as a list of changes that can be taken back.
import { hunks } from "./diff.js";
import { element, fill } from "./form.js";

const SIGNS = { "+": ["ins", "added_line", "+"], "-": ["del", "removed_line", "−"], " ": ["span", "", " "] };

const line = (say) => ([sign, text]) => {
  const [name, word, shown] = SIGNS[sign];
  const told = word ? element("span", { class: "am-edit-unseen" }, `${say[word]}: `) : "";
  return element("code", {}, element(name, {}, element("span", { "aria-hidden": "true" }, `${shown} `), told, text.replace(/\r?\n$/, "")));
};

// Returns how many lines are put in and taken out.
export const showLines = (box, before, after, say) => {
  const found = hunks(before, after), all = found.flatMap(({ lines }) => lines);
  box.replaceChildren(...found.map(({ now, lines }) => element("pre", { "data-line": now }, ...lines.map(line(say)))));
  const count = (wanted) => all.filter(([sign]) => sign === wanted).length;
  box.hidden = !all.length;
  return { added: count("+"), removed: count("-") };
};

export const showChanges = (list, titles, say, undo) => {
  list.replaceChildren(...titles.map((title, number) => {
    const button = element("button", { type: "button", "aria-label": fill(say.undo_of, { what: title }) }, say.undo);
    button.addEventListener("click", () => undo(number));
    return element("li", {}, element("bdi", {}, title), " ", button);
  }));
};
