// The edit page: choose an account and what in it has changed; the other scripts do the work.
import { MapEditor } from "./editor.js";
import { options } from "./form.js";
import { decoded } from "./host.js";
import { Submission } from "./send.js";
import { UnsupportedYaml } from "./tree.js";

const PARTS = ["person", "tie", "line", "action", "promise", "account"];
const NEW = "new";
const page = document.querySelector(".am-edit-page"), one = (selector) => page.querySelector(selector);
const at = {
  loading: one(".am-edit-loading"), editor: one(".am-edit-desk"), choice: one(".am-edit-choice"), file: one(".am-edit-file"), profile: one(".am-edit-profile"),
  form: one(".am-edit-form"), trouble: one(".am-edit-trouble"), status: one(".am-edit-status"), diff: one(".am-edit-diff"),
  after: one(".am-edit-after"), made: one(".am-edit-made ul"), again: one("[name=again]"), send: one(".am-edit-send"),
  propose: one(".am-edit-propose"), copy: one("[name=copy]"), patch: one("[name=patch]"), answer: one(".am-edit-answer"),
};

const load = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw answer;
  return answer;
};

const start = (data, list) => {
  const { say } = data, { account, part, which } = at.choice.elements;
  let submission, person;

  const isOf = (target) => ({ id, colleague, item }) => id === target.id && colleague === target.colleague && item === target.item;
  const place = (target) => editor.map.targets[target.part].findIndex(isOf(target));

  // The lists say what the form is of, and so does the address, which can be sent to somebody.
  const shown = (target) => {
    const pairs = editor.map.targets[target.part].map(({ title }, number) => [String(number), title]);
    part.value = target.part;
    options(which, target.part === "account" ? pairs : [...pairs, [NEW, say[`new_${target.part}`]]]);
    which.value = target.isNew ? NEW : String(place(target));
    which.parentElement.hidden = target.part === "account";
    account.value = editor.work.account.id;
    person = target.id ?? person;
    const state = new URLSearchParams({ account: account.value, part: target.part, ...(target.id && !target.isNew && { person: target.id }) });
    history.replaceState(history.state, "", `${location.pathname}?${state}`);
  };

  const editor = new MapEditor(at, data, { changed: () => submission.refresh(), shown });
  submission = new Submission(at, data, editor);

  // A new tie is most often of the person who was looked at last.
  const begin = (name) => ({ part: name, isNew: true, ...(name === "tie" && { id: person }) });
  const first = (name) => {
    const targets = editor.map.targets[name], found = targets.find(({ id }) => id && id === person) ?? (name === "tie" ? undefined : targets[0]);
    return found ? { ...found, part: name } : begin(name);
  };

  const open = async (wanted) => {
    const source = data.accounts.find(({ id }) => id === account.value) ?? data.accounts[0];
    account.value = source.id;
    editor.tell();
    try {
      editor.open({ ...source }, decoded(await (await load(new URL(source.source, list))).arrayBuffer()));
      person = wanted.person;
      editor.show(first(PARTS.includes(wanted.part) ? wanted.part : PARTS[0]));
    } catch (error) {
      if (!(error instanceof UnsupportedYaml || error instanceof Response || error instanceof TypeError)) throw error;
      editor.tell(error instanceof UnsupportedYaml ? say.unreadable : say.failed, source);
      at.form.replaceChildren();
      at.after.hidden = at.diff.hidden = true;
    }
    part.disabled = which.disabled = !at.form.firstChild;
  };

  // Whoever leaves something that is not complete is asked once.
  const mayLeave = (question, isLost) => {
    const may = !isLost || confirm(question);
    if (!may) shown(editor.target);
    return may;
  };
  account.addEventListener("change", () => { if (mayLeave(say.leave_account, editor.isDirty)) open({ part: part.value }); });
  part.addEventListener("change", () => { if (mayLeave(say.leave, editor.isHalf)) editor.show(first(part.value)); });
  which.addEventListener("change", () => {
    const target = editor.map.targets[part.value][which.value];
    if (mayLeave(say.leave, editor.isHalf)) editor.show(target ? { ...target, part: part.value } : begin(part.value));
  });
  at.choice.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => { if (editor.isDirty && submission.sent !== editor.text) event.preventDefault(); });

  options(account, data.accounts.map(({ id, name }) => [id, name]));
  options(part, PARTS.map((name) => [name, say[name]]));
  const wanted = Object.fromEntries(new URLSearchParams(location.search));
  if (data.accounts.some(({ id }) => id === wanted.account)) account.value = wanted.account;
  return open(wanted);
};

try {
  const list = new URL(page.dataset.list, location.href);
  await start(await (await load(list)).json(), list);
  at.loading.hidden = true;
  at.editor.hidden = false;
} catch (error) {
  at.loading.textContent = page.dataset.failed;
  throw error;
}
