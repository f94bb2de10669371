// Out of the browser: the file to copy, a patch to download, a request at the host.
import { patch } from "./diff.js";
import { element, fill } from "./form.js";
import { HostError, branchName, connect } from "./host.js";
import { UnsupportedYaml } from "./tree.js";

const isWeb = (address) => /^https?:\/\//.test(address ?? "");

export class Submission {
  constructor(at, data, editor) {
    Object.assign(this, { at, data, editor, say: data.say });
    at.copy.addEventListener("click", () => this.copy());
    at.patch.addEventListener("click", () => this.download());
    at.propose?.addEventListener("submit", (event) => { event.preventDefault(); this.propose(); });
    at.propose?.elements.sentence.addEventListener("input", () => { this.ownSentence = true; });
  }

  answer(...parts) { this.at.answer.replaceChildren(...parts); }

  // The text has changed: what was said of the one before no longer holds.
  refresh() {
    this.answer();
    if (!this.at.propose) return;
    this.at.propose.querySelector("button").disabled = false;
    if (!this.ownSentence) this.at.propose.elements.sentence.value = this.editor.sentence;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.editor.after);
      this.answer(this.say.copied);
    } catch {
      this.answer(this.say.not_copied);
    }
  }

  download() {
    const { account } = this.editor.work, name = `${account.id}.patch`;
    const link = element("a", { download: name });
    link.href = URL.createObjectURL(new Blob([patch(account.path, this.editor.before, this.editor.after)], { type: "text/x-patch" }));
    link.click();
    URL.revokeObjectURL(link.href);
    this.answer(fill(this.say.saved, { name }));
  }

  async propose() {
    const { data, editor, say } = this, { elements } = this.at.propose, button = this.at.propose.querySelector("button");
    const token = elements.token.value.trim(), sentence = elements.sentence.value.trim();
    if (!token) { elements.token.focus(); return this.answer(say.need_token); }
    if (!sentence) { elements.sentence.focus(); return this.answer(say.need_sentence); }
    this.answer(fill(say.sending, { host: data.host.name }));
    button.disabled = true;
    const { account } = editor.work, title = `${editor.map.said.name}: ${sentence}`;
    const change = { path: account.path, text: editor.after, name: branchName(account.id), title };
    try {
      const host = connect(data.host, token), now = await host.look(account.path);
      if (now.blob !== account.blob) return this.stale(now);
      const address = await host.propose(now, change);
      this.answer(`${say.opened} `, isWeb(address) ? element("a", { href: address, rel: "noreferrer" }, say.link_in) : change.name);
      this.sent = editor.text;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      this.answer(fill(say[error.kind], { host: data.host.name, project: data.host.project, why: error.message }));
    } finally {
      button.disabled = this.sent === editor.text; // What is open need not be opened twice.
    }
    return undefined;
  }

  // Somebody was quicker. Nothing is sent; the changes can be put on top of what the file is now.
  stale(now) {
    const { editor, say } = this, button = element("button", { type: "button", class: "md-button" }, say.rebase);
    button.addEventListener("click", () => {
      let lost;
      try { lost = editor.rebase(now.content()); } catch (error) {
        if (!(error instanceof UnsupportedYaml)) throw error;
        return this.answer(say.unreadable);
      }
      editor.work.account.blob = now.blob;
      return this.answer(lost.length ? fill(say.rebased_less, { what: lost.join("; ") }) : say.rebased);
    });
    this.answer(`${fill(say.stale, { host: this.data.host.name })} `, button);
  }
}
