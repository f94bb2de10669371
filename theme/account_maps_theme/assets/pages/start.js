// Runs before the theme's script, and keeps it from work that a page need not do at its start.

// The theme fetches the whole search index on every page. Here it waits until somebody turns to the search.
(() => {
  const form = document.forms.namedItem("search");
  const marked = new URLSearchParams(location.search);
  if (!form || marked.has("q") || marked.has("h")) return; // words of a search in the address are shown at once
  const wanted = new Promise((go) => {
    for (const sign of ["focusin", "pointerenter"]) form.addEventListener(sign, go, { once: true });
  });
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    open.call(this, method, address, ...rest);
    if (!address.endsWith("/search/search_index.json")) return;
    this.send = () => wanted.then(() => XMLHttpRequest.prototype.send.call(this));
  };
})();

// Each of these has the browser style the whole page anew. The theme marks the page while it sets colors,
// so that nothing fades: nothing does while a page comes up. And it says which colors the window's own bars
// are to have: what it says of light is so anyway.
(() => {
  const { body, head } = document;
  const append = (one) => Node.prototype.appendChild.call(head, one);
  let bars, loading = true;
  head.appendChild = (one) => (one.name === "color-scheme" ? (bars = one) : append(one));
  body.setAttribute = (name, value) => {
    if (name === "data-md-color-switching" && loading) return;
    if (name === "data-md-color-scheme" && value !== "default" && bars) append(bars);
    Element.prototype.setAttribute.call(body, name, value);
  };
  addEventListener("load", () => { loading = false; }, { once: true });
})();
