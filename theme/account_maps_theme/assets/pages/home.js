// The reader says once who they are; then home shows their own page. Only this browser knows it.
(() => {
  const home = document.querySelector(".am-home:not([data-ready])");
  if (!home) return;
  home.dataset.ready = "yes";
  const at = (name) => home.querySelector(`[data-am="${name}"]`);

  const copy = at("copy");
  copy?.addEventListener("click", async () => {
    const lines = home.querySelector("pre");
    try {
      await navigator.clipboard.writeText(lines.textContent);
      copy.textContent = copy.dataset.done;
    } catch {
      // Where a script may not copy, the reader does.
      getSelection().selectAllChildren(lines);
    }
  });

  const choice = at("reader"), mine = at("mine"), choose = at("switch");
  if (!choice) return;
  const kept = "account-maps-reader";
  const option = (name) => [...choice.options].find((one) => one.value && one.text === name);

  const link = (address) => {
    const one = document.createElement("a");
    Object.assign(one, { className: "am-button am-first", href: address, textContent: mine.dataset.failed });
    mine.replaceChildren(one);
  };
  const cards = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw answer;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".am-cards-of-a-day");
    page.querySelectorAll("[href]").forEach((one) => { one.href = new URL(one.getAttribute("href"), address).href; });
    page.querySelectorAll("[id]").forEach((one) => { one.id = `mine-${one.id}`; });
    page.querySelectorAll("[aria-labelledby]").forEach((one) => one.setAttribute("aria-labelledby", `mine-${one.getAttribute("aria-labelledby")}`));
    return document.importNode(page, true);
  };
  const show = (view) => {
    home.dataset.view = view;
    choose.hidden = !choice.value;
    for (const button of choose.children) button.setAttribute("aria-pressed", button.value === view);
    document.dispatchEvent(new Event("account-maps-shown"));
  };
  const read = async () => {
    const { value } = choice;
    mine.replaceChildren();
    show(value ? "mine" : "ours");
    if (!value) return;
    const address = new URL(value, location.href);
    try {
      const found = await cards(address);
      if (choice.value === value) mine.replaceChildren(found);
      show(home.dataset.view);
    } catch {
      // From the disk nothing can be fetched: the link leads there.
      link(address);
    }
  };
  choice.addEventListener("change", () => {
    try { localStorage.setItem(kept, choice.value ? choice.selectedOptions[0].text : ""); } catch { /* not allowed: ask again next time */ }
    read();
  });
  choose.addEventListener("click", ({ target }) => { if (target.value) show(target.value); });
  try {
    const before = option(localStorage.getItem(kept));
    if (before) { choice.value = before.value; read(); }
  } catch { /* nothing is kept */ }
})();
