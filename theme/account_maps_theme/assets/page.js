// Dates age in the reader's browser: "12 Nov 2026" also says "9 days ago", to whoever points at it. Not
// before: the words of a language take a tenth of a second to come up on a phone.
(() => {
  let words;
  const ago = (day) => {
    words ??= new Intl.RelativeTimeFormat(document.documentElement.lang || "en", { numeric: "auto" });
    const days = Math.round((Date.parse(day) - Date.now()) / 864e5);
    const far = Math.abs(days);
    return far < 14 ? words.format(days, "day")
      : far < 60 ? words.format(Math.round(days / 7), "week")
      : words.format(Math.round(days / 30.4), "month");
  };
  addEventListener("pointerover", ({ target }) => {
    const time = target.closest?.(".am-page time");
    if (time) time.title = ago(time.dateTime);
  }, { passive: true });
  // The theme puts wide tables into boxes that scroll; by key they can be scrolled only once they can be reached.
  const reach = () => document.querySelectorAll(".md-typeset__scrollwrap").forEach((box) => { box.tabIndex = 0; });
  // What is out of sight is laid out late; before a jump all of it has to be.
  const whole = () => document.documentElement.classList.add("am-whole");
  if (location.hash) whole();
  const jump = ({ target }) => { if (target.closest?.('a[href*="#"], svg a')) whole(); };
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, jump, { passive: true });
  for (const kind of ["hashchange", "beforeprint"]) addEventListener(kind, whole, { once: true });
  if (window.document$) document$.subscribe(reach); else reach();
})();
