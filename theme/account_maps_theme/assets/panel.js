// A person opens beside the page they were found on, under the address of their place on the People page; on a
// phone as a screen of their own. Without this script, and from the disk, the link leads to that place.
(() => {
  const WIDE = matchMedia("(min-width: 56.25em)");
  const pages = new Map();
  let panel, opener, title;
  let isPushed; /* whether the address of the person is an entry of its own in the history */
  let here; /* the address of the page that is there, whatever the panel has in the address bar */

  /* The address of the People page, as seen from the page that is there. */
  const peoplePage = () => {
    const page = document.querySelector(".am-account[data-people]");
    return page && new URL(page.dataset.people, here);
  };
  const withoutHash = () => location.href.replace(/#.*/s, "");
  const isInstant = () => document.getElementById("__config")?.textContent.includes('"navigation.instant"');
  const isOn = (there, page) => there.origin === page.origin && there.pathname === page.pathname;
  const addressOf = (link, from) => new URL(link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "", from);

  const pageAt = (address) => {
    const { origin, pathname } = address;
    if (isOn(address, new URL(here))) return document;
    if (!pages.has(pathname)) {
      const found = fetch(origin + pathname).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return new DOMParser().parseFromString(await answer.text(), "text/html");
      });
      pages.set(pathname, found);
      found.catch(() => pages.delete(pathname));
    }
    return pages.get(pathname);
  };

  /* What the People page says of a person: the row, which is the head, and what opens below it. */
  const personAt = async (address) => {
    const page = await pageAt(address);
    const found = page.getElementById(decodeURIComponent(address.hash.slice(1)));
    const row = found?.closest(".am-person");
    if (!row && !found?.matches(".am-brief > div > dd")) return null;
    const parts = row ? [...row.querySelector("summary").children, found] : [found];
    const copies = parts.map((part) => document.importNode(part, true));
    if (!row) {
      const name = document.createElement("h3");
      name.append(...copies[0].childNodes);
      copies.splice(0, 1, name);
    }
    for (const part of copies) {
      part.removeAttribute("id");
      for (const link of part.querySelectorAll("[href]")) link.setAttribute("href", addressOf(link, address));
    }
    return copies;
  };

  const made = () => {
    if (panel?.isConnected) return panel;
    panel = document.createElement("dialog");
    panel.className = "am-panel am-page md-typeset";
    panel.addEventListener("cancel", (event) => { event.preventDefault(); leave(); });
    panel.addEventListener("click", (event) => { if (event.target.closest(".am-close")) leave(); });
    document.querySelector(".am-account").append(panel);
    return panel;
  };

  const show = (parts, words) => {
    const name = parts[0];
    const button = Object.assign(document.createElement("button"), { type: "button", className: "am-button am-close", textContent: words });
    Object.assign(name, { id: "am-panel-name", tabIndex: -1 });
    made().replaceChildren(button, ...parts);
    panel.setAttribute("aria-labelledby", name.id);
    panel.scrollTop = 0;
    document.title = name.textContent.trim();
    if (!panel.open) {
      if (WIDE.matches) panel.show(); else panel.showModal();
    }
    name.focus();
  };

  const close = () => {
    if (!panel?.open) return;
    panel.close();
    document.title = title;
    if (opener?.isConnected) opener.focus();
  };

  /* Close, and go back to where one was; whoever came here by the address stays on the People page. */
  const leave = () => {
    if (isPushed) return history.back();
    history.replaceState(history.state, "", here);
    close();
  };

  async function open(address, from, isNew) {
    let parts;
    try {
      parts = await personAt(address);
    } catch { /* the link leads there all the same */ }
    if (!parts) return void (isNew && location.assign(address));
    if (!panel?.open) [opener, title] = [from, document.title];
    const { words, all } = document.querySelector(".am-account[data-people]").dataset;
    const below = isOn(address, new URL(here));
    if (isNew) {
      history[isPushed ? "replaceState" : "pushState"]({ person: here }, "", address);
      isPushed = true;
    }
    show(parts, below ? all ?? words : words);
  }

  /* Before the theme's own listener, which would fetch the whole page. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const people = location.protocol !== "file:" && peoplePage();
    if (!people) return;
    const there = addressOf(link, here);
    const isPerson = there.hash.length > 1 && isOn(there, people);
    if (isPerson && (panel?.open || !isOn(people, new URL(here)))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      document.getElementById("__search")?.matches(":checked") && document.getElementById("__search").click();
      open(there, panel?.contains(link) ? opener : link, true);
    } else if (panel?.open && !panel.contains(link)) {
      history.replaceState(null, "", here); /* links of the page below are as seen from there */
      isPushed = false;
      opener = undefined;
      close();
    }
  }, true);

  /* Comes before the theme hears of it: see pages/start.js. */
  document.addEventListener("am-popstate", (event) => {
    const isHere = withoutHash() === here;
    const isPerson = event.detail?.person === here;
    if (isPerson || (isHere && panel?.open)) event.preventDefault();
    isPushed = isPerson;
    if (isPerson) open(new URL(location.href), opener, false);
    else if (isHere) close();
    else if (!isInstant()) location.reload();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel?.open) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    leave();
  }, true);

  /* An address that leads to a person opens their row; on a phone, their screen. */
  function reveal() {
    const found = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const row = found && found.closest?.(".am-person");
    if (!row) return;
    row.open = true;
    row.scrollIntoView();
    if (!WIDE.matches && !panel?.open && document.querySelector(".am-people")) open(new URL(location.href), row.firstElementChild, false);
  }

  const start = () => {
    here = withoutHash();
    isPushed = false;
    if (history.state?.person && history.state.person !== here) history.replaceState(null, "");
    reveal();
  };
  addEventListener("hashchange", reveal);
  if (window.document$) document$.subscribe(start);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
