// The editor: one account's map, the change that is being made, and those made before.
import { apply, pathOf, rebased, replay } from "./changes.js";
import { asId, checkField, checkWhole } from "./check.js";
import { build, element, fill } from "./form.js";
import { readMap } from "./people.js";
import { showChanges, showLines } from "./result.js";
import { UnsupportedYaml, find, parse, placeOf, plain } from "./tree.js";
import { isNothing } from "./write.js";

const LONGEST_SENTENCE = 200;

export class MapEditor {
  // at: the parts of the page; data: what it loaded; on: is called when a form is shown, and when the text may have changed.
  constructor(at, data, on) {
    Object.assign(this, { at, data, on, say: data.say });
    at.form.addEventListener("input", (event) => this.take(event.target));
    at.form.addEventListener("focusout", (event) => this.touch(event.target));
    at.form.addEventListener("submit", (event) => event.preventDefault());
    at.again.addEventListener("click", () => { this.work.changes = []; this.current = null; this.reopen(); });
  }

  // Begins or goes on with an account. A byte order mark stays at the front of the file and out of the way.
  open(account, text) {
    const mark = text.startsWith("\ufeff") ? "\ufeff" : "", base = text.slice(mark.length);
    this.map = readMap(base, this.data);
    this.work = { account, mark, base, changes: [] };
    this.current = null;
  }

  // The whole text of the file, before and after.
  get before() { return this.work.mark + this.work.base; }
  get after() { return this.work.mark + this.text; }
  get all() { return this.isReady ? [...this.work.changes, this.current] : this.work.changes; }
  get isReady() { return Boolean(this.current) && !isNothing(this.current.fields) && !this.faults.length; }
  get isHalf() { return Boolean(this.current) && !isNothing(this.current.fields) && !this.isReady; }
  get isDirty() { return this.text !== this.work.base; }

  // Keeps the change that is being made, if it can be kept.
  settle() {
    if (this.isReady) this.work.changes.push(this.current);
    this.current = null;
    this.settled = replay(this.work.base, this.work.changes, this.data.shape).text;
    this.map = readMap(this.settled, this.data);
  }

  // Opens the form of what is to change: { part, id, colleague, item, isNew, title }.
  show(target) {
    this.settle();
    this.target = target;
    this.on.shown(target);
    this.lead();
    this.leadToProfile();
    const { part, isNew } = target, { say } = this;
    const path = isNew ? null : pathOf(this.settled, target), tree = parse(this.settled);
    const valueOf = (key) => (path ? plain(find(tree, [...path, ...key.split(".")])) : key === "of_them" ? target.id : "");
    const refs = (to) => this.map.refs(to).filter(([id]) => to !== "person" || part !== "person" || id !== target.id);
    this.touched = new Set();
    this.controls = build(this.at.form, this.groups(target), valueOf, { say, refs });
    this.isOwnId = false;
    this.take();
  }

  // Leads to the profile, which shows what the library adds to what the form holds.
  leadToProfile() {
    const { account } = this.work, { profile } = this.at, { part, id, isNew } = this.target;
    profile.hidden = part !== "person" || isNew;
    if (!profile.hidden) profile.firstChild.href = `${account.page}#person-${encodeURIComponent(id)}`;
  }

  // Leads to the host's editor, at the line of what the form is of if the file has it.
  lead() {
    const { account, base } = this.work, { file } = this.at;
    file.hidden = !account.edit;
    if (file.hidden) return;
    let place;
    try { place = placeOf(parse(base), pathOf(base, this.target)); } catch { /* It is not in the file yet. */ }
    file.firstChild.href = place === undefined ? account.edit : `${account.edit}#L${base.slice(0, place).split("\n").length}`;
  }

  // The fields of a form; what a new person or tie is known by comes first.
  groups({ part, isNew }) {
    const { say } = this, groups = this.data.forms[part];
    const field = (key, label, kind, more) => ({ key, label, kind, says: "", options: [], required: true, ...more });
    if (isNew && part === "person") {
      const post = groups.find(({ fields }) => fields[0].key === "name"), [name, ...rest] = post.fields;
      return [{ ...post, fields: [name, field("id", say.id, "id", { says: say.id_says }), ...rest] }, ...groups.filter((one) => one !== post)];
    }
    if (!isNew || part !== "tie") return groups;
    const us = this.data.team.length ? "" : say.no_team;
    const pair = [field("of_them", say.of_them, "ref", { to: "person" }), field("of_us", say.of_us, "ref", { to: "colleague", says: us })];
    return [{ label: say.pair, fields: pair }, ...groups];
  }

  value(key) { return this.controls.find(({ field }) => field.key === key)?.get(); }

  touch(target) {
    const one = this.controls?.find(({ row }) => row.contains(target));
    if (one) { this.touched.add(one); this.showFaults(); }
  }

