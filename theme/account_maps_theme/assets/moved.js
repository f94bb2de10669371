// An account was one long page once. An address of a place on it leads on to the page that has that place now,
// unless the page itself has it. Which pages there are, the account's tabs say.
(() => {
  const PLACES = [
    ["map", /^(map|everybody|committee|map-.*|route-.*|card-\d+)$/],
    ["metrics", /^(figures|routes|losses|risks|figure-.*)$/],
    ["plan", /^(plan|company|gaps)$/],
    ["people", /^(people|shared|others|(?!__|am-|who-).+)$/],
  ];
  const nameOf = ({ pathname }) => /([^/]+?)(?:\/|\/index\.html|\.html)$/.exec(pathname)?.[1];

  const has = (id) => document.getElementById(id);

  function lead() {
    let id;
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const tabs = [...document.querySelectorAll(".am-account .am-tabs a")];
    if (!id || !tabs.length || has(id)) return;
    const here = tabs.find((tab) => tab.ariaCurrent);
    const bare = id.replace(/^person-/, "");
    const other = [bare, `person-${bare}`].find(has);
    if (other) return location.replace(`#${encodeURIComponent(other)}`);
    if (here !== tabs[0]) return;
    const [page] = PLACES.find(([, places]) => places.test(id)) ?? [];
    const tab = page && tabs.find((one) => nameOf(one) === page);
    if (tab) location.replace(`${tab.href}${location.hash}`);
  }

  addEventListener("hashchange", lead);
  if (window.document$) document$.subscribe(lead);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", lead);
  else lead();
})();
