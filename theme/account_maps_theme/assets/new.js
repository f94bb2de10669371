// Marks what changed since the reader's last visit. Each page says what it is about (data-visit) and what changed
// when (data-changed). Visits are kept in this browser, per account and reader; those of one sitting share one
// baseline, so that the marks stay while the reader goes from tab to tab.
(() => {
  const SITTING = 4 * 36e5, SHOWN = 4, LATEST = 3;
  const site = new URL("../..", document.currentScript.src).pathname;

  // Returns the end of the sitting before this one, or nothing on a first visit.
  const baseline = (about) => {
    const reader = localStorage.getItem("account-maps-reader") ?? "";
    const key = `account-maps-visit ${JSON.stringify([site, reader, about])}`;
    const now = Date.now();
    let { last, before } = JSON.parse(localStorage.getItem(key)) ?? {};
    if (last && now - last > SITTING) before = last;
    localStorage.setItem(key, JSON.stringify({ last: now, before }));
    return before;
  };

  // A day without an hour counts once it is over: whoever was there on that day may have seen it.
  const isAfter = (changed, visit) => {
    if (changed.includes("T")) return Date.parse(changed) > visit;
    const day = new Date(visit);
    return changed > [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
  };

  // Without an earlier visit a card stays, or becomes again, what it is without this script.
  const tell = (card, visit) => {
    const heading = card.querySelector("h2");
    card.dataset.title ??= heading.textContent;
    card.querySelector(".am-none-since")?.remove();
    const lines = [...card.querySelectorAll("li")];
    const fresh = visit ? lines.filter(({ dataset: { changed } }) => changed && isAfter(changed, visit)).slice(0, SHOWN) : lines.slice(0, LATEST);
    for (const line of lines) line.hidden = !fresh.includes(line);
    const day = visit && new Intl.DateTimeFormat(document.documentElement.lang || "en", { month: "short", day: "numeric" }).format(visit);
    const { title, since, none } = card.dataset;
    heading.textContent = visit && fresh.length ? since.replace("{day}", day) : title;
    if (!visit || fresh.length) return;
    const nothing = document.createElement("p");
    Object.assign(nothing, { className: "am-calm am-none-since", textContent: none.replace("{day}", day) });
    card.append(nothing);
  };

  const badge = (one, word) => {
    const place = one.querySelector("h3, th") ?? one;
    if (place.querySelector(".am-new")) return;
    const mark = document.createElement("span");
    Object.assign(mark, { className: "am-new", textContent: word });
    place.append(" ", mark);
  };

  const show = () => {
    const about = document.querySelector("[data-visit]");
    if (!about) return;
    let visit;
    try {
      visit = baseline(about.dataset.visit);
    } catch { /* nothing may be kept */ }
    document.querySelectorAll(".am-news").forEach((card) => tell(card, visit));
    if (!visit) return;
    for (const one of document.querySelectorAll(".am-page [data-changed]")) {
      if (!one.closest(".am-news") && isAfter(one.dataset.changed, visit)) badge(one, about.dataset.new);
    }
  };
  document.addEventListener("account-maps-shown", show);
  if (window.document$) document$.subscribe(show);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
  else show();
})();