  // Reads the form after each key.
  take(from) {
    const one = this.controls.find(({ row }) => row.contains(from));
    if (one) this.touched.add(one);
    if (one?.field.key === "id") this.isOwnId = true;
    const id = this.controls.find(({ field }) => field.key === "id");
    if (id && one?.field.key === "name" && !this.isOwnId) id.focus.value = asId(this.value("name"));
    this.current = this.read();
    this.refresh();
  }

  read() {
    const given = this.controls.filter((one) => (this.target.isNew ? !isNothing(one.get()) : one.isChanged()));
    const fields = Object.fromEntries(given.map((one) => [one.field.key, one.get()]));
    const { id = this.target.id, of_them: them = id, of_us: colleague = this.target.colleague, ...said } = fields;
    const values = Object.fromEntries(this.controls.map((one) => [one.field.key, one.get()]));
    const whole = checkWhole(this.target, values, { people: this.map.people, colleague });
    this.faults = this.controls.flatMap((one) => {
      const context = { id: this.target.id ?? values.id, people: this.map.people, wrong: one.wrong?.() };
      // What stands in the map has been found right by the reader, who knows more.
      const own = this.target.isNew || one.isChanged() || context.wrong ? checkField(one.field, one.get(), context) : null;
      const why = own ?? whole[one.field.key];
      return why ? [{ one, text: fill(this.say[why[0]], why[1]) }] : [];
    });
    return { ...this.target, id: them?.normalize("NFC"), colleague, fields: said, title: this.titleOf(them, colleague) };
  }

  // Of whom or of what something new is.
  titleOf(id, colleague) {
    const { part, isNew, title } = this.target, { called } = this.map;
    const of = {
      person: () => this.value("name") || this.value("title"),
      tie: () => `${called("colleague", colleague)} – ${called("person", id)}`,
      line: () => ["from", "to"].map((key) => called("person", this.value(key))).join(" → "),
      action: () => this.value("what"),
      promise: () => this.value("what"),
    };
    return isNew ? of[part]() : title;
  }

  // A change in words: of whom, and which fields.
  describe({ part, isNew, title, fields }) {
    const known = this.data.forms[part].flatMap((group) => group.fields).filter(({ key }) => key in fields);
    return isNew ? `${title} (${this.say.new_one})` : `${title}: ${known.map(({ label }) => label).join(", ")}`;
  }

  showFaults() {
    for (const one of this.controls) one.show(this.touched.has(one) ? this.faults.find((fault) => fault.one === one)?.text ?? "" : "");
  }

  // Says what is wrong with the whole; where the page can do nothing, the host's editor can.
  tell(text = "", account = {}) {
    const link = account.edit ? element("a", { href: account.edit }, this.say.to_file) : "";
    this.at.trouble.replaceChildren(text, ...(link && [" ", link]));
  }

  // Makes the text anew and shows what differs.
  refresh() {
    const { at, say, work } = this;
    this.text = this.settled;
    this.tell();
    if (this.isReady) {
      try { this.text = apply(this.settled, this.current, this.data.shape); } catch (error) {
        if (!(error instanceof UnsupportedYaml)) throw error;
        this.faults = [{ text: say.cannot }];
        this.tell(say.cannot, work.account);
      }
    }
    this.showFaults();
    const counts = showLines(at.diff, work.base, this.text, say);
    at.status.textContent = this.isHalf ? fill(say.check, { what: this.faults[0].text }) : this.isDirty ? fill(say.changed, counts) : say.nothing;
    at.after.hidden = !this.isDirty;
    at.send.hidden = this.isHalf;
    showChanges(at.made, this.all.map((one) => this.describe(one)), say, (number) => this.undo(number));
    this.on.changed();
  }

  undo(number) {
    if (this.isReady) this.work.changes.push(this.current);
    const changes = this.work.changes.filter((_, place) => place !== number);
    const { kept, left } = replay(this.work.base, changes, this.data.shape);
    this.work.changes = kept;
    this.current = null;
    this.reopen();
    if (left.length) this.tell(fill(this.say.dropped, { what: left.map((one) => this.describe(one)).join("; ") }));
  }

  // Opens the same form again, or that of the account if what it was of is gone.
  reopen() {
    this.settle();
    const { part, id, colleague, item, isNew } = this.target;
    const still = isNew || this.map.targets[part].some((one) => one.id === id && one.colleague === colleague && one.item === item);
    this.show(still ? this.target : { part: "account", title: this.map.said.name });
    this.at.form.focus();
  }

  // Puts all changes on another text of the same file; returns what could not be taken along.
  rebase(text) {
    this.settle();
    const { work } = this, old = work.base, made = work.changes;
    this.open(work.account, text);
    const { kept, left } = rebased(made, old, this.work.base);
    const again = replay(this.work.base, kept, this.data.shape);
    this.work.changes = again.kept;
    this.reopen();
    return [...left, ...again.left].map((one) => this.describe(one));
  }

  // A sentence for whoever looks at the change.
  get sentence() {
    return this.all.map((one) => this.describe(one)).join("; ").replace(/\s+/g, " ").slice(0, LONGEST_SENTENCE);
  }
}
