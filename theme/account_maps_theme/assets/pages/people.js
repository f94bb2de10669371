// Finds people by half a name; the id spells names of other scripts in Latin letters. The list comes
// with the first key press.
(() => {
  const MOST = 20, NOWHERE = 6;

  // One of theirs as a link: the name, then the post and the account. All of it is text.
  const entry = ({ name, about, href }) => {
    const item = document.createElement("li"), link = item.appendChild(document.createElement("a"));
    link.href = href;
    for (const [kind, text] of [["b", name], ["span", about]]) {
      const part = link.appendChild(document.createElement(kind));
      part.dir = "auto";
      part.textContent = text;
      link.append(" ");
    }
    return item;
  };

  const load = async (from) => {
    const answer = await fetch(from);
    if (!answer.ok) throw answer;
    return (await answer.json()).flatMap(([account, address, people]) => people.map(([name, title = "", id = ""]) => ({
      name,
      about: [title, account].filter(Boolean).join(" · "),
      href: `${new URL(address, answer.url.replace(/[^/]*$/, ""))}#person-${encodeURIComponent(id || name.toLowerCase().replaceAll(" ", "-"))}`,
      known: Folding.readyName(`${name} ${id}`),
      rest: Folding.ready(title) + Folding.ready(account),
    })));
  };

  // The better the name fits, the earlier: its start, the start of its words, that of any word, a part of
  // the name, or a part of anything. Last comes the title that is short for all that is asked: CFO.
  const rank = ({ known, rest }, words) => {
    const all = known + rest, short = words.length > 2 && ` ${words.map(([first]) => first).join("")} `;
    return known.startsWith(` ${words.join(" ")}`) ? 0
      : words.every((word) => known.includes(` ${word}`)) ? 1
      : words.every((word) => all.includes(` ${word}`)) ? 2
      : Folding.fits(known, words) ? 3
      : Folding.fits(all, words) ? 4
      : short && rest.includes(short) ? 5 : NOWHERE;
  };

  const start = (finder) => {
    const field = finder.querySelector("input"), told = finder.querySelector("output"), list = finder.querySelector("ul");
    const { list: from, none, one, other, first, failed } = finder.dataset;
    let people;
    const show = async () => {
      const words = Folding.asked(field.value);
      let found = [];
      try {
        people ??= load(from);
        const ranked = (await people).map((person) => [rank(person, words), person]);
        if (words.join() !== Folding.asked(field.value).join()) return;
        found = words.length ? ranked.filter(([place]) => place < NOWHERE).sort(([a], [b]) => a - b) : [];
        const count = found.length, text = !words.length ? "" : !count ? none : count === 1 ? one : count > MOST ? first : other;
        told.value = text.replace("{number}", count).replace("{shown}", MOST);
      } catch {
        people = undefined;
        told.value = failed;
      }
      list.replaceChildren(...found.slice(0, MOST).map(([, person]) => entry(person)));
    };
    finder.hidden = false;
    field.addEventListener("input", show);
    finder.addEventListener("keydown", (event) => {
      const stops = [field, ...list.querySelectorAll("a")], here = stops.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
      else if (event.key === "Enter" && here === 0 && stops[1]) stops[1].click();
      else if (event.key === "Escape") { field.value = ""; field.focus(); show(); }
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  };
  document.querySelectorAll(".am-finder[hidden]").forEach(start);
})();
